// LPC1768, LPC1769: five words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_MBED_LPC17 \
    "ARMmbed/mbed-os@4f92646017 targets/TARGET_NXP/TARGET_LPC176X/device/LPC17xx.h"

#define BACKMEM_RTC_GPREG0      0x40024044u
#define BACKMEM_RTC_GPREG_COUNT 5

#define BACKMEM_PCONP       0x400FC0C4u
#define BACKMEM_PCONP_PCRTC (1u << 9)

BACKMEM_PAGE(lpc1768, "NXP",

REGION("RTC_GPREG",
    WORDS_AT(RTC_GPREG0, RTC_GPREG_COUNT),
        BACKMEM_MBED_LPC17 ": LPC_RTC_BASE, GPREG0 to GPREG4 of LPC_RTC_TypeDef",
    UNIT(4, 4, 4, UNKNOWN),
        "no source says what a narrow store does: treated as the worst",
    SURVIVES(YES, YES, YES, UNKNOWN, UNKNOWN, NO),
        "NXP's firmware library for LPC17xx, lpc17xx_rtc.c, RTC_WriteGPREG: for use "
        "while the main supply is off, and no reset of the chip changes the words. NXP "
        "UM10360 Rev 3 chapter 27, 'Real-Time Clock (RTC) and backup registers': "
        "powered by VBAT. No source for Deep power-down",
    STEPS(SET(PCONP, PCRTC)),
        "PCONP of LPC_SC in " BACKMEM_MBED_LPC17 "; bit 9: apache/nuttx@14dbd239e2 "
        "arch/arm/src/lpc17xx_40xx/hardware/lpc176x_syscon.h; uEZ's driver "
        "sets it first",
    NO_HAZARDS,
        "none known",
    RESERVED(WORDS(0, 2, TRANSIENT, "sd2iec: marks that the time was set"),
             WORDS(4, 1, TRANSIENT, "uEZ: mark that the time was set")),
        "words 0 and 1: sd2iec, a firmware for this chip, when the time is set "
        "(Larswad/sd2iec_mega2560@02a138416f src/lpc17xx/rtc_lpc17xx.c). Word 4: uEZ's "
        "RTC driver, when the time is set (FutureDesigns/uEZ@61ef31e779 "
        "uEZ/Source/Processor/NXP/LPC17xx_40xx/LPC17xx_40xx_RTC.c)",
    CONFLICT("A user finds the words lost although VBAT is there, without a cause "
        "(community.nxp.com, 'LPC1768 RTC Backup register issue'); NXP's texts say "
        "that VBAT keeps them: taken is that it is unknown"),
    PROVED_BY(HEADER)));
