// Where the facts of stm32l476.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32l4_notes.h"

#define HEADER HAL_STM32 "stm32l4xx/soc/stm32l476xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = L4_SURVIVES,
        .steps = "PWREN, DBP, bits in " HEADER ", which knows no RTCAPBEN",
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP0R: ArduPilot/ardupilot@03285787 "
                  "libraries/AP_HAL_ChibiOS/hwdef/common/stm32_util.c, "
                  "set_fast_reboot: boot hold, on CAN nodes (hwdef/Nucleo-L476). Each "
                  "start of its "
                  "bootloader writes it. " NO_OWNER_ELSE,
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32l476);
