# In the place of micropython.cmake: a firmware without the module, to see what the
# module adds. The options are the same to the letter, so that little is compiled anew
# when the module comes.
#
# SPDX-License-Identifier: MIT
get_filename_component(backmem_include
    ${CMAKE_CURRENT_LIST_DIR}/../../../include ABSOLUTE)
add_library(usermod_backmem INTERFACE)
target_include_directories(usermod_backmem INTERFACE ${backmem_include})
target_link_libraries(usermod INTERFACE usermod_backmem)
