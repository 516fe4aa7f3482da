// Every chip's descriptors on buffers of a PC, as users test their own code: no seam
// stands between, so an access elsewhere is a fault, or a sanitizer's report.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/word.h"
#include "check.h"

enum {
    DATA = 512, // bytes of data of a region
};

static const backmem_chip_t *const chips[] = {
#define BACKMEM_CHIP_NAME(chip) &backmem_chip_##chip,
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME
};

// Calls `body` with each descriptor on a buffer of its size, full of 0xa5.
static void on_each(void (*body)(const backmem_region_t *region, uint8_t *memory)) {
    for (size_t i = 0; i < BACKMEM_COUNT(chips); i++) {
        for (uint8_t n = 0; n < chips[i]->region_count; n++) {
            const backmem_region_desc_t *desc = &chips[i]->regions[n];
            const uint32_t behind = (desc->hazards & BACKMEM_HAZARD_ECC64) != 0 ? 8 : 0;
            const size_t size = (size_t)DATA / desc->width * desc->stride + behind;
            uint8_t *memory = malloc(size);
            backmem_region_t region;
            CHECK_AT(chips[i]->name, n, 0, 0);
            CHECK(memory != NULL);
            memset(memory, 0xa5, size);
            CHECK_EQ(backmem_region_attach(&region, desc, memory, DATA + behind),
                     BACKMEM_OK);
            CHECK_EQ(region.bytes, DATA);
            body(&region, memory);
            free(memory);
        }
    }
}

// Where a data byte stands in the buffer.
static size_t where(const backmem_region_t *region, uint32_t offset) {
    const uint32_t width = region->desc->width;
    return offset / width * region->desc->stride + offset % width;
}

static void check_bytes(const backmem_region_t *region, const uint8_t *memory,
                        const uint8_t *want) {
    for (uint32_t i = 0; i < DATA; i++) {
        CHECK_AT(region->desc->name, i, 0, 0);
        CHECK_EQ(memory[where(region, i)], want[i]);
    }
}

static void contents_body(const backmem_region_t *region, uint8_t *memory) {
    uint8_t want[DATA];
    uint8_t got[37];
    memset(want, 0xa5, sizeof want);
    for (uint8_t i = 0; i < sizeof got; i++) {
        got[i] = (uint8_t)(i * 7 + 1);
    }
    memcpy(want + 3, got, sizeof got);
    CHECK_EQ(backmem_region_write(region, 3, got, sizeof got), BACKMEM_OK);
    check_bytes(region, memory, want);
    memset(got, 0, sizeof got);
    CHECK_EQ(backmem_region_read(region, 3, got, sizeof got), BACKMEM_OK);
    CHECK_MEM(got, want + 3, sizeof got);
    CHECK_EQ(backmem_region_compare(region, 3, got, sizeof got), BACKMEM_OK);
    CHECK_EQ(backmem_region_compare(region, 4, got, sizeof got), BACKMEM_ERR_DIFFERS);
    CHECK_EQ(backmem_region_fill(region, DATA - 5, 0x3c, 5), BACKMEM_OK);
    memset(want + DATA - 5, 0x3c, 5);
    CHECK_EQ(backmem_region_wipe(region, 2, 9), BACKMEM_OK);
    memset(want + 2, 0, 9);
    check_bytes(region, memory, want);
    CHECK_EQ(backmem_region_flush(region, 0, DATA), BACKMEM_OK);
    CHECK_EQ(backmem_region_flush(region, 5, 7), BACKMEM_OK);
    check_bytes(region, memory, want);
    CHECK_EQ(backmem_region_write(region, DATA - 3, got, 4), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_flush(region, 1, DATA), BACKMEM_ERR_RANGE);
}

static void contents_are_read_written_wiped_and_flushed(void) {
    on_each(contents_body);
}

