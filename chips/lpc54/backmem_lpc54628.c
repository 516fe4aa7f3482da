// LPC540xx, LPC54S0xx, LPC546xx: eight words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_NXP_LPC54 "nxp-mcuxpresso/mcux-sdk@8a289764d devices/LPC54628/"

#define BACKMEM_RTC_GPREG       0x4002C040u
#define BACKMEM_RTC_GPREG_COUNT 8

#define BACKMEM_SYSCON_AHBCLKCTRL0     0x40000200u
#define BACKMEM_SYSCON_AHBCLKCTRL0_RTC (1u << 23)

#define BACKMEM_RTC_CTRL         0x4002C000u // has flags, write 1 to clear
#define BACKMEM_RTC_CTRL_SWRESET (1u << 0)

BACKMEM_PAGE(lpc54628, "NXP",

REGION("RTC_GPREG",
    WORDS_AT(RTC_GPREG, RTC_GPREG_COUNT),
        BACKMEM_NXP_LPC54 "LPC54628.h: RTC_BASE; GPREG[8] at 0x40; the same in the "
        "headers of all these parts",
    UNIT(4, 4, 4, UNKNOWN),
        "no source says what a narrow store does: treated as the worst",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, YES, YES, NO),
        BACKMEM_NXP_LPC54 "LPC54628.h, GPDATA: retained in deep power-down and "
        "without the main supply as long as VBAT is there. No source names a reset",
    STEPS(SET(SYSCON_AHBCLKCTRL0, RTC),
          CLEAR(RTC_CTRL, SWRESET)),
        "its bus clock (" BACKMEM_NXP_LPC54 "drivers/fsl_clock.h: AHB_CLK_CTRL0, 23); "
        "then SWRESET, which must be clear before any register of the RTC is written "
        "(LPC54628.h, RTC_CTRL). Unlike LPC55 the RTC has no reset in SYSCON "
        "(drivers/fsl_reset.h)",
    HAZARDS(ZEROIZE),
        "RTC_CTRL.SWRESET forces all registers of the RTC to their reset values "
        "(LPC54628.h)",
    NOT_RESERVED,
        "none known",
    CONFLICT("the same text stands in the headers of LPC55S1x, of which NXP's staff "
             "say that VBAT does not keep the words: see lpc55s16"),
    PROVED_BY(HEADER)));
