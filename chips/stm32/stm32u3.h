// Numbers of STM32U3, named as in RM0487; the non-secure addresses.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32U3_H
#define BACKMEM_CHIPS_STM32U3_H

#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#define BACKMEM_TAMP_BKP0R           0x40007D00u
#define BACKMEM_TAMP_BKP_COUNT       32
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

#define BACKMEM_RCC_AHB1ENR2          0x40030C94u
#define BACKMEM_RCC_AHB1ENR2_PWREN    (1u << 2)
#define BACKMEM_RCC_APB1ENR1          0x40030C9Cu
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 30)

#define BACKMEM_PWR_DBPR     0x40030828u
#define BACKMEM_PWR_DBPR_DBP (1u << 0)

#endif
