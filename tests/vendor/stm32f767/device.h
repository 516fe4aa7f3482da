// Stands in for ST's stm32f767xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[3];
    uint32_t ISR;
    uint32_t gap[16];
    uint32_t BKP0R;
    uint32_t others[31];
} RTC_TypeDef;

typedef struct {
    uint32_t before[12];
    uint32_t AHB1ENR;
    uint32_t between[3];
    uint32_t APB1ENR;
    uint32_t gap[11];
    uint32_t BDCR;
} RCC_TypeDef;

typedef struct {
    uint32_t CR1, CSR1;
} PWR_TypeDef;

#define BKPSRAM_BASE 0x40024000UL
#define RTC_BASE     0x40002800UL
#define RCC_BASE     0x40023800UL
#define PWR_BASE     0x40007000UL

#define RCC_AHB1ENR_BKPSRAMEN (0x1UL << 18)
#define RCC_APB1ENR_PWREN     (0x1UL << 28)
#define RCC_APB1ENR_RTCEN     (0x1UL << 10)
#define PWR_CR1_DBP           (0x1UL << 8)
#define PWR_CSR1_EIWUP        (0x1UL << 8)
#define PWR_CSR1_BRE          (0x1UL << 9)
#define PWR_CSR1_BRR          (0x1UL << 3)
#define RCC_BDCR_BDRST        (0x1UL << 16)
#define RTC_ISR_TAMP1F        (0x1UL << 13)
#define RTC_ISR_TAMP2F        (0x1UL << 14)
#define RTC_ISR_TAMP3F        (0x1UL << 15)
