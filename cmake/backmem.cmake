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

# A name's letters and digits, in lower case.
function(backmem_plain out name)
    string(TOLOWER "${name}" plain)
    string(REGEX REPLACE "[^a-z0-9]" "" plain "${plain}")
    set(${out} "${plain}" PARENT_SCOPE)
endfunction()

# The chips in `out` that a device's name can mean: that of the entry which spells out
# most of it, or else those of all entries that begin like it. The names of reasons for
# which such an entry refuses a device are in `<out>_refused`.
function(backmem_chips_of_device out name root)
    backmem_plain(asked "${name}")
    set(most 0)
    set(chips "")
    set(refused "")
    file(GLOB lists "${root}/host/devices/*.def")
    foreach(list IN LISTS lists)
        file(STRINGS "${list}" lines REGEX "^BACKMEM_(DEVICE|SERIES|LINE|REFUSED)\\(")
        foreach(line IN LISTS lines)
            string(REGEX MATCH "_([A-Z]+)\\(([a-z0-9_]+), ([a-z0-9_]+)" line "${line}")
            set(kind "${CMAKE_MATCH_1}")
            set(chip "${CMAKE_MATCH_3}")
            backmem_plain(entry "${CMAKE_MATCH_2}")
            string(REPLACE "x" "" spelled "${entry}")
            string(LENGTH "${spelled}" fit)
            string(REPLACE "x" "." pattern "${entry}")
            # A series' name is no part of another one; nor is a device's own.
            if(kind STREQUAL "SERIES"
                    OR (kind STREQUAL "DEVICE" AND spelled STREQUAL entry))
                string(APPEND pattern "$")
            endif()
            string(FIND "${entry}" "${asked}" at)
            if(asked MATCHES "^${pattern}" AND fit GREATER most)
                set(most ${fit})
                set(chips "${chip}")
                set(refused "")
                if(kind STREQUAL "REFUSED")
                    set(chips "")
                    set(refused "${chip}")
                endif()
            elseif(most EQUAL 0 AND asked AND at EQUAL 0)
                if(kind STREQUAL "REFUSED")
                    list(APPEND refused "${chip}")
                else()
                    list(APPEND chips "${chip}")
                endif()
            endif()
        endforeach()
    endforeach()
    list(REMOVE_DUPLICATES chips)
    list(REMOVE_DUPLICATES refused)
    set(${out} "${chips}" PARENT_SCOPE)
    set(${out}_refused "${refused}" PARENT_SCOPE)
endfunction()

# Why the devices with this reason are refused.
function(backmem_reason_text out reason root)
    file(GLOB lists "${root}/host/devices/*.def")
    foreach(list IN LISTS lists)
        file(READ "${list}" text)
        string(REGEX REPLACE "\"\n *\"" "" text "${text}")
        if(text MATCHES "BACKMEM_REASON\\(${reason},[ \n]*\"([^\"]*)\"")
            set(${out} "${CMAKE_MATCH_1}" PARENT_SCOPE)
        endif()
    endforeach()
endfunction()

# The devices in `out` that are on a board. In Zephyr's names the device can stand
# behind the board: board@revision/device.
function(backmem_devices_of_board out name root)
    string(REGEX MATCH "^([^@/]*)(@[^/]*)?/?([^/]*)" parts "${name}")
    backmem_plain(asked "${CMAKE_MATCH_1}")
    backmem_plain(part "${CMAKE_MATCH_3}")
    set(devices "")
    file(GLOB lists "${root}/host/devices/boards_*.def")
    foreach(list IN LISTS lists)
        file(READ "${list}" text)
        string(REGEX REPLACE "\"\n *\"" "" text "${text}")
        string(REGEX MATCHALL "BACKMEM_BOARDS\\([a-z0-9_]+, \"[^\"]*\"" lines
            "${text}")
        foreach(line IN LISTS lines)
            string(REGEX MATCH "\\(([a-z0-9_]+), \"(.*)\"" line "${line}")
            set(device "${CMAKE_MATCH_1}")
            backmem_plain(plain "${device}")
            string(REPLACE " " ";" boards "${CMAKE_MATCH_2}")
            list(TRANSFORM boards REPLACE "[^a-z0-9]" "")
            if(asked IN_LIST boards AND (NOT part OR part STREQUAL plain))
                list(APPEND devices "${device}")
            endif()
        endforeach()
    endforeach()
    set(${out} "${devices}" PARENT_SCOPE)
endfunction()

# Ends where all that the name can mean is refused, with the reason.
function(backmem_refused name what reasons root)
    list(LENGTH reasons count)
    if(count EQUAL 1)
        backmem_reason_text(text "${reasons}" "${root}")
        message(FATAL_ERROR "backmem: no chip is called '${name}'; it is ${what}, "
            "which is refused: ${text}")
    endif()
    message(FATAL_ERROR "backmem: no chip is called '${name}'; it is ${what}, "
        "which backmem has no chip for: docs/chips.md")
endfunction()

# Ends where no device or board has this name.
function(backmem_unknown name root)
    file(GLOB pages "${root}/chips/*/backmem_*.c")
    list(TRANSFORM pages REPLACE ".*/backmem_(.*)\\.c" "\\1")
    list(SORT pages)
    backmem_plain(asked "${name}")
    string(SUBSTRING "${asked}" 0 5 begin)
    set(near ${pages})
    list(FILTER near INCLUDE REGEX "^${begin}")
    if(NOT near)
        set(near ${pages})
    endif()
    list(JOIN near " " near)
    message(FATAL_ERROR "backmem: no chip is called '${name}'; these are: ${near}. "
        "docs/chips.md has the chip of each device; 'make chips', and "
        "'build/backmem-chips ${name}', looks up devices and boards")
endfunction()

# Ends with what is known about a name that is no chip's; tools/chip_names.py has the
# same words.
function(backmem_no_chip name root)
    if(name MATCHES "[ \t]")
        message(FATAL_ERROR "backmem: no chip is called '${name}': each chip is an "
            "argument of its own, without blanks")
    endif()
    backmem_devices_of_board(devices "${name}" "${root}")
    set(chips "")
    set(refused "")
    foreach(device IN LISTS devices)
        backmem_chips_of_device(more "${device}" "${root}")
        list(APPEND chips ${more})
        list(APPEND refused ${more_refused})
    endforeach()
    list(REMOVE_DUPLICATES chips)
    list(REMOVE_DUPLICATES refused)
    list(JOIN devices ", " joined)
    set(what "a board with ${joined}")
    if(NOT devices)
        backmem_chips_of_device(chips "${name}" "${root}")
        set(refused "${chips_refused}")
        set(what "a device")
    endif()
    list(LENGTH chips count)
    if(count EQUAL 1 AND NOT refused)
        message(FATAL_ERROR "backmem: no chip is called '${name}'; it is ${what} "
            "whose chip is called '${chips}'")
    endif()
    if(count EQUAL 0 AND (refused OR devices))
        backmem_refused("${name}" "${what}" "${refused}" "${root}")
    endif()
    list(SORT chips)
    list(JOIN chips "', '" quoted)
    if(devices)
        message(FATAL_ERROR "backmem: no chip is called '${name}'; it is ${what}. "
            "Their chips are called '${quoted}'")
    endif()
    list(JOIN chips ", " chips)
    if(refused)
        string(APPEND chips ", and some devices are refused")
    endif()
    if(count GREATER 0)
        message(FATAL_ERROR "backmem: no chip is called '${name}': more than one chip: "
            "${chips}. docs/chips.md has the chip of each device")
    endif()
    backmem_unknown("${name}" "${root}")
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
