// The names that belong to nrf51822.c.
//
// SPDX-License-Identifier: MIT
#include "nrf_labels.h"

const backmem_chip_labels_t backmem_labels_nrf51822 = { rows };
