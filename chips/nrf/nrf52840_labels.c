// The names that belong to nrf52840.c.
//
// SPDX-License-Identifier: MIT
#include "nrf_labels.h"

const backmem_chip_labels_t backmem_labels_nrf52840 = { rows };
