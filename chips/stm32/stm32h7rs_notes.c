// Where the facts of stm32h7rs.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32h7rsxx/drivers/src/stm32h7rsxx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32h7rsxx/drivers/src/stm32h7rsxx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32h7rsxx/soc/stm32h7s7xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": BKPSRAM_BASE, BKPSRAM_SIZE 4096",
        .rule = "with ECC on, a store narrower than 32 bits waits in a buffer of the "
                "RAM, and a halfword before a reset is 'not really written' (RM0477 "
                "chapter 3, as quoted by users); with ECC off, bytes could be stored",
        .survives = "kept in Standby and on VBAT while BREN is set (" HAL_PWREX
                    "); after power loss it wakes as noise, check bits too",
        .steps = "DBP, BKPRAMEN, BREN, BRRDY, bits in " HEADER
                 ". BREN is write-protected by DBP",
        .hazards =
            "ECC: option byte ECC_ON_SRAM. CACHEABLE: 0x38800000 is in the write-back "
            "region of the default memory map, and a reset drops dirty lines "
            "(zephyrproject-rtos/zephyr#31702, #94610). ZEROIZE: by tamper where "
            "TAMP_ERCFGR selects it (vendor SVD texts in embassy-rs/stm32-data). LOCK: "
            "DBP protects the SRAM too (" HAL_PWR ")",
        .owners = "none known",
        .conflict = "ECC is an option byte: here it is taken as on, which costs a load "
                    "for a narrow write and a fill with zeros when BREN is found "
                    "clear. DBP: the bit's text names registers only, the HAL says "
                    "'and backup SRAM': it is set here in any case",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place = HEADER ": TAMP_BASE + BKP0R, RTC_BKP_NB 32",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "RTCAPBEN, DBP, bits in " HEADER,
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_MODEL,
    },
};

const backmem_chip_sources_t backmem_sources_stm32h7rs = {
    .chip = &backmem_chip_stm32h7rs,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
