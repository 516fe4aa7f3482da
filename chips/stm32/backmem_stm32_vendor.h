// Compares our numbers of an STM32 with those of ST's device header:
// backmem_vendor_same.h says how. In MicroPython, py/mpconfig.h brings ST's.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32_VENDOR_H
#define BACKMEM_STM32_VENDOR_H

#include "../backmem_vendor_same.h"

// ---- is it this chip at all? -------------------------------------------------

#if !defined(BACKMEM_PWR_CR_DBP) && !defined(BACKMEM_PWR_CR1_DBP)         \
    && !defined(BACKMEM_PWR_DBPR_DBP) && !defined(BACKMEM_PWR_DBPCR_DBP) \
    && !defined(BACKMEM_PWR_RTCCR_DRTCP) && !defined(BACKMEM_PWR_BKP0R)
#error "backmem: this is an STM32, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#if !defined(PWR_CR_DBP) && !defined(PWR_CR1_DBP) && !defined(PWR_DBPR_DBP) \
    && !defined(PWR_DBPCR_DBP) && !defined(PWR_RTCCR_DRTCP) && !defined(PWR_BKP0R)
#error "backmem: include ST's device header before backmem_stm32_vendor.h"
#endif

#if defined(BACKMEM_PWR_CR_DBP) && !defined(PWR_CR_DBP)          \
    || defined(BACKMEM_PWR_CR1_DBP) && !defined(PWR_CR1_DBP)     \
    || defined(BACKMEM_PWR_DBPR_DBP) && !defined(PWR_DBPR_DBP)   \
    || defined(BACKMEM_PWR_DBPCR_DBP) && !defined(PWR_DBPCR_DBP) \
    || defined(BACKMEM_PWR_RTCCR_DRTCP) && !defined(PWR_RTCCR_DRTCP) \
    || defined(BACKMEM_PWR_BKP0R) && !defined(PWR_BKP0R)
#error "backmem: the chip chosen is of another STM32 family than ST's header; \
look the device up: docs/chips.md"
#endif

// Of a name that ST's header lacks the compiler's own error says nothing about chips.
#if defined(TAMP_BASE) || defined(TAMP_BASE_NS)
#if defined(BACKMEM_BKP_DR1) || defined(BACKMEM_RTC_BKP0R) && !defined(RTC_BKP0R)
#error "backmem: this part has its registers in TAMP, the chip chosen has not; \
look the device up: docs/chips.md"
#endif
#elif defined(BACKMEM_TAMP_BKP0R)
#error "backmem: the chip chosen has its registers in TAMP, this part has no TAMP; \
look the device up: docs/chips.md"
#endif
#ifdef BKP_BASE
#if defined(BACKMEM_RTC_BKP0R) && !defined(RTC_BKP0R)
#error "backmem: this part has its registers in BKP, the chip chosen has not; \
look the device up: docs/chips.md"
#endif
#elif defined(BACKMEM_BKP_DR1)
#error "backmem: the chip chosen has its registers in BKP, this part has no BKP; \
look the device up: docs/chips.md"
#endif

#if defined(BACKMEM_PWR_CR2_BREN) && !defined(PWR_CR2_BREN)             \
    || defined(BACKMEM_PWR_CSR_BRE) && !defined(PWR_CSR_BRE)            \
    || defined(BACKMEM_PWR_CSR1_BRE) && !defined(PWR_CSR1_BRE)          \
    || defined(BACKMEM_PWR_CSR1_BREN) && !defined(PWR_CSR1_BREN)        \
    || defined(BACKMEM_PWR_BDCR_BREN) && !defined(PWR_BDCR_BREN)        \
    || defined(BACKMEM_PWR_BDCR1_BREN) && !defined(PWR_BDCR1_BREN)      \
    || defined(BACKMEM_PWR_BDCR2_BKPRBSEN) && !defined(PWR_BDCR2_BKPRBSEN)
#error "backmem: the backup regulator of the chip chosen is not that of this part; \
look the device up: docs/chips.md"
#endif

// Some headers define BKPSRAM_BASE for parts without the SRAM; the gate tells.
#if defined(RCC_AHB1ENR_BKPSRAMEN) || defined(RCC_AHB4ENR_BKPRAMEN) \
    || defined(RCC_AHB1ENR_BKPRAMEN) || defined(RCC_MEMENR_BKPSRAMEN)
