// i.MX RT633S and RT685S: eight registers of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_imxrt_lpc_family.h"

BACKMEM_PAGE(mimxrt685s, "NXP",

IMXRT_GPREGS("MIMXRT685S/MIMXRT685S_cm33.h", "MIMXRT685S/drivers/fsl_clock.h",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, YES, YES, NO),
        "'Data retained during Deep power-down mode or loss of main power as long as "
        "VBAT is supplied' (" BACKMEM_IMXRT_SDK "MIMXRT633S/MIMXRT633S.h). Of resets "
        "no text was read"));
