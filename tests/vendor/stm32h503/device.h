// Stands in for ST's stm32h503xx.h: what the check reads of it, in its form.
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
    uint32_t before[34];
    uint32_t AHB1ENR;
    uint32_t between[7];
    uint32_t APB3ENR;
    uint32_t gap[17];
    uint32_t BDCR;
} RCC_TypeDef;

typedef struct {
    uint32_t before[8];
    uint32_t BDCR, DBPCR, BDSR;
} PWR_TypeDef;

#define BKPSRAM_BASE_NS 0x40036400UL
#define TAMP_BASE_NS    0x44007C00UL
#define RCC_BASE_NS     0x44020C00UL
#define PWR_BASE_NS     0x44020800UL
#define BKPSRAM_SIZE    0x800UL

#define RCC_AHB1ENR_BKPRAMEN  (0x1UL << 28)
#define RCC_APB3ENR_RTCAPBEN  (0x1UL << 21)
#define PWR_DBPCR_DBP         (0x1UL << 0)
#define PWR_BDCR_BREN         (0x1UL << 0)
#define PWR_BDSR_BRRDY        (0x1UL << 16)
#define TAMP_SECCFGR_BKPRWSEC TAMP_SECCFGR_BKPRWSEC_Msk
#define RCC_BDCR_VSWRST       (0x1UL << 16)
#define TAMP_CR2_BKBLOCK      (0x1UL << 22)
#define TAMP_SR_TAMP1F        (0x1UL << 0)
#define TAMP_SR_ITAMP15F      (0x1UL << 30)