#ifndef BACKMEM_BKPSRAM_BASE
#error "backmem: this part has a backup SRAM, the chip chosen has none; \
look the device up: docs/chips.md"
#endif
#elif defined(BACKMEM_BKPSRAM_BASE)
#error "backmem: the chip chosen has a backup SRAM, this part has none; \
look the device up: docs/chips.md"
#endif

// The gate of the registers' bus. C0 has it too, but its registers are not behind it.
#if defined(BACKMEM_PWR_BKP0R)
#elif defined(RCC_APBENR1_RTCAPBEN) && !defined(BACKMEM_RCC_APBENR1_RTCAPBEN)    \
    || defined(RCC_APB1ENR_RTCAPBEN) && !defined(BACKMEM_RCC_APB1ENR_RTCAPBEN)   \
    || defined(RCC_APB1ENR1_RTCAPBEN) && !defined(BACKMEM_RCC_APB1ENR1_RTCAPBEN) \
    || defined(RCC_APB3ENR_RTCAPBEN) && !defined(BACKMEM_RCC_APB3ENR_RTCAPBEN)   \
    || defined(RCC_APB4ENR_RTCAPBEN) && !defined(BACKMEM_RCC_APB4ENR_RTCAPBEN)   \
    || defined(RCC_APB4ENR1_RTCAPBEN) && !defined(BACKMEM_RCC_APB4ENR1_RTCAPBEN) \
    || defined(RCC_APB7ENR_RTCAPBEN) && !defined(BACKMEM_RCC_APB7ENR_RTCAPBEN)   \
    || defined(RCC_APB1ENR_RTCEN) && !defined(BACKMEM_RCC_APB1ENR_RTCEN)
#error "backmem: this part gates its backup registers' bus, the chip chosen does not; \
look the device up: docs/chips.md"
#endif
#if defined(BACKMEM_RCC_APB1ENR1_RTCAPBEN) && !defined(RCC_APB1ENR1_RTCAPBEN)  \
    || defined(BACKMEM_RCC_APB1ENR_RTCAPBEN) && !defined(RCC_APB1ENR_RTCAPBEN) \
    || defined(BACKMEM_RCC_APB1ENR_RTCEN) && !defined(RCC_APB1ENR_RTCEN)
#error "backmem: the chip chosen gates its backup registers' bus, this part does not; \
look the device up: docs/chips.md"
#endif

#if defined(TAMP_BASE_S) && !defined(BACKMEM_SECURE_OFFSET)
#error "backmem: this part has secure aliases, the chip chosen has none; \
look the device up: docs/chips.md"
#endif
// Some headers show the aliases in the secure state alone; zones are always there.
#if defined(BACKMEM_SECURE_OFFSET) && !defined(TAMP_SECCFGR_BKPRWSEC) \
    && !defined(TAMP_SMCR_BKPRWDPROT)
#error "backmem: the chip chosen has secure aliases, this part has none; \
look the device up: docs/chips.md"
#endif

#if defined(TAMP_SECCFGR_BHKLOCK) && !defined(BACKMEM_TAMP_SECCFGR_BHKLOCK) \
    || defined(TAMP_CFGR_BHKLOCK) && !defined(BACKMEM_TAMP_CFGR_BHKLOCK)
#error "backmem: this part can hold a key in its registers, the chip chosen cannot; \
look the device up: docs/chips.md"
#endif
#if defined(BACKMEM_TAMP_SECCFGR_BHKLOCK) && !defined(TAMP_SECCFGR_BHKLOCK) \
    || defined(BACKMEM_TAMP_CFGR_BHKLOCK) && !defined(TAMP_CFGR_BHKLOCK)
#error "backmem: the chip chosen can hold a key in its registers, this part cannot; \
look the device up: docs/chips.md"
#endif

// ---- where ST's header has its blocks: the non-secure addresses --------------

