// Where the facts of rp2350.c come from.
//
// SPDX-License-Identifier: MIT
#include "rp2_notes.h"

#define REGS    PICO_SDK "rp2350/hardware_regs/include/hardware/regs/"
#define BOOTROM "raspberrypi/pico-bootrom-rp2350@451edbcd src/main/"

static const backmem_sources_t rows[] = {
    {
        .place = REGS "watchdog.h and addressmap.h: WATCHDOG_BASE + "
                      "WATCHDOG_SCRATCH0_OFFSET, to 7",
        .rule =
            "taken as on the RP2040, where a narrow store is repeated over the "
            "word: RP2350 data sheet 2.1.5 has the same title, its text was not seen",
        .survives = "a watchdog reset and a soft reset keep them, a low RUN pin and a "
                    "brown-out clear them (" REGS "powman.h, CHIP_RESET). Through a "
                    "power-down of the switched core: no source. No battery supply",
        .steps = "none: the watchdog is out of reset when the boot ROM leaves",
        .hazards = "LOCK: after reset ACCESSCTRL.WATCHDOG is 0xB8: secure privileged "
                   "code and the debugger only, no DMA (" REGS "accessctrl.h); others "
                   "get a bus fault",
        .owners =
            RP2_SDK_OWNER ". SCRATCH2, 3: the boot ROM's reboot() stores its "
                          "arguments there for every kind but one, a normal reboot "
                          "too, and a start into BOOTSEL reads them back (" BOOTROM
                          "arm/varm_apis.c, varm_boot_path.c). OTP can switch the "
                          "vector off",
        .conflict =
            "MicroPython's machine.mem_backup() gives out words 0 to 3 and 5 to "
            "7 as regions",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place =
            REGS "powman.h and addressmap.h: POWMAN_BASE + POWMAN_SCRATCH0_OFFSET, "
                 "to 7",
        .rule = "no source says what a narrow store does; expected as in the watchdog, "
                "treated as the worst. Offsets above 0xAC need no password "
                "(raspberrypi/pico-sdk#2532 quoting RP2350 data sheet 6.4)",
        .survives = "'Information persists in low power mode'; a watchdog reset keeps "
                    "them unless POWMAN_WDSEL includes the power manager; RUN pin, "
                    "brown-out, power-on, rescue and debugger resets clear them (" REGS
                    "powman.h). No battery supply",
        .steps = "none",
        .hazards =
            "LOCK: after reset ACCESSCTRL.POWMAN is 0xB8: secure privileged code "
            "and the debugger only, no DMA (" REGS "accessctrl.h)",
        .owners =
            "none known: the production boot ROM jumps by BOOT0 to BOOT3, which "
            "are no region here; only a test build of the ROM uses SCRATCH5 and 6 "
            "(" BOOTROM "riscv/riscv_bootrom_rt0.S)",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

const backmem_chip_sources_t backmem_sources_rp2350 = {
    .chip = &backmem_chip_rp2350,
    .vendor = "Raspberry Pi",
    .regions = rows,
};
