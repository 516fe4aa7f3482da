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

# Ends with what is known about a name that is no chip's.
function(backmem_no_chip name root)
    string(TOLOWER "${name}" asked)
    string(REGEX REPLACE "[^a-z0-9]" "" asked "${asked}")
    set(chips "")
    file(GLOB lists "${root}/host/devices/*.def")
    foreach(list IN LISTS lists)
        file(STRINGS "${list}" lines REGEX "^BACKMEM_(DEVICE|SERIES)\\(")
        foreach(line IN LISTS lines)
            string(FIND "${line}" "SERIES" series)
            string(REGEX MATCH "\\((.*), (.*)\\)" line "${line}")
            set(device "${CMAKE_MATCH_1}")
            set(chip "${CMAKE_MATCH_2}")
            # A package's whole name fits, and so does the begin of a header's.
            string(REPLACE "x" "." pattern "${device}")
            if(NOT series EQUAL -1)
                set(pattern "${device}$")
            endif()
            string(FIND "${device}" "${asked}" at)
            if(asked MATCHES "^${pattern}" OR (asked AND at EQUAL 0))
                list(APPEND chips "${chip}")
            endif()
        endforeach()
    endforeach()
    list(REMOVE_DUPLICATES chips)
    list(LENGTH chips count)
    if(count EQUAL 1)
        message(FATAL_ERROR "backmem: no chip is called '${name}'; it is a device "
            "whose chip is called '${chips}'")
    endif()
    file(GLOB pages "${root}/chips/*/backmem_*.c")
    list(TRANSFORM pages REPLACE ".*/backmem_(.*)\\.c" "\\1")
    list(SORT pages)
    string(SUBSTRING "${asked}" 0 5 begin)
    set(near ${pages})
    list(FILTER near INCLUDE REGEX "^${begin}")
    if(NOT near)
        set(near ${pages})
    endif()
    list(JOIN near " " near)
    message(FATAL_ERROR "backmem: no chip is called '${name}'; these are: ${near}. "
        "docs/chips.md has each device's; 'make chips', and 'build/backmem-chips "
        "${name}', looks up devices and boards")
endfunction()

function(backmem_sources target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "VENDOR" "")
    get_filename_component(root "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/.." ABSOLUTE)
    if(NOT TARGET ${target})
        message(FATAL_ERROR "backmem_sources: '${target}' is no target")
    endif()
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
    foreach(chip IN LISTS arg_UNPARSED_ARGUMENTS)
        set(page "")
        if(chip MATCHES "^[a-z0-9_]+$")
            file(GLOB page "${root}/chips/*/backmem_${chip}.c")
        endif()
        if(NOT page)
            backmem_no_chip("${chip}" "${root}")
        endif()
        if(arg_VENDOR)
            get_filename_component(folder "${page}" DIRECTORY)
            get_filename_component(family "${folder}" NAME)
            if(NOT EXISTS "${folder}/backmem_${family}_vendor.h")
                message(FATAL_ERROR "backmem_sources: nothing compares '${chip}' with "
                    "a vendor's header; leave VENDOR out")
            endif()
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
