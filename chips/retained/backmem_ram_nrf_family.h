// What RAM of nRF52 shares: sections that System OFF keeps where a bit of POWER says
// so.
//
// A row is the last 4 KB of a chip's RAM: the linker script leaves them out. For other
// sections and sizes a program writes a page of its own with NRF52_RAM: see
// docs/manual/retained.md.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RAM_NRF_FAMILY_H
#define BACKMEM_RAM_NRF_FAMILY_H

#include "backmem_retained_family.h"

#define BACKMEM_NRFX_RAM "NordicSemiconductor/nrfx@075e9e71 "

#define BACKMEM_RAM_BYTES 4096

#define BACKMEM_POWER_RAM2_POWER 0x40000920u // POWER.RAM[n].POWER is 0x900 + 16 * n
#define BACKMEM_POWER_RAM3_POWER 0x40000930u
#define BACKMEM_POWER_RAM7_POWER 0x40000970u
#define BACKMEM_POWER_RAM8_POWER 0x40000980u

#define BACKMEM_POWER_RAM2_POWER_S1POWER     (1u << 1)
#define BACKMEM_POWER_RAM2_POWER_S1RETENTION (1u << 17)
#define BACKMEM_POWER_RAM3_POWER_S1POWER     (1u << 1)
#define BACKMEM_POWER_RAM3_POWER_S1RETENTION (1u << 17)
#define BACKMEM_POWER_RAM7_POWER_S1POWER     (1u << 1)
#define BACKMEM_POWER_RAM7_POWER_S1RETENTION (1u << 17)
#define BACKMEM_POWER_RAM8_POWER_S1POWER     (1u << 1)
#define BACKMEM_POWER_RAM8_POWER_S1RETENTION (1u << 17)
#define BACKMEM_POWER_RAM8_POWER_S5POWER     (1u << 5)
#define BACKMEM_POWER_RAM8_POWER_S5RETENTION (1u << 21)

// The block of RAM, and the section of it: NRF52_RAM(RAM8, S5, ...).
#define BACKMEM_PAGE_NRF52_RAM(block, section, device, proof)                          \
    BACKMEM_MAKE_REGION("RAM",                                                         \
        BACKMEM_PAGE_AT(RAM_BASE, RAM_BYTES),                                          \
            BACKMEM_NRFX_RAM "helpers/nrfx_ram_ctrl.c: blocks and sections of the "    \
            device ", of which this is the end; the linker script leaves it out "      \
            "(docs/manual/retained.md)",                                               \
        BACKMEM_PAGE_UNIT(1, 1, 1, LANES),                                             \
            BACKMEM_RETAINED_BYTES,                                                    \
        BACKMEM_PAGE_SURVIVES(YES, UNKNOWN, UNKNOWN, YES, NO, NO),                     \
            "'The RAM is never reset, but depending on reset source, RAM content may " \
            "be corrupted' (nRF52 product specifications, Reset behavior, quoted in "  \
            "Nordic DevZone 107899, 120962). Soft reset: a boot counter in RAM "       \
            "counts (Nordic DevZone 99256). Watchdog and pin: nobody says. System "    \
            "OFF keeps the section, by its retention bit",                             \
        BACKMEM_PAGE_STEPS(RETAIN(POWER_##block##_POWER, section##RETENTION),          \
                           ASK_SET(POWER_##block##_POWER, section##POWER)),            \
            BACKMEM_NRFX_RAM "hal/nrf_power.h: NRF_POWER_RAMPOWER_S0POWER and up, on " \
            "in System ON, S0RETENTION and up, kept in System OFF"                     \
            BACKMEM_RETAINED_NRF_OFF,                                                  \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: while a SoftDevice is enabled a store to POWER is a hard fault "    \
            "(Nordic SoftDevice specifications): open before it is, or set the bit "   \
            "with sd_power_ram_power_set, and nothing is stored. The RAM itself is "   \
            "free",                                                                    \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "bootloaders have their stacks at the end of RAM: Nordic's at the very "   \
            "end (Nordic DevZone 87779), so theirs is to be made smaller, too. "       \
            "MicroPython's nrf port has its own there",                                \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PAGE_##proof)

#endif
