// Where the facts of mimxrt1187.c come from.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

#define MCUX   "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/"
#define RT1180 MCUX "devices/RT/RT1180/"

static const backmem_sources_t rows[] = {
    {
        .place = RT1180 "periph/PERI_BBNSM.h: GPR at 0x300, BBNSM_GPR_COUNT 8; "
                        "MIMXRT1187_cm33_COMMON.h: BBNSM_BASE secure, BBNSM_BASE_NS; "
                        "MIMXRT1187_cm7_COMMON.h: the Cortex-M7 sees the second one",
        .rule = "no source says what a narrow store does: treated as the worst",
        .survives = "no source found. The block's name says that it has a battery "
                    "supply; NXP's header and driver say nothing of its GPRs",
        .steps = "none known: " MCUX "drivers/bbnsm/fsl_bbnsm.c enables a clock only "
                 "where a device names one, and these name none",
        .hazards = "none known: no text on locks or on tamper was found. A resource "
                   "domain controller may make accesses fault",
        .owners = "none known",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_mimxrt1187 = {
    .chip = &backmem_chip_mimxrt1187,
    .vendor = "NXP",
    .regions = rows,
};
