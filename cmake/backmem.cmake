# backmem in a target of yours, compiled with that target's flags:
#
#   backmem_sources(<target> <chip>... [VENDOR <header>])
#
# The chips are those of docs/chips.md. With the vendor's header, such as stm32f4xx.h,
# the compiler compares the numbers on each chip's page with the header's.
# BACKMEM_CONFIG, if set, is the header that configures the library: a path, or one from
# the top folder.
#
# CMakeLists.txt and the installed package include this.
#
# SPDX-License-Identifier: MIT

if(NOT backmem_include_dir)
    get_filename_component(backmem_include_dir "${CMAKE_CURRENT_LIST_DIR}/../include"
        ABSOLUTE)
endif()
set_property(GLOBAL PROPERTY BACKMEM_INCLUDE_DIR "${backmem_include_dir}")

# The path of the user's configuration header in `out`; none: empty.
function(backmem_config_path out)
    set(path "${BACKMEM_CONFIG}")
    if(path)
        get_filename_component(path "${path}" ABSOLUTE BASE_DIR "${CMAKE_SOURCE_DIR}")
        if(NOT EXISTS "${path}")
            message(FATAL_ERROR "backmem: BACKMEM_CONFIG names no file: ${path}")
        endif()
    endif()
    set(${out} "${path}" PARENT_SCOPE)
endfunction()

# Ends with what is known about a name that is no chip's. tools/chip_names.py knows
# devices and boards; where Python is missing, only names of chips are told.
function(backmem_no_chip name root)
    foreach(python python3 python py)
        execute_process(COMMAND ${python} "${root}/tools/chip_names.py" "${name}"
            OUTPUT_VARIABLE said RESULT_VARIABLE status ERROR_QUIET
            OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(status STREQUAL "0" AND said)
            message(FATAL_ERROR "backmem: ${said}")
        endif()
    endforeach()
    file(GLOB pages "${root}/chips/*/backmem_*.c")
    list(TRANSFORM pages REPLACE ".*/backmem_(.*)\\.c" "\\1")
    list(SORT pages)
    list(JOIN pages " " pages)
    message(FATAL_ERROR "backmem: no chip is called '${name}'; these are: ${pages}. "
        "docs/chips.md has the chip of each device")
endfunction()

# Tells of devices that are called like a chip and are another one's: stm32g4 is not
# the chip of each STM32G4.
function(backmem_namesakes chip root)
    set(others "")
    file(GLOB lists "${root}/host/devices/*.def")
    foreach(list IN LISTS lists)
        file(STRINGS "${list}" lines
            REGEX "^BACKMEM_(DEVICE|SERIES|LINE)\\(${chip}[a-z0-9][a-z0-9_]*, ")
        foreach(line IN LISTS lines)
            string(REGEX MATCH "\\(([a-z0-9_]+), ([a-z0-9_]+)" line "${line}")
            set(device "${CMAKE_MATCH_1}")
            set(page "${CMAKE_MATCH_2}")
            if(NOT page STREQUAL chip AND NOT "${others};" MATCHES " has ${page};")
                list(APPEND others "${device} has ${page}")
            endif()
        endforeach()
    endforeach()
    if(others)
        list(JOIN others ", " others)
        message(STATUS "backmem: ${chip} is not the chip of all devices that begin so: "
            "${others}. docs/chips.md has the chip of each device")
    endif()
endfunction()

# Ends where a variable that the caller gave is empty or was never set.
function(backmem_not_empty target chips)
    if("${chips}" STREQUAL "")
        message(FATAL_ERROR "backmem_sources: '${target}' is given no chip. Is a "
            "variable empty? For descriptors of your own alone name the chip 'ram'")
    endif()
    set(place 1)
    foreach(chip IN LISTS chips)
        if("${chip}" STREQUAL "")
            message(FATAL_ERROR "backmem_sources: chip ${place} of '${target}' is an "
                "empty name. Is a variable empty?")
        endif()
        math(EXPR place "${place} + 1")
    endforeach()
endfunction()

function(backmem_sources target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "VENDOR" "")
    get_filename_component(root "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/.." ABSOLUTE)
    if(NOT TARGET ${target})
        message(FATAL_ERROR "backmem_sources: '${target}' is no target")
    endif()
    if("VENDOR" IN_LIST ARGN AND NOT arg_VENDOR)
        message(FATAL_ERROR "backmem_sources: no header stands behind VENDOR. Is a "
            "variable empty?")
    endif()
    backmem_not_empty("${target}" "${arg_UNPARSED_ARGUMENTS}")
    if(NOT CMAKE_C_COMPILER_LOADED)
        message(FATAL_ERROR "backmem_sources: the sources are C. Say so in your "
            "project: project(${PROJECT_NAME} LANGUAGES C CXX)")
    endif()
    set(own PRIVATE)
    set(shared PUBLIC)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "INTERFACE_LIBRARY")
        set(own INTERFACE)
        set(shared INTERFACE)
    endif()
    file(GLOB sources CONFIGURE_DEPENDS "${root}/src/*.c")
    set(compared FALSE)
    foreach(chip IN LISTS arg_UNPARSED_ARGUMENTS)
        set(page "")
        if(chip MATCHES "^[a-z0-9_]+$")
            file(GLOB page "${root}/chips/*/backmem_${chip}.c")
        endif()
        if(NOT page)
            backmem_no_chip("${chip}" "${root}")
        endif()
        if(NOT arg_VENDOR) # which compares
            backmem_namesakes("${chip}" "${root}")
        endif()
        if(arg_VENDOR)
            get_filename_component(folder "${page}" DIRECTORY)
            get_filename_component(family "${folder}" NAME)
            if(family STREQUAL "retained") # RAM: it may stand beside its chip
                set(uncompared "${chip}")
                list(APPEND sources "${page}")
                continue()
            endif()
            if(NOT EXISTS "${folder}/backmem_${family}_vendor.h")
                message(FATAL_ERROR "backmem_sources: nothing compares '${chip}' with "
                    "a vendor's header; leave VENDOR out")
            endif()
            set(compared TRUE)
            set(checked "${CMAKE_CURRENT_BINARY_DIR}/backmem_${target}_${chip}.c")
            file(CONFIGURE OUTPUT "${checked}" @ONLY CONTENT [[
#include "@arg_VENDOR@"
#include "@page@"
#include "@folder@/backmem_@family@_vendor.h"
]])
            set(page "${checked}")
        endif()
        list(APPEND sources "${page}")
    endforeach()
    if(arg_VENDOR AND NOT compared)
        message(FATAL_ERROR "backmem_sources: nothing compares '${uncompared}' with a "
            "vendor's header; leave VENDOR out")
    endif()
    target_sources(${target} ${own} ${sources})
    # What is not named, and the chips' sources of facts, the linker can drop.
    set_property(SOURCE ${sources} TARGET_DIRECTORY ${target} APPEND PROPERTY
        COMPILE_OPTIONS -ffunction-sections -fdata-sections)
    get_property(include_dir GLOBAL PROPERTY BACKMEM_INCLUDE_DIR)
    target_include_directories(${target} ${shared} "${include_dir}")
    backmem_config_path(config)
    if(config)
        target_compile_definitions(${target} ${shared} "BACKMEM_CONFIG=\"${config}\"")
    endif()
endfunction()
