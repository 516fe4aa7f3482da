// Kinetis K2x, K6x, K8x and KW2xD with a VBAT pin: both register files. Not KL8x, whose
// file has a clock gate of its own.
//
// SPDX-License-Identifier: MIT
#include "backmem_kinetis_family.h"

#define BACKMEM_RFSYS_REG0  0x40041000u
#define BACKMEM_RFSYS_COUNT 8

BACKMEM_PAGE(mk64f, "NXP",

RFVBAT("MK64F12/MK64F12",
    STEPS(SET(SIM_SCGC6, RTC)),
        "the access clock of the VBAT domain, and its only one: SIM_SCGC6_RTC_MASK of "
        BACKMEM_KINETIS_SDK "MK64F12/MK64F12.h, kCLOCK_Rtc0 of drivers/fsl_clock.h; a "
        "touch without the like of it is a HardFault on KL8x (NXP community thread "
        "'Kinetis KL82: Cannot access VBAT register')",
    RESERVED(WORDS(0, 1, BOOTLOADER, "PX4 bootloader of K66"),
             WORDS(7, 1, FIRMWARE, "Teensy 3's core: RTC set at an upload")),
        "REG0: 0xB007B007, read at each start and cleared "
        "(PX4/PX4-Bootloader@9b8a8bc6d2 main_k66.c). REG7: "
        "PaulStoffregen/cores teensy3/mk20dx128.c, as a note in PJRC's forum has it: "
        "the last word",
    PROVED_BY(MODEL)),

RFSYS("MK64F12/MK64F12", PROVED_BY(MODEL)));
