// Renesas RA4M1 and RA4W1: 512 byte registers on VBATT.
//
// SPDX-License-Identifier: MIT
#include "backmem_ra_family.h"

#define BACKMEM_VBTBKR       0x4001E500u
#define BACKMEM_VBTBKR_BYTES 512

#define BACKMEM_PRCR 0x4001E3FEu

// VBTSR is the second byte of this word.
#define BACKMEM_VBTSR         0x4001E4B0u
#define BACKMEM_VBTSR_VBTRVLD (1u << 12)

BACKMEM_PAGE(ra4m1, "Renesas",

REGION("VBTBKR",
    AT(VBTBKR, VBTBKR_BYTES),
        "512 registers at 0x4001E500: " BACKMEM_RENESAS_SVD_RA4M1 " and of R7FA4W1AD; "
        BACKMEM_RENESAS_HEADER("R7FA4M1AB"),
    UNIT(1, 1, 1, LANES),
        BACKMEM_RA_RULE,
    SURVIVES(YES, YES, YES, YES, UNKNOWN, NO),
        BACKMEM_RA_SURVIVES ". On the battery: only while VBTCR1.BPWSWSTP is 0, as "
        "after a reset (SVD text: 1 stops the switch), and FSP's start-up sets it to 1 "
        "("
        BACKMEM_RENESAS_HAL "cmsis/Device/RENESAS/Source/system.c)",
    STEPS(UNLOCK_KEYED(PRCR, PRC1),
          ASK_SET(VBTSR, VBTRVLD)),
        BACKMEM_RA_PROTECT ". VBTSR.VBTRVLD: 0 says that the area on VBATT is not "
        "valid (SVD text); FSP waits for it at start-up (system.c), so it is named "
        "after a dropped store only",
    HAZARDS(LOCK),
        BACKMEM_RA_HAZARDS,
    RESERVED(BYTES(0, 4, BOOTLOADER, "Arduino bootloader, double tap"),
             BYTES(4, 1, BOARD, "Arduino UNO R4 WiFi, at start-up")),
        BACKMEM_RA_DOUBLE_TAP ". Byte 4: the UNO R4 WiFi's start-up stores 40 as a "
        "word at byte 1 (arduino/ArduinoCore-renesas, configure_usb_mux)",
    CONFLICT("a survey calls them kept on the battery, without asking BPWSWSTP: "
             "unknown here. Left out: VBTCR2 and VBTCMPCR, which watch the battery"),
    PROVED_BY(MODEL)));
