// nRF52840 and the other nRF52: two registers that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "nrf52840.h"
#include "nrf_rows.h"

const backmem_chip_t backmem_chip_nrf52840 = {
    .name = "nrf52840",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
