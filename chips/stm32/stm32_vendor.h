// Compares our numbers of an STM32 with those of ST's device header, where a build has
// both, as every MicroPython stm32 build has. A difference is a compile error.
//
// How it is included: after ST's header (py/mpconfig.h of the stm32 port brings it), in
// one C file of the firmware. The file that chooses the chip defines two macros:
//
//     #define BACKMEM_VENDOR_NUMBERS "stm32f405.h" // in this folder
//     #define BACKMEM_VENDOR_CHECK   "../../chips/stm32/stm32_vendor.h"
//
// and that one C file says
//
//     #ifdef BACKMEM_VENDOR_CHECK
//     #include BACKMEM_VENDOR_CHECK
//     #endif
//
// The numbers are in the header that is named as the chip: backmem_chip_stm32l4 is
// "stm32l4.h".
//
// It declares nothing and adds no code. All macros it brings begin with BACKMEM_.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32_VENDOR_H
#define BACKMEM_CHIPS_STM32_VENDOR_H

#include "../vendor_same.h"
#include BACKMEM_VENDOR_NUMBERS

// ---- is it this chip at all? -------------------------------------------------

#if !defined(PWR_CR_DBP) && !defined(PWR_CR1_DBP) && !defined(PWR_DBPR_DBP)
#error "backmem: include ST's device header before stm32_vendor.h"
#endif

#if defined(BACKMEM_PWR_CR_DBP) && !defined(PWR_CR_DBP)      \
    || defined(BACKMEM_PWR_CR1_DBP) && !defined(PWR_CR1_DBP) \
    || defined(BACKMEM_PWR_DBPR_DBP) && !defined(PWR_DBPR_DBP)
#error "backmem: the chip chosen is of another STM32 family than ST's header"
#endif

// Some headers define BKPSRAM_BASE for parts without the SRAM; the gate tells.
#if defined(RCC_AHB1ENR_BKPSRAMEN) || defined(RCC_AHB4ENR_BKPRAMEN)
#ifndef BACKMEM_BKPSRAM_BASE
#error "backmem: this part has a backup SRAM, the chip chosen has none"
#endif
#elif defined(BACKMEM_BKPSRAM_BASE)
#error "backmem: the chip chosen has a backup SRAM, this part has none"
#endif

#if defined(RCC_APBENR1_RTCAPBEN) && !defined(BACKMEM_RCC_APBENR1_RTCAPBEN)      \
    || defined(RCC_APB1ENR1_RTCAPBEN) && !defined(BACKMEM_RCC_APB1ENR1_RTCAPBEN) \
    || defined(RCC_APB4ENR_RTCAPBEN) && !defined(BACKMEM_RCC_APB4ENR_RTCAPBEN)   \
    || defined(RCC_APB3ENR_RTCAPBEN) && !defined(BACKMEM_RCC_APB3ENR_RTCAPBEN)   \
    || defined(RCC_APB1ENR_RTCAPBEN)
#error \
    "backmem: this part gates the bus of its backup registers, the chip chosen does not"
#endif
#if defined(BACKMEM_RCC_APB1ENR1_RTCAPBEN) && !defined(RCC_APB1ENR1_RTCAPBEN)
#error \
    "backmem: the chip chosen gates the bus of its backup registers, this part does not"
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

#define BACKMEM_ST_SAME_RCC(reg) \
    BACKMEM_SAME(BACKMEM_RCC_##reg, BACKMEM_ST_RCC + offsetof(RCC_TypeDef, reg))
#define BACKMEM_ST_SAME_PWR(reg) \
    BACKMEM_SAME(BACKMEM_PWR_##reg, BACKMEM_ST_PWR + offsetof(PWR_TypeDef, reg))

// ---- the regions -------------------------------------------------------------

#ifdef BACKMEM_BKPSRAM_BASE
#if defined(BKPSRAM_BASE_NS)
BACKMEM_SAME(BACKMEM_BKPSRAM_BASE, BKPSRAM_BASE_NS);
#elif defined(D3_BKPSRAM_BASE)
BACKMEM_SAME(BACKMEM_BKPSRAM_BASE, D3_BKPSRAM_BASE);
#else
BACKMEM_SAME(BACKMEM_BKPSRAM_BASE, BKPSRAM_BASE);
#endif
#ifdef BKPSRAM_SIZE
BACKMEM_SAME(BACKMEM_BKPSRAM_BYTES, BKPSRAM_SIZE);
#endif
#endif

#ifdef BACKMEM_RTC_BKP0R
BACKMEM_SAME(BACKMEM_RTC_BKP0R, RTC_BASE + offsetof(RTC_TypeDef, BKP0R));
BACKMEM_SAME(BACKMEM_RTC_BKP_COUNT, RTC_BKP_NUMBER);
#endif

#ifdef BACKMEM_TAMP_BKP0R
BACKMEM_SAME(BACKMEM_TAMP_BKP0R, BACKMEM_ST_TAMP + offsetof(TAMP_TypeDef, BKP0R));
#if defined(RTC_BACKUP_NB)
BACKMEM_SAME(BACKMEM_TAMP_BKP_COUNT, RTC_BACKUP_NB);
#elif defined(RTC_BKP_NB)
BACKMEM_SAME(BACKMEM_TAMP_BKP_COUNT, RTC_BKP_NB);
#endif
#endif

#ifdef BACKMEM_BKP_DR1
BACKMEM_SAME(BACKMEM_BKP_DR1, BKP_BASE + offsetof(BKP_TypeDef, DR1));
#ifdef BACKMEM_BKP_DR11
BACKMEM_SAME(BACKMEM_BKP_DR11, BKP_BASE + offsetof(BKP_TypeDef, DR11));
BACKMEM_SAME(BACKMEM_BKP_DR1_COUNT + BACKMEM_BKP_DR11_COUNT, RTC_BKP_NUMBER);
#else
BACKMEM_SAME(BACKMEM_BKP_DR1_COUNT, RTC_BKP_NUMBER);
#endif
#endif

#ifdef BACKMEM_SECURE_OFFSET
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, RCC_BASE_S - RCC_BASE_NS);
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, PWR_BASE_S - PWR_BASE_NS);
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, TAMP_BASE_S - TAMP_BASE_NS);
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, BKPSRAM_BASE_S - BKPSRAM_BASE_NS);
#endif

