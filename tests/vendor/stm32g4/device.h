// Stands in for ST's stm32g474xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[12];
    uint32_t SR;
    uint32_t gap[51];
    uint32_t BKP0R;
    uint32_t others[31];
} TAMP_TypeDef;

typedef struct {
    uint32_t before[22];
    uint32_t APB1ENR1;
    uint32_t gap[13];
    uint32_t BDCR;
} RCC_TypeDef;

typedef struct {
    uint32_t CR1;
} PWR_TypeDef;

#define TAMP_BASE 0x40002400UL
#define RCC_BASE  0x40021000UL
#define PWR_BASE  0x40007000UL

#define RCC_APB1ENR1_PWREN    (0x1UL << 28)
#define RCC_APB1ENR1_RTCAPBEN (0x1UL << 10)
#define PWR_CR1_DBP           (0x1UL << 8)
#define RCC_BDCR_BDRST        (0x1UL << 16)
#define TAMP_SR_TAMP1F        (0x1UL << 0)
#define TAMP_SR_ITAMP6F       (0x1UL << 21)
