// Stands for a board's mpconfigboard.h that overrides the region: words.
//
// SPDX-License-Identifier: MIT
#ifndef WORDS_BOARD_H
#define WORDS_BOARD_H

#include <stdint.h>

#define WORDS_BYTES 4096

extern uint32_t words_memory[WORDS_BYTES / 4];

#define MICROPY_HW_BACKUP_MEMORY_ADDR     words_memory
#define MICROPY_HW_BACKUP_MEMORY_BYTES    WORDS_BYTES
#define MICROPY_HW_BACKUP_MEMORY_ITEMSIZE 4

#endif
