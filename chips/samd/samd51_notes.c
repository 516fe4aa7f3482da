// Where the facts of samd51.c come from.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

#define HAL_ATMEL "zephyrproject-rtos/hal_atmel@8f95c79f2a asf/sam0/include/"

static const backmem_sources_t rows[] = {
    {
        .place = HAL_ATMEL "samd51/samd51j19a.h: BKUPRAM_ADDR, BKUPRAM_SIZE",
        .rule = "normal memory: bytes, halfwords and words can be stored; MicroPython "
                "gives it out as bytes (micropython/micropython@1c3c2011 "
                "ports/samd/machine_mem_backup.c)",
        .survives = "kept in BACKUP and HIBERNATE while PM.BKUPCFG.BRAMCFG and "
                    "PM.HIBCFG.BRAMCFG are 0, their reset values (" HAL_ATMEL
                    "samd51/component/pm.h); on the battery by SUPC.BBPS "
                    "(component/supc.h)",
        .steps = "none: readable and writable after reset. BRAMCFG is left alone: 0 "
                 "already retains all",
        .hazards = "none known. Code that raises BRAMCFG to save power loses half or "
                   "all of it in those sleep modes",
        .owners = "none known: the UF2 bootloader's word is in main SRAM",
        .conflict = "left out: the RTC's eight BKUP words (which resets they live "
                    "through is not known; tamper can erase them) and its four GP "
                    "words (each pair costs a compare channel, even words must be "
                    "written before odd ones, SYNCBUSY must be polled)",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

const backmem_chip_sources_t backmem_sources_samd51 = {
    .chip = &backmem_chip_samd51,
    .vendor = "Microchip",
    .regions = rows,
};
