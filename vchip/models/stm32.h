// What STM32 parts share: the roles of their registers, bits and open questions, rows
// of registers that look alike, and lists of rules (stm32.c). A part says where it has
// what; see vchip_field_t.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MODELS_STM32_H
#define VCHIP_MODELS_STM32_H

#include "table.h"

#define ON_SLEEP_OR_VBAT (VCHIP_ON(VCHIP_DEEP_SLEEP) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))
#define ON_VDD_LOSS      VCHIP_ON(VCHIP_VDD_LOSS)
#define ON_BACKUP_RESET  VCHIP_ON(VCHIP_BACKUP_RESET)
#define ON_DOMAIN_LOSS   (ON_VDD_LOSS | ON_BACKUP_RESET)

#define STM32_EVENTS \
    (VCHIP_RESETS | VCHIP_ON(VCHIP_TAMPER) | VCHIP_ON(VCHIP_BACKUP_RESET))

// Registers.
enum {
    RCC_ENR1 = 1, // clock enables, as many as matter
    RCC_ENR2,
    RCC_ENR3,
    RCC_BDCR,
    PWR_SUPPLY,
    PWR_BACKUP, // the backup regulator
    PWR_STATUS, // its ready flag, where that is elsewhere
    PWR_DBP,    // the register that has DBP
    TAMP_CR2,
    TAMP_FLAGS,
    TAMP_SCR,
    TAMP_ERCFGR,
    RAMCFG_ISR, // of the backup SRAM's controller
};

// Fields.
enum {
    SRAM_CLOCK,
    SRAM_DBP, // where DBP guards the backup SRAM
    PWR_CLOCK,
    RTC_CLOCK,
    DBP,
    DOMAIN_RESET,
    REGULATOR,
    REGULATED, // the regulator's ready flag; where there is none, its enable
    BLOCKED,
    TAMPERED,
    SECRET, // the backup SRAM counts as one
    ERASING,
    RAMCFG_CLOCK,
    WAKE, // what Standby ends by, while the regulator is on
};

// Open questions, and what other software has configured.
enum {
    CLOCK_OFF,
    DBP_SRAM,
    DBP_DELAY,
    BDRST_SRAM,
    BDRST_HELD,
    SLEEP,
    SUPPLY,
    ECC,
    ECC_ERROR,
    TAMPER_SRAM,
    TAMPER_HELD,
    TAMPER_ACCESS,
    RTC_CLOCK_RESET,
    SRAM_CLOCK_RESET,
};

#define ASKS_CLOCK_OFF \
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "BKPSRAM without its clock" }
#define ASKS_DBP_SRAM \
    [DBP_SRAM] = { "dbp-sram", { "covered", "open" }, "does DBP guard BKPSRAM" }
#define ASKS_BDRST_SRAM \
    [BDRST_SRAM] = { "bdrst-sram", { "kept", "lost" }, "BKPSRAM at a domain reset" }
#define ASKS_BDRST_HELD \
    [BDRST_HELD] = { "bdrst-held", { "blocked", "open" }, "BKPSRAM during that reset" }
#define ASKS_TAMPER_SRAM(named) \
    [TAMPER_SRAM] = { "tamper-sram", { "kept", "erased" }, named ".ERCFG0 (RPCFG0)" }
#define ASKS_TAMPER_HELD                     \
    [TAMPER_HELD] = { "tamper-held",         \
                      { "blocked", "open" }, \
                      "backup registers while a tamper flag is up: no text found" }
#define ASKS_ECC_ERROR                     \
    [ECC_ERROR] = { "ecc-error",           \
                    { "silent", "armed" }, \
                    "is the interrupt or NMI of a double error enabled" }
#define ASKS_SRAM_CLOCK_RESET(small, bit) \
    [SRAM_CLOCK_RESET] = { small "-reset", { "off", "on" }, bit " after a reset" }
#define ASKS_RTC_CLOCK_RESET(bit) \
    [RTC_CLOCK_RESET] = { "rtcapben-reset", { "off", "on" }, bit " after a reset" }

