// Numbers of the STM32F4 that have backup SRAM, named as in RM0090.
// The rows and the check against ST's header (stm32_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F405_H
#define BACKMEM_CHIPS_STM32F405_H

#define BACKMEM_BKPSRAM_BASE  0x40024000u
#define BACKMEM_BKPSRAM_BYTES 4096
#define BACKMEM_RTC_BKP0R     0x40002850u
#define BACKMEM_RTC_BKP_COUNT 20

#define BACKMEM_RCC_AHB1ENR           0x40023830u
#define BACKMEM_RCC_AHB1ENR_BKPSRAMEN (1u << 18)
#define BACKMEM_RCC_APB1ENR           0x40023840u
#define BACKMEM_RCC_APB1ENR_PWREN     (1u << 28)

#define BACKMEM_PWR_CR      0x40007000u
#define BACKMEM_PWR_CR_DBP  (1u << 8)
#define BACKMEM_PWR_CSR     0x40007004u
#define BACKMEM_PWR_CSR_BRR (1u << 3)
#define BACKMEM_PWR_CSR_BRE (1u << 9)

#endif
