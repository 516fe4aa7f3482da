// A sensor that sleeps between two samples and loses its RAM each time: what it has
// gathered stands in the backup registers. For the STM32L476.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "board.h"

#define LAYOUT  1u
#define SAMPLES 4 // that make a report

typedef struct gathered {
    uint16_t samples;
    uint16_t reports;
    uint32_t sum;
} gathered_t;

static backmem_region_t registers;
static backmem_boot_t boot;
static backmem_record_t record;

static bool memory_begin(gathered_t *gathered) {
    backmem_place_t last = { &registers, 0, 0 };
    backmem_status_t status;
    if (backmem_region_open(&registers, &backmem_chip_stm32l476.regions[0])
        || backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
                             &status)) {
        return false;
    }
    // The end of a sleep that this program asked for is no failed start.
    if (board_woke() ? backmem_boot_wake(&boot, 0) : backmem_boot_begin(&boot, 0)) {
        return false;
    }
    const uint32_t bytes = BACKMEM_RECORD_BYTES(sizeof *gathered, LAYOUT);
    const backmem_shape_t shape = backmem_shape(sizeof *gathered, LAYOUT);
    if (backmem_record_open(&record, backmem_place_take(&last, bytes), shape, &status)
        || status == BACKMEM_FOREIGN) {
        return false;
    }
    if (backmem_record_load(&record, gathered)) {
        *gathered = (gathered_t){ 0, 0, 0 }; // cold: a new battery
    }
    return true;
}

static uint16_t sensor_read(void) {
    return (uint16_t)(20 + boot.boots); // yours: the ADC
}

int main(void) {
    gathered_t gathered;
    if (!memory_begin(&gathered)) {
        printf("the backup registers cannot be used\n");
        return 1;
    }
    gathered.sum += sensor_read();
    gathered.samples++;
    const bool whole = gathered.samples == SAMPLES;
    const uint32_t mean = gathered.sum / gathered.samples;
    if (whole) {
        gathered.reports++;
        gathered.samples = 0;
        gathered.sum = 0;
    }
    if (backmem_record_save(&record, &gathered)) {
        printf("not stored\n");
        return 1;
    }
    printf("start %lu, %u failed: %s\n", (unsigned long)boot.boots, boot.streak,
           whole ? "report" : "sample");
    if (whole) {
        printf("  mean %lu, report %u\n", (unsigned long)mean, gathered.reports);
        return 0;
    }
    board_sleep();
}
