// Sources of mimxrt_rows.h, but for those that each chip's notes give before they
// include this once: PLACE, SURVIVES, GATES, DETECTOR and PROOF.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT_NOTES_H
#define BACKMEM_CHIPS_MIMXRT_NOTES_H

#include "backmem/notes.h"

#define MCUX    "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/"
#define ZEPHYR  "zephyrproject-rtos/zephyr@86fd97f20d "
#define TINYUF2 "adafruit/tinyuf2@0bf633be ports/mimxrt10xx/"

static const backmem_sources_t rows[] = {
    {
        .place = PLACE "SNVS_BASE + LPGPR. The first four words are seen at +0x90 too, "
                       "and word 0 at +0x68: the same cells",
        .rule = "no source says what a narrow store does: treated as the worst",
        .survives = SURVIVES
        "the low-power domain lives on VDD_SNVS, a coin cell where a board has "
        "one (" ZEPHYR "dts/bindings/retained_mem/nxp,imx-snvs-gpr.yaml)",
        .steps =
            "both SNVS clock gates (" GATES
            "); the low-voltage detector's value, then its flag acknowledged (" MCUX
            "drivers/snvs_lp/fsl_snvs_lp.c, SNVS_LP_Init; without it stores are "
            "dropped in silence, says " ZEPHYR
            "drivers/bbram/bbram_nxp_imx_snvs_gpr.c); GPR_Z_DIS (as " TINYUF2
            "boards.c). LPSR is write 1 to clear, so it is never "
            "read-modify-written",
        .hazards =
            "ZEROIZE: a security violation clears the words unless GPR_Z_DIS is "
            "set; on a Teensy 4 any read or write did "
            "(PaulStoffregen/cores#537); a low-power section reset "
            "(HPCOMR.LP_SWR) clears them in any case. LOCK: HPLR.GPR_SL until the "
            "next reset, LPLR.GPR_HL until the supply goes. Unprivileged code "
            "needs HPCOMR.NPSWA_EN, which no step sets",
        .owners = "LPGPR3: " TINYUF2 "boards.h, TINYUF2_DBL_TAP_REG, read and cleared "
                  "at each start; MicroPython's machine.bootloader() writes it "
                  "(micropython/micropython@1c3c2011 ports/mimxrt/modmachine.c). A "
                  "proposal wants another word (micropython/micropython#19619)",
        .conflict =
            "GPR_Z_DIS is a reserved bit in the manual and has a name in NXP's "
            "headers. " DETECTOR "One Zephyr driver copies bytes into LPGPR, another "
            "whole words: words here. MicroPython's table documents 4 words for all "
            "chips; the headers count 4 on RT1011, RT116x and RT117x, 8 on the others, "
            "as an RT1052 has. Left out: the GPRs of SRC, where the boot ROM keeps its "
            "own words (persistent entry, redundant boot) and no source says what they "
            "survive",
        .proof = PROOF,
    },
};

#endif
