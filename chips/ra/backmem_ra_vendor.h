// Compares our numbers of Renesas RA with those of Renesas' device header and its
// bsp_feature.h, which bsp_api.h brings: backmem_vendor_same.h says how. How many
// registers there are is not compared: FSP's headers count those of the RA4M1 for all.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RA_VENDOR_H
#define BACKMEM_RA_VENDOR_H

#include "../backmem_vendor_same.h"

#ifndef BACKMEM_RA_FAMILY_H
#error "backmem: this is a Renesas RA, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#ifndef R_SYSTEM_BASE
#error "backmem: include bsp_api.h of Renesas' FSP before backmem_ra_vendor.h"
#endif

#if defined(BACKMEM_VBTSR) && !defined(R_SYSTEM_VBTSR_VBTRVLD_Msk) \
    || defined(BACKMEM_VBTBER) && !defined(R_SYSTEM_VBTBER_VBAE_Msk)
#error "backmem: the chip chosen has registers that Renesas' header does not have; \
look the device up: docs/chips.md"
#endif

BACKMEM_SAME(BACKMEM_PRCR, R_SYSTEM_BASE + offsetof(R_SYSTEM_Type, PRCR));
BACKMEM_SAME(BACKMEM_PRCR_PRC1, R_SYSTEM_PRCR_PRC1_Msk);

// RA8 names each register.
#ifdef R_SYSTEM_VBTBPCR2_VDETLVL_Msk
BACKMEM_SAME(BACKMEM_VBTBKR, R_SYSTEM_BASE + offsetof(R_SYSTEM_Type, VBTBKR0));
#else
BACKMEM_SAME(BACKMEM_VBTBKR, R_SYSTEM_BASE + offsetof(R_SYSTEM_Type, VBTBKR));
#endif

// The struct has the registers of all parts; which part has which, bsp_feature.h says.
#ifdef BACKMEM_VBTSR
BACKMEM_SAME(BACKMEM_VBTSR + 1, R_SYSTEM_BASE + offsetof(R_SYSTEM_Type, VBTSR));
BACKMEM_SAME(BACKMEM_VBTSR_VBTRVLD, R_SYSTEM_VBTSR_VBTRVLD_Msk << 8);
BACKMEM_SAME(1, BSP_FEATURE_BSP_VBATT_HAS_VBTCR1_BPWSWSTP);
#else
BACKMEM_SAME(0, BSP_FEATURE_BSP_VBATT_HAS_VBTCR1_BPWSWSTP);
#endif
#ifdef BACKMEM_VBTBER
BACKMEM_SAME(BACKMEM_VBTBER, R_SYSTEM_BASE + offsetof(R_SYSTEM_Type, VBTBER));
BACKMEM_SAME(BACKMEM_VBTBER_VBAE, R_SYSTEM_VBTBER_VBAE_Msk);
#define BACKMEM_RA_TRUSTZONE 1
#else
#define BACKMEM_RA_TRUSTZONE 0
#endif
#ifdef BSP_FEATURE_TZ_HAS_TRUSTZONE // not in each release of FSP
BACKMEM_SAME(BACKMEM_RA_TRUSTZONE, BSP_FEATURE_TZ_HAS_TRUSTZONE);
#endif

#endif
