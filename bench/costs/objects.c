// Words, records, logs and the boot ledger: each call on its own.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/word.h"
#include "costs.h"

#define ROUNDS 100u

static uint8_t bytes[256];

// Other bytes than before.
static void bytes_change(uint32_t size) {
    for (uint32_t i = 0; i < size; i++) {
        bytes[i] = (uint8_t)random_next(256);
    }
}

static void word_measure(void) {
    const backmem_place_t place = { &region, 0, BACKMEM_WORD_BYTES };
    backmem_status_t status;
    backmem_word_t word;
    uint16_t value;
    demand(backmem_word_open(&word, place, &status) == BACKMEM_OK);
    calls_begin("word save", 0);
    for (uint32_t i = 0; i < ROUNDS; i++) {
        demand(CALL(backmem_word_save(&word, (uint16_t)(257 * i))) == BACKMEM_OK);
    }
    row_end();
    calls_begin("word load", 0);
    demand(CALL(backmem_word_load(&word, &value)) == BACKMEM_OK);
    row_end();
    demand(value == 257 * (ROUNDS - 1));
    calls_begin("word open", 0);
    demand(CALL(backmem_word_open(&word, place, &status)) == BACKMEM_OK);
    row_end();
    demand(status == BACKMEM_KEPT);
}

static void record_measure(uint16_t size) {
    const backmem_place_t place = { &region, 0, BACKMEM_RECORD_BYTES(size, 0) };
    const backmem_shape_t shape = backmem_shape(size, 0);
    backmem_status_t status;
    backmem_record_t record;
    demand(backmem_record_open(&record, place, shape, &status) == BACKMEM_OK);
    demand(backmem_record_save(&record, bytes) == BACKMEM_OK);
    demand(backmem_record_save(&record, bytes) == BACKMEM_OK);
    calls_begin("record save", size);
    for (uint32_t i = 0; i < ROUNDS; i++) {
        bytes_change(size);
        demand(CALL(backmem_record_save(&record, bytes)) == BACKMEM_OK);
    }
    row_end();
    const uint8_t last = bytes[size - 1];
    calls_begin("record load", size);
    demand(CALL(backmem_record_load(&record, bytes)) == BACKMEM_OK);
    row_end();
    demand(bytes[size - 1] == last);
    calls_begin("record open", size);
    demand(CALL(backmem_record_open(&record, place, shape, &status)) == BACKMEM_OK);
    row_end();
    demand(status == BACKMEM_KEPT);
}

// Entries of 16 bytes; `count` of them.
static void log_measure(uint16_t count) {
    const uint16_t size = 16;
    const backmem_place_t place = { &region, 0, BACKMEM_LOG_BYTES(size, count) };
    backmem_status_t status;
    backmem_log_t log;
    uint16_t cursor = 0;
    demand(backmem_log_open(&log, place, size, &status) == BACKMEM_OK);
    demand(backmem_log_wipe(&log) == BACKMEM_OK);
    calls_begin("log append", count);
    for (uint32_t i = 0; i < 2u * count; i++) {
        bytes_change(size);
        demand(CALL(backmem_log_append(&log, bytes)) == BACKMEM_OK);
    }
    row_end();
    calls_begin("log next", count);
    for (uint32_t i = 0; i < count; i++) {
        demand(CALL(backmem_log_next(&log, &cursor, bytes)) == BACKMEM_OK);
    }
    row_end();
    calls_begin("log open", count);
    demand(CALL(backmem_log_open(&log, place, size, &status)) == BACKMEM_OK);
    row_end();
    demand(status == BACKMEM_KEPT && log.used == count);
}

typedef struct boot_names {
    const char *open, *begin, *healthy, *state;
} boot_names_t;

static void boot_measure(uint32_t place_bytes, const boot_names_t *names) {
    const backmem_place_t place = { &region, 0, place_bytes };
    backmem_status_t status;
    backmem_boot_t boot;
    demand(backmem_boot_open(&boot, place, &status) == BACKMEM_OK);
    demand(backmem_boot_wipe(&boot) == BACKMEM_OK);
    calls_begin(names->begin, 0);
    for (uint32_t i = 0; i < 20; i++) {
        demand(backmem_boot_open(&boot, place, &status) == BACKMEM_OK);
        if (i < 2) { // not yet as in a device's life
            demand(backmem_boot_begin(&boot, 3) == BACKMEM_OK);
        } else {
            demand(CALL(backmem_boot_begin(&boot, 3)) == BACKMEM_OK);
        }
        demand(boot.boots == i + 1 && boot.cause == 3);
    }
    row_end();
    calls_begin(names->state, 0);
    demand(CALL(backmem_boot_set_state(&boot, 7)) == BACKMEM_OK);
    row_end();
    calls_begin(names->healthy, 0);
    demand(CALL(backmem_boot_healthy(&boot)) == BACKMEM_OK);
    row_end();
    calls_begin(names->open, 0);
    demand(CALL(backmem_boot_open(&boot, place, &status)) == BACKMEM_OK);
    row_end();
    demand(boot.boots == 20 && boot.state == 7);
}

void objects_measure(void) {
    static const uint16_t sizes[] = { 4, 16, 64, 256 };
    static const uint16_t counts[] = { 1, 10, 50, 200 };
    static const boot_names_t short_names = { "boot open, short", "boot begin, short",
                                              "boot healthy, short",
                                              "boot set_state, short" };
    static const boot_names_t long_names = { "boot open", "boot begin", "boot healthy",
                                             "boot set_state" };
    word_measure();
    for (uint32_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        record_measure(sizes[i]);
    }
    for (uint32_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        log_measure(counts[i]);
    }
    boot_measure(BACKMEM_BOOT_BYTES_SHORT, &short_names);
    boot_measure(BACKMEM_BOOT_BYTES, &long_names);
}
