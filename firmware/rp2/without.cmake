# In the place of micropython.cmake: a firmware without the module, compiled with the
# same options, to see what the module adds.
#
# SPDX-License-Identifier: MIT
add_library(usermod_backmem INTERFACE)
target_include_directories(usermod_backmem INTERFACE
    ${CMAKE_CURRENT_LIST_DIR}/../../include
)
target_link_libraries(usermod INTERFACE usermod_backmem)
