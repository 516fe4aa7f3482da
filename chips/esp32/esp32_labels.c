// The names that belong to esp32.c.
//
// SPDX-License-Identifier: MIT
#include "esp32_labels.h"

const backmem_chip_labels_t backmem_labels_esp32 = { rows };
