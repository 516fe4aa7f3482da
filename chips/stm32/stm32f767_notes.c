// Where the facts of stm32f767.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32f7_notes.h"

#define HEADER HAL_STM32 "stm32f7xx/soc/stm32f767xx.h"

static const backmem_sources_t rows[] = {
    F7_SRAM(BACKMEM_PROOF_MODEL),
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = RTC_SURVIVES,
        .steps = "PWREN, RTCEN, DBP, bits in " HEADER
                 ": RCC_APB1ENR_RTCEN is the RTC's bus, not its clock, which "
                 "RCC_BDCR_RTCEN switches. RTCEN is 0 after reset (vendor SVD of "
                 "STM32F767 in modm-io/cmsis-svd-stm32)",
        .hazards = REGISTERS_HAZARDS,
        .owners = F7_OWNERS,
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32f767);
