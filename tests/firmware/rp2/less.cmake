# In the place of micropython.cmake: the module without some durable objects, to see
# what they add. BACKMEM_LESS names what is left out: OBJECTS (all), STORE, LOG, BOOT.
# Only the module's own files and the search for names are told, so that the port's are
# compiled as before.
#
# SPDX-License-Identifier: MIT
include(${CMAKE_CURRENT_LIST_DIR}/../../../micropython.cmake)
set(backmem_less MICROPY_PY_BACKMEM_${BACKMEM_LESS}=0)
set_source_files_properties(${backmem_sources} PROPERTIES
    COMPILE_DEFINITIONS ${backmem_less})
list(APPEND MICROPY_CPP_DEF_EXTRA ${backmem_less})
