// Where the facts of stm32h503.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32h5xx/drivers/src/stm32h5xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32h5xx/drivers/src/stm32h5xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32h5xx/soc/stm32h503xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": BKPSRAM_BASE_NS, BKPSRAM_SIZE 2048",
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
        .hazards =
            "ECC: through RAMCFG (" HEADER ", RAMCFG_BKPRAM). ZEROIZE: by tamper where "
            "TAMP_ERCFGR.ERCFG0 selects it (" HEADER
            "). LOCK: DBP protects the SRAM too (" HAL_PWR ")",
        .owners = "none known",
        .conflict =
            "the address: embassy-rs/stm32-data#902 had 0x40024000 for STM32H5, where "
            "the CPU reads 0 and stores vanish; header and silicon have 0x40036400",
        .proof = BACKMEM_PROOF_HEADER,
    },
    {
        .place = HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "RTCAPBEN, DBP, bits in " HEADER ". The H5 has no PWREN",
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32h503 = {
    .chip = &backmem_chip_stm32h503,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
