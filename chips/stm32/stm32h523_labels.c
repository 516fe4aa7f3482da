// The names that belong to stm32h523.c.
//
// SPDX-License-Identifier: MIT
#include "stm32h523_labels.h"

const backmem_chip_labels_t backmem_labels_stm32h523 = { rows };
