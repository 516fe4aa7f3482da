// Kinetis KV5x: both register files. There is no RTC, and no clock gate of one.
//
// SPDX-License-Identifier: MIT
#include "backmem_kinetis_family.h"

#define BACKMEM_RFSYS_REG0  0x40041000u
#define BACKMEM_RFSYS_COUNT 8

BACKMEM_PAGE(mkv56f, "NXP",

RFVBAT("MKV56F24/MKV56F24",
    NO_STEPS,
        "none: " BACKMEM_KINETIS_SDK "MKV56F24/MKV56F24.h has no SIM_SCGC6_RTC, and "
        "drivers/fsl_clock.h no clock of an RTC or of the file",
    NOT_RESERVED,
        "none known",
    PROVED_BY(HEADER)),

RFSYS("MKV56F24/MKV56F24", PROVED_BY(HEADER)));
