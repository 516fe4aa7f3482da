// Boot ledger, crash log and settings in 128 bytes of backup registers. They leave no
// room for a store, so the settings are a record. For the STM32L476; the STM32G4 needs
// another name of the chip only.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/log.h"
#include "board.h"

#define LAYOUT 1u // changed with the struct
#define LIMIT  500u

// 20 bytes, so 52 in the registers.
typedef struct settings {
    uint32_t rate, limit;
    int32_t offset;
    float gain;
    uint8_t channel, is_loud, unused[2];
} settings_t;

// 32 bytes, so 36 in the registers: as many as the fault handler of crash_log.c stores.
typedef struct crash {
    uint32_t boot, reason, values[6];
} crash_t;

enum {
    REASON_RATE = 7
};

static backmem_region_t registers;
static backmem_boot_t boot;
static backmem_log_t crashes; // of one entry
static backmem_record_t record;

static const settings_t fresh = { .rate = 900, .limit = LIMIT, .gain = 1.5f };

static bool memory_begin(settings_t *settings) {
    backmem_place_t last = { &registers, 0, 0 };
    backmem_status_t status;
    if (backmem_region_open(&registers, &backmem_chip_stm32l476.regions[0])
        || backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
                             &status)
        || backmem_boot_begin(&boot, 0)) {
        return false;
    }
    uint32_t bytes = BACKMEM_LOG_BYTES(sizeof(crash_t), 1);
    if (backmem_log_open(&crashes, backmem_place_take(&last, bytes), sizeof(crash_t),
                         &status)) {
        return false;
    }
    bytes = BACKMEM_RECORD_BYTES(sizeof(settings_t), LAYOUT);
    if (backmem_record_open(&record, backmem_place_take(&last, bytes),
                            backmem_shape(sizeof(settings_t), LAYOUT), &status)
        || status == BACKMEM_FOREIGN) {
        return false;
    }
    if (backmem_record_load(&record, settings)) {
        *settings = fresh;
    }
    return true;
}

// An assertion of your own that failed.
__attribute__((noreturn)) static void crash_store(uint32_t reason, uint32_t value) {
    const crash_t crash = { .boot = boot.boots, .reason = reason, .values = { value } };
    (void)!backmem_log_append_once(&crashes, &crash);
    board_reset();
}

// What the start before has left; then the place is free for the next crash.
static void crash_report(void) {
    crash_t crash;
    uint16_t cursor = 0;
    if (backmem_log_next(&crashes, &cursor, &crash) == BACKMEM_OK) {
        printf("start %lu failed: reason %lu, value %lu\n", (unsigned long)crash.boot,
               (unsigned long)crash.reason, (unsigned long)crash.values[0]);
    } else if (crashes.lost != 0) {
        printf("a start failed, and its entry was cut off\n");
    } else {
        return;
    }
    if (backmem_log_wipe(&crashes)) {
        printf("it cannot be wiped: the next crash will not be stored\n");
    }
}

int main(void) {
    settings_t settings;
    if (!memory_begin(&settings)) {
        printf("the backup registers cannot be used\n");
        return 1;
    }
    printf("start %lu, rate %lu\n", (unsigned long)boot.boots,
           (unsigned long)settings.rate);
    if (boot.streak == 0) {
        crash_store(REASON_RATE, settings.rate); // too fast for the sensor
    }
    crash_report();
    settings.rate = 50;
    if (backmem_record_save(&record, &settings) || backmem_boot_healthy(&boot)) {
        printf("not stored\n");
        return 1;
    }
    printf("rate %lu: works\n", (unsigned long)settings.rate);
    return 0;
}
