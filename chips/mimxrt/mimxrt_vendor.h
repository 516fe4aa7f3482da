// Compares our numbers of an i.MX RT10xx with those of NXP's device header:
// vendor_same.h says how. NXP's header comes first; in MicroPython, py/mpconfig.h
// brings it.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT_VENDOR_H
#define BACKMEM_CHIPS_MIMXRT_VENDOR_H

#include "../vendor_same.h"
#include BACKMEM_VENDOR_NUMBERS

#ifndef SNVS_BASE
#error "backmem: include NXP's device header before mimxrt_vendor.h"
#endif

#define BACKMEM_NXP_SNVS(reg) \
    BACKMEM_SAME(BACKMEM_SNVS_##reg, SNVS_BASE + offsetof(SNVS_Type, reg))

BACKMEM_NXP_SNVS(LPGPR);
BACKMEM_SAME(BACKMEM_SNVS_LPGPR_COUNT, SNVS_LPGPR_COUNT);

BACKMEM_SAME(BACKMEM_CCM_CCGR5, CCM_BASE + offsetof(CCM_Type, CCGR5));
BACKMEM_SAME(BACKMEM_CCM_CCGR5_CG14, CCM_CCGR5_CG14_MASK);
BACKMEM_SAME(BACKMEM_CCM_CCGR5_CG15, CCM_CCGR5_CG15_MASK);

BACKMEM_NXP_SNVS(HPLR);
BACKMEM_SAME(BACKMEM_SNVS_HPLR_GPR_SL, SNVS_HPLR_GPR_SL_MASK);
BACKMEM_NXP_SNVS(LPLR);
BACKMEM_SAME(BACKMEM_SNVS_LPLR_GPR_HL, SNVS_LPLR_GPR_HL_MASK);
BACKMEM_NXP_SNVS(LPSR);
BACKMEM_NXP_SNVS(LPCR);
#ifdef SNVS_LPCR_GPR_Z_DIS_MASK
BACKMEM_SAME(BACKMEM_SNVS_LPCR_GPR_Z_DIS, SNVS_LPCR_GPR_Z_DIS_MASK);
#endif

// The detector has two names: low voltage or power glitch.
#if defined(SNVS_LPLVDR_LVD_MASK)
BACKMEM_NXP_SNVS(LPLVDR);
BACKMEM_SAME(BACKMEM_SNVS_LPSR_LVD, SNVS_LPSR_LVD_MASK);
#elif defined(SNVS_LPPGDR_PGD_MASK)
BACKMEM_SAME(BACKMEM_SNVS_LPLVDR, SNVS_BASE + offsetof(SNVS_Type, LPPGDR));
BACKMEM_SAME(BACKMEM_SNVS_LPSR_LVD, SNVS_LPSR_PGD_MASK);
#else
#error "backmem: NXP's header names no detector that we know"
#endif

#endif
