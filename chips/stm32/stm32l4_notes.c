// Where the facts of stm32l4.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32l4_notes.h"

#define HEADER HAL_STM32 "stm32l4xx/soc/stm32l452xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = L4_SURVIVES,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 ". Do not rely on RTCAPBEN's reset value: SVD files of the L4 "
                 "family say 1, those of kin 0",
        .hazards = REGISTERS_HAZARDS,
        .owners = ARDUPILOT_BKP0R("MatekL431"),
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32l4);
