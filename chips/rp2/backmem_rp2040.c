// RP2040: the watchdog's scratch registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_rp2_family.h"

// Named as in the data sheet.
#define BACKMEM_WATCHDOG_SCRATCH0      0x4005800Cu
#define BACKMEM_WATCHDOG_SCRATCH_COUNT 8

BACKMEM_PAGE(rp2040, "Raspberry Pi",

REGION("WATCHDOG_SCRATCH",
    WORDS_AT(WATCHDOG_SCRATCH0, WATCHDOG_SCRATCH_COUNT),
        BACKMEM_PICO_SDK "rp2040/hardware_regs/include/hardware/regs/watchdog.h and "
        "addressmap.h: WATCHDOG_BASE + WATCHDOG_SCRATCH0_OFFSET, to 7",
    UNIT(4, 4, 4, REPLICATES),
        "a narrow store is repeated over the whole word, low address bits are ignored: "
        "RP2040 data sheet 2.1.4, whose example is this register",
    SURVIVES(YES, YES, NO, YES, NO, NO),
        "RP2040 data sheet 4.7.4: a low RUN pin or a power cycle clears them; "
        "watchdog.h: 'Information persists through soft reset of the chip'. There is "
        "no battery supply",
    NO_STEPS,
        "none: the watchdog is in no reset list (" BACKMEM_PICO_SDK
        "rp2040/hardware_regs/include/hardware/regs/resets.h, psm.h), and clocked "
        "after reset (clocks.h)",
    NO_HAZARDS,
        "none known. The XOR, SET and CLR aliases of the watchdog write these words "
        "too",
    RESERVED(WORDS(0, 2, TRANSIENT,
                   "BOOTSEL: the boot ROM keeps its arguments here"),
             WORDS(4, 4, ALWAYS,
                   "pico-sdk at every reset it makes, and the boot ROM's vector")),
        BACKMEM_PICO_SDK_OWNER ". SCRATCH0, 1: "
        "raspberrypi/pico-bootrom-rp2040@ef22cd8e "
        "bootrom/bootrom_main.c, reset_usb_boot: lost when the chip goes to BOOTSEL by "
        "machine.bootloader()",
    CONFLICT("MicroPython's machine.mem_backup() gives out words 5 to 7 as a region; "
             "they are no safe place here, as a reset to an address takes them"),
    PROVED_BY(EMULATOR)));