// ---- fields ----------------------------------------------------------------------

#define SRAM_CLOCK_AT(in, bit, named, from)                                  \
    [SRAM_CLOCK] = FIELD_WORDED(in, bit, "BKPSRAM while " named " is clear", \
                                from "; the effect is not specified")
#define SRAM_DBP_AT(bit, named, from) \
    [SRAM_DBP] =                      \
        FIELD_WORDED(PWR_DBP, bit, "store to BKPSRAM while " named " is clear", from)
// DBP is the part's own; the bit that resets the domain, BDRST or VSWRST, is the same
// in all their manuals and headers: RCC_BDCR.
#define BDRST (1u << 16)
#define DOMAIN_AT(dbp) \
    [DBP] = FIELD(PWR_DBP, dbp), [DOMAIN_RESET] = FIELD(RCC_BDCR, BDRST)

// ---- lists of rules --------------------------------------------------------------

extern const vchip_rule_t stm32_pwr[];          // registers of the power block
extern const vchip_rule_t stm32_protected[];    // registers of the backup domain
extern const vchip_rule_t stm32_tamp[];         // of RTC and TAMP, in that domain
extern const vchip_rule_t stm32_ramcfg[];       // of the SRAM's controller
extern const vchip_rule_t stm32_registers[];    // backup registers, of any width
extern const vchip_rule_t stm32_words[];        // of 32 bits
extern const vchip_rule_t stm32_erasable[];     // and software can ask for their end
extern const vchip_rule_t stm32_cut[];          // on cores that cut unaligned accesses
extern const vchip_rule_t stm32_device[];       // on cores that fault
extern const vchip_rule_t stm32_sram[];         // backup SRAM
extern const vchip_rule_t stm32_sram_secret[];  // that TAMP can count as a secret
extern const vchip_rule_t stm32_sram_device[];  // that is Device memory by address
extern const vchip_rule_t stm32_sram_ecc[];     // with ECC: option ECC's first value
extern const vchip_rule_t stm32_sram_ecc_2nd[]; // with ECC: its second value

// With `only`: only these bits of a register; 0: everything.
#define NEEDS_DBP(only)                                                         \
    RULE_OF(only, VCHIP_STORE, VCHIP_IGNORE, WHEN(FIELD_CLEAR(DBP)), DBP_CLEAR, \
            DBP_FROM)
#define DBP_CLEAR "store to the backup domain while DBP is clear"
#define DBP_FROM                                                              \
    "RM0008, RM0090, RM0432, RM0433, RM0444, RM0456: PWR, DBP: write access " \
    "to the backup domain is disabled after each reset"

// While the domain is held in reset its registers stay as the reset leaves them.
#define NEEDS_NO_RESET(only)                                                \
    RULE_OF(only, VCHIP_STORE, VCHIP_IGNORE, WHEN(FIELD_SET(DOMAIN_RESET)), \
            "store to the backup domain while it is held in reset",         \
            "RM0090, RM0433: RCC_BDCR, BDRST: a level, which software clears again")

// ---- registers -------------------------------------------------------------------

#define ENABLE_REG(named, at, wakes, bits) \
    { .name = (named), .address = (at), .reset = (wakes), .writable = (bits) }
// `gate` may be on after a reset: that is the open question.
#define GATED_REG(named, at, wakes, bits, gate, question)                       \
    {                                                                           \
        .name = (named), .address = (at), .reset = (wakes), .writable = (bits), \
        .also = (gate), .also_if = (question) + 1                               \
    }
#define PWR_REG(named, at, wakes, bits)                                         \
    {                                                                           \
        .name = (named), .address = (at), .reset = (wakes), .writable = (bits), \
        .rules = {                                                              \
            stm32_pwr                                                           \
        }                                                                       \
    }
