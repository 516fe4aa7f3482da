# The MicroPython module, for ports that build with CMake:
#
#   make -C ports/rp2 BOARD=... USER_C_MODULES=<this folder>/micropython.cmake
#
# SPDX-License-Identifier: MIT

# Of chips/ one page is compiled, by bindings/micropython/backmem_mp_page.c.
file(GLOB backmem_sources CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_LIST_DIR}/bindings/micropython/*.c
    ${CMAKE_CURRENT_LIST_DIR}/src/*.c
)

add_library(usermod_backmem INTERFACE)
target_sources(usermod_backmem INTERFACE ${backmem_sources})
target_include_directories(usermod_backmem INTERFACE
    ${CMAKE_CURRENT_LIST_DIR}/include
)
target_link_libraries(usermod INTERFACE usermod_backmem)
