// SAM E70, S70, V70 and V71: eight backup registers, and 1 KB of backup SRAM.
//
// SPDX-License-Identifier: MIT
#include "backmem_sam_family.h"

#define BACKMEM_GPBR_SYS_GPBR0 0x400E1890u
#define BACKMEM_GPBR_COUNT     8

// The data sheet gives it no name of a header's.
#define BACKMEM_BACKUP_SRAM       0x40074000u
#define BACKMEM_BACKUP_SRAM_BYTES 1024

#define BACKMEM_SAME70_DS \
    "Microchip's online data sheet of SAM E70/S70/V70/V71, "

BACKMEM_PAGE(same70, "Microchip",

GPBR("same70b/", "same70q21b.h",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO, NO),
        "'reset at first power-up and on each loss of VDDIO' (" BACKMEM_SAME70_DS
        "29.3.1). Of resets and Backup mode no text was found. No battery supply",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_SAM_CLEARED("same70b/") ". LOCK: after a tamper event stores are not "
        "possible while SUPC_SR.LPDBCS0 or LPDBCS1 is set (" BACKMEM_SAME70_DS "29.1); "
        "reading SUPC_SR clears them, and the wake-up flags beside them, so no step "
        "asks it"),

REGION("BACKUP_SRAM",
    AT(BACKUP_SRAM, BACKUP_SRAM_BYTES),
        BACKMEM_SAME70_DS "11.1.4: 1 KB at 0x40074000",
    UNIT(4, 4, 4, UNKNOWN),
        "'accessible in 32-bit words only. Byte or half-word accesses are not "
        "supported' (" BACKMEM_SAME70_DS "11.1.4); what they do is not written",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, NO, NO, NO),
        "in Backup mode it is off while SUPC_MR.BKUPRETON is clear, as after a reset "
        "(" BACKMEM_SAME70_DS "23.5.3): a program that sets the bit, with the "
        "register's key, keeps it. No battery supply. Of the resets no text was found",
    NO_STEPS,
        "none documented. BKUPRETON's register takes a store with its key alone, which "
        "no step of 32 bits has",
    NO_HAZARDS,
        "none known",
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
