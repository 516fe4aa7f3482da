// nRF52840 and the other nRF52: two registers that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_family.h"

#define BACKMEM_POWER_GPREGRET_COUNT 2

BACKMEM_PAGE(nrf52840, "Nordic",

GPREGRETS(BACKMEM_NRFX "nrf52840.h: NRF_POWER_BASE + GPREGRET, GPREGRET2",
          BACKMEM_NRFX "nrf52840_bitfields.h",
          "while a SoftDevice is enabled, a store to POWER is a hard fault and loads "
          "work on parts with an MWU: 52832, 52833, 52840 (S140 SoftDevice "
          "specification, 'Peripheral runtime protection'). 52805, 52810, 52811, 52820 "
          "have none: a store is not stopped, and what follows is undefined (S115 "
          "specification)",
    RESERVED(BYTES(0, 1, BOOTLOADER, "Adafruit and Nordic DFU bootloaders"),
             BYTES(1, 1, TRANSIENT, "Nordic DFU bootloader skips a check; MeshCore")),
        "GPREGRET: Adafruit's bootloader reads and clears 0xB1, 0xA8, 0x4E, 0x57, "
        "0x6D (adafruit/Adafruit_nRF52_Bootloader src/main.c); RIOT "
        "(RIOT-OS/RIOT@c8bd52ff13 boards/common/adafruit-nrf52-bootloader/reset.c, "
        "0x4E) and ZMK (zmkfirmware/zmk@268b1b1e8 app/dts/common/nordic) ask it for "
        "an upload, and Tock Arduino's (tock/tock@65608d717 "
        "boards/nano33ble/src/main.rs, 0x90). Nordic's bootloader of nRF5 SDK 14 to "
        "17 enters DFU on any value with a bit of 0xB1, 240 of 256, and clears 0xB1, "
        "0xB3, 0xB5 and 0xB7 alone: any other one keeps the board in DFU until a "
        "power cycle (wangben85/nRF52832_SDK_16.0_Ben@b58fa5263b "
        "components/libraries/bootloader/nrf_bootloader.c). MCUboot reads Zephyr's "
        "boot mode there, 1 for itself (mcu-tools/mcuboot@2d4bacc3c1 "
        "boot/zephyr/io.c; caninos-loucos/puppy-zephyr@011de2f11d "
        "boards/nordic/nrf52840dk), and sys_reboot() of Zephyr before 3.6 stores its "
        "type there. In place of yours: Meshtastic (0xF5; "
        "meshtastic/firmware@775406858 src/platform/nrf52). GPREGRET2: Adafruit's "
        "leaves it alone. Nordic's skips the check of the program at 0xA9, 0xAB, 0xAD "
        "and 0xAF, which its buttonless DFU stores; that of SDK 14 and 15.0 at any "
        "value with a bit of 0xA9 (the same file, "
        "NRF_BL_APP_CRC_CHECK_SKIPPED_ON_GPREGRET2). In place of yours: MeshCore, why "
        "it shut down (meshcore-dev/MeshCore@d9296435 src/helpers/NRF52Board.cpp). A "
        "byte holds no object: chips/retained/backmem_ram_nrf52840.c has 4 KB of RAM "
        "that System OFF keeps (docs/manual/retained.md)",
    PROVED_BY(MODEL)));
