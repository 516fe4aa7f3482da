// nRF51: one register that keeps eight bits.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "nrf51822.h"
#include "nrf_rows.h"

const backmem_chip_t backmem_chip_nrf51822 = {
    .name = "nrf51822",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
