// Stands in for ST's stm32l151xba.h, which has 20 members for 5 registers.
//
// SPDX-License-Identifier: MIT
#define __STM32L151xBA_H

#include <stdint.h>

typedef struct {
    uint32_t before[3];
    uint32_t ISR;
    uint32_t gap[16];
    uint32_t BKP0R;
    uint32_t others[19];
} RTC_TypeDef;

typedef struct {
    uint32_t before[9];
    uint32_t APB1ENR;
    uint32_t gap[3];
    uint32_t CSR;
} RCC_TypeDef;

typedef struct {
    uint32_t CR;
} PWR_TypeDef;

#define RTC_BASE 0x40002800UL
#define RCC_BASE 0x40023800UL
#define PWR_BASE 0x40007000UL

#define RCC_APB1ENR_PWREN (0x1UL << 28)
#define PWR_CR_DBP        (0x1UL << 8)

#define RTC_BKP_NUMBER 5
#define RCC_CSR_RTCRST (0x1UL << 23)
#define RTC_ISR_TAMP1F (0x1UL << 13)
#define RTC_ISR_TAMP2F (0x1UL << 14)
#define RTC_ISR_TAMP3F (0x1UL << 15)
