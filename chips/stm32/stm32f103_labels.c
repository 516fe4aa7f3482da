// The names that belong to stm32f103.c.
//
// SPDX-License-Identifier: MIT
#include "stm32f103_labels.h"

const backmem_chip_labels_t backmem_labels_stm32f103 = { rows };
