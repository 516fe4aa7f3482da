// STM32H7A3, H7B0, H7B3: as H743, with other addresses of the RCC and of the registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32h7_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32h7xx/soc/stm32h7b3xx.h"
#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32h7xx/drivers/src/stm32h7xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32h7xx/drivers/src/stm32h7xx_hal_pwr_ex.c"

#define BACKMEM_TAMP_BKP0R     0x58004500u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_AHB4ENR 0x58024540u
#define BACKMEM_RCC_APB4ENR 0x58024554u

#define BACKMEM_PWR_CR2       0x58024808u
#define BACKMEM_PWR_CR2_BREN  (1u << 0)
#define BACKMEM_PWR_CR2_BRRDY (1u << 16)

#define BACKMEM_TAMP_SR        0x58004430u
#define BACKMEM_TAMP_SR_TAMPxF 0x00BF0007u // TAMP1F to TAMP3F, ITAMP1F to 6F and 8F

#define BACKMEM_ST_PWR_TEXT                                                            \
    "embassy-rs/stm32-data@871bfd30 data/registers/pwr_h7rm0455.yaml"

BACKMEM_PAGE(stm32h7a3, "STMicroelectronics",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_HEADER ": SRD_BKPSRAM_BASE, 'Backup SRAM(4 KB)'",
    UNIT(4, 4, 1, PENDING),
        BACKMEM_ST_ECC_SRAM_BUFFER "(AN5342, quoted in "
        "zephyrproject-rtos/zephyr#103501, of "
        "STM32H7). Words go straight in",
    VBAT,
        BACKMEM_ST_ECC_SRAM_SURVIVES(BACKMEM_ST_HAL_PWREX),
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          TRY_SET(RCC_APB4ENR, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          SET(RCC_AHB4ENR, BKPRAMEN),
          RETAIN(PWR_CR2, BREN),
          RETAIN_READY(PWR_CR2, BRRDY),
          ASK_BOTH(TAMP_SR, TAMPxF)),
        "VSWRST, RTCAPBEN, DBP, BKPRAMEN, BREN, BRRDY, TAMPxF, bits in "
        BACKMEM_ST_HEADER ". The RCC registers have the names of STM32H743 at other "
        "addresses. BREN is write-protected by DBP, and PWR_CR2 must not be accessed "
        "while VSWRST is set (" BACKMEM_ST_PWR_TEXT "). RTCAPBEN is for the flags. "
        "TAMPxF: no source says what a flag does to the SRAM, so it is named after a "
        "dropped store only",
    HAZARDS(ECC, CACHEABLE, ZEROIZE, LOCK),
        "ECC: taken from STM32H743; no source of these parts says so. "
        BACKMEM_ST_CACHED_SRAM ". ZEROIZE, LOCK: see the conflict",
    NOT_RESERVED,
        "none known",
    CONFLICT(BACKMEM_ST_DBP_SRAM_CONFLICT " (" BACKMEM_ST_HAL_PWR "): it is set here "
    "in any case. "
             "Tamper: the HAL, with the text of F4, says that it does not erase the "
             "SRAM (" BACKMEM_ST_HAL_PWREX "), users of H753 saw it erased: taken as "
             "erased. A "
             "user saw a HardFault at an access once, which a power cycle ended. "
             "Contents on a backup domain reset: unknown, RM0399 speaks of others"),
    PROVED_BY(HEADER)),

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, 32 members",
    VBAT,
        BACKMEM_ST_DOMAIN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_APB4ENR, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          REQUIRE(TAMP_SR, TAMPxF)),
        "VSWRST, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER "; both clock "
        "registers of the RCC are at other addresses than on STM32H743. "
        BACKMEM_ST_HELD("VSWRST", BACKMEM_ST_PWR_TEXT) ". "
        BACKMEM_ST_FLAGS_HOLD(BACKMEM_ST_SVD_TEXT("STM32H7A3"))
        BACKMEM_ST_TAMPERS_ARMED("the same SVD") BACKMEM_ST_CLEAR_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    CONFLICT("TAMP_BKP_NUMBER reads 32 in the header, but is the mask of a "
             "configuration field, not a count"),
    PROVED_BY(HEADER)));
