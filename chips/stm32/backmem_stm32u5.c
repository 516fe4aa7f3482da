// STM32U5, all of them. Registers and SRAM have a secure alias each, and so have the
// registers of the steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32u5xx/soc/stm32u575xx.h"
#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32u5xx/drivers/src/stm32u5xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32u5xx/drivers/src/stm32u5xx_hal_pwr_ex.c"

// Named as in RM0456; the non-secure addresses.
#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#define BACKMEM_BKPSRAM_BASE         0x40036400u
#define BACKMEM_BKPSRAM_BYTES        2048
#define BACKMEM_TAMP_BKP0R           0x46007D00u
#define BACKMEM_TAMP_BKP_COUNT       32

#define BACKMEM_RCC_AHB1ENR           0x46020C88u
#define BACKMEM_RCC_AHB1ENR_BKPSRAMEN (1u << 28)
#define BACKMEM_RCC_AHB3ENR           0x46020C94u
#define BACKMEM_RCC_AHB3ENR_PWREN     (1u << 2)
#define BACKMEM_RCC_APB3ENR           0x46020CA8u
#define BACKMEM_RCC_APB3ENR_RTCAPBEN  (1u << 21)
#define BACKMEM_RCC_BDCR              0x46020CF0u
#define BACKMEM_RCC_BDCR_BDRST        (1u << 16)

#define BACKMEM_PWR_BDCR1      0x46020820u
#define BACKMEM_PWR_BDCR1_BREN (1u << 0)
#define BACKMEM_PWR_DBPR       0x46020828u
#define BACKMEM_PWR_DBPR_DBP   (1u << 0)

#define BACKMEM_TAMP_CR2              0x46007C04u
#define BACKMEM_TAMP_CR2_BKBLOCK      (1u << 22)
#define BACKMEM_TAMP_SECCFGR          0x46007C20u
#define BACKMEM_TAMP_SECCFGR_BKPRWSEC 0x00FF00FFu // and BKPWSEC
#define BACKMEM_TAMP_SECCFGR_BHKLOCK  (1u << 30)  // BKP0R to BKP7R hold a key
#define BACKMEM_TAMP_SR               0x46007C30u
#define BACKMEM_TAMP_SR_TAMPxF        0x1DF700FFu // TAMP1F to 8F; ITAMP1F to 13F, no
                                                  // 4F and 10F

BACKMEM_PAGE(stm32u5, "STMicroelectronics",

REGION("BKPSRAM",
    SECURE_AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_HEADER ": BKPSRAM_BASE_NS and _S; 2 Kbytes: ST's answer in ST "
        "community "
        "thread 'BKPSRAM corrupted after power cicle'",
    UNIT(4, 4, 1, PENDING),
        "with ECC on, a store narrower than 32 bits may be lost at a reset, as on the "
        "H7; with ECC off, bytes could be stored",
    SURVIVES(YES, YES, YES, YES, YES, NO),
        "kept in Standby and on VBAT while BREN is set (" BACKMEM_ST_HAL_PWREX "). "
        "With BREN set the chip enters Standby where a program asks for Shutdown (text "
        "of LPMS, embassy-rs/stm32-data@871bfd30 data/registers/pwr_u5.yaml), so this "
        "is its deepest sleep",
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_AHB3ENR, PWREN),
          TRY_SET(RCC_APB3ENR, RTCAPBEN),
          UNLOCK(PWR_DBPR, DBP),
          SET(RCC_AHB1ENR, BKPSRAMEN),
          RETAIN(PWR_BDCR1, BREN),
          ASK_BOTH(TAMP_SR, TAMPxF),
          ASK_BOTH(TAMP_CR2, BKBLOCK)),
        "BDRST, PWREN, RTCAPBEN, DBP, BKPSRAMEN, BREN, TAMPxF, BKBLOCK, bits in "
        BACKMEM_ST_HEADER ". There is no ready flag. BREN can be written only while "
        "the LDO is the supply (" BACKMEM_ST_HAL_PWREX "): found clear on the SMPS, it "
        "stays so, and the memory is not kept in deep sleep and on VBAT; open first, "
        "switch to the SMPS afterwards. RTCAPBEN is for the flags. "
        BACKMEM_ST_SRAM_HELD("BDRST", "RM0456 Rev 6, 6.3.1") ". TAMPxF, BKBLOCK: they "
        "block the SRAM only with TAMP_ERCFGR.ERCFG0 (RM0456 Rev 6, Tables 644 and "
        "645), so they are named after a dropped store only",
    HAZARDS(ECC, ZEROIZE, LOCK),
        "ECC: option bit FLASH_OPTR.BKPRAM_ECC, 0 is on (" BACKMEM_ST_CUBE
        "stm32u5xx/drivers/include/stm32u5xx_hal_flash.h). ZEROIZE: by tamper where "
        "ERCFG0 selects it, by a backup domain reset (RM0456 Rev 6, Table 644, 6.3.1) "
        "and by regression (Table 46). LOCK: DBP protects all registers and the SRAM "
        "of the domain (embassy-rs/stm32-data@871bfd30 data/registers/pwr_u5.yaml); in "
        "TrustZone it may be secure only. Where PWR_SECCFGR.VBSEC is set, or "
        "PWR_PRIVCFGR.NSPRIV for unprivileged code, DBP and BREN read 0 and ignore "
        "stores (" BACKMEM_ST_HAL_PWR "). RAMCFG_M5ISR.SRAMBUSY tells of an erase; its "
        "clock is off after reset, so no step asks it",
    NOT_RESERVED,
        "none known",
    CONFLICT("ECC is an option byte, off by default (EthereumPhone/PQ1#46, #248 citing "
             "RM0456): here it is taken as on, which costs a load for a narrow "
             "write. Shutdown: BREN, which open sets, turns it into Standby, so the "
             "program sleeps less deeply than it asked for. Size: MicroPython "
             "takes 4096 bytes (ports/stm32/machine_mem_backup.c), ST says 2048"),
    PROVED_BY(MODEL)),

