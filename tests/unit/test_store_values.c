// Stores: what may be a key and a value.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/format.h"
#include "backmem/value.h"

static backmem_store_t store;

// In noise, at an offset that is no multiple of 8.
static void begin(uint32_t bytes) {
    backmem_status_t status;
    room_begin();
    CHECK_EQ(backmem_store_open(&store, (backmem_place_t){ &room.region, 4, bytes }, 0,
                                &status),
             BACKMEM_OK);
    CHECK_EQ(status, BACKMEM_COLD);
    hostile_forget();
}

static void keys_of_any_kind_are_different_keys(void) {
    static const uint32_t numbers[] = { 0,        1,          0xff,      0x100,
                                        0xffff,   0x10000,    0xffffff,  0x1000000,
                                        0x616161, 0x61616161, UINT32_MAX };
    static const char *const texts[] = { "a",    "aa",    "aaa", "aaaa", "aaaaa",
                                         "aaab", "aaaba", "\1",  "\xff", "b" };
    begin(1024);
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 11; i++) {
            CHECK_EQ(backmem_store_set_int64(&store, backmem_key_number(numbers[i]),
                                             i + round),
                     BACKMEM_OK);
        }
        for (uint32_t i = 0; i < 10; i++) {
            CHECK_EQ(
                backmem_store_set_int64(&store, backmem_key(texts[i]), 100 + i + round),
                BACKMEM_OK);
        }
    }
    int64_t value;
    for (uint32_t i = 0; i < 11; i++) {
        CHECK_EQ(
            backmem_store_get_int64(&store, backmem_key_number(numbers[i]), &value),
            BACKMEM_OK);
        CHECK_EQ(value, i + 1);
    }
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_cursor_t cursor = { 0, 0 };
    for (uint32_t i = 0; i < 21; i++) { // in the order of the last change
        CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_OK);
        CHECK_EQ(item.is_text, i > 10);
        CHECK_EQ(i > 10 ? item.key_bytes : item.key.number,
                 i > 10 ? strlen(texts[i - 11]) : numbers[i]);
        CHECK(i <= 10 || strcmp(item.key.text, texts[i - 11]) == 0);
    }
    CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_ERR_EMPTY);
}

// Half bytes of these keys come to the same: one chain. Its last entry has no word but
// its header, at the end of the bank or not, and no look-up stops there.
static void an_entry_of_one_word_hides_no_other(void) {
    for (uint32_t more = 0; more < 2; more++) {
        begin(64 + 8 * more);
        CHECK_EQ(backmem_store_set(&store, backmem_key_number(0x11), "12345", 5),
                 BACKMEM_OK);
        CHECK_EQ(backmem_store_set(&store, backmem_key_number(0), "", 0), BACKMEM_OK);
        char got[5];
        uint32_t size = sizeof got;
        CHECK_EQ(backmem_store_get(&store, backmem_key_number(0x11), got, &size),
                 BACKMEM_OK);
        CHECK_MEM(got, "12345", 5);
        size = 0;
        CHECK_EQ(backmem_store_get(&store, backmem_key_number(0), got, &size),
                 BACKMEM_OK);
        CHECK_EQ(size, 0);
        CHECK_EQ(backmem_store_set(&store, backmem_key_number(0x11), "54321", 5),
                 BACKMEM_OK); // a compaction, which does not count it twice
        size = sizeof got;
        CHECK_EQ(backmem_store_get(&store, backmem_key_number(0x11), got, &size),
                 BACKMEM_OK);
        CHECK_MEM(got, "54321", 5);
    }
}

// Keys of one chain and one length that begin alike.
static void keys_that_differ_at_their_end_are_two(void) {
    const char *const keys[] = { "sensor11", "sensor22", "sensor1100", "sensor0011" };
    begin(256);
    for (uint32_t i = 0; i < 4; i++) {
        CHECK_EQ(backmem_store_set(&store, backmem_key(keys[i]), &i, 4), BACKMEM_OK);
    }
    for (uint32_t i = 0; i < 4; i++) {
        uint32_t got = 9;
        uint32_t size = 4;
        CHECK_EQ(backmem_store_get(&store, backmem_key(keys[i]), &got, &size),
                 BACKMEM_OK);
        CHECK_EQ(got, i);
    }
    CHECK_EQ(backmem_store_delete(&store, backmem_key("sensor33")), BACKMEM_ERR_EMPTY);
}

