// What i.MX RT10xx share, named as in NXP's device headers. A page says how many LPGPR
// words it has.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MIMXRT10XX_FAMILY_H
#define BACKMEM_MIMXRT10XX_FAMILY_H

#include "backmem_mimxrt_family.h"

#define BACKMEM_SNVS 0x400D4000u

#define BACKMEM_CCM_CCGR5      0x400FC07Cu
#define BACKMEM_CCM_CCGR5_CG14 (3u << 28) // SNVS_HP clock: on, but in STOP
#define BACKMEM_CCM_CCGR5_CG15 (3u << 30) // SNVS_LP clock: likewise

#define BACKMEM_PAGE_RT10XX_LPGPRS(place_by)                                           \
    BACKMEM_PAGE_LPGPRS(place_by,                                                      \
        "an RT1062 kept a marker over machine.reset(), a POR_B pulse and deep sleep "  \
        "with SNVS only (micropython/micropython#19619)",                              \
        SET(CCM_CCGR5, CG14),                                                          \
        SET(CCM_CCGR5, CG15),                                                          \
            "drivers/fsl_clock.h of each device: kCLOCK_SnvsHp is CCGR5 CG14, "        \
            "kCLOCK_SnvsLp CG15",                                                      \
        "",                                                                            \
        "The detector is LPLVDR in these headers, LPPGDR in older ones: same offset, " \
        "same value")

#endif
