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
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

#define BACKMEM_RCC_AHB1ENR           0x46020C88u
#define BACKMEM_RCC_AHB1ENR_BKPSRAMEN (1u << 28)
#define BACKMEM_RCC_AHB3ENR           0x46020C94u
#define BACKMEM_RCC_AHB3ENR_PWREN     (1u << 2)
#define BACKMEM_RCC_APB3ENR           0x46020CA8u
#define BACKMEM_RCC_APB3ENR_RTCAPBEN  (1u << 21)

#define BACKMEM_PWR_BDCR1      0x46020820u
#define BACKMEM_PWR_BDCR1_BREN (1u << 0)
#define BACKMEM_PWR_DBPR       0x46020828u
#define BACKMEM_PWR_DBPR_DBP   (1u << 0)

BACKMEM_PAGE(stm32u5, "STMicroelectronics",

REGION("BKPSRAM",
    SECURE_AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_HEADER ": BKPSRAM_BASE_NS and _S; 2 Kbytes: ST's answer in ST "
        "community "
        "thread 'BKPSRAM corrupted after power cicle'",
    UNIT(4, 4, 1, PENDING),
        "with ECC on, a store narrower than 32 bits may be lost at a reset, as on the "
        "H7; with ECC off, bytes could be stored",
    SURVIVES(YES, YES, YES, NO, YES, NO),
        "kept in Standby and on VBAT while BREN is set (" BACKMEM_ST_HAL_PWREX "); "
        "deep sleep "
        "is answered for Shutdown, the deepest: lost. In Standby it is kept",
    STEPS(SET(RCC_AHB3ENR, PWREN),
          UNLOCK(PWR_DBPR, DBP),
          SET(RCC_AHB1ENR, BKPSRAMEN),
          RETAIN(PWR_BDCR1, BREN)),
        "PWREN, DBP, BKPSRAMEN, BREN, bits in " BACKMEM_ST_HEADER ". There is no ready "
        "flag. "
        "BREN can be written only while the LDO is the supply ("
        BACKMEM_ST_HAL_PWREX "): with "
        "the SMPS on, open fills the memory and answers DROPPED at BREN; open first, "
        "switch to the SMPS afterwards",
    HAZARDS(ECC, ZEROIZE, LOCK),
        "ECC: option bit FLASH_OPTR.BKPRAM_ECC, 0 is on (" BACKMEM_ST_CUBE
        "stm32u5xx/drivers/include/stm32u5xx_hal_flash.h). ZEROIZE: by tamper where "
        "ERCFG0 selects it (vendor SVD texts in embassy-rs/stm32-data). LOCK: DBP "
        "protects the SRAM too (" BACKMEM_ST_HAL_PWR "); in TrustZone it may be secure "
        "only",
    NOT_RESERVED,
        "none known",
    CONFLICT("ECC is an option byte, off by default (EthereumPhone/PQ1#46, #248 citing "
             "RM0456): here it is taken as on, which costs a load for a narrow write "
             "and a fill with zeros when BREN is found clear. Shutdown: the HAL's note "
             "on BREN says that it keeps the contents, the register text says that it "
             "'cannot be preserved in Shutdown': taken as lost. Size: MicroPython "
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
    STEPS(SET(RCC_AHB3ENR, PWREN), SET(RCC_APB3ENR, RTCAPBEN), UNLOCK(PWR_DBPR, DBP)),
        "PWREN, RTCAPBEN, DBP, bits in " BACKMEM_ST_HEADER ". Clearing DBP two "
        "instructions "
        "after a store lost the store on an STM32U535 (ST community thread 'STM32U535 "
        "Backup registers access wait states'): the store is read back first",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS ". TAMP_SECCFGR can make them secure or write-protected by "
        "zones; "
        "attaching a debugger at RDP above 0 can erase them (EthereumPhone/PQ1#208 "
        "citing RM0456)",
    KEY_RESERVED,
        BACKMEM_ST_HARDWARE_KEY(BACKMEM_ST_HEADER),
    NO_CONFLICT, PROVED_BY(MODEL)));
