# The MicroPython module, for ports that build with CMake:
#
#   make -C ports/rp2 BOARD=... USER_C_MODULES=<this folder>/micropython.cmake
#
# SPDX-License-Identifier: MIT
file(GLOB backmem_sources CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_LIST_DIR}/bindings/micropython/*.c
    ${CMAKE_CURRENT_LIST_DIR}/src/*.c
    ${CMAKE_CURRENT_LIST_DIR}/chips/*/*.c
)
# All chips' rows and labels: the linker drops those that are not named. Their
# notes are for host tools.
list(FILTER backmem_sources EXCLUDE REGEX "_notes\\.c$")

add_library(usermod_backmem INTERFACE)
target_sources(usermod_backmem INTERFACE ${backmem_sources})
target_include_directories(usermod_backmem INTERFACE
    ${CMAKE_CURRENT_LIST_DIR}/include
)
target_link_libraries(usermod INTERFACE usermod_backmem)
