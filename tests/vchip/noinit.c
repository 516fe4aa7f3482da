// A firmware that counts its boots in RAM that no start-up code touches, and in a store
// and a log beside it. It reports what it found, the boots counted so far, what the
// store says, and how many entries the log has.
//
// The image is one chip's: CHIP names its table. TESTPORT_ARG, bits: 2 switches the data
// cache on, 8 gives up what a deep sleep keeps.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "testport_io.h"

#define SCB_CCR    0xe000ed14u
#define SCB_CCR_DC (1u << 16)

extern const backmem_chip_t CHIP;

#ifdef NOINIT_BYTES
static uint32_t memory[NOINIT_BYTES / 4] __attribute__((section(".noinit")));

static backmem_err_t memory_open(backmem_region_t *region) {
    return backmem_region_attach(region, &CHIP.regions[0], memory, sizeof memory);
}
#else
static backmem_err_t memory_open(backmem_region_t *region) {
    return backmem_region_open(region, &CHIP.regions[0]);
}
#endif

static bool store_count(backmem_place_t place, uint32_t *count) {
    backmem_store_t store;
    backmem_status_t status;
    *count = 0;
    return backmem_store_open(&store, place, 1, &status) == BACKMEM_OK
           && (status == BACKMEM_COLD
               || backmem_store_get_uint32(&store, backmem_key("n"), count)
                      == BACKMEM_OK)
           && backmem_store_set_uint32(&store, backmem_key("n"), *count + 1)
                  == BACKMEM_OK;
}

int main(void) {
    backmem_region_t region;
    backmem_status_t status;
    backmem_boot_t boot;
    backmem_log_t log;
    uint32_t count;
    if ((REGISTER(TESTPORT_ARG) & 2) != 0) {
        REGISTER(SCB_CCR) |= SCB_CCR_DC;
    }
    if (memory_open(&region) != BACKMEM_OK) {
        return 1;
    }
    backmem_place_t last = { &region, 0, 0 };
    if (backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES), &status)
        != BACKMEM_OK) {
        return 2;
    }
    REGISTER(TESTPORT_DATA) = status;
    REGISTER(TESTPORT_DATA) = boot.boots;
    if (backmem_boot_begin(&boot, 0) != BACKMEM_OK) {
        return 3;
    }
    if (!store_count(backmem_place_take(&last, 128), &count)) {
        return 4;
    }
    REGISTER(TESTPORT_DATA) = count;
    if (backmem_log_open(&log, backmem_place_take(&last, 64), 4, &status)
        != BACKMEM_OK) {
        return 5;
    }
    REGISTER(TESTPORT_DATA) = log.used;
    if (backmem_log_append(&log, &count) != BACKMEM_OK) {
        return 6;
    }
    if ((REGISTER(TESTPORT_ARG) & 8) != 0
        && backmem_region_unretain(&region) != BACKMEM_OK) {
        return 7;
    }
    return 0;
}
