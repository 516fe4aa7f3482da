// The second release: its struct has one member more, so its layout is 2. At its first
// start it finds the record of release 1 and takes it over, old or new at every cut.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/chips.h"
#include "backmem/record.h"

#define LAYOUT      2u
#define PLACE_BYTES 64u // as in release 1

typedef struct pump_1 { // what release 1 stored
    uint32_t hours;
    uint16_t rate;
} pump_1_t;

typedef struct pump {
    uint32_t hours;
    uint16_t rate, rate_max;
    uint32_t faults;
} pump_t;

// True: the record is now of this release, and `pump` is what it holds.
static bool pump_migrate(backmem_record_t *record, backmem_place_t place,
                         pump_t *pump) {
    backmem_shape_t shape;
    backmem_record_t found;
    backmem_status_t status;
    pump_1_t old;
    if (backmem_record_found(record, &shape) || shape.layout != 1
        || shape.size != sizeof old
        || backmem_record_open(&found, place, shape, &status)
        || backmem_record_load(&found, &old)) {
        return false; // another program's: better not touched
    }
    pump->hours = old.hours;
    pump->rate = old.rate;
    return backmem_record_migrate(record, pump) == BACKMEM_OK;
}

int main(void) {
    backmem_region_t sram;
    backmem_record_t record;
    backmem_status_t status;
    pump_t pump = { .rate = 50, .rate_max = 100 };
    if (backmem_region_open(&sram, &backmem_chip_stm32f405.regions[0])) {
        return 1;
    }
    const backmem_place_t place = { &sram, 0, PLACE_BYTES };
    if (backmem_record_open(&record, place, backmem_shape(sizeof pump, LAYOUT),
                            &status)) {
        return 1;
    }
    printf("release 2: %s", backmem_status_name(status));
    if (status == BACKMEM_FOREIGN && !pump_migrate(&record, place, &pump)) {
        printf(", not touched\n");
        return 1;
    }
    (void)!backmem_record_load(&record, &pump);
    pump.hours += 1000;
    if (backmem_record_save(&record, &pump)) {
        return 1;
    }
    printf(", %lu hours, rate %u of %u\n", (unsigned long)pump.hours, pump.rate,
           pump.rate_max);
    return 0;
}
