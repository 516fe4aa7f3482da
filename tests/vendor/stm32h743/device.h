// Stands in for ST's stm32h743xx.h: what the check reads of it, in its form.
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
    uint32_t before[28];
    uint32_t BDCR;
    uint32_t gap[27];
    uint32_t AHB4ENR;
    uint32_t between[4];
    uint32_t APB4ENR;
} RCC_TypeDef;

typedef struct {
    uint32_t CR1;
    uint32_t between[1];
    uint32_t CR2;
} PWR_TypeDef;

#define D3_BKPSRAM_BASE 0x38800000UL
#define RTC_BASE        0x58004000UL
#define RCC_BASE        0x58024400UL
#define PWR_BASE        0x58024800UL

#define RCC_AHB4ENR_BKPRAMEN (0x1UL << 28)
#define RCC_APB4ENR_RTCAPBEN (0x1UL << 16)
#define PWR_CR1_DBP          (0x1UL << 8)
#define PWR_CR2_BREN         (0x1UL << 0)
#define PWR_CR2_BRRDY        (0x1UL << 16)
#define RCC_BDCR_BDRST       (0x1UL << 16)
#define RTC_ISR_TAMP1F       (0x1UL << 13)
#define RTC_ISR_TAMP2F       (0x1UL << 14)
#define RTC_ISR_TAMP3F       (0x1UL << 15)
