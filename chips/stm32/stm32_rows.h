// What the rows of most STM32 have in common. A row names these, then what is its own.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32_ROWS_H
#define BACKMEM_CHIPS_STM32_ROWS_H

#include "backmem/chip.h"

// A file of backup registers: a narrow store repeats its datum over the word.
#define STM32_REGISTERS(title, first, count)                                       \
    .name = title, .base = (first), .bytes = 4 * (count), .width = 4, .stride = 4, \
    .itemsize = 4, .rule = BACKMEM_RULE_REPLICATES,                                \
    .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK

// Backup SRAM with ECC: a store narrower than the word may be lost at a reset.
// `more` is 0 or another hazard.
#define STM32_ECC_SRAM(first, size, more)                                         \
    .name = "BKPSRAM", .base = (first), .bytes = (size), .width = 4, .stride = 4, \
    .itemsize = 1, .rule = BACKMEM_RULE_PENDING,                                  \
    .hazards =                                                                    \
        BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK | (more)

#define STM32_STEPS(list) .steps = (list), .step_count = BACKMEM_COUNT(list)
#define STM32_SPANS(list) .reserved = (list), .reserved_count = BACKMEM_COUNT(list)

// Whether VBAT can take over when VDD is lost.
#define STM32_VBAT    .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO)
#define STM32_NO_VBAT .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, NO, NO)

#endif
