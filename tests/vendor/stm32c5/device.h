// Stands in for ST's stm32c542xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[1];
    uint32_t CR2;
    uint32_t gap[10];
    uint32_t SR;
    uint32_t more[51];
    uint32_t BKP0R;
    uint32_t others[31];
} TAMP_TypeDef;

typedef struct {
    uint32_t before[42];
    uint32_t APB3ENR;
    uint32_t gap[17];
    uint32_t RTCCR;
} RCC_TypeDef;

typedef struct {
    uint32_t before[9];
    uint32_t RTCCR;
} PWR_TypeDef;

#define TAMP_BASE 0x44007C00UL
#define RCC_BASE  0x44020C00UL
#define PWR_BASE  0x44020800UL

#define RCC_APB3ENR_RTCAPBEN (0x1UL << 21)
#define RCC_RTCCR_RTCDRST    (0x1UL << 16)
#define PWR_RTCCR_DRTCP      (0x1UL << 0)
#define TAMP_CR2_BKBLOCK     (0x1UL << 22)
#define TAMP_SR_TAMP1F       (0x1UL << 0)
#define TAMP_SR_ITAMP11F     (0x1UL << 26)
