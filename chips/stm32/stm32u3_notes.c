// Where the facts of stm32u3.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32u3xx/drivers/src/stm32u3xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32u3xx/drivers/src/stm32u3xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32u3xx/soc/stm32u375xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": TAMP_BASE_NS and _S + BKP0R, RTC_BKP_NB 32; the secure "
                        "alias of all is 0x10000000 higher",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), and so does Shutdown, in which nothing watches the supply and "
                    "VBAT cannot take over (" HAL_PWREX
                    "). On VBAT they are kept otherwise. " REGISTERS_LOSS,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER,
        .hazards =
            REGISTERS_HAZARDS ". TAMP_SECCFGR, fields BKPRWSEC and BKPWSEC " ZONES
                              ". Which tamper erases them is configurable (RPCFG31)",
        .owners = "BKP0R to BKP7R: the boot hardware key, once TAMP_SECCFGR.BHKLOCK is "
                  "set (" HEADER "; vendor SVD texts in embassy-rs/stm32-data)",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32u3 = {
    .chip = &backmem_chip_stm32u3,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