static void sizes_have_limits(void) {
    char text[65];
    memset(text, 'k', sizeof text);
    text[64] = '\0';
    begin(128);
    const backmem_key_t empty = { text, { 0 } };
    const backmem_key_t longest = { text, { 63 } };
    uint32_t size = 0;
    int64_t number;
    CHECK_EQ(backmem_store_set(&store, backmem_key(text), "v", 1), BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_store_set(&store, empty, "v", 1), BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_store_delete(&store, empty), BACKMEM_ERR_SIZE);
    size = 1;
    CHECK_EQ(backmem_store_get(&store, empty, text, &size), BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_store_get_int64(&store, empty, &number), BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_store_set(&store, longest, text, 4081), BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_store_set(&store, longest, text, UINT32_MAX), BACKMEM_ERR_SIZE);
    backmem_change_t late[] = { backmem_change_raw(longest, "v", 1),
                                backmem_change_raw(empty, "v", 1) };
    CHECK_EQ(backmem_store_commit(&store, late, 2), BACKMEM_ERR_SIZE);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    // The longest key leaves no place here: commit word, meta, 1 + 16 words.
    CHECK_EQ(backmem_store_set(&store, longest, "", 0), BACKMEM_ERR_FULL);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    begin(8 * 19);
    CHECK_EQ(backmem_store_set(&store, longest, "v", 1), BACKMEM_OK);
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_cursor_t cursor = { 0, 0 };
    CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_OK);
    CHECK_EQ(item.key_bytes, 63);
    CHECK_EQ(strlen(item.key.text), 63);
    CHECK_EQ(item.value_size, 1);
    CHECK_EQ(hostile_peek(ROOM_START + item.value_offset), 'v');
    size = 0;
    CHECK_EQ(backmem_store_get(&store, longest, text, &size), BACKMEM_ERR_SIZE);
    CHECK_EQ(size, 1);
    CHECK_EQ(text[0], 'k');
}

static void the_largest_store_holds_the_largest_value(void) {
    static const hostile_memory_t memory = { .base = ROOM_AT, .bytes = 8192 };
    static const backmem_region_desc_t row = {
        .name = "ALL", .base = ROOM_AT, .bytes = 8192, .width = 1, .stride = 1
    };
    static uint8_t value[BACKMEM_VALUE_BYTES_MAX], got[BACKMEM_VALUE_BYTES_MAX];
    backmem_region_t region;
    backmem_status_t status;
    uint32_t size;
    hostile_begin();
    hostile_map(&memory);
    hostile_power_on();
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(backmem_store_open(&store, (backmem_place_t){ &region, 0, 8192 }, 0xffff,
                                &status),
             BACKMEM_OK);
    for (uint32_t round = 0; round < 3; round++) {
        for (uint32_t i = 0; i < sizeof value; i++) {
            value[i] = (uint8_t)hostile_random();
        }
        CHECK_EQ(backmem_store_set(&store, backmem_key("name"), value, sizeof value),
                 BACKMEM_OK);
        CHECK_EQ(backmem_store_open(&store, (backmem_place_t){ &region, 0, 8192 },
                                    0xffff, &status),
                 BACKMEM_OK);
        CHECK_EQ(status, BACKMEM_KEPT);
        size = sizeof got;
        CHECK_EQ(backmem_store_get(&store, backmem_key("name"), got, &size),
                 BACKMEM_OK);
        CHECK_MEM(got, value, sizeof value);
        CHECK_EQ(backmem_store_set(&store, backmem_key("names"), value, sizeof value),
                 BACKMEM_ERR_FULL);
    }
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
    CHECK_STR(hostile_fault(), "none");
}

