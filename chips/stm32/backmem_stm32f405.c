// STM32F405 and the other F4 with backup SRAM: F407, F415 to F439, F446, F469, F479;
// and all STM32F2, whose numbers are the same.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32f4_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32f4xx/soc/stm32f407xx.h"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32f4xx/drivers/src/stm32f4xx_hal_pwr_ex.c"

#define BACKMEM_BKPSRAM_BASE  0x40024000u
#define BACKMEM_BKPSRAM_BYTES 4096

#define BACKMEM_RCC_AHB1ENR           0x40023830u
#define BACKMEM_RCC_AHB1ENR_BKPSRAMEN (1u << 18)

#define BACKMEM_PWR_CSR     0x40007004u
#define BACKMEM_PWR_CSR_BRR (1u << 3)
#define BACKMEM_PWR_CSR_BRE (1u << 9)

BACKMEM_PAGE(stm32f405, "STMicroelectronics",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_HEADER ": BKPSRAM_BASE, 'Backup SRAM(4 KB)'; all numbers are those "
        "of "
        BACKMEM_ST_CUBE "stm32f2xx/soc/stm32f207xx.h too",
    UNIT(1, 1, 1, LANES),
        "reached in 32-bit, 16-bit or 8-bit mode (" BACKMEM_ST_HAL_PWREX ")",
    VBAT,
        "kept in Standby and on VBAT while BRE is set (" BACKMEM_ST_HAL_PWREX "); "
        "after power "
        "loss it wakes as noise, not as zeros (zephyrproject-rtos/zephyr#65404, "
        "#66234)",
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR, PWREN),
          UNLOCK(PWR_CR, DBP),
          SET(RCC_AHB1ENR, BKPSRAMEN),
          RETAIN(PWR_CSR, BRE),
          RETAIN_READY(PWR_CSR, BRR)),
        "PWREN, DBP, BKPSRAMEN, BRE, BRR in this order ('STM32 gotchas' 27, efton.sk: "
        "an access before DBP works fails in silence; the DBP bit takes time, so it is "
        "read back). BRE is write-protected by DBP too (ST community thread 'Writing "
        "to STM32F767 battery backed SRAM, why can't I turn on PWR->CSR1 BRE'). "
        BACKMEM_ST_SRAM_HELD("BDRST", "RM0090 Rev 21, RCC_BDCR") ". Bits: "
        BACKMEM_ST_HEADER,
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: not by tamper, but by RDP level 1 to 0 (RM0090 Rev 21, 5.1.2). A "
        "backup domain reset keeps the contents and clears BRE (RCC_BDCR). LOCK: "
        "before DBP works, stores are ignored and loads probably give 0 ('STM32 "
        "gotchas' 27, efton.sk). PWR_CSR holds UDRDY, write 1 "
        "to "
        "clear, on F42x to F47x: setting BRE acknowledges it, once in the life of a "
        "battery, as the HAL does",
    RESERVED(BYTES(0, 512, TRANSIENT, "RepRapFirmware")),
        "the first bytes, about 512, in place of yours: RepRapFirmware, its board's "
        "configuration (gloomyandy/RepRapFirmware@0b275bf360 "
        "src/Hardware/STM32/BoardConfig.cpp). " BACKMEM_BY_ALL_OF_BKPSRAM,
    CONFLICT("F401, F411, F410, F412, F413, F423 have BRE but no backup SRAM; older "
             "headers still define BKPSRAM_BASE for F401 and F411 "
             "(micropython/stm32lib@7fa9074). Only parts with RCC_AHB1ENR_BKPSRAMEN "
             "are listed here. HAL text: 'accessible only from the CPU', so no DMA. Of "
             "STM32F2 no manual was found: its gates and its contents on a backup "
             "domain reset are taken from the F4"),
    PROVED_BY(MODEL)),

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
    VBAT,
        "kept over system resets and Standby (" BACKMEM_ST_HAL_PWR "), and on VBAT. "
        BACKMEM_ST_LOSS,
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR, PWREN),
          UNLOCK(PWR_CR, DBP),
          REQUIRE(RTC_ISR, TAMPxF)),
        "BDRST, PWREN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ". No RTC clock is "
        "needed (ST community thread 'Can I use backup registers when RTC is "
        "disabled?'). " BACKMEM_ST_CR_FLAGS ". " BACKMEM_ST_F4_GATES,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    F4_RESERVED,
        BACKMEM_ST_F4_OWNERS,
    CONFLICT("STM32F2 has TAMP1F alone, and no manual of it was found: that the flag "
             "holds its registers is taken from the F4"),
    PROVED_BY(MODEL)));
