// Stands in for NXP's MIMXRT1011.h: what the check reads of it, in the older form,
// where the detector is LPPGDR.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t HPLR;
    uint32_t HPCOMR;
    uint32_t hp[11];
    uint32_t LPLR, LPCR;
    uint32_t lp[4];
    uint32_t LPSR;
    uint32_t srtc[5];
    uint32_t LPPGDR;
    uint32_t keys[38];
    uint32_t LPGPR;
} SNVS_Type;

typedef struct {
    uint32_t before[31];
    uint32_t CCGR5;
} CCM_Type;

#define SNVS_BASE        (0x400D4000u)
#define CCM_BASE         (0x400FC000u)
#define SNVS_LPGPR_COUNT (4U)

#define CCM_CCGR5_CG14_MASK       (0x30000000U)
#define CCM_CCGR5_CG15_MASK       (0xC0000000U)
#define SNVS_HPLR_GPR_SL_MASK     (0x20U)
#define SNVS_HPCOMR_NPSWA_EN_MASK (0x80000000U)
#define SNVS_LPLR_GPR_HL_MASK     (0x20U)
#define SNVS_LPCR_GPR_Z_DIS_MASK  (0x1000000U)
#define SNVS_LPSR_PGD_MASK        (0x8U)
#define SNVS_LPPGDR_PGD_MASK      (0xFFFFFFFFU)
