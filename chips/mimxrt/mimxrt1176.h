// Numbers of i.MX RT116x and RT117x, named as in NXP's device headers: the SNVS and
// its clock gates are elsewhere than on the RT10xx.
// The rows and the check against NXP's header (mimxrt_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT1176_H
#define BACKMEM_CHIPS_MIMXRT1176_H

#define BACKMEM_SNVS 0x40C90000u
#include "mimxrt.h"

#define BACKMEM_SNVS_LPGPR_COUNT 4

#define BACKMEM_CCM_LPCG38_DIRECT 0x40CC64C0u // SNVS_HP clock
#define BACKMEM_CCM_LPCG39_DIRECT 0x40CC64E0u // SNVS clock
#define BACKMEM_CCM_LPCG_ON       (1u << 0)

// What mimxrt_rows.h asks for.
#define BACKMEM_SNVS_HP_GATE    BACKMEM_CCM_LPCG38_DIRECT
#define BACKMEM_SNVS_HP_GATE_ON BACKMEM_CCM_LPCG_ON
#define BACKMEM_SNVS_LP_GATE    BACKMEM_CCM_LPCG39_DIRECT
#define BACKMEM_SNVS_LP_GATE_ON BACKMEM_CCM_LPCG_ON

#endif
