// Stands in for ST's stm32wba25xx.h: what the check reads of it, in its form.
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
    uint32_t before[37];
    uint32_t AHB4ENR;
    uint32_t between[4];
    uint32_t APB7ENR;
    uint32_t gap[17];
    uint32_t BDCR1;
} RCC_TypeDef;

typedef struct {
    uint32_t before[10];
    uint32_t DBPR;
} PWR_TypeDef;

#define TAMP_BASE_NS 0x46007C00UL
#define RCC_BASE_NS  0x46020C00UL
#define PWR_BASE_NS  0x46020800UL
#define TAMP_BASE_S  0x56007C00UL
#define RCC_BASE_S   0x56020C00UL
#define PWR_BASE_S   0x56020800UL

#define RCC_AHB4ENR_PWREN     (0x1UL << 2)
#define RCC_APB7ENR_RTCAPBEN  (0x1UL << 21)
#define PWR_DBPR_DBP          (0x1UL << 0)
#define TAMP_SECCFGR_BKPRWSEC TAMP_SECCFGR_BKPRWSEC_Msk
#define RCC_BDCR1_BDRST       (0x1UL << 16)
#define TAMP_CR2_BKBLOCK      (0x1UL << 22)
#define TAMP_SR_TAMP1F        (0x1UL << 0)
#define TAMP_SR_ITAMP13F      (0x1UL << 28)
