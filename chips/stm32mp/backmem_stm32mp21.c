// STM32MP21: 128 backup registers, as far as the firewall of the system gives them to
// the program.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32mp_family.h"

#define BACKMEM_ST_MP21_HEADER BACKMEM_ST_CUBE "stm32mp2xx/soc/stm32mp211axx_cm33.h"

#define BACKMEM_SECURE_OFFSET  0x10000000u
#define BACKMEM_TAMP_BKP0R     0x46010100u
#define BACKMEM_TAMP_BKP_COUNT 128

#define BACKMEM_RCC_BDCR         0x44200440u
#define BACKMEM_RCC_BDCR_VSWRST  (1u << 31)
#define BACKMEM_RCC_RTCCFGR       0x44200578u
#define BACKMEM_RCC_RTCCFGR_RTCEN (1u << 1)

#define BACKMEM_PWR_BDCR     0x44210038u
#define BACKMEM_PWR_BDCR_DBP (1u << 0)

BACKMEM_PAGE(stm32mp21, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_MP21_HEADER ": TAMP_BASE_NS and _S + BKP0R, RTC_BKP_NB 128",
    VBAT,
        BACKMEM_ST_MP_SURVIVES,
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_RTCCFGR, RTCEN),
          UNLOCK(PWR_BDCR, DBP)),
        "VSWRST, RTCEN, DBP, bits in " BACKMEM_ST_MP21_HEADER ". "
        BACKMEM_ST_HELD("VSWRST", "HAL text of the MP1"),
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_MP_HAZARDS "TAMP_SECCFGR and BKPRIFR1 to 3 divide them into zones, "
        "and RIF may give PWR and RCC to another core: then steps are DROPPED",
    RESERVED(WORDS(48, 1, BOOTLOADER, "TF-A, firmware update"),
             WORDS(96, 1, BOOTLOADER, "TF-A and U-Boot, boot context")),
        "BKP48R, BKP96R: ARM-software/arm-trusted-firmware@6a164dda74 "
        "plat/st/stm32mp2/stm32mp2_private.c, BKPR_FWU_INFO and BKPR_BOOT_MODE; BKP96R "
        "also: " BACKMEM_ST_UBOOT ". What OP-TEE and TF-M keep in the secure zones was "
        "not found",
    CONFLICT("left out: BKPSRAM, whose address ST's headers do not have"),
    PROVED_BY(HEADER)));
