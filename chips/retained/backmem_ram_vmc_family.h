// What RAM of nRF53 and nRF91 shares: sections that System OFF keeps where a bit of VMC
// says so. VMC has an address for either state of TrustZone; the RAM has one for both:
// so each state has a row of its own.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RAM_VMC_FAMILY_H
#define BACKMEM_RAM_VMC_FAMILY_H

#include "backmem_retained_family.h"

#define BACKMEM_RAM_BYTES 4096

// The block of RAM, and the section of it: VMC_RAM(RAM6, S15, ...).
#define BACKMEM_PAGE_VMC_RAM(block, section, device, taken)                            \
    BACKMEM_MAKE_REGION("RAM",                                                         \
        BACKMEM_PAGE_AT(RAM_BASE, RAM_BYTES),                                          \
            "NordicSemiconductor/nrfx@075e9e71 helpers/nrfx_ram_ctrl.c: blocks and "   \
            "sections of the " device "; the linker script leaves it out "             \
            "(docs/manual/retained.md)",                                               \
        BACKMEM_PAGE_UNIT(1, 1, 1, LANES),                                             \
            BACKMEM_RETAINED_BYTES,                                                    \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, YES, NO, NO),                 \
            "System OFF keeps the section by its retention bit (nRF5340 product "      \
            "specification, VMC, RAM section configuration; nRF9160's, System OFF "    \
            "mode). No text of these families was read on resets",                     \
        BACKMEM_PAGE_STEPS(RETAIN(VMC_##block##_POWER, section##RETENTION),            \
                           ASK_SET(VMC_##block##_POWER, section##POWER)),              \
            "nRF5340 product specification, VMC: RAM[n].POWER at 0x600 + 16 * n, "     \
            "POWER in bits 15:0, RETENTION in bits 31:16; VMC at 0x5003A000 on nRF91 " \
            "(apache/nuttx arch/arm/src/nrf91/hardware/nrf91_memorymap.h). Start-up "  \
            "code of Nordic's examples may store there again",                         \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: where VMC belongs to the other state of TrustZone, its stores do "  \
            "nothing, or fault; what they do is not documented",                       \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            taken,                                                                     \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
