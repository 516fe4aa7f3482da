// RP2040: SRAM that no start-up code touches, a Pico's kilobytes.
//
// SPDX-License-Identifier: MIT
#include "backmem_retained_family.h"

BACKMEM_PAGE(ram_rp2040, "Retained RAM",

REGION("SRAM",
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE ": the pico-sdk's .uninitialized_data "
        "(raspberrypi/pico-sdk src/rp2_common/pico_crt0/rp2040/memmap_default.ld)",
    UNIT(1, 1, 1, LANES),
        BACKMEM_RETAINED_BYTES,
    SURVIVES(YES, YES, YES, YES, NO, NO),
        "kept over a watchdog reset and over RUN, as its supply has no switch "
        "(raspberrypi/pico-sdk#2203, #2043: seen, and Raspberry Pi's word); the SDK's "
        "pico_bootsel_via_double_reset depends on it. A reset of the cores reaches "
        "less. Sleep and DORMANT stop clocks alone, unless a program sets "
        "SYSCFG_MEMPOWERDOWN (src/rp2040/hardware_regs, syscfg.h). No battery supply",
    NO_STEPS,
        "none",
    NO_HAZARDS,
        "none known",
    NOT_RESERVED,
        "of 0x20000000 to 0x20041FFF: the boot ROM puts the second stage into the last "
        "256 bytes at each reset and its stack below them (raspberrypi/"
        "pico-bootrom-rp2040@ef22cd8e bootrom/bootrom.ld, bootrom_main.c), in SRAM5, "
        "where the SDK has a stack, too. BOOTSEL takes all of it for what it is sent "
        "(bootrom/virtual_disk.c)",
    NO_CONFLICT, PROVED_BY(MODEL)));
