// What EFR32 and EFM32 of series 2 share: BURAM, words of the backup domain. The
// address is that of the secure state, in which a program starts.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_SILABS_FAMILY_H
#define BACKMEM_SILABS_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_BURAM_RET0  0x40080000u
#define BACKMEM_BURAM_COUNT 32

#define BACKMEM_CMU_CLKEN0       0x40008064u
#define BACKMEM_CMU_CLKEN0_BURAM (1u << 28)

#define BACKMEM_PAGE_BURAM(device, steps, steps_by)                                    \
    BACKMEM_MAKE_REGION("BURAM",                                                       \
        BACKMEM_PAGE_WORDS_AT(BURAM_RET0, BURAM_COUNT),                                \
            "Silicon Labs' platform/Device/SiliconLabs/" device ": BURAM_S_BASE, and " \
            "RET[32] of its BURAM header",                                             \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "registers of 32 bits; nobody says what a narrower store does: "           \
            "treated as the worst",                                                    \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),   \
            "no text was found; zephyrproject-rtos/zephyr@88ba54c9 drivers/"           \
            "retained_mem/retained_mem_silabs_buram.c offers it as memory that stays", \
        BACKMEM_PAGE_##steps,                                                          \
            steps_by,                                                                  \
        BACKMEM_PAGE_NO_HAZARDS,                                                       \
            "none known",                                                              \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
