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
    "and watchdog_reboot, so every machine.reset() and machine.WDT of MicroPython; 5 " \
    "to 7: watchdog_reboot to an address, and the boot ROM, which jumps there when "   \
    "SCRATCH4 holds 0xB007C0D3"

#endif
