// i.MX RT533S, RT555S, RT595S: eight registers of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_imxrt_lpc_family.h"

BACKMEM_PAGE(mimxrt595s, "NXP",

IMXRT_GPREGS("MIMXRT595S/MIMXRT595S_cm33.h", "MIMXRT595S/drivers/fsl_clock.h",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "'General Purpose Data' is all that the header says; of the same block RT600's "
        "says more"));
