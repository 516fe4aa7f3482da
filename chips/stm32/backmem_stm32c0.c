// STM32C0, all of them: four words of the PWR block that store 16 bits each. No write
// protection, no battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32c0xx/soc/stm32c031xx.h"
#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32c0xx/drivers/src/stm32c0xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32c0xx/drivers/src/stm32c0xx_hal_pwr_ex.c"

// Named as in RM0490.
#define BACKMEM_PWR_BKP0R     0x40007070u // 16 bits in each word
#define BACKMEM_PWR_BKP_COUNT 4

#define BACKMEM_RCC_APBENR1       0x4002103Cu
#define BACKMEM_RCC_APBENR1_PWREN (1u << 28)

BACKMEM_PAGE(stm32c0, "STMicroelectronics",

REGION("PWR_BKP",
    HALVES_AT(PWR_BKP0R, PWR_BKP_COUNT),
        BACKMEM_ST_HEADER ": PWR_BASE + BKP0R, four members",
    UNIT(2, 4, 0, UNKNOWN),
        "16 of the 32 bits store: PWR_BKPxR is 16 bits wide in the vendor SVD, and the "
        "HAL writes and reads 16 (HAL_PWREx_BKUPWrite, " BACKMEM_ST_HAL_PWREX "). What "
        "a byte "
        "store does is not written down for this chip: treated as the worst",
    NO_VBAT,
        "Standby and Shutdown lose all but the backup domain (" BACKMEM_ST_HAL_PWR ", "
        BACKMEM_ST_HAL_PWREX "). There is no VBAT pin: at power-off they go",
    STEPS(SET(RCC_APBENR1, PWREN)),
        "PWREN, bits in " BACKMEM_ST_HEADER ". PWR_CR1 has no DBP here, and the "
        "registers are "
        "not behind the gate of the RTC's bus",
    NO_HAZARDS,
        "none known: the header has no DBP, no tamper flags and no blocks. Whether "
        "RCC_CSR1.RTCRST reaches these registers is not known. With readout protection "
        "a debugger must not read them (ST wiki article RDP_for_STM32C0)",
    RESERVED(HALVES(0, 1, TRANSIENT, "STM32RTC library")),
        "only visited. BKP0R: " BACKMEM_BY_STM32RTC,
    CONFLICT("the masks in the header are 32 bits wide, PWR_BKP0R_BKP 0xFFFFFFFF; SVD "
             "and HAL have 16"),
    PROVED_BY(HEADER)));
