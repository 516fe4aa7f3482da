// Rules that STM32 parts share. Where a part has the bits that they name, and what it
// words otherwise, stands in the part's own table.
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define NEEDS_RTC_CLOCK                                                             \
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_CLEAR(RTC_CLOCK)),                  \
         "backup register while RCC's RTCAPBEN is clear",                           \
         "RM0444, RM0432, RM0433, RM0456: RCC enable registers, RTCAPBEN: the bus " \
         "clock of RTC and TAMP")

// ---- registers beside the memories -------------------------------------------------

const vchip_rule_t stm32_pwr[] = {
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_CLEAR(PWR_CLOCK)),
         "PWR register while RCC's PWREN is clear",
         "RM0090, RM0008, RM0444, RM0432, RM0456: RCC enable registers, PWREN"),
    { 0 },
};

const vchip_rule_t stm32_protected[] = { NEEDS_DBP(0), { 0 } };
const vchip_rule_t stm32_tamp[] = {
    NEEDS_RTC_CLOCK, NEEDS_DBP(0), NEEDS_NO_RESET(0), { 0 }
};

const vchip_rule_t stm32_ramcfg[] = {
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_CLEAR(RAMCFG_CLOCK)),
         "RAMCFG register while RCC_AHB1ENR.RAMCFGEN is clear",
         "RM0456, RM0481: RCC_AHB1ENR, RAMCFGEN"),
    EFFECT_OF(
        SRAMBUSY, VCHIP_ON(VCHIP_TAMPER) | VCHIP_ON(VCHIP_ERASE), VCHIP_RAISE,
        WHEN(FIELD_SET(SECRET)),
        "RM0456, RM0481: RAMCFG_MxISR.SRAMBUSY: an erase, by a tamper event or by "
        "software, goes on"),
    { 0 },
};

// ---- backup registers, on an APB bus -----------------------------------------------

const vchip_rule_t stm32_registers[] = {
    NEEDS_RTC_CLOCK,
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_SET(BLOCKED)),
         "backup register while TAMP_CR2.BKBLOCK is set",
         "RM0456, RM0477, RM0481: TAMP_CR2.BKBLOCK"),
    NEEDS_DBP(0),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_SET(DOMAIN_RESET)),
         "backup register while the backup domain is held in reset",
         "RM0090, RM0433: RCC_BDCR, BDRST: resets the entire backup domain"),
    RULE(
        VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_ANY(TAMPERED), OPTION(TAMPER_HELD, 0)),
        "backup register while a tamper flag is up",
        "RM0090 26.6.20, RM0433 RTC_BKPxR, RM0008 BKP_CSR.TEF; of TAMP_BKPxR on G0, "
        "U5, "
        "H5 and H7RS ST's SVD files: at its reset value while a flag is up; L5: AN4759 "
        "2.10.6; F7, L4, WB: no text found"),
    // Registers wake as zero, SRAM as noise.
    EFFECT(ON_DOMAIN_LOSS | VCHIP_ON(VCHIP_TAMPER), VCHIP_ZERO, ALWAYS,
           "reset value 0 at power-on of the backup domain; erased by a tamper event"),
    { 0 },
};

const vchip_rule_t stm32_erasable[] = {
    EFFECT(VCHIP_ON(VCHIP_ERASE), VCHIP_ZERO, ALWAYS,
           "RM0438, RM0456, RM0477, RM0481: TAMP_CR2.BKERASE"),
    { 0 },
};

const vchip_rule_t stm32_words[] = {
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, ALWAYS,
         "narrow store to a backup register: the datum is repeated over the word",
         "RM0394 11.4.5: APB ignores the size of a transfer, so a byte becomes 4 "
         "copies"),
    { 0 },
};

const vchip_rule_t stm32_cut[] = {
    RULE(VCHIP_UNALIGNED, VCHIP_REPORT, ALWAYS, "unaligned access to backup registers",
         "Arm DDI 0403E A3.2: the core cuts it into narrow pieces"),
    { 0 },
};

const vchip_rule_t stm32_device[] = {
    RULE(VCHIP_UNALIGNED, VCHIP_FAULT, ALWAYS, "unaligned access to Device memory",
         "Arm DDI 0403E A3.2, DDI 0553B: faults with CCR.UNALIGN_TRP clear too"),
    { 0 },
};

// ---- backup SRAM -----------------------------------------------------------------

