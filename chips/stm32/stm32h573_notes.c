// Where the facts of stm32h573.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32h5xx/drivers/src/stm32h5xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32h5xx/drivers/src/stm32h5xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32h5xx/soc/stm32h573xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": BKPSRAM_BASE_NS and _S, BKPSRAM_SIZE 4096",
        .rule = "bytes can be stored, but the ECC word is 32 bits: a narrower store "
                "waits in a one-word buffer of the RAM, and a reset drops it (ST's FAQ "
                "'STM32 SRAM/Backup SRAM content is not preserved after reset' names "
                "the H5). Words go straight in. The address is Device memory in the "
                "default map: an unaligned access faults; none is made here",
        .survives = "kept in Standby and on VBAT while BREN is set (" HAL_PWREX
                    ", " HAL_PWR ")",
        .steps = "DBP, BKPRAMEN, BREN, BRRDY, bits in " HEADER
                 ". The H5 has no PWREN. Do not rely on BKPRAMEN, said to be set after "
                 "reset",
        .hazards = "ECC: through RAMCFG (" HEADER
                   ", RAMCFG_BKPRAM). ZEROIZE: by tamper where TAMP_ERCFGR.ERCFG0 "
                   "selects it (" HEADER "). LOCK: DBP protects the SRAM too (" HAL_PWR
                   "); in TrustZone it may be secure by a watermark in the GTZC",
        .owners = "none known",
        .conflict = "the address: embassy-rs/stm32-data#902 had 0x40024000, where the "
                    "CPU reads 0 and stores vanish; header and silicon have "
                    "0x40036400. Backup domain reset: BREN is cleared; errata of H562, "
                    "H563, H573 add that SRAM2 is erased too",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place = HEADER ": TAMP_BASE_NS and _S + BKP0R, RTC_BKP_NB 32; the secure "
                        "alias of all is 0x10000000 higher",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "RTCAPBEN, DBP, bits in " HEADER ". The H5 has no PWREN",
        .hazards =
            REGISTERS_HAZARDS ". TAMP_SECCFGR, fields BKPRWSEC and BKPWSEC " ZONES,
        .owners = "BKP0R to BKP7R: the boot hardware key, once TAMP_SECCFGR.BHKLOCK is "
                  "set (" HEADER "; vendor SVD texts in embassy-rs/stm32-data)",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

const backmem_chip_sources_t backmem_sources_stm32h573 = {
    .chip = &backmem_chip_stm32h573,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
