# Stands for ESP-IDF's first pass, which runs a component's CMakeLists.txt as a script
# to learn what it requires: no target is there, and the call returns.
#
# SPDX-License-Identifier: MIT
set(CMAKE_BUILD_EARLY_EXPANSION 1)
set(ESP_PLATFORM 1)
macro(idf_component_register)
    cmake_parse_arguments(asked "" "" "SRCS;INCLUDE_DIRS;REQUIRES" ${ARGN})
    message(STATUS "requires ${asked_REQUIRES}")
    return()
endmacro()
include(${BACKMEM}/CMakeLists.txt)
message(STATUS "done")
