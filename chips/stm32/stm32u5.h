// Numbers of STM32U5, named as in RM0456; the non-secure addresses.
// The rows and the check against ST's header (stm32_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32U5_H
#define BACKMEM_CHIPS_STM32U5_H

#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#define BACKMEM_BKPSRAM_BASE         0x40036400u
#define BACKMEM_BKPSRAM_BYTES        2048
#define BACKMEM_TAMP_BKP0R           0x46007D00u
#define BACKMEM_TAMP_BKP_COUNT       32
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

#define BACKMEM_RCC_AHB1ENR           0x46020C88u
#define BACKMEM_RCC_AHB1ENR_BKPSRAMEN (1u << 28)
#define BACKMEM_RCC_AHB3ENR           0x46020C94u
#define BACKMEM_RCC_AHB3ENR_PWREN     (1u << 2)
#define BACKMEM_RCC_APB3ENR           0x46020CA8u
#define BACKMEM_RCC_APB3ENR_RTCAPBEN  (1u << 21)

#define BACKMEM_PWR_BDCR1      0x46020820u
#define BACKMEM_PWR_BDCR1_BREN (1u << 0)
#define BACKMEM_PWR_DBPR       0x46020828u
#define BACKMEM_PWR_DBPR_DBP   (1u << 0)

#endif
