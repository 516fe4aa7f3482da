// All objects in one region, on the library as users build it: places from one call,
// and keys from tables.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/word.h"
#include "check.h"

// As a program has them, at each of its starts.
static void objects_stand_side_by_side(void) {
    static _Alignas(4) uint8_t ram[512];
    static const backmem_reserved_t one = { 48, 4, BACKMEM_WHEN_BOOTLOADER };
    static const backmem_region_desc_t row = {
        .name = "RAM", .width = 4, .stride = 4, .reserved = &one, .reserved_count = 1
    };
    backmem_region_t region;
    backmem_boot_t boot;
    backmem_word_t word;
    backmem_record_t record;
    backmem_log_t log;
    backmem_store_t store;
    backmem_status_t status;
    uint16_t value;
    for (uint32_t start = 1; start <= 3; start++) {
        CHECK_EQ(backmem_region_attach(&region, &row, ram, sizeof ram), BACKMEM_OK);
        backmem_place_t place = { &region, 0, 0 };
        CHECK_EQ(backmem_place_next(&place, BACKMEM_BOOT_BYTES), BACKMEM_OK);
        CHECK_EQ(backmem_boot_open(&boot, place, &status), BACKMEM_OK);
        CHECK_EQ(backmem_place_next(&place, BACKMEM_WORD_BYTES), BACKMEM_OK);
        CHECK_EQ(backmem_word_open(&word, place, &status), BACKMEM_OK);
        CHECK_EQ(backmem_place_next(&place, BACKMEM_RECORD_BYTES(10, 3)), BACKMEM_OK);
        CHECK_EQ(backmem_record_open(&record, place, backmem_shape(10, 3), &status),
                 BACKMEM_OK);
        CHECK_EQ(backmem_place_next(&place, BACKMEM_LOG_BYTES(6, 5)), BACKMEM_OK);
        CHECK_EQ(backmem_log_open(&log, place, 6, &status), BACKMEM_OK);
        CHECK_EQ(log.count, 5);
        CHECK_EQ(backmem_place_next(&place, 0), BACKMEM_OK);
        CHECK_EQ(backmem_store_open(&store, place, 0, &status), BACKMEM_OK);
        CHECK_EQ(place.offset, 32 + 4 + 16 + 36 + 60); // 48 to 51 are somebody else's
        CHECK_EQ(backmem_boot_begin(&boot, 0), BACKMEM_OK);
        CHECK_EQ(boot.boots, start);
        CHECK_EQ(backmem_word_load(&word, &value),
                 start > 1 ? BACKMEM_OK : BACKMEM_ERR_EMPTY);
        CHECK_EQ(backmem_word_save(&word, 7), BACKMEM_OK);
        CHECK_EQ(backmem_record_save(&record, "0123456789"), BACKMEM_OK);
        CHECK_EQ(backmem_log_append(&log, "abcdef"), BACKMEM_OK);
        CHECK_EQ(log.used, start);
        CHECK_EQ(backmem_store_set(&store, backmem_key("k"), "v", 1), BACKMEM_OK);
        CHECK_EQ(memcmp(ram + 48, "\0\0\0\0", 4), 0);
    }
}

static const backmem_key_t names[] = { BACKMEM_KEY("ssid"), BACKMEM_KEY("k"),
                                       BACKMEM_KEY_NUMBER(7),
                                       BACKMEM_KEY_NUMBER(0xffffffff) };

static void keys_can_stand_in_a_const_table(void) {
    static _Alignas(4) uint8_t ram[256];
    static const backmem_region_desc_t row = { .name = "RAM", .width = 4, .stride = 4 };
    backmem_region_t region;
    backmem_store_t store;
    backmem_status_t status;
    uint32_t value;
    CHECK_EQ(backmem_region_attach(&region, &row, ram, sizeof ram), BACKMEM_OK);
    const backmem_place_t place = { &region, 0, sizeof ram };
    CHECK_EQ(backmem_store_open(&store, place, 0, &status), BACKMEM_OK);
    for (uint32_t i = 0; i < 4; i++) {
        CHECK_EQ(backmem_store_set_uint32(&store, names[i], 100 + i), BACKMEM_OK);
    }
    CHECK_EQ(backmem_store_get_uint32(&store, backmem_key("ssid"), &value), BACKMEM_OK);
    CHECK_EQ(value, 100);
    CHECK_EQ(backmem_store_get_uint32(&store, backmem_key("k"), &value), BACKMEM_OK);
    CHECK_EQ(value, 101);
    CHECK_EQ(backmem_store_get_uint32(&store, backmem_key_number(7), &value),
             BACKMEM_OK);
    CHECK_EQ(value, 102);
    CHECK_EQ(backmem_store_get_uint32(&store, names[3], &value), BACKMEM_OK);
    CHECK_EQ(value, 103);
    // Each field, as a walk gives it back.
    CHECK(names[0].text != NULL && names[0].text_bytes == 4);
    CHECK(names[2].text == NULL && names[2].number == 7);
}

int main(void) {
    RUN(objects_stand_side_by_side);
    RUN(keys_can_stand_in_a_const_table);
    return CHECK_EXIT();
}
