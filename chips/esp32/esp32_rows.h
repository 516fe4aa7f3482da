// The row of ESP32 and its series: RTC memory that the firmware's linker script places.
// MicroPython keeps a buffer there; elsewhere the caller owns one, in a no-init
// section. There is no address to hand out: any other RTC memory may belong to the
// heap, the ULP or the ROM. Each chip's file includes this once, after SURVIVES.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_ESP32_ROWS_H
#define BACKMEM_CHIPS_ESP32_ROWS_H

#include "backmem/chip.h"

static const backmem_reserved_t spans[] = {
    { 0, 0, BACKMEM_WHEN_FIRMWARE },
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "RTC_USER_MEM",
        .reserved = spans,
        .survives = SURVIVES,
        .width = 1,
        .stride = 1,
        .itemsize = 1,
        .rule = BACKMEM_RULE_LANES,
        .reserved_count = BACKMEM_COUNT(spans),
    },
};

#endif
