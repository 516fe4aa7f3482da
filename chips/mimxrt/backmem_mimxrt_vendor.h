// Compares our numbers of an i.MX RT with those of NXP's device header:
// backmem_vendor_same.h says how. In MicroPython, py/mpconfig.h brings NXP's.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MIMXRT_VENDOR_H
#define BACKMEM_MIMXRT_VENDOR_H

#include "../backmem_vendor_same.h"

#if !defined(BACKMEM_SNVS) && !defined(BACKMEM_BBNSM_GPR)
#error "backmem: this is an i.MX RT, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#if !defined(SNVS_BASE) && !defined(BBNSM_BASE)
#error "backmem: include NXP's device header before backmem_mimxrt_vendor.h"
#endif

#if (defined(BACKMEM_BBNSM_GPR) && !defined(BBNSM_BASE)) \
    || (defined(BACKMEM_SNVS) && !defined(SNVS_BASE))
#error "backmem: the chip chosen is of another i.MX RT series than NXP's header; \
look the device up: docs/chips.md"
#endif

// ---- RT118x: no SNVS ---------------------------------------------------------

#ifdef BACKMEM_BBNSM_GPR

BACKMEM_SAME(BACKMEM_BBNSM_GPR_COUNT, BBNSM_GPR_COUNT);
#ifdef BBNSM_BASE_NS // the header as secure code sees it
BACKMEM_SAME(BACKMEM_BBNSM_GPR, BBNSM_BASE_NS + offsetof(BBNSM_Type, GPR));
BACKMEM_SAME(BACKMEM_BBNSM_GPR + BACKMEM_SECURE_OFFSET,
             BBNSM_BASE + offsetof(BBNSM_Type, GPR));
#else
BACKMEM_SAME(BACKMEM_BBNSM_GPR, BBNSM_BASE + offsetof(BBNSM_Type, GPR));
#endif

// ---- RT10xx, RT116x, RT117x ---------------------------------------------------

#else

#define BACKMEM_NXP_SNVS(reg) \
    BACKMEM_SAME(BACKMEM_SNVS_##reg, SNVS_BASE + offsetof(SNVS_Type, reg))

BACKMEM_NXP_SNVS(LPGPR);
BACKMEM_SAME(BACKMEM_SNVS_LPGPR_COUNT, SNVS_LPGPR_COUNT);

#ifdef BACKMEM_CCM_CCGR5
BACKMEM_SAME(BACKMEM_CCM_CCGR5, CCM_BASE + offsetof(CCM_Type, CCGR5));
BACKMEM_SAME(BACKMEM_CCM_CCGR5_CG14, CCM_CCGR5_CG14_MASK);
BACKMEM_SAME(BACKMEM_CCM_CCGR5_CG15, CCM_CCGR5_CG15_MASK);
#else
BACKMEM_SAME(BACKMEM_CCM_LPCG38_DIRECT, CCM_BASE + offsetof(CCM_Type, LPCG[38].DIRECT));
BACKMEM_SAME(BACKMEM_CCM_LPCG39_DIRECT, CCM_BASE + offsetof(CCM_Type, LPCG[39].DIRECT));
BACKMEM_SAME(BACKMEM_CCM_LPCG38_DIRECT_ON, CCM_LPCG_DIRECT_ON_MASK);
BACKMEM_SAME(BACKMEM_CCM_LPCG39_DIRECT_ON, CCM_LPCG_DIRECT_ON_MASK);
#endif

BACKMEM_NXP_SNVS(HPLR);
BACKMEM_SAME(BACKMEM_SNVS_HPLR_GPR_SL, SNVS_HPLR_GPR_SL_MASK);
BACKMEM_NXP_SNVS(HPCOMR);
BACKMEM_SAME(BACKMEM_SNVS_HPCOMR_NPSWA_EN, SNVS_HPCOMR_NPSWA_EN_MASK);
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

#endif