#ifdef RCC_BASE_NS
#define BACKMEM_ST_RCC  RCC_BASE_NS
#define BACKMEM_ST_PWR  PWR_BASE_NS
#define BACKMEM_ST_TAMP TAMP_BASE_NS
#else
#define BACKMEM_ST_RCC  RCC_BASE
#define BACKMEM_ST_PWR  PWR_BASE
#define BACKMEM_ST_TAMP TAMP_BASE
#endif

// A register and a bit of it.
#define BACKMEM_ST_SAME_RCC(reg, bit)                                             \
    BACKMEM_SAME(BACKMEM_RCC_##reg, BACKMEM_ST_RCC + offsetof(RCC_TypeDef, reg)); \
    BACKMEM_SAME(BACKMEM_RCC_##reg##_##bit, RCC_##reg##_##bit)
#define BACKMEM_ST_SAME_PWR(reg, bit)                                             \
    BACKMEM_SAME(BACKMEM_PWR_##reg, BACKMEM_ST_PWR + offsetof(PWR_TypeDef, reg)); \
    BACKMEM_SAME(BACKMEM_PWR_##reg##_##bit, PWR_##reg##_##bit)

#define BACKMEM_ST_SAME_TAMP(reg, bit)                                               \
    BACKMEM_SAME(BACKMEM_TAMP_##reg, BACKMEM_ST_TAMP + offsetof(TAMP_TypeDef, reg)); \
    BACKMEM_SAME(BACKMEM_TAMP_##reg##_##bit, TAMP_##reg##_##bit)

// A tamper flag, which our mask of them has to have. It may have more: a page is for
// devices that differ in their flags.
#define BACKMEM_ST_SAME_FLAG(reg, flag, bit) \
    BACKMEM_SAME(BACKMEM_##reg##_TAMPxF & 1u << (bit), reg##_##flag)

// Registers from the first one named to the end of the block. The macros that give a
// number are wrong on some parts (STM32G411xC, U0): the members count. Of L151xBA it is
// the members that are wrong; its header is known by its guard.
#define BACKMEM_ST_COUNT(block, first) \
    ((sizeof(block##_TypeDef) - offsetof(block##_TypeDef, first)) / 4)

// ---- the regions -------------------------------------------------------------

#ifdef BACKMEM_BKPSRAM_BASE
#if defined(BKPSRAM_BASE_NS)
BACKMEM_SAME(BACKMEM_BKPSRAM_BASE, BKPSRAM_BASE_NS);
#elif defined(D3_BKPSRAM_BASE)
BACKMEM_SAME(BACKMEM_BKPSRAM_BASE, D3_BKPSRAM_BASE);
#elif defined(SRD_BKPSRAM_BASE)
BACKMEM_SAME(BACKMEM_BKPSRAM_BASE, SRD_BKPSRAM_BASE);
#else
BACKMEM_SAME(BACKMEM_BKPSRAM_BASE, BKPSRAM_BASE);
#endif
#ifdef BKPSRAM_SIZE
BACKMEM_SAME(BACKMEM_BKPSRAM_BYTES, BKPSRAM_SIZE);
#endif
#endif

#ifdef BACKMEM_RTC_BKP0R
BACKMEM_SAME(BACKMEM_RTC_BKP0R, RTC_BASE + offsetof(RTC_TypeDef, BKP0R));
#ifdef __STM32L151xBA_H
BACKMEM_SAME(BACKMEM_RTC_BKP_COUNT, RTC_BKP_NUMBER);
#else
BACKMEM_SAME(BACKMEM_RTC_BKP_COUNT, BACKMEM_ST_COUNT(RTC, BKP0R));
#endif
#endif

#ifdef BACKMEM_TAMP_BKP0R
BACKMEM_SAME(BACKMEM_TAMP_BKP0R, BACKMEM_ST_TAMP + offsetof(TAMP_TypeDef, BKP0R));
BACKMEM_SAME(BACKMEM_TAMP_BKP_COUNT, BACKMEM_ST_COUNT(TAMP, BKP0R));
#endif

#ifdef BACKMEM_PWR_BKP0R
BACKMEM_SAME(BACKMEM_PWR_BKP0R, PWR_BASE + offsetof(PWR_TypeDef, BKP0R));
BACKMEM_SAME(BACKMEM_PWR_BKP_COUNT, BACKMEM_ST_COUNT(PWR, BKP0R));
#endif

#ifdef BACKMEM_BKP_DR1
BACKMEM_SAME(BACKMEM_BKP_DR1, BKP_BASE + offsetof(BKP_TypeDef, DR1));
#ifdef BACKMEM_BKP_DR11
BACKMEM_SAME(BACKMEM_BKP_DR1_COUNT + BACKMEM_BKP_DR11_COUNT, RTC_BKP_NUMBER);
BACKMEM_SAME(BACKMEM_BKP_DR11, BKP_BASE + offsetof(BKP_TypeDef, DR11));
#else
BACKMEM_SAME(BACKMEM_BKP_DR1_COUNT, RTC_BKP_NUMBER);
#endif
#endif

#if defined(BACKMEM_SECURE_OFFSET) && defined(TAMP_BASE_S)
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, RCC_BASE_S - RCC_BASE_NS);
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, PWR_BASE_S - PWR_BASE_NS);
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, TAMP_BASE_S - TAMP_BASE_NS);
#ifdef BACKMEM_BKPSRAM_BASE
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, BKPSRAM_BASE_S - BKPSRAM_BASE_NS);
#endif
#endif

#ifdef BACKMEM_TAMP_SECCFGR_BHKLOCK
BACKMEM_SAME(BACKMEM_TAMP_SECCFGR_BHKLOCK, TAMP_SECCFGR_BHKLOCK);
#endif
#ifdef BACKMEM_TAMP_SECCFGR_BKPRWSEC
BACKMEM_SAME(BACKMEM_TAMP_SECCFGR,
             BACKMEM_ST_TAMP + offsetof(TAMP_TypeDef, SECCFGR));
BACKMEM_SAME(BACKMEM_TAMP_SECCFGR_BKPRWSEC & 0xFFFFu, TAMP_SECCFGR_BKPRWSEC);
BACKMEM_SAME(BACKMEM_TAMP_SECCFGR_BKPRWSEC & ~0xFFFFu, TAMP_SECCFGR_BKPWSEC);
#endif

// ---- the registers of the steps ------------------------------------------------

#ifdef BACKMEM_RCC_AHB1ENR_BKPSRAMEN
BACKMEM_ST_SAME_RCC(AHB1ENR, BKPSRAMEN);
#endif
#ifdef BACKMEM_RCC_AHB1ENR_BKPRAMEN
BACKMEM_ST_SAME_RCC(AHB1ENR, BKPRAMEN);
#endif
#ifdef BACKMEM_RCC_AHB1ENR2_PWREN
BACKMEM_ST_SAME_RCC(AHB1ENR2, PWREN);
#endif
#ifdef BACKMEM_RCC_AHB3ENR_PWREN
BACKMEM_ST_SAME_RCC(AHB3ENR, PWREN);
#endif
#ifdef BACKMEM_RCC_AHB4ENR_BKPRAMEN
BACKMEM_ST_SAME_RCC(AHB4ENR, BKPRAMEN);
#endif
#ifdef BACKMEM_RCC_AHB4ENR_PWREN
BACKMEM_ST_SAME_RCC(AHB4ENR, PWREN);
#endif
#ifdef BACKMEM_RCC_APB1ENR_PWREN
BACKMEM_ST_SAME_RCC(APB1ENR, PWREN);
#endif
#ifdef BACKMEM_RCC_APB1ENR_BKPEN
BACKMEM_ST_SAME_RCC(APB1ENR, BKPEN);
#endif
#ifdef BACKMEM_RCC_APB1ENR_RTCAPBEN
BACKMEM_ST_SAME_RCC(APB1ENR, RTCAPBEN);
#endif
#ifdef BACKMEM_RCC_APB1ENR_RTCEN
BACKMEM_ST_SAME_RCC(APB1ENR, RTCEN);
#endif
#ifdef BACKMEM_RCC_APB1ENR1_PWREN
BACKMEM_ST_SAME_RCC(APB1ENR1, PWREN);
#endif
#ifdef BACKMEM_RCC_APB1ENR1_RTCAPBEN
BACKMEM_ST_SAME_RCC(APB1ENR1, RTCAPBEN);
#endif
#ifdef BACKMEM_RCC_APB3ENR_RTCAPBEN
BACKMEM_ST_SAME_RCC(APB3ENR, RTCAPBEN);
#endif
#ifdef BACKMEM_RCC_APB4ENR_RTCAPBEN
BACKMEM_ST_SAME_RCC(APB4ENR, RTCAPBEN);
#endif
#ifdef BACKMEM_RCC_APB4ENR1_RTCAPBEN
BACKMEM_ST_SAME_RCC(APB4ENR1, RTCAPBEN);
#endif
#ifdef BACKMEM_RCC_APB7ENR_RTCAPBEN
BACKMEM_ST_SAME_RCC(APB7ENR, RTCAPBEN);
#endif
#ifdef BACKMEM_RCC_APBENR1_PWREN
BACKMEM_ST_SAME_RCC(APBENR1, PWREN);
#endif
#ifdef BACKMEM_RCC_APBENR1_RTCAPBEN
BACKMEM_ST_SAME_RCC(APBENR1, RTCAPBEN);
#endif
#ifdef BACKMEM_RCC_MEMENR_BKPSRAMEN
BACKMEM_ST_SAME_RCC(MEMENR, BKPSRAMEN);
#endif

#ifdef BACKMEM_RCC_BDCR_BDRST
BACKMEM_ST_SAME_RCC(BDCR, BDRST);
#endif
#ifdef BACKMEM_RCC_BDCR1_BDRST
BACKMEM_ST_SAME_RCC(BDCR1, BDRST);
#endif
#ifdef BACKMEM_RCC_RTCCR_RTCDRST
BACKMEM_ST_SAME_RCC(RTCCR, RTCDRST);
#endif
#ifdef BACKMEM_RCC_CSR_RTCRST
BACKMEM_ST_SAME_RCC(CSR, RTCRST);
#endif
#if defined(BACKMEM_RCC_BDCR_VSWRST) && defined(RCC_BDCR_VSWRST)
BACKMEM_ST_SAME_RCC(BDCR, VSWRST);
#elif defined(BACKMEM_RCC_BDCR_VSWRST)
BACKMEM_SAME(BACKMEM_RCC_BDCR, BACKMEM_ST_RCC + offsetof(RCC_TypeDef, BDCR));
BACKMEM_SAME(BACKMEM_RCC_BDCR_VSWRST, RCC_BDCR_BDRST);
#endif

#ifdef BACKMEM_PWR_CR_DBP
BACKMEM_ST_SAME_PWR(CR, DBP);
#endif
#ifdef BACKMEM_PWR_CR1_DBP
BACKMEM_ST_SAME_PWR(CR1, DBP);
#endif
#ifdef BACKMEM_PWR_CR2_BREN
BACKMEM_ST_SAME_PWR(CR2, BREN);
#endif
#ifdef BACKMEM_PWR_CR2_BRRDY
BACKMEM_ST_SAME_PWR(CR2, BRRDY);
#endif
#ifdef BACKMEM_PWR_CSR_BRE
BACKMEM_ST_SAME_PWR(CSR, BRE);
#endif
#ifdef BACKMEM_PWR_CSR_BRR
BACKMEM_ST_SAME_PWR(CSR, BRR);
#endif
#ifdef BACKMEM_PWR_CSR1_BRE
BACKMEM_ST_SAME_PWR(CSR1, BRE);
#endif
#ifdef BACKMEM_PWR_CSR1_BRR
BACKMEM_ST_SAME_PWR(CSR1, BRR);
#endif
#ifdef BACKMEM_PWR_CSR1_EIWUP
BACKMEM_ST_SAME_PWR(CSR1, EIWUP);
#endif
#ifdef BACKMEM_PWR_CSR1_BREN
BACKMEM_ST_SAME_PWR(CSR1, BREN);
#endif
#ifdef BACKMEM_PWR_CSR1_BRRDY
BACKMEM_ST_SAME_PWR(CSR1, BRRDY);
#endif
#ifdef BACKMEM_PWR_BDCR_BREN
BACKMEM_ST_SAME_PWR(BDCR, BREN);
#endif
#ifdef BACKMEM_PWR_BDCR1_BREN
BACKMEM_ST_SAME_PWR(BDCR1, BREN);
#endif
#ifdef BACKMEM_PWR_BDCR2_BKPRBSEN
BACKMEM_ST_SAME_PWR(BDCR2, BKPRBSEN);
#endif
#ifdef BACKMEM_PWR_BDSR_BRRDY
BACKMEM_ST_SAME_PWR(BDSR, BRRDY);
#endif
#ifdef BACKMEM_PWR_DBPR_DBP
BACKMEM_ST_SAME_PWR(DBPR, DBP);
#endif
#ifdef BACKMEM_PWR_DBPCR_DBP
BACKMEM_ST_SAME_PWR(DBPCR, DBP);
#endif
#ifdef BACKMEM_PWR_RTCCR_DRTCP
BACKMEM_ST_SAME_PWR(RTCCR, DRTCP);
#endif

#ifdef BACKMEM_TAMP_CR2_BKBLOCK
BACKMEM_ST_SAME_TAMP(CR2, BKBLOCK);
#endif
#ifdef BACKMEM_TAMP_CFGR_BHKLOCK
BACKMEM_ST_SAME_TAMP(CFGR, BHKLOCK);
#endif
#ifdef BACKMEM_BKP_CSR_TEF
BACKMEM_SAME(BACKMEM_BKP_CSR, BKP_BASE + offsetof(BKP_TypeDef, CSR));
BACKMEM_SAME(BACKMEM_BKP_CSR_TEF, BKP_CSR_TEF);
#endif

// ---- the tamper flags ----------------------------------------------------------

#ifdef BACKMEM_RTC_ISR_TAMPxF
BACKMEM_SAME(BACKMEM_RTC_ISR, RTC_BASE + offsetof(RTC_TypeDef, ISR));
#ifdef RTC_ISR_TAMP1F
BACKMEM_ST_SAME_FLAG(RTC_ISR, TAMP1F, 13);
#endif
#ifdef RTC_ISR_TAMP2F
BACKMEM_ST_SAME_FLAG(RTC_ISR, TAMP2F, 14);
#endif
#ifdef RTC_ISR_TAMP3F
BACKMEM_ST_SAME_FLAG(RTC_ISR, TAMP3F, 15);
#endif
#endif

#ifdef BACKMEM_TAMP_SR_TAMPxF
BACKMEM_SAME(BACKMEM_TAMP_SR, BACKMEM_ST_TAMP + offsetof(TAMP_TypeDef, SR));
#ifdef TAMP_SR_TAMP1F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP1F, 0);
#endif
#ifdef TAMP_SR_TAMP2F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP2F, 1);
#endif
#ifdef TAMP_SR_TAMP3F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP3F, 2);
#endif
#ifdef TAMP_SR_TAMP4F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP4F, 3);
#endif
#ifdef TAMP_SR_TAMP5F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP5F, 4);
#endif
#ifdef TAMP_SR_TAMP6F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP6F, 5);
#endif
#ifdef TAMP_SR_TAMP7F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP7F, 6);
#endif
#ifdef TAMP_SR_TAMP8F
BACKMEM_ST_SAME_FLAG(TAMP_SR, TAMP8F, 7);
#endif
#ifdef TAMP_SR_ITAMP1F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP1F, 16);
#endif
#ifdef TAMP_SR_ITAMP2F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP2F, 17);
#endif
#ifdef TAMP_SR_ITAMP3F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP3F, 18);
#endif
#ifdef TAMP_SR_ITAMP4F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP4F, 19);
#endif
#ifdef TAMP_SR_ITAMP5F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP5F, 20);
#endif
#ifdef TAMP_SR_ITAMP6F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP6F, 21);
#endif
#ifdef TAMP_SR_ITAMP7F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP7F, 22);
#endif
#ifdef TAMP_SR_ITAMP8F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP8F, 23);
#endif
#ifdef TAMP_SR_ITAMP9F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP9F, 24);
#endif
#ifdef TAMP_SR_ITAMP11F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP11F, 26);
#endif
#ifdef TAMP_SR_ITAMP12F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP12F, 27);
#endif
#ifdef TAMP_SR_ITAMP13F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP13F, 28);
#endif
#ifdef TAMP_SR_ITAMP15F
BACKMEM_ST_SAME_FLAG(TAMP_SR, ITAMP15F, 30);
#endif
#endif

#endif
