// Where the facts of stm32c0.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32c0xx/drivers/src/stm32c0xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32c0xx/drivers/src/stm32c0xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32c0xx/soc/stm32c031xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": PWR_BASE + BKP0R, four members",
        .rule = "16 of the 32 bits store: PWR_BKPxR is 16 bits wide in the vendor SVD, "
                "and the HAL writes and reads 16 (HAL_PWREx_BKUPWrite, " HAL_PWREX
                "). What a byte store does is not written down for this chip: treated "
                "as the worst",
        .survives = "Standby and Shutdown lose all but the backup domain (" HAL_PWR
                    ", " HAL_PWREX "). There is no VBAT pin: at power-off they go",
        .steps =
            "PWREN, bits in " HEADER ". PWR_CR1 has no DBP here, and the registers are "
            "not behind the gate of the RTC's bus",
        .hazards = "none known. With readout protection a debugger must not read them "
                   "(ST wiki article RDP_for_STM32C0)",
        .owners = "none known",
        .conflict = "the masks in the header are 32 bits wide, PWR_BKP0R_BKP "
                    "0xFFFFFFFF; SVD and HAL have 16",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32c0);
