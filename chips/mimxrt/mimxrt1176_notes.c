// Where the facts of mimxrt1176.c come from.
//
// SPDX-License-Identifier: MIT
#define RT "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/devices/RT/"
#define PLACE                                                        \
    RT "RT1160 and RT1170, periph/PERI_SNVS.h: SNVS_LPGPR_COUNT 4; " \
       "MIMXRT1176_cm7_COMMON.h and the others: SNVS_BASE, the same for both cores; "
#define SURVIVES                                                                   \
    "taken as on the RT1062, which has the same block; no report from a board of " \
    "this "                                                                        \
    "series was found; "
#define GATES                                                                       \
    RT "RT1160 and RT1170, drivers/fsl_clock.h: kCLOCK_Snvs_Hp is LPCG 38, "        \
       "kCLOCK_Snvs LPCG 39, and CLOCK_ControlGate sets DIRECT.ON, then waits for " \
       "STATUS0.ON, which the reading back of the later steps does here"
#define DETECTOR \
    "These parts have tamper inputs, passive and active, that boards may switch on. "
#define PROOF BACKMEM_PROOF_MODEL
#include "mimxrt_notes.h"

const backmem_chip_sources_t backmem_sources_mimxrt1176 = {
    .chip = &backmem_chip_mimxrt1176,
    .vendor = "NXP",
    .regions = rows,
};
