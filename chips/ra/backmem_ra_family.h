// What Renesas RA with a VBATT pin share: byte registers that live on VBATT, and the
// protect register in front of them, named as in Renesas' device headers. A page says
// where they are and how many.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RA_FAMILY_H
#define BACKMEM_RA_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_PRCR_KEY  0xa500u // PRKEY, the upper half
#define BACKMEM_PRCR_PRC1 (1u << 1)

#define BACKMEM_RENESAS_HAL \
    "zephyrproject-rtos/hal_renesas@acfad1a drivers/ra/fsp/src/bsp/"
#define BACKMEM_RENESAS_HEADER(device) \
    BACKMEM_RENESAS_HAL "cmsis/Device/RENESAS/Include/" device ".h"
// Crates made from Renesas' SVD file of each group.
#define BACKMEM_RENESAS_SVD "amcelroy/ra-pac@33f0fb5 pac/"
#define BACKMEM_RENESAS_SVD_RA4M1 \
    "vendor SVD text of R7FA4M1AB in cmsis-svd/cmsis-svd-data@05a9562"

#define BACKMEM_RA_RULE                                                                \
    "registers of one byte: there is nothing narrower. Words are loaded and stored "   \
    "too, by this library as by Renesas' and Arduino's bootloaders (VBTBKR[0] as a "   \
    "word: arduino/arduino-renesas-bootloader@3d234b2 src/main.c; "                    \
    "micropython/micropython@1c3c2011 "                                                \
    "ports/renesas-ra/boards/ARDUINO_PORTENTA_C33). Whether a reset in between can "   \
    "leave a word half stored is written nowhere"

#define BACKMEM_RA_SURVIVES                                                            \
    "kept while VCC is off and VBATT is there; what initialises them is the power-on " \
    "reset of the voltage that VBATT selects, and no other reset is named ("           \
    BACKMEM_RENESAS_SVD_RA4M1 "; the same text in the headers of all these parts)"

#define BACKMEM_RA_PROTECT                                                             \
    "PRC1 of PRCR protects the battery backup function's registers; a store to PRCR "  \
    "counts with 0xA5 in its upper half alone, which reads as 0 ("                     \
    BACKMEM_RENESAS_HEADER("R7FA4M1AB") "; " BACKMEM_RENESAS_HAL                       \
    "mcu/all/bsp_register_protection.c). Stores to VBTBKR meanwhile are dropped in "   \
    "silence and loads work (measured on an EK-RA8D2 with J-Link, as the author of a " \
    "public emulator of that board tells in board_periph_bkup.c). FSP counts who "     \
    "wants PRC1 and clears it behind the last: open again then"

#define BACKMEM_RA_VBAE                                                                \
    ". VBTBER.VBAE: 1 enables access to VBTBKR, and is set after a reset (vendor SVD " \
    "text of R7FA4E10D in cmsis-svd/cmsis-svd-data@05a9562; read so on an EK-RA8D2). " \
    "Nobody is known to clear it, so it is named after a dropped store only"

#define BACKMEM_RA_HAZARDS \
    "LOCK: while PRCR.PRC1 is clear, as after each reset, stores are dropped in silence"

#define BACKMEM_RA_ZONED_HAZARDS                                                       \
    BACKMEM_RA_HAZARDS ". BBFSAR can make them secure: what a non-secure program "     \
    "meets then is not known"

#define BACKMEM_RA_DOUBLE_TAP                                                          \
    "bytes 0 to 3: arduino/arduino-renesas-bootloader@3d234b2 src/main.c, "            \
    "BOOT_DOUBLE_TAP_DATA, read and written at each start; byte 1 again in "           \
    "src/bossa.c, VBTBKR[1] == 40"

#endif
