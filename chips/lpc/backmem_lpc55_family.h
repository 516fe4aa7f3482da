// What LPC55 share: the RTC's general purpose registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_LPC55_FAMILY_H
#define BACKMEM_LPC55_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_LPC_SDK "nxp-mcuxpresso/mcux-sdk "

#define BACKMEM_SECURE_OFFSET 0x10000000u

#define BACKMEM_RTC_GPREG       0x4002C040u
#define BACKMEM_RTC_GPREG_COUNT 8

#define BACKMEM_SYSCON_AHBCLKCTRL0     0x40000200u
#define BACKMEM_SYSCON_AHBCLKCTRL0_RTC (1u << 23)

#define BACKMEM_RTC_CTRL         0x4002C000u
#define BACKMEM_RTC_CTRL_SWRESET (1u << 0)

#define BACKMEM_PAGE_GPREGS(device, survives, battery)                                 \
    BACKMEM_MAKE_REGION("RTC_GPREG",                                                   \
        BACKMEM_PAGE_SECURE_WORDS_AT(RTC_GPREG, RTC_GPREG_COUNT),                      \
            BACKMEM_LPC_SDK "devices/" device ".h: RTC, GPREG[8]",                     \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "registers of 32 bits; nobody says what a narrower store does: treated as " \
            "the worst",                                                               \
        BACKMEM_PAGE_##survives,                                                       \
            "kept while VBAT_PMU is there (comment at GPREG in the device headers). "  \
            battery ". Watchdog: nobody says",                                         \
        BACKMEM_PAGE_STEPS(SET(SYSCON_AHBCLKCTRL0, RTC),                               \
                           CLEAR(RTC_CTRL, SWRESET)),                                  \
            "the RTC's clock, and its software reset taken back: " BACKMEM_LPC_SDK     \
            "devices/" device ".h and drivers/lpc_rtc/fsl_rtc.c, RTC_Init",            \
        BACKMEM_PAGE_HAZARDS(ZEROIZE),                                                 \
            "ZEROIZE: where a program resets the RTC (RTC_CTRL.SWRESET, or RTC_Init's " \
            "reset of the block) they may go; what it takes is not documented",        \
        BACKMEM_PAGE_RESERVED(                                                         \
            WORDS(7, 1, BOOTLOADER, "TinyUF2: two resets in a row")),                  \
            "GPREG7: adafruit/tinyuf2 ports/lpc55/boards.h, boards.c",                 \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
