// Where the facts of stm32l412.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32l4_notes.h"

#define HEADER HAL_STM32 "stm32l4xx/soc/stm32l412xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": TAMP_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = L4_SURVIVES,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 ". RTCAPBEN is 1 after reset (vendor SVD of STM32L412 in "
                 "modm-io/cmsis-svd-stm32), which nothing here relies on",
        .hazards =
            REGISTERS_HAZARDS ". A tamper event of L4P5 and L4Q5 clears SRAM2 too",
        .owners = NO_OWNER,
        .conflict = "the headers of L4P5 and L4Q5 show the TAMP block only when "
                    "STM32L4P5xx or STM32L4Q5xx is defined with a value",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32l412);
