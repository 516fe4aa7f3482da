// Where the facts of stm32f303.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32f3xx/soc/stm32f303xc.h"
#define MEMBERS "16"
#define OWNERS                                                                   \
    "BKP0R: ArduPilot/ardupilot@03285787 "                                       \
    "libraries/AP_HAL_ChibiOS/hwdef/common/stm32_util.c, set_fast_reboot: boot " \
    "hold, on CAN nodes (hwdef/f303-periph). Each start of its bootloader "      \
    "writes it. " NO_OWNER_ELSE
#include "stm32f3_notes.h"

STM32_SOURCES(stm32f303);
