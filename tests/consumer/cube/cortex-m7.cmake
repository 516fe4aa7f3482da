# Toolchain file: the Cortex-M7 of an STM32H743, flags as CubeMX gives them.
#
# SPDX-License-Identifier: MIT
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_C_FLAGS_INIT
    "-mcpu=cortex-m7 -mthumb -mfpu=fpv5-d16 -mfloat-abi=hard -Os -ffunction-sections")
set(CMAKE_EXE_LINKER_FLAGS_INIT
    "-nostartfiles --specs=nano.specs -Wl,--gc-sections -Wl,--no-warn-rwx-segments")
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
