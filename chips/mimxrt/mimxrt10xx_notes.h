// Sources of the i.MX RT10xx, for their notes.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT10XX_NOTES_H
#define BACKMEM_CHIPS_MIMXRT10XX_NOTES_H

#define RT "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/devices/RT/"

#define SURVIVES                                                                  \
    "an RT1062 kept a marker over machine.reset(), a POR_B pulse and deep sleep " \
    "with SNVS only (micropython/micropython#19619); "
#define GATES                                                                         \
    "drivers/fsl_clock.h of each device: kCLOCK_SnvsHp is CCGR5 CG14, kCLOCK_SnvsLp " \
    "CG15"
#define DETECTOR                                                                   \
    "The detector is LPLVDR in these headers, LPPGDR in older ones: same offset, " \
    "same value. "
#define PROOF BACKMEM_PROOF_MODEL

#endif
