// Where the facts of stm32wb.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32wbxx/drivers/src/stm32wbxx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32wbxx/soc/stm32wb55xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
        .rule = REGISTERS_RULE,
        .survives = SHUTDOWN_SURVIVES,
        .steps = "RTCAPBEN, DBP, bits in " HEADER
                 ". There is no PWREN. RTCAPBEN is 1 after reset (vendor SVD of "
                 "STM32WB55 in modm-io/cmsis-svd-stm32), which nothing here relies on",
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP16R address, BKP17R reason, BKP18R state: "
                  "micropython/micropython@1c3c2011 "
                  "ports/stm32/boards/NUCLEO_WB55/rfcore_firmware.py, while it updates",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32wb);
