// Where the facts of stm32u5.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32u5xx/drivers/src/stm32u5xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32u5xx/drivers/src/stm32u5xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32u5xx/soc/stm32u575xx.h"

static const backmem_sources_t rows[] = {
    {
        .place =
            HEADER ": BKPSRAM_BASE_NS and _S; 2 Kbytes: ST's answer in ST community "
                   "thread 'BKPSRAM corrupted after power cicle'",
        .rule = "with ECC on, a store narrower than 32 bits may be lost at a reset, "
                "as on the H7; with ECC off, bytes could be stored",
        .survives = "kept in Standby and on VBAT while BREN is set (" HAL_PWREX
                    "); deep sleep is answered for Shutdown, the deepest: lost. In "
                    "Standby it is kept",
        .steps = "PWREN, DBP, BKPSRAMEN, BREN, bits in " HEADER
                 ". There is no ready flag. BREN can be written only while the LDO "
                 "is the supply (" HAL_PWREX
                 "): with the SMPS on, open fills the memory and answers DROPPED at "
                 "BREN; open first, switch to the SMPS afterwards",
        .hazards = "ECC: option bit FLASH_OPTR.BKPRAM_ECC, 0 is on (" HAL_STM32
                   "stm32u5xx/drivers/include/stm32u5xx_hal_flash.h). ZEROIZE: by "
                   "tamper where ERCFG0 selects it (vendor SVD texts in "
                   "embassy-rs/stm32-data). LOCK: DBP protects the SRAM too (" HAL_PWR
                   "); in TrustZone it may be secure only",
        .owners = "none known",
        .conflict = "ECC is an option byte, off by default (EthereumPhone/PQ1#46, "
                    "#248 citing RM0456): here it is taken as on, which costs a load "
                    "for a narrow write and a fill with zeros when BREN is found "
                    "clear. Shutdown: the HAL's note on BREN says that it keeps the "
                    "contents, the register text says that it 'cannot be preserved "
                    "in Shutdown': taken as lost. Size: MicroPython takes 4096 bytes "
                    "(ports/stm32/machine_mem_backup.c), ST says 2048",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place =
            HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32; the secure alias of all is "
                   "0x10000000 higher",
        .rule = REGISTERS_RULE,
        .survives =
            "the backup domain is kept over system resets and Standby (" HAL_PWR
            "), on VBAT, and in Shutdown while VDD stays in range. " REGISTERS_LOSS,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 ". Clearing DBP two instructions after a store lost the store on an "
                 "STM32U535 (ST community thread 'STM32U535 Backup registers access "
                 "wait states'): the store is read back first",
        .hazards = REGISTERS_HAZARDS
        ". TAMP_SECCFGR can make them secure or write-protected by zones; "
        "attaching a debugger at RDP above 0 can erase them "
        "(EthereumPhone/PQ1#208 citing RM0456)",
        .owners = HARDWARE_KEY,
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32u5);
