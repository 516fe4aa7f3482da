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

// Registers wake as zero, SRAM as noise.
#define REGISTERS_LOST(events)                                                         \
    {                                                                                  \
        events, VCHIP_ZERO, { { 0, false, 0, 0 } }, 0, 0,                              \
            "reset value 0 at power-on of the backup domain; erased by a tamper event" \
    }

#endif