// ---- the registers of the steps ------------------------------------------------

#if defined(BACKMEM_RCC_AHB1ENR) && defined(RCC_AHB1ENR_BKPSRAMEN)
BACKMEM_ST_SAME_RCC(AHB1ENR);
BACKMEM_SAME(BACKMEM_RCC_AHB1ENR_BKPSRAMEN, RCC_AHB1ENR_BKPSRAMEN);
#endif
#if defined(BACKMEM_RCC_AHB3ENR) && defined(RCC_AHB3ENR_PWREN)
BACKMEM_ST_SAME_RCC(AHB3ENR);
BACKMEM_SAME(BACKMEM_RCC_AHB3ENR_PWREN, RCC_AHB3ENR_PWREN);
#endif
#if defined(BACKMEM_RCC_AHB4ENR) && defined(RCC_AHB4ENR_BKPRAMEN)
BACKMEM_ST_SAME_RCC(AHB4ENR);
BACKMEM_SAME(BACKMEM_RCC_AHB4ENR_BKPRAMEN, RCC_AHB4ENR_BKPRAMEN);
#endif
#if defined(BACKMEM_RCC_APB1ENR) && defined(RCC_APB1ENR_PWREN)
BACKMEM_ST_SAME_RCC(APB1ENR);
BACKMEM_SAME(BACKMEM_RCC_APB1ENR_PWREN, RCC_APB1ENR_PWREN);
#endif
#if defined(BACKMEM_RCC_APB1ENR_BKPEN) && defined(RCC_APB1ENR_BKPEN)
BACKMEM_SAME(BACKMEM_RCC_APB1ENR_BKPEN, RCC_APB1ENR_BKPEN);
#endif
#if defined(BACKMEM_RCC_APB1ENR1) && defined(RCC_APB1ENR1_PWREN)
BACKMEM_ST_SAME_RCC(APB1ENR1);
BACKMEM_SAME(BACKMEM_RCC_APB1ENR1_PWREN, RCC_APB1ENR1_PWREN);
#endif
#if defined(BACKMEM_RCC_APB1ENR1_RTCAPBEN) && defined(RCC_APB1ENR1_RTCAPBEN)
BACKMEM_SAME(BACKMEM_RCC_APB1ENR1_RTCAPBEN, RCC_APB1ENR1_RTCAPBEN);
#endif
#if defined(BACKMEM_RCC_APB3ENR) && defined(RCC_APB3ENR_RTCAPBEN)
BACKMEM_ST_SAME_RCC(APB3ENR);
BACKMEM_SAME(BACKMEM_RCC_APB3ENR_RTCAPBEN, RCC_APB3ENR_RTCAPBEN);
#endif
#if defined(BACKMEM_RCC_APB4ENR) && defined(RCC_APB4ENR_RTCAPBEN)
BACKMEM_ST_SAME_RCC(APB4ENR);
BACKMEM_SAME(BACKMEM_RCC_APB4ENR_RTCAPBEN, RCC_APB4ENR_RTCAPBEN);
#endif
#if defined(BACKMEM_RCC_APBENR1) && defined(RCC_APBENR1_PWREN)
BACKMEM_ST_SAME_RCC(APBENR1);
BACKMEM_SAME(BACKMEM_RCC_APBENR1_PWREN, RCC_APBENR1_PWREN);
BACKMEM_SAME(BACKMEM_RCC_APBENR1_RTCAPBEN, RCC_APBENR1_RTCAPBEN);
#endif

#ifdef BACKMEM_PWR_CR
BACKMEM_ST_SAME_PWR(CR);
BACKMEM_SAME(BACKMEM_PWR_CR_DBP, PWR_CR_DBP);
#endif
#ifdef BACKMEM_PWR_CR1
BACKMEM_ST_SAME_PWR(CR1);
BACKMEM_SAME(BACKMEM_PWR_CR1_DBP, PWR_CR1_DBP);
#endif
#ifdef BACKMEM_PWR_CSR
BACKMEM_ST_SAME_PWR(CSR);
BACKMEM_SAME(BACKMEM_PWR_CSR_BRE, PWR_CSR_BRE);
BACKMEM_SAME(BACKMEM_PWR_CSR_BRR, PWR_CSR_BRR);
#endif
#ifdef BACKMEM_PWR_CR2
BACKMEM_ST_SAME_PWR(CR2);
BACKMEM_SAME(BACKMEM_PWR_CR2_BREN, PWR_CR2_BREN);
BACKMEM_SAME(BACKMEM_PWR_CR2_BRRDY, PWR_CR2_BRRDY);
#endif
#ifdef BACKMEM_PWR_BDCR1
BACKMEM_ST_SAME_PWR(BDCR1);
BACKMEM_SAME(BACKMEM_PWR_BDCR1_BREN, PWR_BDCR1_BREN);
#endif
#ifdef BACKMEM_PWR_DBPR
BACKMEM_ST_SAME_PWR(DBPR);
BACKMEM_SAME(BACKMEM_PWR_DBPR_DBP, PWR_DBPR_DBP);
#endif

#endif
