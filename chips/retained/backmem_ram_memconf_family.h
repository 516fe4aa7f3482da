// What RAM of nRF54L shares: blocks of 32 KB that System OFF keeps where bits of
// MEMCONF say so. MEMCONF has an address for either state of TrustZone; the RAM has one
// for both: so each state has a row of its own.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RAM_MEMCONF_FAMILY_H
#define BACKMEM_RAM_MEMCONF_FAMILY_H

#include "backmem_retained_family.h"

#define BACKMEM_NRFX_MEMCONF "NordicSemiconductor/nrfx@aa83d4df8d "

// In the sixth block: the end of what Zephyr gives to the application core where the
// FLPR core is used too.
#define BACKMEM_RAM_BASE  0x2002E000u
#define BACKMEM_RAM_BYTES 4096

#define BACKMEM_MEMCONF_POWER0_CONTROL_MEM5 (1u << 5)
#define BACKMEM_MEMCONF_POWER0_RET_MEM5     (1u << 5)
#define BACKMEM_MEMCONF_POWER0_RET2_MEM5    (1u << 5)

#define BACKMEM_PAGE_MEMCONF_RAM(header)                                               \
    BACKMEM_MAKE_REGION("RAM",                                                         \
        BACKMEM_PAGE_AT(RAM_BASE, RAM_BYTES),                                          \
            BACKMEM_NRFX_MEMCONF "bsp/stable/soc/nrfx_soc_defines.h: eight blocks of " \
            "32 KB on nRF54L15; the linker script leaves it out (docs/manual/"       \
            "retained.md)",                                                            \
        BACKMEM_PAGE_UNIT(1, 1, 1, LANES),                                             \
            BACKMEM_RETAINED_BYTES,                                                    \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, YES, NO, NO),                 \
            "System OFF keeps the block by its retention bit ('Keep the RAM block "    \
            "retained when in System OFF mode', " header "). No text of this family "  \
            "was read on resets",                                                      \
        BACKMEM_PAGE_STEPS(RETAIN(MEMCONF_POWER0_RET, MEM5),                           \
                           RETAIN(MEMCONF_POWER0_RET2, MEM5),                          \
                           ASK_SET(MEMCONF_POWER0_CONTROL, MEM5)),                     \
            header ": MEMCONF, POWER[0].CONTROL at 0x500, .RET at 0x508, .RET2, of "   \
            "the second bank, at 0x50C: a bit for each block. Nordic's helper sets "   \
            "both RET (" BACKMEM_NRFX_MEMCONF "helpers/nrfx_ram_ctrl.h). The first "   \
            "two are all ones after a reset, RET2 is 0"                                \
            BACKMEM_RETAINED_NRF_OFF,                                                  \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: where MEMCONF belongs to the other state of TrustZone, its stores " \
            "do nothing, or fault; what they do is not documented",                    \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known: in Zephyr the FLPR core's RAM begins behind it, at "          \
            "0x2002F000 (zephyr dts/vendor/nordic/nrf54l15.dtsi)",                     \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
