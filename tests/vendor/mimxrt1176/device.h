// Stands in for NXP's MIMXRT1176_cm7.h: what the check reads of it, in its form.
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
    uint32_t LPLVDR;
    uint32_t keys[38];
    uint32_t LPGPR;
} SNVS_Type;

typedef struct {
    uint32_t roots[6144];
    struct {
        uint32_t DIRECT;
        uint32_t domain[7];
    } LPCG[];
} CCM_Type;

#define SNVS_BASE        (0x40C90000u)
#define CCM_BASE         (0x40CC0000u)
#define SNVS_LPGPR_COUNT (4U)

#define CCM_LPCG_DIRECT_ON_MASK   (0x1U)
#define SNVS_HPLR_GPR_SL_MASK     (0x20U)
#define SNVS_HPCOMR_NPSWA_EN_MASK (0x80000000U)
#define SNVS_LPLR_GPR_HL_MASK     (0x20U)
#define SNVS_LPCR_GPR_Z_DIS_MASK  (0x1000000U)
#define SNVS_LPSR_LVD_MASK        (0x8U)
#define SNVS_LPLVDR_LVD_MASK      (0xFFFFFFFFU)
