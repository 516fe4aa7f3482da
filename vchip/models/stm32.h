// Rules that STM32 parts share. Each takes the part's own registers and bits.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MODELS_STM32_H
#define VCHIP_MODELS_STM32_H

#include "../chip.h"

#define ON_SLEEP_OR_VBAT (VCHIP_ON(VCHIP_DEEP_SLEEP) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))
#define ON_VDD_LOSS      VCHIP_ON(VCHIP_VDD_LOSS)
#define ON_BACKUP_RESET  VCHIP_ON(VCHIP_BACKUP_RESET)

#define STM32_EVENTS \
    (VCHIP_RESETS | VCHIP_ON(VCHIP_TAMPER) | VCHIP_ON(VCHIP_BACKUP_RESET))

// ---- a peripheral whose bus clock is off -----------------------------------------

#define NO_CLOCK(reg, bit, text, from) \
    { VCHIP_ACCESS, VCHIP_IGNORE, { CLEAR_IN(reg, bit) }, 0, text, from }

#define PWR_NEEDS_CLOCK(reg, bit)                                 \
    NO_CLOCK(reg, bit, "PWR register while RCC's PWREN is clear", \
             "RM0090, RM0008, RM0444, RM0432, RM0456: RCC enable registers, PWREN")

#define REGISTERS_NEED_CLOCK(reg, bit)                                              \
    NO_CLOCK(reg, bit, "backup register while RCC's RTCAPBEN is clear",             \
             "RM0444, RM0432, RM0433, RM0456: RCC enable registers, RTCAPBEN: the " \
             "bus clock of RTC and TAMP")

// ---- DBP --------------------------------------------------------------------------

// With `bits`: only these bits of a register; 0: everything.
#define NEEDS_DBP(reg, bit, bits)                                                     \
    {                                                                                 \
        VCHIP_STORE, VCHIP_IGNORE, { CLEAR_IN(reg, bit) }, bits,                      \
            "store to the backup domain while DBP is clear",                          \
            "RM0008, RM0090, RM0432, RM0433, RM0444, RM0456: PWR, DBP: write access " \
            "to "                                                                     \
            "the backup domain is disabled after each reset"                          \
    }

// ---- backup registers, on an APB bus ------------------------------------------

#define REGISTERS_NARROW                                                              \
    {                                                                                 \
        VCHIP_NARROW_STORE, VCHIP_REPLICATE, { { 0, false, 0, 0 } }, 0,               \
            "narrow store to a backup register: the datum is repeated over the word", \
            "RM0394 11.4.5: APB ignores the size of a transfer, so a byte becomes 4 " \
            "copies"                                                                  \
    }

#define REGISTERS_UNALIGNED                                           \
    {                                                                 \
        VCHIP_UNALIGNED, VCHIP_BLAME, { { 0, false, 0, 0 } }, 0,      \
            "unaligned access to backup registers",                   \
            "Arm DDI 0403E A3.2: the core cuts it into narrow pieces" \
    }

#define REGISTERS_DEVICE                                                           \
    {                                                                              \
        VCHIP_UNALIGNED, VCHIP_FAULT, { { 0, false, 0, 0 } }, 0,                   \
            "unaligned access to Device memory",                                   \
            "Arm DDI 0403E A3.2, DDI 0553B: faults with CCR.UNALIGN_TRP clear too" \
    }

#define REGISTERS_IN_RESET(reg, bit)                                           \
    {                                                                          \
        VCHIP_ACCESS, VCHIP_IGNORE, { SET_IN(reg, bit) }, 0,                   \
            "backup register while the backup domain is held in reset",        \
            "RM0090, RM0433: RCC_BDCR, BDRST: resets the entire backup domain" \
    }

#define REGISTERS_TAMPERED(reg, bits)                                              \
    {                                                                              \
        VCHIP_ACCESS, VCHIP_IGNORE, { ISNT(reg, bits, 0) }, 0,                     \
            "backup register while a tamper flag is up",                           \
            "RM0433 RTC_BKPxR, RM0456 TAMP_BKPxR: held at reset value by the flag" \
    }

#define REGISTERS_BLOCKED(reg, bit)                          \
    {                                                        \
        VCHIP_ACCESS, VCHIP_IGNORE, { SET_IN(reg, bit) }, 0, \
            "backup register while TAMP_CR2.BKBLOCK is set", \
            "RM0456, RM0477, RM0481: TAMP_CR2.BKBLOCK"       \
    }

// Registers wake as zero, SRAM as noise.
#define REGISTERS_LOST(events)                                                         \
    {                                                                                  \
        events, VCHIP_ZERO, { { 0, false, 0, 0 } }, 0, 0,                              \
            "reset value 0 at power-on of the backup domain; erased by a tamper event" \
    }

// ---- backup SRAM -----------------------------------------------------------------

