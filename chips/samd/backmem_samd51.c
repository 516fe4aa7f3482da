// SAMD51, SAME51, SAME53, SAME54: the backup RAM, and the RTC's BKUP registers. Its GP
// registers are no region: see the notes.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_HAL_ATMEL "zephyrproject-rtos/hal_atmel@8f95c79f2a asf/sam0/include/"

// Named as in Microchip's device headers.
#define BACKMEM_BKUPRAM_ADDR 0x47000000u
#define BACKMEM_BKUPRAM_SIZE 8192

#define BACKMEM_MCLK_AHBMASK         0x40000810u
#define BACKMEM_MCLK_AHBMASK_BKUPRAM (1u << 11)

#define BACKMEM_RTC_BKUP0      0x40002480u
#define BACKMEM_RTC_BKUP_COUNT 8

#define BACKMEM_MCLK_APBAMASK     0x40000814u
#define BACKMEM_MCLK_APBAMASK_RTC (1u << 9)
#define BACKMEM_PAC_STATUSA       0x40000034u
#define BACKMEM_PAC_STATUSA_RTC   (1u << 9)

BACKMEM_PAGE(samd51, "Microchip",

REGION("BKUPRAM",
    AT(BKUPRAM_ADDR, BKUPRAM_SIZE),
        BACKMEM_HAL_ATMEL "samd51/samd51j19a.h: BKUPRAM_ADDR, BKUPRAM_SIZE",
    UNIT(1, 1, 1, LANES),
        "normal memory: bytes, halfwords and words can be stored; MicroPython gives it "
        "out as bytes (micropython/micropython@1c3c2011 "
        "ports/samd/machine_mem_backup.c)",
    SURVIVES(YES, YES, YES, YES, UNKNOWN, NO),
        "kept in BACKUP and HIBERNATE while PM.BKUPCFG.BRAMCFG and PM.HIBCFG.BRAMCFG "
        "are 0, their reset values (" BACKMEM_HAL_ATMEL "samd51/component/pm.h). On "
        "the battery kept only where the chip changes to VBAT: while running it does "
        "so with SUPC.BOD33.ACTION = BKUP alone, but the fuses as delivered have reset "
        "there and the detector off; SUPC.BBPS forces it in backup sleep (DS60001507 "
        "19.8.8, 9.2.1)",
    STEPS(SET(MCLK_AHBMASK, BKUPRAM)),
        "its clock, on after reset (" BACKMEM_HAL_ATMEL "samd51/component/mclk.h; "
        "DS60001507 15.6.2.6); what an access without it does is not written down. "
        "PAC.STATUSA.MCLK can protect AHBMASK. BRAMCFG is left alone: 0 already "
        "retains all",
    NO_HAZARDS,
        "none known. Code that raises BRAMCFG to save power loses half or all of it in "
        "those sleep modes. PAC.INTFLAGAHB.BKUPRAM tells of a refused access; the "
        "memory has no protection of its own (component/pac.h)",
    NOT_RESERVED,
        "none known: the UF2 bootloader's word is in main SRAM "
        "(adafruit/uf2-samdx1@4365018bc0 inc/uf2.h). In place of yours, CircuitPython "
        "hands out all of it (alarm.sleep_memory; adafruit/circuitpython@cd3da4a5d8 "
        "ports/atmel-samd/common-hal/alarm/SleepMemory.c)",
    NO_CONFLICT, PROVED_BY(MODEL)),

REGION("RTC_BKUP",
    WORDS_AT(RTC_BKUP0, RTC_BKUP_COUNT),
        BACKMEM_HAL_ATMEL "samd51/component/rtc.h: BKUP[8] at 0x80 in each mode",
    UNIT(4, 4, 4, UNKNOWN),
        "registers of 32 bits; nobody says what a narrower store does: treated as the "
        "worst",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, YES, UNKNOWN, NO),
        "'These registers maintain their content in Backup sleep mode' (DS60001507 "
        "21.6.8.3). Of resets no text was found for this family; the SAM D21's sheet "
        "has a power reset alone reset its RTC (13.5.2.7). On the battery: as BKUPRAM",
    STEPS(SET(MCLK_APBAMASK, RTC),
          ASK_CLEAR(PAC_STATUSA, RTC)),
        "its clock, on after reset (" BACKMEM_HAL_ATMEL "samd51/component/mclk.h), and "
        "PAC's write protection, which BKUP is under (DS60001507 21.8.16; "
        BACKMEM_HAL_ATMEL "samd51/component/pac.h): it is named after a dropped store. "
        "No SYNCBUSY flag is theirs (component/rtc.h)",
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: at a tamper event where RTC.CTRLA.BKTRST is set, and by CTRLA.SWRST, "
        "which resets the RTC (component/rtc.h). LOCK: PAC, among the steps",
    NOT_RESERVED,
        "none known",
    CONFLICT("left out: the RTC's four GP words. 'An even GP must be written before "
             "writing the odd GP', whose buffer it uses until SYNCBUSY.GPn is 0, and "
             "each pair costs a compare or an alarm (DS60001507 21.6.8.4): a store to "
             "one word is not an update of it alone"),
    PROVED_BY(MODEL)));
