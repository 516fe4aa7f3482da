// Stands in for Renesas' R7FA4M1AB.h and bsp_feature.h: what the check reads of
// them, in their form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint8_t before[1022];
    uint16_t PRCR;
    uint8_t between[177];
    uint8_t VBTSR;
    uint8_t after[78];
    uint8_t VBTBKR;
} R_SYSTEM_Type;

#define R_SYSTEM_BASE 0x4001E000UL

#define R_SYSTEM_PRCR_PRC1_Msk     (0x2UL)
#define R_SYSTEM_VBTSR_VBTRVLD_Msk (0x10UL)

#define BSP_FEATURE_BSP_VBATT_HAS_VBTCR1_BPWSWSTP (1UL)
#define BSP_FEATURE_TZ_HAS_TRUSTZONE              (0U)
