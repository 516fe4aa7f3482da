// A user's program, for each way into a build: saves a record in memory of its own, as
// the chip's rules want it, and loads it. Ends with 0 if all is as it should be.
//
// SPDX-License-Identifier: MIT
#ifdef ONE_FILE
#include "backmem.h"
#else
#include "backmem/chips.h"
#include "backmem/record.h"
#endif

#ifndef BACKMEM_CONFIG
uint32_t user_barrier(void);
#endif

static uint32_t barriers;

// That of tests/packages/my_config.h.
uint32_t user_barrier(void) {
    return ++barriers;
}

static bool is_configured(void) {
#ifdef BACKMEM_CONFIG
    return barriers > 0 && BACKMEM_WAIT_POLLS == 7;
#else
    return barriers == 0 && BACKMEM_WAIT_POLLS == 1000000;
#endif
}

int main(void) {
    static uint32_t memory[16];
    const uint32_t saved = 0x600d600d;
    uint32_t loaded = 0;
    backmem_region_t region;
    backmem_record_t record;
    backmem_status_t status;
    const backmem_place_t place = { &region, 0, sizeof memory };
    const backmem_shape_t shape = backmem_shape(sizeof saved, 1);
    backmem_err_t err = backmem_region_attach(
        &region, &backmem_chip_stm32f405.regions[0], memory, sizeof memory);
    if (!err) {
        err = backmem_record_open(&record, place, shape, &status);
    }
    if (!err) {
        err = backmem_record_save(&record, &saved);
    }
    if (!err) {
        err = backmem_record_load(&record, &loaded);
    }
    return err || loaded != saved || !is_configured();
}
