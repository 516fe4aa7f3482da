// ESP32 and those of its series that have no battery pin: RTC memory of the linker.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"

#define SURVIVES BACKMEM_SURVIVES(YES, YES, NO, YES, NO, NO)
#include "esp32_rows.h"

const backmem_chip_t backmem_chip_esp32 = {
    .name = "esp32",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
