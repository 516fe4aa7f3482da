# The MicroPython module, for ports that build with CMake:
#
#   make -C ports/rp2 BOARD=... USER_C_MODULES=<this folder>/micropython.cmake
#   west build -b ... ports/zephyr -- -DUSER_C_MODULES=<this folder>/micropython.cmake
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

# Zephyr's port takes no compile options from a module. The chip is that of CONFIG_SOC
# in the list of the Zephyr module, unless the variable BACKMEM_CHIP names one.
if(COMMAND zephyr_compile_definitions)
    if(CONFIG_BACKMEM)
        message(FATAL_ERROR "backmem: the Zephyr module and MicroPython's would share "
            "the memory, and neither knows what the other has there. "
            "Set CONFIG_BACKMEM=n.")
    endif()
    if(NOT BACKMEM_CHIP)
        file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/zephyr/Kconfig.chips backmem_line
            REGEX " if SOC = \"${CONFIG_SOC}\"$")
        string(REGEX REPLACE ".*default \"([a-z0-9_]+)\".*" "\\1" BACKMEM_CHIP
            "${backmem_line}")
    endif()
    # These pages have no address: a node of the devicetree gives their memory.
    if(BACKMEM_CHIP AND NOT BACKMEM_CHIP MATCHES "^(esp32|pse84)$")
        zephyr_compile_definitions(BACKMEM_CHIP=${BACKMEM_CHIP})
    endif()
    # Its default features have no attribute delegation.
    zephyr_compile_definitions(MICROPY_MODULE_ATTR_DELEGATION=1)
endif()
