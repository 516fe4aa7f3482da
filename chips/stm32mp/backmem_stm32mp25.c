// STM32MP23 and MP25, Cortex-A35 and Cortex-M33: 128 backup registers, as far as the
// firewall of the system gives them to the program.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32mp_family.h"

#define BACKMEM_ST_TFA   "ARM-software/arm-trusted-firmware@6a164dda74 "
#define BACKMEM_ST_OPTEE "OP-TEE/optee_os@d5001fe0a2 "

#define BACKMEM_TAMP_BKP0R     0x46010100u
#define BACKMEM_TAMP_BKP_COUNT 128

#define BACKMEM_RCC_BDCR          0x44200440u
#define BACKMEM_RCC_BDCR_VSWRST   (1u << 31)
#define BACKMEM_RCC_RTCCFGR       0x44200578u
#define BACKMEM_RCC_RTCCFGR_RTCEN (1u << 1)

#define BACKMEM_PWR_BDCR1       0x44210038u
#define BACKMEM_PWR_BDCR1_DBD3P (1u << 0)

BACKMEM_PAGE(stm32mp25, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_TFA "plat/st/stm32mp2/stm32mp2_def.h: TAMP_BKP_REGISTER_BASE; 128 "
        "of them: " BACKMEM_ST_OPTEE "core/arch/arm/dts/stm32mp251.dtsi, "
        "st,backup-zones, and RTC_BKP_NB of " BACKMEM_ST_CUBE
        "stm32mp2xx/soc/stm32mp257axx_cm0.h",
    VBAT,
        BACKMEM_ST_MP_SURVIVES,
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_RTCCFGR, RTCEN),
          UNLOCK(PWR_BDCR1, DBD3P)),
        "VSWRST, RTCEN: " BACKMEM_ST_TFA "include/drivers/st/stm32mp25_rcc.h, "
        "drivers/st/clk/clk-stm32mp2.c. DBD3P, which TF-A sets at its start: "
        BACKMEM_ST_TFA "include/drivers/st/stm32mp2_pwr.h, "
        "plat/st/stm32mp2/bl2_plat_setup.c. "
        BACKMEM_ST_HELD("VSWRST", "HAL text of the MP1"),
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_MP_HAZARDS "TAMP_SECCFGR and BKPRIFR1 to 3 divide them into zones "
        "(OP-TEE's boards: 0 to 23 and 24 to 47 secure, 48 to 71 and 72 to 95 for the "
        "non-secure state to read, then 96 to 107, 108 to 119, 120 to 127, for the "
        "cores by turns: " BACKMEM_ST_OPTEE "core/drivers/stm32_tamp.c, core/arch/arm/"
        "dts/stm32mp257f-dk-ca35tdcid-rif.dtsi), and RIF may give PWR and RCC to "
        "another core: then steps are DROPPED",
    RESERVED(WORDS(48, 1, BOOTLOADER, "TF-A, firmware update"),
             WORDS(96, 1, BOOTLOADER, "TF-A and U-Boot, boot context")),
        "BKP48R, BKP96R: " BACKMEM_ST_TFA "plat/st/stm32mp2/stm32mp2_private.c, "
        "BKPR_FWU_INFO and BKPR_BOOT_MODE; BKP96R also: " BACKMEM_ST_UBOOT
        ". What OP-TEE and TF-M keep in the secure zones was not found",
    CONFLICT("ST's headers of the Cortex-A35 and M33 could not be read, so an address "
             "for the secure state is not given. Left out: the Cortex-M0+, whose write "
             "access is PWR_BDCR2.DBP; and BKPSRAM, 8 KB at 0x42000000 behind the "
             "firewall RISAF1 (" BACKMEM_ST_OPTEE "core/arch/arm/dts/stm32mp251.dtsi): "
             "who may use it was read nowhere"),
    PROVED_BY(HEADER)));
