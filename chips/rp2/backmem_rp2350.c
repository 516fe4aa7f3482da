// RP2350: the scratch registers of the watchdog and of the power manager. POWMAN's
// BOOT0 to BOOT3 are the boot ROM's vector and are no region.
//
// SPDX-License-Identifier: MIT
#include "backmem_rp2_family.h"

#define BACKMEM_RP2350_REGS                                                            \
    BACKMEM_PICO_SDK "rp2350/hardware_regs/include/hardware/regs/"
#define BACKMEM_RP2350_BOOTROM "raspberrypi/pico-bootrom-rp2350@451edbcd src/main/"

// Named as in the data sheet.
#define BACKMEM_WATCHDOG_SCRATCH0      0x400D800Cu
#define BACKMEM_WATCHDOG_SCRATCH_COUNT 8
#define BACKMEM_POWMAN_SCRATCH0        0x401000B0u
#define BACKMEM_POWMAN_SCRATCH_COUNT   8

BACKMEM_PAGE(rp2350, "Raspberry Pi",

REGION("WATCHDOG_SCRATCH",
    WORDS_AT(WATCHDOG_SCRATCH0, WATCHDOG_SCRATCH_COUNT),
        BACKMEM_RP2350_REGS "watchdog.h and addressmap.h: WATCHDOG_BASE + "
        "WATCHDOG_SCRATCH0_OFFSET, to 7",
    UNIT(4, 4, 4, REPLICATES),
        "taken as on the RP2040, where a narrow store is repeated over the word: "
        "RP2350 data sheet 2.1.5 has the same title, its text was not seen",
    SURVIVES(YES, YES, NO, UNKNOWN, NO, NO),
        "a watchdog reset and a soft reset keep them, a low RUN pin and a brown-out "
        "clear them (" BACKMEM_RP2350_REGS "powman.h, CHIP_RESET). Deep sleep is a "
        "power-down of the switched core by POWMAN: a comment of the boot ROM expects "
        "zeros then (" BACKMEM_RP2350_BOOTROM "arm/varm_boot_path.c), nothing says so "
        "outright. MicroPython's deepsleep makes none, and they stay. No battery "
        "supply",
    NO_STEPS,
        "none: the watchdog is in no reset list (" BACKMEM_RP2350_REGS "resets.h, "
        "psm.h), and clocked after reset (clocks.h)",
    HAZARDS(LOCK),
        "LOCK: after reset ACCESSCTRL.WATCHDOG is 0xB8: secure privileged code and the "
        "debugger only, no DMA; others get a bus fault at their first load. ACCESSCTRL "
        "itself can be read by all (" BACKMEM_RP2350_REGS "accessctrl.h)",
    RESERVED(WORDS(0, 2, TRANSIENT, "flashloader, picoboot3; CircuitPython"),
             WORDS(2, 2, TRANSIENT, "boot ROM's reboot(), as into BOOTSEL"),
             WORDS(4, 1, ALWAYS, "pico-sdk at every reset it makes; boot ROM"),
             WORDS(5, 3, TRANSIENT, BACKMEM_LABEL_RP2_VECTOR)),
        BACKMEM_PICO_SDK_OWNER ". SCRATCH2, 3: the boot ROM's reboot() stores its "
        "arguments there for every kind but one, a normal reboot too, and a start "
        "into BOOTSEL reads them back (" BACKMEM_RP2350_BOOTROM "arm/varm_apis.c, "
        "varm_boot_path.c); neither watchdog_reboot nor machine.reset() calls it, "
        "machine.bootloader() does. OTP can switch the vector off. "
        BACKMEM_RP2_BOOTLOADERS ". In place of yours: CircuitPython, why it woke "
        "(SCRATCH0; adafruit/circuitpython@cd3da4a5d8 "
        "ports/raspberrypi/common-hal/alarm/__init__.c)",
    CONFLICT("MicroPython's machine.mem_backup() gives out words 0 to 3 and 5 to 7 as "
             "regions"),
    PROVED_BY(MODEL)),

REGION("POWMAN_SCRATCH",
    WORDS_AT(POWMAN_SCRATCH0, POWMAN_SCRATCH_COUNT),
        BACKMEM_RP2350_REGS "powman.h and addressmap.h: POWMAN_BASE + "
        "POWMAN_SCRATCH0_OFFSET, "
        "to 7",
    UNIT(4, 4, 4, UNKNOWN),
        "no source says what a narrow store does; expected as in the watchdog, treated "
        "as the worst. Offsets above 0xAC need no password (raspberrypi/pico-sdk#2532 "
        "quoting RP2350 data sheet 6.4)",
    SURVIVES(YES, YES, NO, YES, NO, NO),
        "'Information persists in low power mode'; a watchdog reset keeps them unless "
        "POWMAN_WDSEL includes the power manager; RUN pin, brown-out, power-on, rescue "
        "and debugger resets clear them (" BACKMEM_RP2350_REGS "powman.h). No battery "
        "supply",
    NO_STEPS,
        "none: no password is needed above offset 0xAC",
    HAZARDS(LOCK),
        "LOCK: after reset ACCESSCTRL.POWMAN is 0xB8: secure privileged code and the "
        "debugger only, no DMA; others get a bus fault at their first load ("
        BACKMEM_RP2350_REGS "accessctrl.h). POWMAN_WDSEL decides whether a watchdog "
        "reset clears the words, and firmware that sets it exists "
        "(polhenarejos/pico-keys-sdk#31)",
    RESERVED(WORDS(6, 2, FIRMWARE, "pico-sdk, pico_low_power: state, code to call")),
        "SCRATCH6, 7: pico_low_power, which calls the code whose address it finds in "
        "7 at a start after a power-down, and zeroes both "
        "(raspberrypi/pico-sdk@0387a56614 src/rp2_common/pico_low_power/low_power.c; "
        "raspberrypi/pico-sdk#2852). The production boot ROM jumps by BOOT0 to BOOT3, "
        "which are no region here; only a test build of the ROM uses SCRATCH5 and 6 ("
        BACKMEM_RP2350_BOOTROM "riscv/riscv_bootrom_rt0.S)",
    NO_CONFLICT, PROVED_BY(MODEL)));
