// The memory that board.h names.
//
// SPDX-License-Identifier: MIT
#include "board.h"

uint32_t words_memory[WORDS_BYTES / 4];
