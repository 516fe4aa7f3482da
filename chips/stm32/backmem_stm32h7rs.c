// STM32H7R3, H7R7, H7S3, H7S7.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32h7_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32h7rsxx/soc/stm32h7s7xx.h"
#define BACKMEM_ST_HAL_PWR                                                             \
    BACKMEM_ST_CUBE "stm32h7rsxx/drivers/src/stm32h7rsxx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32h7rsxx/drivers/src/stm32h7rsxx_hal_pwr_ex.c"

#define BACKMEM_TAMP_BKP0R     0x58004500u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_AHB4ENR 0x58024540u
#define BACKMEM_RCC_APB4ENR 0x58024554u

#define BACKMEM_PWR_CSR1       0x58024808u
#define BACKMEM_PWR_CSR1_BREN  (1u << 0)
#define BACKMEM_PWR_CSR1_BRRDY (1u << 16)

BACKMEM_PAGE(stm32h7rs, "STMicroelectronics",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_HEADER ": BKPSRAM_BASE, BKPSRAM_SIZE 4096",
    UNIT(4, 4, 1, PENDING),
        "with ECC on, a store narrower than 32 bits waits in a buffer of the RAM, and "
        "a halfword before a reset is 'not really written' (RM0477 chapter 3, as "
        "quoted by users); with ECC off, bytes could be stored",
    VBAT,
        BACKMEM_ST_ECC_SRAM_SURVIVES(BACKMEM_ST_HAL_PWREX),
    STEPS(UNLOCK(PWR_CR1, DBP),
          SET(RCC_AHB4ENR, BKPRAMEN),
          RETAIN(PWR_CSR1, BREN),
          RETAIN_READY(PWR_CSR1, BRRDY)),
        "DBP, BKPRAMEN, BREN, BRRDY, bits in " BACKMEM_ST_HEADER ". BREN is "
        "write-protected by "
        "DBP",
    HAZARDS(ECC, CACHEABLE, ZEROIZE, LOCK),
        "ECC: option byte ECC_ON_SRAM. " BACKMEM_ST_CACHED_SRAM ". ZEROIZE: by tamper "
        "where "
        "TAMP_ERCFGR selects it (vendor SVD texts in embassy-rs/stm32-data). LOCK: DBP "
        "protects the SRAM too (" BACKMEM_ST_HAL_PWR ")",
    NOT_RESERVED,
        "none known",
    CONFLICT("ECC is an option byte: here it is taken as on, which costs a load for a "
             "narrow write and a fill with zeros when BREN is found clear. "
             BACKMEM_ST_DBP_SRAM_CONFLICT ": it is set here in any case"),
    PROVED_BY(MODEL)),

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, RTC_BKP_NB 32",
    VBAT,
        BACKMEM_ST_DOMAIN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(SET(RCC_APB4ENR, RTCAPBEN), UNLOCK_BOTH(PWR_CR1, DBP)),
        "RTCAPBEN, DBP, bits in " BACKMEM_ST_HEADER ". Without DBP loads give 0: "
        "zephyrproject-rtos/zephyr#107019, #107299",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    NOT_RESERVED,
        BACKMEM_ST_NO_OWNER,
    NO_CONFLICT, PROVED_BY(MODEL)));
