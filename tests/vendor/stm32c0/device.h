// Stands in for ST's stm32c031xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[28];
    uint32_t BKP0R, others[3];
} PWR_TypeDef;

typedef struct {
    uint32_t before[15];
    uint32_t APBENR1;
} RCC_TypeDef;

#define RCC_BASE 0x40021000UL
#define PWR_BASE 0x40007000UL

#define RCC_APBENR1_PWREN    (0x1UL << 28)
#define RCC_APBENR1_RTCAPBEN RCC_APBENR1_RTCAPBEN_Msk
#define PWR_BKP0R            PWR_BKP0R_Msk
