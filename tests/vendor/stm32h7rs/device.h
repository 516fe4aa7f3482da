// Stands in for ST's stm32h7s7xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[1];
    uint32_t CR2;
    uint32_t gap[6];
    uint32_t CFGR;
    uint32_t more[3];
    uint32_t SR;
    uint32_t rest[51];
    uint32_t BKP0R;
    uint32_t others[31];
} TAMP_TypeDef;

typedef struct {
    uint32_t before[28];
    uint32_t BDCR;
    uint32_t gap[51];
    uint32_t AHB4ENR;
    uint32_t between[4];
    uint32_t APB4ENR;
} RCC_TypeDef;

typedef struct {
    uint32_t CR1;
    uint32_t between[1];
    uint32_t CSR1;
} PWR_TypeDef;

#define BKPSRAM_BASE 0x38800000UL
#define TAMP_BASE    0x58004400UL
#define RCC_BASE     0x58024400UL
#define PWR_BASE     0x58024800UL
#define BKPSRAM_SIZE 0x1000UL

#define RCC_AHB4ENR_BKPRAMEN (0x1UL << 28)
#define RCC_APB4ENR_RTCAPBEN (0x1UL << 16)
#define PWR_CR1_DBP          (0x1UL << 8)
#define PWR_CSR1_BREN        (0x1UL << 0)
#define PWR_CSR1_BRRDY       (0x1UL << 16)
#define RCC_BDCR_VSWRST      (0x1UL << 16)
#define TAMP_CR2_BKBLOCK     (0x1UL << 22)
#define TAMP_CFGR_BHKLOCK    (0x1UL << 30)
#define TAMP_SR_TAMP1F       (0x1UL << 0)
#define TAMP_SR_ITAMP15F     (0x1UL << 30)
