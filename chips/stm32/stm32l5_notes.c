// Where the facts of stm32l5.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32l5xx/drivers/src/stm32l5xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32l5xx/soc/stm32l552xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": TAMP_BASE_NS and _S + BKP0R, RTC_BACKUP_NB 32; the secure "
                        "alias of all is 0x10000000 higher",
        .rule = REGISTERS_RULE,
        .survives = SHUTDOWN_SURVIVES,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 ". RTCAPBEN is 0 after reset (vendor SVD of STM32L552 in "
                 "modm-io/cmsis-svd-stm32)",
        .hazards =
            REGISTERS_HAZARDS ". TAMP_SMCR, fields BKPRWDPROT and BKPWDPROT " ZONES,
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32l5);
