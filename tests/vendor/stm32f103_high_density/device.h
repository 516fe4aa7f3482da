// Stands in for ST's stm32f103xe.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t reserved[1];
    uint32_t DR1;
    uint32_t DR2_to_DR10[9];
    uint32_t RTCCR;
    uint32_t CR;
    uint32_t CSR;
    uint32_t gap[2];
    uint32_t DR11;
} BKP_TypeDef;

typedef struct {
    uint32_t before[7];
    uint32_t APB1ENR;
    uint32_t BDCR;
} RCC_TypeDef;

typedef struct {
    uint32_t CR;
} PWR_TypeDef;

#define BKP_BASE       0x40006C00u
#define RCC_BASE       0x40021000u
#define PWR_BASE       0x40007000u
#define RTC_BKP_NUMBER 42

#define RCC_APB1ENR_BKPEN 0x08000000u
#define RCC_APB1ENR_PWREN 0x10000000u
#define PWR_CR_DBP        0x00000100u
#define RCC_BDCR_BDRST    (0x1UL << 16)
#define BKP_CSR_TEF       (0x1UL << 8)
