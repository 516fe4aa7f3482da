// Where the facts of stm32g0.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HEADER HAL_STM32 "stm32g0xx/soc/stm32g071xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": TAMP_BASE + BKP0R, five members, RTC_BACKUP_NB 5",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_STM32
                    "stm32g0xx/drivers/src/stm32g0xx_hal_pwr.c); Shutdown keeps them "
                    "while VDD stays in range: " SHUTDOWN_GAP ". " REGISTERS_LOSS,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 ". RTCAPBEN is 0 after reset (vendor SVD of STM32G071 in "
                 "modm-io/cmsis-svd-stm32); without it the registers read 0 and "
                 "ignore stores",
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32g0);
