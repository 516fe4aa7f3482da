// Where the facts of rp2040.c come from.
//
// SPDX-License-Identifier: MIT
#include "rp2_notes.h"

static const backmem_sources_t rows[] = {
    {
        .place =
            PICO_SDK "rp2040/hardware_regs/include/hardware/regs/watchdog.h and "
                     "addressmap.h: WATCHDOG_BASE + WATCHDOG_SCRATCH0_OFFSET, to 7",
        .rule = "a narrow store is repeated over the whole word, low address bits are "
                "ignored: RP2040 data sheet 2.1.4, whose example is this register",
        .survives = "RP2040 data sheet 4.7.4: a low RUN pin or a power cycle clears "
                    "them; watchdog.h: 'Information persists through soft reset of the "
                    "chip'. There is no battery supply",
        .steps = "none: the watchdog is out of reset when the boot ROM leaves",
        .hazards = "none known. The XOR, SET and CLR aliases of the watchdog write "
                   "these words too",
        .owners =
            RP2_SDK_OWNER ". SCRATCH0, 1: raspberrypi/pico-bootrom-rp2040@ef22cd8e "
                          "bootrom/bootrom_main.c, reset_usb_boot: lost when the "
                          "chip goes to BOOTSEL by machine.bootloader()",
        .conflict = "MicroPython's machine.mem_backup() gives out words 5 to 7 as a "
                    "region; they are no safe place here, as a reset to an address "
                    "takes them",
        .proof = BACKMEM_PROOF_EMULATOR,
    },
};

const backmem_chip_sources_t backmem_sources_rp2040 = {
    .chip = &backmem_chip_rp2040,
    .vendor = "Raspberry Pi",
    .regions = rows,
};
