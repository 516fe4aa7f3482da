# In the place of micropython.cmake: the module without durable objects, to see what
# they add. Only the module's own files and the search for names are told, so that the
# port's are compiled as before.
#
# SPDX-License-Identifier: MIT
set(backmem_small MICROPY_PY_BACKMEM_OBJECTS=0)
include(${CMAKE_CURRENT_LIST_DIR}/../../micropython.cmake)
set_source_files_properties(${backmem_sources} PROPERTIES
    COMPILE_DEFINITIONS ${backmem_small})
list(APPEND MICROPY_CPP_DEF_EXTRA ${backmem_small})
