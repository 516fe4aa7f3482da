// Stands in for ST's stm32n657xx.h: what the check reads of it, in its form.
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
    uint32_t before[11];
    uint32_t BDCR;
    uint32_t gap[135];
    uint32_t MEMENR;
    uint32_t between[3];
    uint32_t AHB4ENR;
    uint32_t behind[5];
    uint32_t APB4ENR1;
} RCC_TypeDef;

typedef struct {
    uint32_t before[10];
    uint32_t BDCR2, DBPCR;
} PWR_TypeDef;

#define BKPSRAM_BASE_NS 0x2C000000UL
#define TAMP_BASE_NS    0x46004400UL
#define RCC_BASE_NS     0x46028000UL
#define PWR_BASE_NS     0x46024800UL
#define BKPSRAM_BASE_S  0x3C000000UL
#define TAMP_BASE_S     0x56004400UL
#define RCC_BASE_S      0x56028000UL
#define PWR_BASE_S      0x56024800UL
#define BKPSRAM_SIZE    0x2000UL

#define RCC_MEMENR_BKPSRAMEN  (0x1UL << 6)
#define RCC_AHB4ENR_PWREN     (0x1UL << 18)
#define RCC_APB4ENR1_RTCAPBEN (0x1UL << 17)
#define PWR_DBPCR_DBP         (0x1UL << 0)
#define PWR_BDCR2_BKPRBSEN    (0x1UL << 0)
#define TAMP_SECCFGR_BHKLOCK  (0x1UL << 30)
#define TAMP_SECCFGR_BKPRWSEC TAMP_SECCFGR_BKPRWSEC_Msk
#define RCC_BDCR_VSWRST       (0x1UL << 31)
#define TAMP_CR2_BKBLOCK      (0x1UL << 22)
#define TAMP_SR_TAMP1F        (0x1UL << 0)
#define TAMP_SR_ITAMP11F      (0x1UL << 26)
