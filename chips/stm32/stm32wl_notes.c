// Where the facts of stm32wl.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32wlxx/drivers/src/stm32wlxx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32wlxx/soc/stm32wl55xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": TAMP_BASE + BKP0R, RTC_BACKUP_NB 20",
        .rule = REGISTERS_RULE,
        .survives = SHUTDOWN_SURVIVES,
        .steps = "RTCAPBEN, DBP, bits in " HEADER
                 ". There is no PWREN. RTCAPBEN is 0 after reset (vendor SVD of "
                 "STM32WLE5 in modm-io/cmsis-svd-stm32)",
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER
        ". On the dual-core parts the other core's program reaches the same words",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32wl);