// The numbers are those of FORMAT.md and of RFC 8949.
static void entries_and_their_place_have_the_size_that_is_promised(void) {
    CHECK_EQ(BACKMEM_STORE_ENTRY_BYTES(0, 0), 4);
    CHECK_EQ(BACKMEM_STORE_ENTRY_BYTES(1, 3), 8);
    CHECK_EQ(BACKMEM_STORE_ENTRY_BYTES(1, 4), 12);
    CHECK_EQ(BACKMEM_STORE_ENTRY_BYTES(4, 3), 12);
    CHECK_EQ(BACKMEM_STORE_ENTRY_BYTES(4, 5), 16);
    CHECK_EQ(BACKMEM_STORE_ENTRY_BYTES(63, 1), 68);
    static const uint32_t places[][2] = { { 0, 64 },   { 24, 64 },   { 25, 72 },
                                          { 28, 72 },  { 29, 80 },   { 56, 128 },
                                          { 57, 136 }, { 504, 1024 } };
    for (uint32_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        CHECK_EQ(BACKMEM_STORE_BYTES(places[i][0]), places[i][1]);
    }
    CHECK_EQ(BACKMEM_TEXT_BYTES(0), 1);
    CHECK_EQ(BACKMEM_TEXT_BYTES(23), 24);
    CHECK_EQ(BACKMEM_TEXT_BYTES(24), 26);
    CHECK_EQ(BACKMEM_TEXT_BYTES(255), 257);
    CHECK_EQ(BACKMEM_TEXT_BYTES(256), 259);
    static const uint64_t steps[] = { 23, 255, 65535, UINT32_MAX, UINT64_MAX };
    static const uint32_t bytes[] = { 1, 2, 3, 5, 9 };
    begin(128);
    for (uint32_t i = 0; i < 5; i++) {
        CHECK_EQ(BACKMEM_NUMBER_BYTES(steps[i]), bytes[i]);
        uint32_t used, capacity;
        const backmem_key_t key = backmem_key("k");
        CHECK_EQ(backmem_store_set_uint64(&store, key, steps[i]), BACKMEM_OK);
        backmem_store_space(&store, &used, &capacity);
        CHECK_EQ(used, BACKMEM_STORE_ENTRY_BYTES(1, bytes[i]));
        CHECK_EQ(capacity, 56);
        if (i < 4) {
            CHECK_EQ(BACKMEM_NUMBER_BYTES(steps[i] + 1), bytes[i + 1]);
            CHECK_EQ(backmem_store_set_int64(&store, key, -1 - (int64_t)steps[i]),
                     BACKMEM_OK);
            backmem_store_space(&store, &used, &capacity);
            CHECK_EQ(used, BACKMEM_STORE_ENTRY_BYTES(1, bytes[i]));
        }
    }
}

// Three numbers in a place of `bytes`; what the last of them, set to `value`, returns.
static backmem_err_t third_set(uint32_t bytes, uint32_t value) {
    const char *const names[] = { "rate", "step", "gain" };
    begin(bytes);
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 2; i++) {
            CHECK_EQ(backmem_store_set_uint32(&store, backmem_key(names[i]), value),
                     BACKMEM_OK);
        }
    }
    return backmem_store_set_uint32(&store, backmem_key(names[2]), value);
}

static void a_place_of_that_size_is_enough_and_a_smaller_one_is_not(void) {
    enum {
        SMALL = BACKMEM_STORE_BYTES(3 * BACKMEM_STORE_ENTRY_BYTES(4, 3)),
        LARGE = BACKMEM_STORE_BYTES(
            3 * BACKMEM_STORE_ENTRY_BYTES(4, BACKMEM_NUMBER_BYTES(UINT32_MAX)))
    };
    CHECK_EQ(third_set(LARGE, UINT32_MAX), BACKMEM_OK);
    CHECK_EQ(third_set(LARGE - 8, UINT32_MAX), BACKMEM_ERR_FULL);
    CHECK_EQ(third_set(SMALL, 65535), BACKMEM_OK);
    CHECK_EQ(third_set(SMALL - 8, 65535), BACKMEM_ERR_FULL);
    // A larger number than the place was made for.
    CHECK_EQ(third_set(SMALL, 65535), BACKMEM_OK);
    CHECK_EQ(backmem_store_set_uint32(&store, backmem_key("gain"), 65536),
             BACKMEM_ERR_FULL);
}

// How many settings of 32 bits a place takes until it is full.
static uint32_t settings_of(uint32_t bytes, bool is_text) {
    begin(bytes);
    for (uint32_t i = 0;; i++) {
        char text[5];
        snprintf(text, sizeof text, "k%03u", i % 1000);
        const backmem_err_t err = backmem_store_set_uint32(
            &store, is_text ? backmem_key(text) : backmem_key_number(i + 1),
            UINT32_MAX);
        if (err) {
            CHECK_EQ(err, BACKMEM_ERR_FULL);
            return i;
        }
    }
}

// The table of docs/manual/c-objects.md.
static void so_many_settings_fit_as_the_manual_says(void) {
    static const uint32_t table[][3] = { { 64, 1, 2 },
                                         { 128, 3, 4 },
                                         { 1024, 31, 42 } };
    for (uint32_t i = 0; i < 3; i++) {
        CHECK_EQ(settings_of(table[i][0], true), table[i][1]);
        CHECK_EQ(settings_of(table[i][0], false), table[i][2]);
    }
}

int main(void) {
    hostile_seed();
    RUN(keys_of_any_kind_are_different_keys);
    RUN(an_entry_of_one_word_hides_no_other);
    RUN(keys_that_differ_at_their_end_are_two);
    RUN(sizes_have_limits);
    RUN(the_largest_store_holds_the_largest_value);
    RUN(entries_and_their_place_have_the_size_that_is_promised);
    RUN(a_place_of_that_size_is_enough_and_a_smaller_one_is_not);
    RUN(so_many_settings_fit_as_the_manual_says);
    return CHECK_EXIT();
}
