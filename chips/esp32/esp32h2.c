// ESP32-H2 and ESP32-P4, which have a battery pin: RTC memory of the linker.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"

#define SURVIVES BACKMEM_SURVIVES(YES, YES, NO, YES, UNKNOWN, NO)
#include "esp32_rows.h"

const backmem_chip_t backmem_chip_esp32h2 = {
    .name = "esp32h2",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