// Without its clock: zero, or a fault where `option` has its second value.
#define SRAM_CLOCKED(reg, bit, option, text, from) \
    { VCHIP_ACCESS,                                \
      VCHIP_FAULT,                                 \
      { CLEAR_IN(reg, bit), OPTION(option, 1) },   \
      0,                                           \
      text,                                        \
      from "; the effect is not specified" },      \
        NO_CLOCK(reg, bit, text, from)

#define SRAM_DEVICE                                                            \
    {                                                                          \
        VCHIP_UNALIGNED, VCHIP_FAULT, { { 0, false, 0, 0 } }, 0,               \
            "unaligned access to Device memory",                               \
            "Arm forum, memcpy on cortex-m7 causes unaligned usage fault; ST " \
            "community, How to prevent unaligned access on backup ram"         \
    }

// ECC, where `option` has its first value.
#define SRAM_ECC(option)                                                             \
    { VCHIP_LOAD | VCHIP_NARROW_STORE,                                               \
      VCHIP_BLAME,                                                                   \
      { IS(VCHIP_VIRGIN, ~0u, 1), OPTION(option, 0) },                               \
      0,                                                                             \
      "ECC word used before it was stored whole",                                    \
      "AN5342: check bits wake random; initialise with whole words" },               \
    {                                                                                \
        VCHIP_NARROW_STORE, VCHIP_PEND, { OPTION(option, 0) }, 0, 0,                 \
            "ST FAQ, SRAM/Backup SRAM content is not preserved after reset: a part " \
            "of a word waits for the next one, on H5, H7RS and N6 as on H7"          \
    }

// Kept without the main supply while these bits are set, else noise.
#define SRAM_RETAINED(reg, bits, reg2, bits2, from)                                \
    { ON_SLEEP_OR_VBAT,                                                            \
      VCHIP_KEEP,                                                                  \
      { SET_IN(reg, bits), SET_IN(reg2, bits2) },                                  \
      0,                                                                           \
      0,                                                                           \
      from },                                                                      \
    {                                                                              \
        ON_SLEEP_OR_VBAT | ON_VDD_LOSS, VCHIP_NOISE, { { 0, false, 0, 0 } }, 0, 0, \
            from "; random after a loss (Zephyr issues 65404, 66234)"              \
    }

// At a reset of the domain, where `option` has its second value.
#define SRAM_DOMAIN_RESET(option)                                                  \
    {                                                                              \
        ON_BACKUP_RESET, VCHIP_NOISE, { OPTION(option, 1) }, 0, 0,                 \
            "HAL texts say unaffected; RM0456 11.3.3 says affected on that family" \
    }

// As a secret of the device, where `option` has its second value.
#define SRAM_SECRET(option)                                                   \
    {                                                                         \
        VCHIP_ON(VCHIP_TAMPER) | VCHIP_ON(VCHIP_ERASE), VCHIP_ZERO,           \
            { OPTION(option, 1) }, 0, 0,                                      \
            "TAMP: erased only where the configuration counts it as a secret" \
    }

// ---- TAMP's registers ------------------------------------------------------------

#define TAMP_BKERASE (1u << 23) // TAMP_CR2
#define TAMP_BKBLOCK (1u << 22) // TAMP_CR2, where it exists

// CR2 and SR as tables; SCR clears SR by the part's `stored`.
#define TAMP_CR2_REG(at, bits, when)                                                  \
    {                                                                                 \
        .name = "TAMP_CR2", .address = (at), .writable = (bits) & ~TAMP_BKERASE,      \
        .held = ~0u, .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET, .fires = TAMP_BKERASE, \
        .event = VCHIP_ERASE, .rules = (when)                                         \
    }
#define TAMP_SR_REG(at, when)                                  \
    {                                                          \
        .name = "TAMP_SR", .address = (at), .held = ~0u,       \
        .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET, .raised = 1, \
        .raised_by = VCHIP_ON(VCHIP_TAMPER), .rules = (when)   \
    }
#define TAMP_SCR_REG(at, bits, when) \
    { .name = "TAMP_SCR", .address = (at), .writable = (bits), .rules = (when) }

// RCC_BDCR with the bit that resets the domain.
#define BDCR_REG(at, bits, reset_bit, when)                                        \
    {                                                                              \
        .name = "RCC_BDCR", .address = (at), .writable = (bits), .held = ~0u,      \
        .lost_by = ON_VDD_LOSS, .fires = (reset_bit), .event = VCHIP_BACKUP_RESET, \
        .rules = (when)                                                            \
    }

#define RTC_TAMP1F (1u << 13) // RTC_ISR
#define RTC_ISR_REG(at, when)                                                        \
    {                                                                                \
        .name = "RTC_ISR", .address = (at), .reset = 0x00000007, .w0c = RTC_TAMP1F,  \
        .held = ~0u, .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET, .raised = RTC_TAMP1F, \
        .raised_by = VCHIP_ON(VCHIP_TAMPER), .rules = (when)                         \
    }

#endif
