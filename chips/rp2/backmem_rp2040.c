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
    RESERVED(WORDS(0, 2, TRANSIENT, "boot ROM into BOOTSEL; flashloader, picoboot3"),
             WORDS(2, 2, TRANSIENT, "2: pico-flashloader; 3: PicoGUS"),
             WORDS(4, 1, ALWAYS, "pico-sdk at every reset it makes; boot ROM"),
             WORDS(5, 3, TRANSIENT, BACKMEM_LABEL_RP2_VECTOR)),
        BACKMEM_PICO_SDK_OWNER ". SCRATCH0, 1: lost when the chip goes to BOOTSEL by "
        "machine.bootloader() (raspberrypi/pico-bootrom-rp2040@ef22cd8e "
        "bootrom/bootrom_main.c, reset_usb_boot). " BACKMEM_RP2_BOOTLOADERS ". "
        "SCRATCH2: pico-flashloader's retries. SCRATCH3, on one board: PicoGUS, the "
        "firmware to start (polpo/picogus@74f57e5621 sw/multifw/bootloader.c)",
    CONFLICT("MicroPython's machine.mem_backup() gives out words 0 to 3 and 5 to 7"),
    PROVED_BY(EMULATOR)));
