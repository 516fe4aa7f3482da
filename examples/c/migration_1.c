// The first release of a firmware: a record of its own layout, 1. The second one,
// migration_2.c, takes over what this one stored. For the STM32F405.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/chips.h"
#include "backmem/record.h"

#define LAYOUT      1u
#define PLACE_BYTES 64u // more than it takes: a later release may need it

typedef struct pump {
    uint32_t hours;
    uint16_t rate;
} pump_t;

int main(void) {
    backmem_region_t sram;
    backmem_record_t record;
    backmem_status_t status;
    if (backmem_region_open(&sram, &backmem_chip_stm32f405.regions[0])) {
        return 1;
    }
    const backmem_place_t place = { &sram, 0, PLACE_BYTES };
    if (backmem_record_open(&record, place, backmem_shape(sizeof(pump_t), LAYOUT),
                            &status)) {
        return 1;
    }
    pump_t pump = { 0, 50 };
    if (status == BACKMEM_FOREIGN) {
        printf("release 1: a later release's record, not touched\n");
        return 0;
    }
    (void)!backmem_record_load(&record, &pump);
    pump.hours += 1000;
    if (backmem_record_save(&record, &pump)) {
        return 1;
    }
    printf("release 1: %lu hours, rate %u\n", (unsigned long)pump.hours, pump.rate);
    return 0;
}
