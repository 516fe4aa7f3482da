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

#define BACKMEM_TAMP_CR2          0x58004404u
#define BACKMEM_TAMP_CR2_BKBLOCK  (1u << 22)
#define BACKMEM_TAMP_CFGR         0x58004420u
#define BACKMEM_TAMP_CFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key
#define BACKMEM_TAMP_SR           0x58004430u
#define BACKMEM_TAMP_SR_TAMPxF    0x45FF00FFu // TAMP1F to 8F; ITAMP1F to 9F, 11F, 15F

#define BACKMEM_ST_RCC_TEXT "vendor SVD of STM32H7S in currentmakers/cmforthlib@a44163e"
#define BACKMEM_ST_HAL_RTCEX                                                           \
    BACKMEM_ST_CUBE "stm32h7rsxx/drivers/src/stm32h7rsxx_hal_rtc_ex.c"

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
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          TRY_SET(RCC_APB4ENR, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          SET(RCC_AHB4ENR, BKPRAMEN),
          RETAIN(PWR_CSR1, BREN),
          RETAIN_READY(PWR_CSR1, BRRDY),
          ASK_BOTH(TAMP_SR, TAMPxF),
          ASK_BOTH(TAMP_CR2, BKBLOCK)),
        "VSWRST, RTCAPBEN, DBP, BKPRAMEN, BREN, BRRDY, TAMPxF, BKBLOCK, bits in "
        BACKMEM_ST_HEADER ". BREN is write-protected by DBP; RTCAPBEN is for the "
        "flags. " BACKMEM_ST_SRAM_HELD("VSWRST", BACKMEM_ST_RCC_TEXT) ". TAMPxF, "
        "BKBLOCK: they reach the SRAM only with TAMP_RPCFGR.RPCFG0 ("
        BACKMEM_ST_HAL_RTCEX "), so they are named after a dropped store only",
    HAZARDS(ECC, CACHEABLE, ZEROIZE, LOCK),
        "ECC: option byte ECC_ON_SRAM. " BACKMEM_ST_CACHED_SRAM ". ZEROIZE: by tamper "
        "where "
        "TAMP_RPCFGR.RPCFG0 selects it (" BACKMEM_ST_HAL_RTCEX "). LOCK: DBP protects "
        "the SRAM too (" BACKMEM_ST_HAL_PWR "); whether loads give 0 without it, as "
        "those of the registers do, is not known. SBS_MESR.MEF tells of an erase, but "
        "its two texts contradict each other, so no step asks it",
    NOT_RESERVED,
        "none known",
    CONFLICT("ECC is an option byte: here it is taken as on, which costs a load for a "
             "narrow write. "
             BACKMEM_ST_DBP_SRAM_CONFLICT ": it is set here in any case. Contents on "
             "a backup domain reset: unknown"),
    PROVED_BY(MODEL)),

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, RTC_BKP_NB 32",
    VBAT,
        BACKMEM_ST_DOMAIN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_APB4ENR, RTCAPBEN),
          UNLOCK_BOTH(PWR_CR1, DBP),
          REQUIRE(TAMP_SR, TAMPxF),
          REQUIRE(TAMP_CR2, BKBLOCK),
          ASK_CLEAR(TAMP_CFGR, BHKLOCK)),
        "VSWRST, RTCAPBEN, DBP, TAMPxF, BKBLOCK, BHKLOCK, bits in " BACKMEM_ST_HEADER
        ". DBP: while it is clear the registers read 0, those of TAMP too "
        "(zephyrproject-rtos/zephyr#107019, #107299), so the flags are looked at "
        "behind it. " BACKMEM_ST_HELD("VSWRST", BACKMEM_ST_RCC_TEXT) ". "
        BACKMEM_ST_FLAGS_HOLD(BACKMEM_ST_SVD_TEXT("STM32H7S")) BACKMEM_ST_CLEAR_FLAGS
        ". BKBLOCK: blocks access to the registers (the same SVD). BHKLOCK: words 0 to "
        "7 then read 0 and ignore stores (" BACKMEM_ST_HAL_RTCEX ")",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS ". TAMP_PRIVCFGR, bits BKPRWPRIV and BKPWPRIV, keep zones "
        "of them for privileged code",
    KEY_RESERVED,
        "BKP0R to BKP7R: the boot hardware key, once TAMP_CFGR.BHKLOCK is set ("
        BACKMEM_ST_HAL_RTCEX ", HAL_RTCEx_LockBootHardwareKey). Without one: "
        BACKMEM_ST_RTC_DRIVERS,
    CONFLICT("DBP: the bit's text says that it protects against writes, users found "
             "that loads give 0 as well: taken so"),
    PROVED_BY(MODEL)));
