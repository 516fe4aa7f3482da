// Stands in for ST's stm32f301x8.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[3];
    uint32_t ISR;
    uint32_t gap[16];
    uint32_t BKP0R;
    uint32_t others[19];
} RTC_TypeDef;

typedef struct {
    uint32_t before[7];
    uint32_t APB1ENR;
    uint32_t BDCR;
} RCC_TypeDef;

typedef struct {
    uint32_t CR;
} PWR_TypeDef;

#define RTC_BASE 0x40002800UL
#define RCC_BASE 0x40021000UL
#define PWR_BASE 0x40007000UL

#define RCC_APB1ENR_PWREN (0x1UL << 28)
#define PWR_CR_DBP        (0x1UL << 8)
#define RCC_BDCR_BDRST    (0x1UL << 16)
#define RTC_ISR_TAMP1F    (0x1UL << 13)
#define RTC_ISR_TAMP2F    (0x1UL << 14)
