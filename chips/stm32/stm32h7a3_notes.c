// Where the facts of stm32h7a3.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32h7xx/drivers/src/stm32h7xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32h7xx/drivers/src/stm32h7xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32h7xx/soc/stm32h7b3xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": SRD_BKPSRAM_BASE, 'Backup SRAM(4 KB)'",
        .rule =
            "bytes can be stored, but the ECC word is 32 bits: a narrower store waits "
            "in a one-word buffer of the RAM, and a reset drops it (AN5342, quoted in "
            "zephyrproject-rtos/zephyr#103501, of STM32H7). Words go straight in",
        .survives = "kept in Standby and on VBAT while BREN is set (" HAL_PWREX
                    "); after power loss it wakes as noise, check bits too",
        .steps = "DBP, BKPRAMEN, BREN, BRRDY, bits in " HEADER
                 ". The RCC registers have the names of STM32H743 at other addresses. "
                 "BREN is write-protected by DBP",
        .hazards = "ECC: always on in STM32H7. CACHEABLE: 0x38800000 is in the "
                   "write-back region of the default memory map, and a reset drops "
                   "dirty lines (zephyrproject-rtos/zephyr#31702, #94610). ZEROIZE, "
                   "LOCK: see the conflict",
        .owners = "none known",
        .conflict =
            "DBP: the bit's text names registers only, the HAL says 'and backup SRAM' "
            "(" HAL_PWR "): it is set here in any case. Tamper: the HAL, with the text "
            "of F4, says that it does not erase the SRAM (" HAL_PWREX
            "), users of H753 saw it erased: taken as erased. A user saw a HardFault "
            "at an access once, which a power cycle ended",
        .proof = BACKMEM_PROOF_HEADER,
    },
    {
        .place = HEADER ": TAMP_BASE + BKP0R, 32 members",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "RTCAPBEN, DBP, bits in " HEADER
                 "; both registers of the RCC are at other addresses than on STM32H743",
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .conflict = "TAMP_BKP_NUMBER reads 32 in the header, but is the mask of a "
                    "configuration field, not a count",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32h7a3 = {
    .chip = &backmem_chip_stm32h7a3,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