REGISTERS("TAMP_BKP",
    SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32; the secure alias of "
        "all is "
        "0x10000000 higher",
    VBAT,
        "the backup domain is kept over system resets and Standby ("
        BACKMEM_ST_HAL_PWR "), on "
        "VBAT, and in Shutdown while VDD stays in range. " BACKMEM_ST_LOSS,
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_AHB3ENR, PWREN),
          SET(RCC_APB3ENR, RTCAPBEN),
          UNLOCK(PWR_DBPR, DBP),
          REQUIRE(TAMP_SR, TAMPxF),
          REQUIRE(TAMP_CR2, BKBLOCK),
          ASK_CLEAR(TAMP_SECCFGR, BKPRWSEC),
          ASK_CLEAR(TAMP_SECCFGR, BHKLOCK)),
        "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, BKBLOCK, BKPRWSEC, BHKLOCK, bits in "
        BACKMEM_ST_HEADER ". Clearing DBP two instructions after a store lost the "
        "store on an STM32U535 (ST community thread 'STM32U535 Backup registers access "
        "wait states'): the store is read back first. "
        BACKMEM_ST_HELD("BDRST", "RM0456 Rev 6, 6.3.1") ". TAMPxF, BKBLOCK: the "
        "registers can be accessed only while all flags and BKBLOCK are clear (RM0456 "
        "Rev 6, 64.4.10)" BACKMEM_ST_CLEAR_FLAGS ". BKPRWSEC and BKPWSEC are zones for "
        "secure code, which others read as 0 or store to in vain; all code can read "
        "them (64.4.5, 64.4.6). BHKLOCK: words 0 to 7 read 0 and ignore stores ("
        BACKMEM_ST_CUBE "stm32u5xx/drivers/src/stm32u5xx_hal_rtc_ex.c)",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_ZONED_HAZARDS ". For unprivileged code TAMP_PRIVCFGR, bits "
        "BKPRWPRIV and BKPWPRIV, shuts the same zones (64.4.7), and "
        "PWR_PRIVCFGR.NSPRIV hides DBP" BACKMEM_ST_SECURE_DBP(BACKMEM_ST_HEADER)
        ". Attaching a debugger at RDP above 0 can erase them (EthereumPhone/PQ1#208 "
        "citing RM0456)",
    KEY_RESERVED,
        BACKMEM_ST_HARDWARE_KEY(BACKMEM_ST_HEADER) ". Trezor's firmware keeps its key "
        "there (secure_aes_load_bhk of its public source)",
    NO_CONFLICT, PROVED_BY(MODEL)));
