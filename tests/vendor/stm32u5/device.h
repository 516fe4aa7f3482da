// Stands in for ST's stm32u575xx.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[1];
    uint32_t CR2;
    uint32_t gap[6];
    uint32_t SECCFGR;
    uint32_t more[3];
    uint32_t SR;
    uint32_t rest[51];
    uint32_t BKP0R;
    uint32_t others[31];
} TAMP_TypeDef;

typedef struct {
    uint32_t before[34];
    uint32_t AHB1ENR;
    uint32_t between[2];
    uint32_t AHB3ENR;
    uint32_t behind[4];
    uint32_t APB3ENR;
    uint32_t gap[17];
    uint32_t BDCR;
} RCC_TypeDef;

typedef struct {
    uint32_t before[8];
    uint32_t BDCR1;
    uint32_t between[1];
    uint32_t DBPR;
} PWR_TypeDef;

#define BKPSRAM_BASE_NS 0x40036400UL
#define TAMP_BASE_NS    0x46007C00UL
#define RCC_BASE_NS     0x46020C00UL
#define PWR_BASE_NS     0x46020800UL
#define BKPSRAM_BASE_S  0x50036400UL
#define TAMP_BASE_S     0x56007C00UL
#define RCC_BASE_S      0x56020C00UL
#define PWR_BASE_S      0x56020800UL

#define RCC_AHB1ENR_BKPSRAMEN (0x1UL << 28)
#define RCC_AHB3ENR_PWREN     (0x1UL << 2)
#define RCC_APB3ENR_RTCAPBEN  (0x1UL << 21)
#define PWR_DBPR_DBP          (0x1UL << 0)
#define PWR_BDCR1_BREN        (0x1UL << 0)
#define TAMP_SECCFGR_BHKLOCK  (0x1UL << 30)
#define RCC_BDCR_BDRST        (0x1UL << 16)
#define TAMP_CR2_BKBLOCK      (0x1UL << 22)
#define TAMP_SECCFGR_BKPRWSEC (0xFFUL << 0)
#define TAMP_SECCFGR_BKPWSEC  (0xFFUL << 16)
#define TAMP_SR_TAMP1F        (0x1UL << 0)
#define TAMP_SR_ITAMP13F      (0x1UL << 28)
