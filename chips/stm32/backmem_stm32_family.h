// What the pages of most STM32 share: words, and sentences of their sources.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32_FAMILY_H
#define BACKMEM_STM32_FAMILY_H

#include "backmem/page.h"

#include "backmem_stm32_owners.h"

// ---- words ----------------------------------------------------------------------

// A file of 32-bit backup registers: as REGION, without the unit.
#define BACKMEM_PAGE_REGISTERS(name, place, place_by, survives, survives_by, steps,  \
                               steps_by, hazards, hazards_by, reserved, reserved_by, \
                               conflict, proof)                                      \
    BACKMEM_STM32_REGISTERS(name, BACKMEM_PAGE_##place, place_by,                    \
                            BACKMEM_PAGE_##survives, survives_by,                    \
                            BACKMEM_PAGE_##steps, steps_by, BACKMEM_PAGE_##hazards,  \
                            hazards_by, BACKMEM_PAGE_##reserved, reserved_by,        \
                            BACKMEM_PAGE_##conflict, BACKMEM_PAGE_##proof)

// The same of words that were looked up.
#define BACKMEM_STM32_REGISTERS(name, place, place_by, survives, survives_by, steps,  \
                                steps_by, hazards, hazards_by, reserved, reserved_by, \
                                conflict, proof)                                      \
    BACKMEM_MAKE_REGION(name, place, place_by,                                        \
        BACKMEM_PAGE_UNIT(4, 4, 4, REPLICATES),                                       \
            "32 bits. An APB transfer has no size: a byte or halfword store repeats " \
            "its datum over the word (RM0394 11.4.5, quoted in ST community thread "  \
            "'Byte, half-word and word accesses to peripheral registers'); narrow "   \
            "stores from Python have corrupted such registers "                       \
            "(micropython/micropython#19084)",                                        \
        survives, survives_by, steps, steps_by, hazards, hazards_by, reserved,        \
        reserved_by, conflict, proof)

// Whether VBAT can take over when VDD is lost.
#define BACKMEM_PAGE_VBAT    BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO)
#define BACKMEM_PAGE_NO_VBAT BACKMEM_SURVIVES(YES, YES, YES, YES, NO, NO)

// BKP0R to BKP7R, on parts whose boot code can keep a key there.
#define BACKMEM_PAGE_KEY_RESERVED \
    BACKMEM_PAGE_RESERVED(        \
        WORDS(0, 8, BOOTLOADER,   \
              "secure boot: the boot hardware key, locked by BHKLOCK"))

// ---- sentences ------------------------------------------------------------------

// ST's headers and HAL as Zephyr keeps them, at one commit.
#define BACKMEM_ST_CUBE "zephyrproject-rtos/hal_stm32@fe7d2e2bfb stm32cube/"

#define BACKMEM_ST_RTC_SURVIVES(hal)                                                   \
    "Standby loses all but the RTC and its backup registers (" hal "), and their "     \
    "domain is on VBAT when VDD is off. " BACKMEM_ST_LOSS

#define BACKMEM_ST_DOMAIN_SURVIVES(hal)                                                \
    "Standby loses all but the backup domain (" hal "), and their domain is on VBAT "  \
    "when VDD is off. " BACKMEM_ST_LOSS

#define BACKMEM_ST_SHUTDOWN_SURVIVES(hal)                                              \
    "Standby and Shutdown lose all but the backup domain (" hal "). Shutdown keeps "   \
    "it while VDD stays in range: " BACKMEM_ST_SHUTDOWN_GAP ". " BACKMEM_ST_LOSS

#define BACKMEM_ST_SHUTDOWN_GAP                                                        \
    "with VBAT alone it is not guaranteed, as nothing watches the supply then (ST "    \
    "community thread 'In Shutdown, how is RTC powered')"

#define BACKMEM_ST_LOSS                                                                \
    "Without VDD and VBAT the contents go, at no specified voltage: stale data may "   \
    "outlive many seconds (ST community thread 'Why does the Backup Registers not "    \
    "reset even if VDD and VBAT is below 0.6 V'). A backup domain reset, as a change " \
    "of the RTC's clock source makes it, clears them"

#define BACKMEM_ST_HAZARDS                                                             \
    "ZEROIZE: a tamper event erases them by default (vendor SVD texts in "             \
    "embassy-rs/stm32-data@f115ed4f). LOCK: while DBP is clear, as after each reset, " \
    "stores are dropped in silence; the other gates are among the steps"

