// Stands in for Renesas' R7FA8M1AH.h and bsp_feature.h: what the check reads of
// them, in their form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint8_t before[1018];
    uint16_t PRCR;
    uint8_t between[2116];
    uint8_t VBTBER;
    uint8_t after[191];
    uint8_t VBTBKR0;
} R_SYSTEM_Type;

#define R_SYSTEM_BASE 0x4001E000UL

#define R_SYSTEM_PRCR_PRC1_Msk   (0x2UL)
#define R_SYSTEM_VBTBER_VBAE_Msk (0x8UL)
#define R_SYSTEM_VBTBPCR2_VDETLVL_Msk

#define BSP_FEATURE_BSP_VBATT_HAS_VBTCR1_BPWSWSTP (0UL)
#define BSP_FEATURE_TZ_HAS_TRUSTZONE              (1U)
