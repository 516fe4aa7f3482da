# The component for ESP-IDF: the top CMakeLists.txt includes this where ESP-IDF asks.
# It is also run as a script, for the requirements alone.
#
# SPDX-License-Identifier: MIT
get_filename_component(backmem ${CMAKE_CURRENT_LIST_DIR}/.. ABSOLUTE)
file(GLOB sources ${backmem}/src/*.c ${backmem}/chips/esp32/*.c
    ${backmem}/chips/retained/backmem_ram.c)
idf_component_register(
    SRCS ${sources} ${backmem}/esp-idf/backmem_esp.c
    INCLUDE_DIRS ${backmem}/include ${backmem}/esp-idf/include
    REQUIRES freertos)
target_compile_options(${COMPONENT_LIB} PRIVATE -ffreestanding)
# Also what the program compiles: the critical section is in inline functions.
target_compile_definitions(${COMPONENT_LIB} PUBLIC
    "BACKMEM_CONFIG=\"backmem_esp_config.h\"")
