// What LPC55xx share: general purpose registers in the RTC, named as in NXP's device
// headers. LPC553x have none: see host/devices/lpc55.def.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_LPC55_FAMILY_H
#define BACKMEM_LPC55_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_NXP_SDK  "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/"
#define BACKMEM_NXP_LPC55 BACKMEM_NXP_SDK "devices/LPC/LPC5500/"

#define BACKMEM_SECURE_OFFSET 0x10000000u

#define BACKMEM_RTC_GPREG       0x4002C040u
#define BACKMEM_RTC_GPREG_COUNT 8

#define BACKMEM_SYSCON_PRESETCTRL0         0x40000100u
#define BACKMEM_SYSCON_PRESETCTRL0_RTC_RST (1u << 23)
#define BACKMEM_SYSCON_AHBCLKCTRL0         0x40000200u
#define BACKMEM_SYSCON_AHBCLKCTRL0_RTC     (1u << 23)

#define BACKMEM_RTC_CTRL         0x4002C000u // has flags, write 1 to clear
#define BACKMEM_RTC_CTRL_SWRESET (1u << 0)

#define BACKMEM_NXP_LPC55_KEPT                                                         \
    "kept over the resets of a bootloader's double tap: core and pin "                 \
    "(adafruit/tinyuf2@0bf633be ports/lpc55/boards.c), and in deep power-down and on " \
    "VBAT, as NXP's headers say of the data of GPREG; no source names the watchdog. "

// A page names where its headers are, and what a loss of VDD does while VBAT is there.
#define BACKMEM_PAGE_GPREGS(place_by, survives, survives_by, conflict, proof)          \
    BACKMEM_MAKE_REGION("RTC_GPREG",                                                   \
        BACKMEM_PAGE_SECURE_WORDS_AT(RTC_GPREG, RTC_GPREG_COUNT),                      \
            place_by ": RTC_BASE and RTC_BASE_NS; PERI_RTC.h: GPREG at 0x40, "         \
            "RTC_GPREG_COUNT 8",                                                       \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "no source says what a narrow store does: treated as the worst",           \
        BACKMEM_PAGE_##survives,                                                       \
            survives_by,                                                               \
        BACKMEM_PAGE_STEPS(REQUIRE(SYSCON_PRESETCTRL0, RTC_RST),                       \
                           SET(SYSCON_AHBCLKCTRL0, RTC),                               \
                           CLEAR(RTC_CTRL, SWRESET)),                                  \
            "RTC_RST: holds the RTC in reset, registers and all. Its bus clock "       \
            "(periph/PERI_SYSCON.h); then SWRESET, which must be clear before any "    \
            "register of the RTC is written (periph/PERI_RTC.h): it is set after the " \
            "RTC's own reset, and with it the words are gone already. "                \
            "RTC_CTRL's flags are 0 meanwhile, so setting it back acknowledges none",  \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            "ZEROIZE: RTC_CTRL.SWRESET forces all registers of the RTC to their "      \
            "reset values (PERI_RTC.h), and the SDK's RTC_Init pulses RTC_RST first (" \
            BACKMEM_NXP_SDK "drivers/lpc_rtc/fsl_rtc.c): open behind it, and expect "  \
            "the words to be lost by it. LOCK: RTC_RST",                               \
        BACKMEM_PAGE_RESERVED(WORDS(7, 1, BOOTLOADER, "TinyUF2, double tap")),         \
            "GPREG7: adafruit/tinyuf2@0bf633be ports/lpc55/boards.h, read and "        \
            "cleared at each start",                                                   \
        BACKMEM_PAGE_##conflict, BACKMEM_PAGE_##proof)

#endif
