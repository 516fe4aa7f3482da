// nRF5340, application core: two registers of eight bits, behind one address for either
// state of TrustZone.
//
//   [HDR]  nrfx mdk nrf5340_application.h, .svd and _bitfields.h
//   [SPU]  nRF5340 product specification, SPU: peripheral address mapping, peripheral
//          access control
//   [91]   nRF9160 product specification, Reset: retained registers
//   [CHIP] nrfconnect sdk-connectedhomeip, pull request 320
//
// SPDX-License-Identifier: MIT
#include "table.h"

enum {
    PERM = 1,
    RESETREAS
};
enum {
    ATTRIBUTE,
    WATCHDOG,
    PIN
};

#define SECATTR  (1u << 4)       // [HDR] SPU_PERIPHID_PERM
#define LOCK     (1u << 8)       // the same
#define PRESENT  (1u << 31 | 2u) // the same: there, UserSelectable
#define POWER_ID 5u              // [HDR] NRF_POWER_S_BASE is 0x50005000
#define REASONS  0x070000ffu // [HDR] RESET_RESETREAS: VBUS, DOG1, NFC; DIF to RESETPIN
#define ON_POWER (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))

static const vchip_rule_t attribution[] = {
    RULE(VCHIP_NON_SECURE, VCHIP_FAULT, WHEN(SET_IN(PERM, SECATTR)),
         "POWER used at 0x4... while SPU has it secure",
         "[SPU] a bus error, regardless of the state that the CPU is in"),
    RULE(VCHIP_SECURE, VCHIP_FAULT, WHEN(CLEAR_IN(PERM, SECATTR)),
         "POWER used at 0x5... while SPU has it non-secure",
         "[SPU] a bus error for a CPU that runs secure code"),
    { 0 },
};

static const vchip_rule_t permission[] = {
    RULE_OF(SECATTR | LOCK, VCHIP_STORE, VCHIP_IGNORE, WHEN(SET_IN(PERM, LOCK)),
            "SPU_PERIPHID[5].PERM stored while its LOCK is set",
            "[HDR] PERM.LOCK: cannot be changed until the next reset"),
    { 0 },
};

static const vchip_rule_t reasons[] = {
    EFFECT_OF(1u << 0, VCHIP_ON(VCHIP_RESET_PIN), VCHIP_RAISE, ALWAYS,
              "[HDR] RESET_RESETREAS.RESETPIN"),
    EFFECT_OF(1u << 1, VCHIP_ON(VCHIP_WATCHDOG), VCHIP_RAISE, ALWAYS,
              "[HDR] RESET_RESETREAS.DOG0"),
    EFFECT_OF(1u << 3, VCHIP_ON(VCHIP_SOFT_RESET), VCHIP_RAISE, ALWAYS,
              "[HDR] RESET_RESETREAS.SREQ"),
    EFFECT_OF(1u << 5, VCHIP_ON(VCHIP_DEEP_SLEEP), VCHIP_RAISE, ALWAYS,
              "[HDR] RESET_RESETREAS.OFF: wake-up from System OFF by GPIO"),
    { 0 },
};

static const vchip_rule_t gpregret[] = {
    RULE(VCHIP_UNALIGNED, VCHIP_FAULT, ALWAYS, "unaligned access to Device memory",
         "Arm DDI 0553B B6: faults"),
    RULE(VCHIP_UPPER_STORE, VCHIP_REPORT, ALWAYS, "bits above 7 are not stored",
         "[HDR] POWER_GPREGRET: field 7:0"),
    RULE(VCHIP_EXCESS_STORE, VCHIP_REPORT, ALWAYS, "bits above 7 are not stored",
         "[HDR] POWER_GPREGRET: field 7:0"),
    EFFECT(VCHIP_ON(VCHIP_SOFT_RESET), VCHIP_KEEP, ALWAYS,
           "[CHIP] keeps the reason of a reboot in it, on nRF53 too"),
    EFFECT(VCHIP_ON(VCHIP_DEEP_SLEEP), VCHIP_KEEP, ALWAYS,
           "[91] a retained register keeps its value in System OFF; taken for nRF53"),
    EFFECT(ON_POWER, VCHIP_ZERO, ALWAYS,
           "[HDR] reset value 0; it has no supply but VDD"),
    EFFECT(VCHIP_ON(VCHIP_WATCHDOG), VCHIP_ZERO, WHEN(OPTION(WATCHDOG, 0)),
           "[91] depends on the reset source, and no text was read; taken as lost"),
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN), VCHIP_ZERO, WHEN(OPTION(PIN, 0)),
           "[91] depends on the reset source, and no text was read; taken as lost"),
    { 0 },
};

const vchip_chip_t vchip_nrf5340 = {
    .name = "nrf5340",
    .devices = "nRF5340 (the application core)",
    .source = "nrfx mdk nrf5340_application.h; nRF5340 product specification, SPU",
    .limits = "the CPU's own security state, SPU's attributes of flash and RAM, its "
              "events and the network core are not modelled; with the option's first "
              "value a reset leaves POWER as TF-M gives it to the other state; "
              "the retention of RAM (VMC) is not modelled",
    .cpu = VCHIP_M33,
    .events = VCHIP_RESETS,
    .secure = 0x10000000,
    .regs = {
        [PERM] = { .name = "SPU_PERIPHID[5].PERM",
                   .address = 0x50003800 + 4 * POWER_ID,
                   .reset = PRESENT,
                   .also = SECATTR,
                   .also_if = ATTRIBUTE + 1,
                   .writable = SECATTR,
                   .sticky = LOCK,
                   .rules = { permission } },
        [RESETREAS] = { .name = "RESET_RESETREAS",
                        .address = 0x40005400,
                        .w1c = REASONS,
                        .held = ~0u,
                        .lost_by = ON_POWER,
                        .rules = { attribution, reasons } },
    },
    .memories = {
        MEMORY_WITH("GPREGRET", 0x4000551c, 8, .stored = 0xff,
                    .rules = { attribution, gpregret }),
    },
    .options = {
        [ATTRIBUTE] = { "attribute",
                        { "non-secure", "secure" },
                        "whose POWER is after a reset; silicon's is secure" },
        [WATCHDOG] = { "watchdog", { "lost", "kept" }, "GPREGRET over a watchdog" },
        [PIN] = { "reset-pin", { "lost", "kept" }, "GPREGRET over the reset pin" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x00000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00080000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
        { 0 },
    },
};
