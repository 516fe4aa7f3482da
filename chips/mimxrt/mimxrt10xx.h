// Numbers of i.MX RT10xx, named as in NXP's device headers. A chip's own header says
// how many LPGPR words it has.
// The rows and the check against NXP's header (mimxrt_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT10XX_H
#define BACKMEM_CHIPS_MIMXRT10XX_H

#define BACKMEM_SNVS 0x400D4000u
#include "mimxrt.h"

#define BACKMEM_CCM_CCGR5      0x400FC07Cu
#define BACKMEM_CCM_CCGR5_CG14 (3u << 28) // SNVS_HP clock: on, but in STOP
#define BACKMEM_CCM_CCGR5_CG15 (3u << 30) // SNVS_LP clock: likewise

// What mimxrt_rows.h asks for.
#define BACKMEM_SNVS_HP_GATE    BACKMEM_CCM_CCGR5
#define BACKMEM_SNVS_HP_GATE_ON BACKMEM_CCM_CCGR5_CG14
#define BACKMEM_SNVS_LP_GATE    BACKMEM_CCM_CCGR5
#define BACKMEM_SNVS_LP_GATE_ON BACKMEM_CCM_CCGR5_CG15

#endif
