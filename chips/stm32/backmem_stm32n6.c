// STM32N6, all of them. Registers and SRAM have a secure alias each, and so have the
// registers of the steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32n6xx/soc/stm32n657xx.h"
#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32n6xx/drivers/src/stm32n6xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32n6xx/drivers/src/stm32n6xx_hal_pwr_ex.c"

// Named as in RM0486; the non-secure addresses.
#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#define BACKMEM_BKPSRAM_BASE         0x2C000000u
#define BACKMEM_BKPSRAM_BYTES        8192
#define BACKMEM_TAMP_BKP0R           0x46004500u
#define BACKMEM_TAMP_BKP_COUNT       32
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

#define BACKMEM_RCC_MEMENR            0x4602824Cu
#define BACKMEM_RCC_MEMENR_BKPSRAMEN  (1u << 6)
#define BACKMEM_RCC_AHB4ENR           0x4602825Cu
#define BACKMEM_RCC_AHB4ENR_PWREN     (1u << 18)
#define BACKMEM_RCC_APB4ENR1          0x46028274u
#define BACKMEM_RCC_APB4ENR1_RTCAPBEN (1u << 17)
#define BACKMEM_RCC_BDCR              0x4602802Cu
#define BACKMEM_RCC_BDCR_VSWRST       (1u << 31)

#define BACKMEM_PWR_BDCR2          0x46024828u
#define BACKMEM_PWR_BDCR2_BKPRBSEN (1u << 0)
#define BACKMEM_PWR_DBPCR          0x4602482Cu
#define BACKMEM_PWR_DBPCR_DBP      (1u << 0)

#define BACKMEM_TAMP_CR2         0x46004404u
#define BACKMEM_TAMP_CR2_BKBLOCK (1u << 22)
#define BACKMEM_TAMP_SR          0x46004430u
#define BACKMEM_TAMP_SR_TAMPxF   0x05FF007Fu // TAMP1F to 7F; ITAMP1F to 9F, 11F

BACKMEM_PAGE(stm32n6, "STMicroelectronics",

REGION("BKPSRAM",
    SECURE_AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_HEADER ": BKPSRAM_BASE_NS 0x2C000000 and _S 0x3C000000, "
        "BKPSRAM_SIZE 8192. "
        "In the non-secure state the header has no plain BKPSRAM_BASE",
    UNIT(4, 4, 1, PENDING),
        BACKMEM_ST_ECC_SRAM_FAQ "N6). Words go straight in",
    VBAT,
        "kept in Standby and on VBAT while BKPRBSEN is set (" BACKMEM_ST_HAL_PWREX ")",
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_AHB4ENR, PWREN),
          TRY_SET(RCC_APB4ENR1, RTCAPBEN),
          UNLOCK(PWR_DBPCR, DBP),
          SET(RCC_MEMENR, BKPSRAMEN),
          RETAIN(PWR_BDCR2, BKPRBSEN),
          ASK_BOTH(TAMP_SR, TAMPxF),
          ASK_BOTH(TAMP_CR2, BKBLOCK)),
        "VSWRST, PWREN, RTCAPBEN, DBP, BKPSRAMEN, BKPRBSEN, TAMPxF, BKBLOCK, bits in "
        BACKMEM_ST_HEADER ". BKPRBSEN is write-protected by DBP ("
        BACKMEM_ST_HAL_PWREX "); there is no ready flag. RTCAPBEN is for the flags. "
        BACKMEM_ST_SRAM_HELD("VSWRST", BACKMEM_ST_SVD_TEXT("STM32N657")) ". TAMPxF, "
        "BKBLOCK: see the conflict; named after a dropped store only",
    HAZARDS(ECC, CACHEABLE, ZEROIZE, LOCK),
        "ECC: RAMCFG_BKPSRAM (" BACKMEM_ST_HEADER "). CACHEABLE: 0x2C000000, and "
        "0x3C000000 "
        "too, is in the write-back region of the default memory map, and a reset drops "
        "dirty lines (zephyrproject-rtos/zephyr#31702, #94610); MicroPython maps it "
        "uncached (micropython/micropython@1c3c2011 ports/stm32). ZEROIZE: by tamper, "
        "see the conflict. LOCK: DBP; and the RIF can keep code of the other state "
        "out, mostly the non-secure one. RAMCFG_BKPSRAMISR.SRAMBUSY tells of an erase, "
        "which is too short to be asked for",
    NOT_RESERVED,
        "none known",
    CONFLICT("code of the N6 mostly runs in the secure state, with the secure aliases. "
             "One report of SRAM that read zero after a restart, on one board, is "
             "unsolved (ST community thread 'STM32N655 BKPSRAM'). Tamper: ST's HAL "
             "says that it erases the SRAM (stm32n6xx_hal_ramcfg.c), and that "
             "TAMP_RPCFGR.RPCFG0 selects whether (stm32n6xx_hal_rtc_ex.c). Contents "
             "on a backup domain reset: unknown"),
    PROVED_BY(HEADER)),

REGISTERS("TAMP_BKP",
    SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_SECURE_PLACE(BACKMEM_ST_HEADER),
    VBAT,
        BACKMEM_ST_DOMAIN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_AHB4ENR, PWREN),
          SET(RCC_APB4ENR1, RTCAPBEN),
          UNLOCK(PWR_DBPCR, DBP),
          REQUIRE(TAMP_SR, TAMPxF),
          REQUIRE(TAMP_CR2, BKBLOCK)),
        "VSWRST, PWREN, RTCAPBEN, DBP, TAMPxF, BKBLOCK, bits in " BACKMEM_ST_HEADER
        ". " BACKMEM_ST_HELD("VSWRST", BACKMEM_ST_SVD_TEXT("STM32N657")) ". TAMPxF, "
        "BKBLOCK: the registers are accessed only if no tamper flag is set, and cannot "
        "be while BKBLOCK is (text of BKBLOCK's values in a vendor SVD of STM32N6)"
        BACKMEM_ST_CLEAR_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_ZONED_HAZARDS,
    RESERVED(WORDS(0, 8, BOOTLOADER,
                   "secure boot: the boot hardware key, locked by BHKLOCK"),
             WORDS(31, 1, BOOTLOADER, "MicroPython's mboot: boot argument")),
        BACKMEM_ST_HARDWARE_KEY(BACKMEM_ST_HEADER) ". BKP31R: MicroPython's mboot "
        "writes it by the "
        "secure alias and clears it when read (micropython/micropython "
        "ports/stm32/mboot)",
    NO_CONFLICT, PROVED_BY(HEADER)));
