// i.MX RT116x and RT117x: four general purpose registers in the SNVS low-power domain.
// The SNVS and its clock gates are elsewhere than on the RT10xx.
//
// SPDX-License-Identifier: MIT
#include "backmem_mimxrt_family.h"

// Named as in NXP's device headers.
#define BACKMEM_SNVS             0x40C90000u
#define BACKMEM_SNVS_LPGPR_COUNT 4

#define BACKMEM_CCM_LPCG38_DIRECT    0x40CC64C0u // SNVS_HP clock
#define BACKMEM_CCM_LPCG38_DIRECT_ON (1u << 0)
#define BACKMEM_CCM_LPCG39_DIRECT    0x40CC64E0u // SNVS clock
#define BACKMEM_CCM_LPCG39_DIRECT_ON (1u << 0)

BACKMEM_PAGE(mimxrt1176, "NXP",

LPGPRS(
    BACKMEM_NXP_RT "RT1160 and RT1170, periph/PERI_SNVS.h: SNVS_LPGPR_COUNT 4; "
    "MIMXRT1176_cm7_COMMON.h and the others: SNVS_BASE, the same for both cores",
    "taken as on the RT1062, which has the same block; no report from a board of this "
    "series was found",
    SET(CCM_LPCG38_DIRECT, ON),
    SET(CCM_LPCG39_DIRECT, ON),
        BACKMEM_NXP_RT "RT1160 and RT1170, drivers/fsl_clock.h: kCLOCK_Snvs_Hp is LPCG "
        "38, "
        "kCLOCK_Snvs LPCG 39, and CLOCK_ControlGate sets DIRECT.ON, then waits for "
        "STATUS0.ON, which the reading back of the later steps does here",
    ". HPSVSR names CAAM, JTAGC, WDOG2, SRC and OCOTP as violation inputs, where they "
    "are enabled (RT1170/periph/PERI_SNVS.h)",
    "These parts have tamper inputs, passive and active, that boards may switch on"));