const vchip_rule_t stm32_sram[] = {
    // Without its clock: each part has the sentence.
    RULE(VCHIP_ACCESS, VCHIP_FAULT, WHEN(FIELD_CLEAR(SRAM_CLOCK), OPTION(CLOCK_OFF, 1)),
         NULL, NULL),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_CLEAR(SRAM_CLOCK)), NULL, NULL),
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(FIELD_CLEAR(SRAM_DBP), OPTION(DBP_SRAM, 0)),
         DBP_CLEAR, DBP_FROM),
    EFFECT(VCHIP_ON(VCHIP_DEEP_SLEEP), VCHIP_NOISE, WHEN(OPTION(SLEEP, 1)),
           "RM0456 PWR_BDCR1.BREN: cannot be preserved in Shutdown"),
    EFFECT(
        ON_SLEEP_OR_VBAT, VCHIP_KEEP, WHEN(FIELD_SET(REGULATOR), FIELD_SET(REGULATED)),
        "RM0090, RM0410, RM0433, RM0456, RM0477, RM0481: PWR, BRE or BREN: kept when "
        "the backup regulator is enabled and ready"),
    EFFECT(ON_SLEEP_OR_VBAT | ON_VDD_LOSS, VCHIP_NOISE, ALWAYS,
           "the same bits; random after a loss, not zero (Zephyr issues 65404, 66234)"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE,
         WHEN(FIELD_SET(DOMAIN_RESET), OPTION(BDRST_HELD, 0)),
         "BKPSRAM while the backup domain is held in reset",
         "no source; the write access and the retain bit are in that domain"),
    EFFECT(
        ON_BACKUP_RESET, VCHIP_NOISE, WHEN(OPTION(BDRST_SRAM, 1)),
        "F7, H5, H7RS: no manual text found. The HAL's sentence, that BKPSRAM is not "
        "affected, stands word for word for parts without such SRAM; SRAM2 of the H5 "
        "is "
        "erased then (embassy-rs/embassy 2546)"),
    { 0 },
};

const vchip_rule_t stm32_sram_secret[] = {
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_SET(BLOCKED), FIELD_SET(SECRET)),
         "BKPSRAM, a secret, while TAMP_CR2.BKBLOCK is set",
         "RM0456 rev 6 Table 645: with ERCFG0 blocked as by a potential tamper; H5, "
         "H7RS: "
         "SVD files: access to device secrets blocked"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_ANY(TAMPERED), FIELD_SET(SECRET)),
         "BKPSRAM, a secret, while a tamper flag is up",
         "RM0456 rev 6 Table 644: with ERCFG0; RM0481 rev 4: reads 0, writes ignored"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_SET(ERASING)),
         "BKPSRAM while hardware erases it",
         "RM0456 rev 6 Table 644: blocked when erase is ongoing"),
    EFFECT(VCHIP_ON(VCHIP_TAMPER) | VCHIP_ON(VCHIP_ERASE), VCHIP_ZERO,
           WHEN(FIELD_SET(SECRET)),
           "RM0456 rev 6 Table 644, TAMP_CR2.BKERASE: erased only where TAMP_ERCFGR "
           "counts "
           "it as a secret"),
    { 0 },
};

const vchip_rule_t stm32_sram_device[] = {
    RULE(VCHIP_UNALIGNED, VCHIP_FAULT, ALWAYS, "unaligned access to Device memory",
         "Arm forum, memcpy on cortex-m7 causes unaligned usage fault; ST community, "
         "How to prevent unaligned access on backup ram (U585)"),
    { 0 },
};

// Loads of a word that woke as noise do no harm, unless somebody enabled the interrupt
// or NMI: zephyr 94417; ST community, ta-p/737361, reads such words to make ECC events.
#define ECC_RULES(value)                                                              \
    RULE(VCHIP_LOAD, VCHIP_FAULT,                                                     \
         WHEN(IS(VCHIP_UNINITIALISED, ~0u, 1), OPTION(ECC, value),                    \
              OPTION(ECC_ERROR, 1)),                                                  \
         "load of an ECC word that was never stored whole, with its error armed",     \
         "RM0433 RAMECC_IER, RM0456 RAMCFG_MxIER: off after a reset; an NMI, and "    \
         "nobody answers it"),                                                        \
        RULE(VCHIP_NARROW_STORE, VCHIP_REPORT,                                        \
             WHEN(IS(VCHIP_UNINITIALISED, ~0u, 1), OPTION(ECC, value)),               \
             "narrow store to an ECC word that was never stored whole",               \
             "RM0477 3.3, RM0456 6.3.2, RM0433 RAMECC DEBWDF: a partial write reads " \
             "the word, whose check bits are random"),                                \
        EFFECT(                                                                       \
            VCHIP_NARROW_STORE, VCHIP_PEND, WHEN(OPTION(ECC, value)),                 \
            "ST FAQ, SRAM/Backup SRAM content is not preserved after reset: a part "  \
            "of a word waits for the next one, on H5, H7RS and N6 as on H7; AN5342")

const vchip_rule_t stm32_sram_ecc[] = { ECC_RULES(0), { 0 } };
const vchip_rule_t stm32_sram_ecc_2nd[] = { ECC_RULES(1), { 0 } };
