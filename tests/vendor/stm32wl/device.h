// Stands in for ST's stm32wl54xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[64];
    uint32_t BKP0R, others[19];
} TAMP_TypeDef;

typedef struct {
    uint32_t before[22];
    uint32_t APB1ENR1;
} RCC_TypeDef;

typedef struct {
    uint32_t CR1;
} PWR_TypeDef;

#define TAMP_BASE 0x4000B000UL
#define RCC_BASE  0x58000000UL
#define PWR_BASE  0x58000400UL

#define RCC_APB1ENR1_RTCAPBEN (0x1UL << 10)
#define PWR_CR1_DBP           (0x1UL << 8)
