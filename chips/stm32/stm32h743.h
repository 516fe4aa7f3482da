// Numbers of STM32H72x to H75x, named as in RM0433.
// The rows and the check against ST's header (stm32_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32H743_H
#define BACKMEM_CHIPS_STM32H743_H

#define BACKMEM_BKPSRAM_BASE  0x38800000u
#define BACKMEM_BKPSRAM_BYTES 4096
#define BACKMEM_RTC_BKP0R     0x58004050u
#define BACKMEM_RTC_BKP_COUNT 32

#define BACKMEM_RCC_AHB4ENR          0x580244E0u
#define BACKMEM_RCC_AHB4ENR_BKPRAMEN (1u << 28)
#define BACKMEM_RCC_APB4ENR          0x580244F4u
#define BACKMEM_RCC_APB4ENR_RTCAPBEN (1u << 16)

#define BACKMEM_PWR_CR1       0x58024800u
#define BACKMEM_PWR_CR1_DBP   (1u << 8)
#define BACKMEM_PWR_CR2       0x58024808u
#define BACKMEM_PWR_CR2_BREN  (1u << 0)
#define BACKMEM_PWR_CR2_BRRDY (1u << 16)

#endif
