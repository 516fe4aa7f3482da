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
        .rule = ECC_SRAM_BUFFER "(AN5342, quoted in zephyrproject-rtos/zephyr#103501, "
                                "of STM32H7). Words go straight in",
        .survives = ECC_SRAM_SURVIVES,
        .steps = "DBP, BKPRAMEN, BREN, BRRDY, bits in " HEADER
                 ". The RCC registers have the names of STM32H743 at other addresses. "
                 "BREN is write-protected by DBP",
        .hazards = "ECC: always on in STM32H7. " CACHED_SRAM
                   ". ZEROIZE, LOCK: see the conflict",
        .owners = "none known",
        .conflict = DBP_SRAM_CONFLICT
        " (" HAL_PWR "): it is set here in any case. Tamper: the HAL, with the text of "
        "F4, says that it does not erase the SRAM (" HAL_PWREX
        "), users of H753 saw it erased: taken as erased. A user saw a HardFault at an "
        "access once, which a power cycle ended",
        .proof = BACKMEM_PROOF_HEADER,
    },
    {
        .place = HEADER ": TAMP_BASE + BKP0R, 32 members",
        .rule = REGISTERS_RULE,
        .survives = DOMAIN_SURVIVES,
        .steps = "RTCAPBEN, DBP, bits in " HEADER
                 "; both registers of the RCC are at other addresses than on STM32H743",
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .conflict = "TAMP_BKP_NUMBER reads 32 in the header, but is the mask of a "
                    "configuration field, not a count",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32h7a3);
