// What STM32H7 share, named as in RM0433, RM0455 and RM0477. A page says where the
// registers of the RCC are, where BREN is, and which tamper flags its devices have; so
// the regions BKPSRAM and RTC_BKP or TAMP_BKP stand on each page.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32H7_FAMILY_H
#define BACKMEM_STM32H7_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_BKPSRAM_BASE  0x38800000u
#define BACKMEM_BKPSRAM_BYTES 4096

#define BACKMEM_RCC_AHB4ENR_BKPRAMEN (1u << 28)
#define BACKMEM_RCC_APB4ENR_RTCAPBEN (1u << 16)
#define BACKMEM_RCC_BDCR             0x58024470u
#define BACKMEM_RCC_BDCR_VSWRST      (1u << 16) // BDRST in some headers

#define BACKMEM_PWR_CR1     0x58024800u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#define BACKMEM_ST_CACHED_SRAM                                                         \
    "CACHEABLE: 0x38800000 is in the write-back region of the default memory map, "    \
    "and a reset drops dirty lines (zephyrproject-rtos/zephyr#31702, #94610)"

#define BACKMEM_ST_DBP_SRAM_CONFLICT \
    "DBP: the bit's text names registers only, the HAL says 'and backup SRAM'"

#endif