// F0 to F4, L0, L1.
#define BACKMEM_ST_CR_FLAGS                                                            \
    "PWR_CR holds CWUF and CSBF, which clear a flag when written 1 and read 0: a SET " \
    "does not write them, no more than the HAL's own store of DBP does"

// ---- sentences on gates that others shut ----------------------------------------

// Files of register texts, by the part.
#define BACKMEM_ST_SVD(part) \
    "vendor SVD of " part " in modm-io/cmsis-svd-stm32@c97f752"
#define BACKMEM_ST_SVD_TEXT(part) \
    "vendor SVD text of " part " in stm32-rs/stm32-rs-nightlies@b37f30c00"

// `bit` resets the registers: BDRST, VSWRST or RTCRST.
#define BACKMEM_ST_HELD(bit, by)                                                      \
    bit ": resets the registers, and is a level that software sets and clears, so a " \
        "set bit is taken to hold them at 0 (" by ")"

#define BACKMEM_ST_SRAM_HELD(bit, by)                                                  \
    bit ": resets what steers the SRAM (" by "); what an access to the SRAM sees "     \
        "while it is set is not known, so it must be clear"

#define BACKMEM_ST_FLAGS_HOLD(by) \
    "TAMPxF: the registers are held at 0 while a tamper flag is up (" by ")"

#define BACKMEM_ST_FLAGS_BLOCK                                                         \
    "TAMPxF: where a tamper event did not erase the registers, accesses are blocked "  \
    "while its flag is up (AN4759 2.10.6, of this kind of RTC)"

#define BACKMEM_ST_FLAGS_MAY_HOLD                                                     \
    "TAMPxF: that a tamper flag holds the registers is written of F4 and H7, not of " \
    "this family, so it is named after a dropped store only"

#define BACKMEM_ST_TAMPERS_ARMED(by)                                                   \
    ". Internal tampers are armed after a domain reset, TAMP_CR1 0xFFFF0000 (" by ")"

#define BACKMEM_ST_BKBLOCK(by) \
    "BKBLOCK: the registers cannot be accessed while it is set (" by ")"

#define BACKMEM_ST_CLEAR_FLAGS                                                         \
    ". No step clears a flag: that may open contents which a tamper event has locked"

// ---- sentences on TrustZone -----------------------------------------------------

#define BACKMEM_ST_SECURE_PLACE(header)                                                \
    header ": TAMP_BASE_NS and _S + BKP0R, RTC_BKP_NB 32; the secure alias of all is " \
    "0x10000000 higher"

#define BACKMEM_ST_ZONED_HAZARDS                                                       \
    BACKMEM_ST_HAZARDS ". TAMP_SECCFGR, fields BKPRWSEC and BKPWSEC " BACKMEM_ST_ZONES \
                       ". With TAMPSEC there, non-secure code may see TAMP_SR and "    \
                       "TAMP_CR2 as 0 (RM0456 64.4.5, of U5): clear proves nothing"

#define BACKMEM_ST_ZONES                                                               \
    "can make them secure or write-protected by zones: the first is for secure code "  \
    "alone, the second may be read by all"

// DBP's register belongs to another program then.
#define BACKMEM_ST_SECURE_DBP(header) \
    ". Where PWR_SECCFGR.VBSEC is set, DBP is for secure code (" header ")"

#define BACKMEM_ST_HARDWARE_KEY(header)                                                \
    "BKP0R to BKP7R: the boot hardware key, once TAMP_SECCFGR.BHKLOCK is set (" header \
    "; vendor SVD texts in embassy-rs/stm32-data). Without one: "                      \
    BACKMEM_ST_RTC_DRIVERS

// ---- sentences on backup SRAM with ECC ------------------------------------------

#define BACKMEM_ST_ECC_SRAM_SURVIVES(hal)                                              \
    "kept in Standby and on VBAT while BREN is set (" hal "); after power loss it "    \
    "wakes as noise, check bits too"

#define BACKMEM_ST_ECC_SRAM_BUFFER                                                     \
    "bytes can be stored, but the ECC word is 32 bits: a narrower store waits in a "   \
    "one-word buffer of the RAM, and a reset drops it "

#define BACKMEM_ST_ECC_SRAM_FAQ                                                        \
    BACKMEM_ST_ECC_SRAM_BUFFER "(ST's FAQ 'STM32 SRAM/Backup SRAM content is not "     \
    "preserved "                                                                       \
    "after reset' names the "

#endif
