// What RP2040 and RP2350 share: sentences of their sources.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RP2_FAMILY_H
#define BACKMEM_RP2_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_PICO_SDK "raspberrypi/pico-sdk@a1438dff1d src/"

#define BACKMEM_PICO_SDK_OWNER                                                         \
    "SCRATCH4: " BACKMEM_PICO_SDK "rp2_common/hardware_watchdog/watchdog.c, "          \
    "watchdog_enable "                                                                 \
    "and watchdog_reboot, so every machine.reset() and machine.WDT of MicroPython. "   \
    "SCRATCH5 to 7: watchdog_reboot to an address, which machine.reset() is not, and " \
    "the boot ROM, which jumps there when SCRATCH4 holds 0xB007C0D3; 0 in 4 to 7 by "  \
    "Zephyr's watchdog driver at each set-up (zephyrproject-rtos/zephyr@1a6d4a828e "   \
    "drivers/watchdog/wdt_rpi_pico.c); SCRATCH5, 6: picowota and the serial "          \
    "bootloader it comes from (0xB105F00D and its complement, read at each start; "    \
    "usedbytes/picowota@ac8960b274 main.c, "                                           \
    "usedbytes/rp2040-serial-bootloader@f6f0d61fc0 main.c). SCRATCH5, in place of "    \
    "yours: GP2040-CE, its boot mode (OpenStickCommunity/GP2040-CE@0c1536eb74 "        \
    "src/system.cpp). At a call NuttX and embassy-rp give out any of the eight "       \
    "(apache/nuttx@4ebc8a7291 arch/arm/src/rp2040/rp2040_wdt.c, "                      \
    "embassy-rs/embassy@66f5f6e8f embassy-rp/src/watchdog.rs)"

// Bootloaders that a user puts on a board, none of which comes with one.
#define BACKMEM_RP2_BOOTLOADERS                                                        \
    "SCRATCH0 to 2: pico-flashloader, in an update (0x8ECD5EFB, 0xE3FA4EF2; "          \
    "rhulme/pico-flashloader@82ff01f555 flashloader.c). SCRATCH0: picoboot3, which 1 " \
    "makes stay (IndoorCorgi/picoboot3@a0e01455 "                                      \
    "examples/blink_pb3_sdk2.0.0_2.2.0/src/main.c); Mongoose's OTA state (0 to 3; "    \
    "cesanta/mongoose@282ae0d968 mongoose.h)"

#define BACKMEM_LABEL_RP2_VECTOR "a reset to an address; picowota, Zephyr's watchdog"

#endif
