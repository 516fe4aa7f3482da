// i.MX RT118x: eight general purpose registers of the battery-backed non-secure module,
// which these parts have instead of an SNVS.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_NXP_SDK "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/"
#define BACKMEM_RT1180  BACKMEM_NXP_SDK "devices/RT/RT1180/"

// Named as in NXP's device headers.
#define BACKMEM_SECURE_OFFSET   0x10000000u
#define BACKMEM_BBNSM_GPR       0x44440300u
#define BACKMEM_BBNSM_GPR_COUNT 8

BACKMEM_PAGE(mimxrt1187, "NXP",

REGION("BBNSM_GPR",
    SECURE_WORDS_AT(BBNSM_GPR, BBNSM_GPR_COUNT),
        BACKMEM_RT1180 "periph/PERI_BBNSM.h: GPR at 0x300, BBNSM_GPR_COUNT 8; "
        "MIMXRT1187_cm33_COMMON.h: BBNSM_BASE secure, BBNSM_BASE_NS; "
        "MIMXRT1187_cm7_COMMON.h: the Cortex-M7 sees the second one",
    UNIT(4, 4, 4, UNKNOWN),
        "no source says what a narrow store does: treated as the worst",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "no source found. The block's name says that it has a battery supply; NXP's "
        "header and driver say nothing of its GPRs",
    NO_STEPS,
        "none known: " BACKMEM_NXP_SDK "drivers/bbnsm/fsl_bbnsm.c enables a clock only "
        "where a "
        "device names one, and these name none",
    NO_HAZARDS,
        "none known: periph/PERI_BBNSM.h has no lock, zeroise or detector register. "
        "TRDC1 decides who may touch the block, and how a refused access ends is not "
        "known (zephyrproject-rtos/zephyr@86bda97e "
        "soc/nxp/imxrt/imxrt118x/trdc_setup.c)",
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
