// Stands in for ST's stm32l552xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[64];
    uint32_t BKP0R, others[31];
} TAMP_TypeDef;

typedef struct {
    uint32_t before[22];
    uint32_t APB1ENR1;
} RCC_TypeDef;

typedef struct {
    uint32_t CR1;
} PWR_TypeDef;

#define TAMP_BASE_NS 0x40003400UL
#define RCC_BASE_NS  0x40021000UL
#define PWR_BASE_NS  0x40007000UL
#define TAMP_BASE_S  0x50003400UL
#define RCC_BASE_S   0x50021000UL
#define PWR_BASE_S   0x50007000UL

#define RCC_APB1ENR1_PWREN    (0x1UL << 28)
#define RCC_APB1ENR1_RTCAPBEN (0x1UL << 10)
#define PWR_CR1_DBP           (0x1UL << 8)
#define TAMP_SMCR_BKPRWDPROT  TAMP_SMCR_BKPRWDPROT_Msk
