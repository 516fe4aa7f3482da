// Numbers of STM32N6, named as in RM0486; the non-secure addresses.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32N6_H
#define BACKMEM_CHIPS_STM32N6_H

#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#define BACKMEM_BKPSRAM_BASE         0x2C000000u
#define BACKMEM_BKPSRAM_BYTES        8192
#define BACKMEM_TAMP_BKP0R           0x46004500u
#define BACKMEM_TAMP_BKP_COUNT       32
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

#define BACKMEM_RCC_MEMENR            0x4602824Cu
#define BACKMEM_RCC_MEMENR_BKPSRAMEN  (1u << 6)
#define BACKMEM_RCC_AHB4ENR           0x4602825Cu
#define BACKMEM_RCC_AHB4ENR_PWREN     (1u << 18)
#define BACKMEM_RCC_APB4ENR1          0x46028274u
#define BACKMEM_RCC_APB4ENR1_RTCAPBEN (1u << 17)

#define BACKMEM_PWR_BDCR2          0x46024828u
#define BACKMEM_PWR_BDCR2_BKPRBSEN (1u << 0)
#define BACKMEM_PWR_DBPCR          0x4602482Cu
#define BACKMEM_PWR_DBPCR_DBP      (1u << 0)

#endif