static void steps_body(const backmem_region_t *region, uint8_t *memory) {
    uint8_t want[DATA];
    memset(want, 0xa5, sizeof want);
    CHECK_EQ(backmem_region_lock(region), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(backmem_region_unretain(region), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(backmem_region_shut(region), region->desc->step_count);
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        CHECK_EQ(backmem_region_survives(region, (backmem_event_t)event),
                 backmem_desc_survives(region->desc, (backmem_event_t)event));
    }
    check_bytes(region, memory, want);
    // Zero is stored as well as other values: no gate has to be asked.
    CHECK_EQ(backmem_region_fill(region, 0, 0, DATA), BACKMEM_OK);
}

static void no_step_is_taken_back_and_no_gate_is_looked_for(void) {
    on_each(steps_body);
}

// Each kind once, stored to and opened anew.
static void objects_live(const backmem_region_t *region, uint32_t start) {
    backmem_place_t place = { region, 0, 64 };
    backmem_boot_t boot;
    backmem_word_t word;
    backmem_record_t record;
    backmem_log_t log;
    backmem_store_t store;
    backmem_status_t status;
    uint32_t number = 0;
    uint16_t half = 0;
    const backmem_status_t want = start == 1 ? BACKMEM_COLD : BACKMEM_KEPT;
    CHECK_EQ(backmem_boot_open(&boot, place, &status), BACKMEM_OK);
    CHECK_EQ(status, want);
    CHECK_EQ(backmem_boot_begin(&boot, 0), BACKMEM_OK);
    CHECK_EQ(boot.boots, start);
    place.offset = 64;
    CHECK_EQ(backmem_word_open(&word, place, &status), BACKMEM_OK);
    CHECK_EQ(status, want);
    CHECK_EQ(backmem_word_save(&word, 0x1234), BACKMEM_OK);
    CHECK_EQ(backmem_word_load(&word, &half), BACKMEM_OK);
    CHECK_EQ(half, 0x1234);
    place.offset = 128;
    CHECK_EQ(backmem_record_open(&record, place, backmem_shape(4, 1), &status),
             BACKMEM_OK);
    CHECK_EQ(status, want);
    CHECK_EQ(backmem_record_save(&record, &start), BACKMEM_OK);
    CHECK_EQ(backmem_record_load(&record, &number), BACKMEM_OK);
    CHECK_EQ(number, start);
    place.offset = 192;
    CHECK_EQ(backmem_log_open(&log, place, 4, &status), BACKMEM_OK);
    CHECK_EQ(status, want);
    CHECK_EQ(backmem_log_append(&log, &start), BACKMEM_OK);
    CHECK_EQ(log.used, start);
    place.offset = 256;
    place.bytes = 256;
    CHECK_EQ(backmem_store_open(&store, place, 1, &status), BACKMEM_OK);
    CHECK_EQ(status, want);
    CHECK_EQ(backmem_store_set_uint32(&store, backmem_key("n"), start), BACKMEM_OK);
    CHECK_EQ(backmem_store_get_uint32(&store, backmem_key("n"), &number), BACKMEM_OK);
    CHECK_EQ(number, start);
}

static unsigned with_objects;

static void objects_body(const backmem_region_t *region, uint8_t *memory) {
    (void)memory;
    if (region->desc->width == region->desc->stride) { // else no object stands there
        with_objects++;
        for (uint32_t start = 1; start <= 3; start++) {
            objects_live(region, start);
        }
    }
}

static void objects_are_kept(void) {
    on_each(objects_body);
    CHECK(with_objects >= BACKMEM_COUNT(chips) / 2);
}

// Whether ledger, crash log of 32 bytes and a record with a layout stand side by side
// in the chip's first region; `settings` 0: no record.
static bool fit(const backmem_chip_t *chip, uint32_t ledger, uint16_t settings) {
    static uint32_t memory[32];
    backmem_region_t region;
    const backmem_region_desc_t *desc = &chip->regions[0];
    CHECK(desc->bytes <= sizeof memory);
    CHECK_EQ(backmem_region_attach(&region, desc, memory, desc->bytes), BACKMEM_OK);
    backmem_place_t last = { &region, 0, 0 };
    backmem_boot_t boot;
    backmem_log_t log;
    backmem_record_t record;
    backmem_status_t status;
    return !backmem_boot_open(&boot, backmem_place_take(&last, ledger), &status)
           && !backmem_log_open(&log, backmem_place_take(&last, 36), 32, &status)
           && (settings == 0
               || !backmem_record_open(
                   &record, backmem_place_take(&last, 8u * (settings / 4u) + 12),
                   backmem_shape(settings, 1), &status));
}

// docs/how-to/c.md says of these chips what their registers hold.
static void registers_hold_what_the_how_to_says(void) {
    static const backmem_chip_t *const all[] = {
        &backmem_chip_stm32f373, &backmem_chip_stm32g4, &backmem_chip_stm32l412,
        &backmem_chip_stm32l476, &backmem_chip_stm32l5
    };
    for (size_t i = 0; i < BACKMEM_COUNT(all); i++) {
        CHECK_EQ(all[i]->regions[0].bytes, 128);
        CHECK(fit(all[i], 32, 20));
    }
    CHECK(fit(&backmem_chip_stm32f401, 16, 0));
    CHECK(!fit(&backmem_chip_stm32f401, 32, 0));
    CHECK(fit(&backmem_chip_stm32wb, 16, 0));
    CHECK(!fit(&backmem_chip_stm32wb, 32, 0));
}

int main(void) {
    RUN(contents_are_read_written_wiped_and_flushed);
    RUN(no_step_is_taken_back_and_no_gate_is_looked_for);
    RUN(objects_are_kept);
    RUN(registers_hold_what_the_how_to_says);
    return CHECK_EXIT();
}