// `enable` needs DBP; the rest of the register does not.
#define REGULATOR_REG(named, at, bits, enable, is_ready)                               \
    {                                                                                  \
        .name = (named), .address = (at), .writable = (enable) | (bits),               \
        .held = (enable) | (is_ready), .lost_by = ON_DOMAIN_LOSS, .follows = (enable), \
        .ready = (is_ready), .rules = {                                                \
            stm32_pwr,                                                                 \
            (const vchip_rule_t[]){                                                    \
                NEEDS_DBP(enable),                                                     \
                NEEDS_NO_RESET(enable),                                                \
                { 0 },                                                                 \
            }                                                                          \
        }                                                                              \
    }

#define BDCR_REG(at, bits)                                                    \
    {                                                                         \
        .name = "RCC_BDCR", .address = (at), .writable = (bits), .held = ~0u, \
        .lost_by = ON_VDD_LOSS, .fires = BDRST, .event = VCHIP_BACKUP_RESET,  \
        .rules = {                                                            \
            stm32_protected                                                   \
        }                                                                     \
    }

#define RTC_TAMP1F (1u << 13) // RM0090, RM0410, RM0432, RM0433, RM0434: RTC_ISR
#define RTC_ISR_REG(at)                                                             \
    {                                                                               \
        .name = "RTC_ISR", .address = (at), .reset = 0x00000007, .w0c = RTC_TAMP1F, \
        .held = ~0u, .lost_by = ON_DOMAIN_LOSS, .raised = RTC_TAMP1F,               \
        .raised_by = VCHIP_ON(VCHIP_TAMPER), .rules = {                             \
            stm32_tamp                                                              \
        }                                                                           \
    }

// Where they are there: RM0438, RM0456, RM0477, RM0481: TAMP_CR2. The registers' order
// is the same in all: TAMP_TypeDef of ST's device headers.
#define TAMP_BKERASE (1u << 23)
#define TAMP_BKBLOCK (1u << 22)
#define TAMP_REGS(at, cr2, flags)                         \
    [TAMP_CR2] = { .name = "TAMP_CR2",                    \
                   .address = (at) + 0x04,                \
                   .writable = (cr2) & ~TAMP_BKERASE,     \
                   .held = ~0u,                           \
                   .lost_by = ON_DOMAIN_LOSS,             \
                   .fires = TAMP_BKERASE & (cr2),         \
                   .event = VCHIP_ERASE,                  \
                   .rules = { stm32_tamp } },             \
    [TAMP_FLAGS] = { .name = "TAMP_SR",                   \
                     .address = (at) + 0x30,              \
                     .held = ~0u,                         \
                     .lost_by = ON_DOMAIN_LOSS,           \
                     .raised = 1,                         \
                     .raised_by = VCHIP_ON(VCHIP_TAMPER), \
                     .rules = { stm32_tamp } },           \
    [TAMP_SCR] = { .name = "TAMP_SCR",                    \
                   .address = (at) + 0x3c,                \
                   .writable = (flags),                   \
                   .clears = TAMP_FLAGS,                  \
                   .rules = { stm32_tamp } }
// Whether the backup SRAM is a secret: ERCFG0, in newer texts RPCFG0. As if software
// had set it, where option TAMPER_SRAM says so.
#define ERCFG0 (1u << 0)
#define TAMP_ERCFGR_REG(at)                       \
    [TAMP_ERCFGR] = { .name = "TAMP_ERCFGR",      \
                      .address = (at) + 0x54,     \
                      .also = ERCFG0,             \
                      .also_if = TAMPER_SRAM + 1, \
                      .writable = ERCFG0,         \
                      .held = ~0u,                \
                      .lost_by = ON_DOMAIN_LOSS,  \
                      .rules = { stm32_tamp } }

// How long an erase takes no source says: here, an instruction for each of up to 1024
// words.
#define SRAMBUSY (1u << 8)
#define RAMCFG_ISR_REG(at, erased)           \
    [RAMCFG_ISR] = { .name = "RAMCFG_M5ISR", \
                     .address = (at),        \
                     .raised = SRAMBUSY,     \
                     .lasts = 1024,          \
                     .rules = { stm32_ramcfg, erased } }

#define STM32_PERIPHERALS                               \
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 }, { \
        0                                               \
    }

#endif
