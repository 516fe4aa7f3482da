// Stores, what calls do: each bit they store, each count of stores, each error.
// test_store_open.c has the statuses, test_store_values.c keys, values and integers,
// test_store_cuts.c the cuts.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/store_image.h"

#define AT     8u // of the store in the region
#define WORDS  16u
#define BYTES  (8 * WORDS)
#define LAYOUT 7u

static backmem_store_t store;

static backmem_status_t reopen(void) {
    backmem_status_t status = (backmem_status_t)9;
    CHECK_EQ(backmem_store_open(&store, (backmem_place_t){ &room.region, AT, BYTES },
                                LAYOUT, &status),
             BACKMEM_OK);
    return status;
}

static void begin(void) {
    room_begin();
    CHECK_EQ(reopen(), BACKMEM_COLD);
    hostile_forget();
}

// The words of the store are these, from `at` on.
static void check_words(uint32_t at, const uint32_t *want, size_t count, int line) {
    for (uint32_t i = 0; i < count; i++) {
        CHECK_AT("line, word", line, at + i, 0);
        CHECK_EQ(room_word(AT + 4 * (at + i)), want[i]);
    }
}

#define CHECK_WORDS(at, ...)                                                  \
    check_words((at), (const uint32_t[]){ __VA_ARGS__ },                      \
                sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t), \
                __LINE__)

// A commit costs so many stores, and open finds what it left.
static void stored(uint32_t stores, int line) {
    CHECK_AT("line", line, 0, 0);
    CHECK_EQ(room_count(HOSTILE_STORE), stores);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 4, ROOM_START + AT, ROOM_START + AT + BYTES),
             stores);
    const backmem_store_t moved = store;
    CHECK_EQ(reopen(), BACKMEM_KEPT);
    CHECK(moved.end == store.end && moved.bank == store.bank
          && moved.phase == store.phase && moved.check == store.check);
    hostile_forget();
}

#define STORED(stores) stored((stores), __LINE__)

static void set(const char *key, const char *value) {
    CHECK_EQ(
        backmem_store_set(&store, backmem_key(key), value, (uint32_t)strlen(value)),
        BACKMEM_OK);
}

static void check_value(backmem_key_t key, const char *want, int line) {
    char got[128];
    uint32_t size = 99;
    memset(got, 0, sizeof got);
    CHECK_AT("line", line, 0, 0);
    size = sizeof got - 1;
    CHECK_EQ(backmem_store_get(&store, key, got, &size),
             want != NULL ? BACKMEM_OK : BACKMEM_ERR_EMPTY);
    if (want != NULL) {
        CHECK_STR(got, want);
        CHECK_EQ(size, strlen(want));
    }
}

#define VALUE(key, want)  check_value(backmem_key(key), (want), __LINE__)
#define NUMBER(key, want) check_value(backmem_key_number(key), (want), __LINE__)

// ---- what is stored ------------------------------------------------------------

static uint32_t commit_0(const uint32_t *words, size_t count) {
    return format_commit(FORMAT_STORE, 0, 1, 0, words, count);
}

static void the_first_commit_stores_these_words(void) {
    const uint32_t frame[] = { 0x10007010, LAST_A_XY };
    begin();
    set("a", "xy");
    CHECK_WORDS(0, commit_0(frame, 3), 0x10007010, LAST_A_XY, 0);
    CHECK_WORDS(WORDS, 0);
    STORED(7); // 0 in bank 1, TORN, meta, two words, the end, the commit word
}

static void a_commit_appends_these_words(void) {
    const uint32_t first[] = { 0x10007010, LAST_A_XY };
    const uint32_t second[] = { LINK(2) | SET_7, LINK(5) | LAST_GONE };
    begin();
    set("a", "xy");
    STORED(7);
    backmem_change_t changes[] = {
        backmem_change_raw(backmem_key_number(7), "\1\2\3\4", 4),
        backmem_change_delete(backmem_key("a")),
    };
    CHECK_EQ(backmem_store_commit(&store, changes, 2), BACKMEM_OK);
    CHECK_WORDS(4, format_commit(FORMAT_STORE, 4, 1, commit_0(first, 3), second, 5),
                LINK(2) | SET_7, LINK(5) | LAST_GONE, 0);
    STORED(7);
    VALUE("a", NULL);
    NUMBER(7, "\1\2\3\4");
}

static void a_value_of_4_bytes_costs_5_stores(void) {
    begin();
    set("other", "x");
    hostile_forget();
    CHECK_EQ(backmem_store_set(&store, backmem_key("name"), "1234", 4), BACKMEM_OK);
    STORED(5);
    CHECK_EQ(backmem_store_set(&store, backmem_key_number(0x12345678), "1234", 4),
             BACKMEM_OK);
    STORED(5);
    VALUE("name", "1234");
    VALUE("other", "x");
    NUMBER(0x12345678, "1234");
}

// Bank 0 with phase 1, bank 1 with phase 1, bank 0 with phase 2, bank 1 with phase 2.
static void compaction_stores_what_lives(void) {
    begin();
    set("a", "xy");
    uint32_t compactions = 0;
    for (uint32_t i = 0; i < 20; i++) {
        const char value[] = { (char)('a' + i), '\0' };
        const uint32_t bank = store.bank;
        hostile_forget();
        CHECK_EQ(backmem_store_set(&store, backmem_key_number(0), value, 1),
                 BACKMEM_OK);
        if (store.bank == bank) {
            STORED(store.end == WORDS ? 3 : 4);
            continue;
        }
        compactions++;
        CHECK_EQ(store.bank, compactions % 2);
        CHECK_EQ(store.phase, compactions % 4 < 2 ? 1 : 2);
        const uint32_t frame[] = { store.phase * 0x10000000u + 0x7010, SET_A_XY,
                                   LAST | 0x20000001u, 'a' + i };
        CHECK_WORDS(
            WORDS * store.bank,
            format_commit(FORMAT_STORE, store.bank * 4096u, store.phase, 0, frame, 5),
            frame[0], frame[1], frame[2], frame[3], frame[4], 0);
        STORED(5 + 3); // living words with meta; TORN, end, commit word
        VALUE("a", "xy");
        NUMBER(0, value);
    }
    CHECK_EQ(compactions, 4);
}

static void a_change_that_changes_nothing_stores_nothing(void) {
    begin();
    backmem_change_t none[] = { backmem_change_delete(backmem_key("no")) };
    CHECK_EQ(backmem_store_commit(&store, none, 1), BACKMEM_OK);
    CHECK_EQ(backmem_store_commit(&store, none, 0), BACKMEM_OK);
    set("a", "xy");
    set("b", "");
    hostile_forget();
    set("a", "xy");
    set("b", "");
    CHECK_EQ(backmem_store_commit(&store, none, 1), BACKMEM_OK);
    CHECK_EQ(backmem_store_delete(&store, backmem_key("no")), BACKMEM_ERR_EMPTY);
    STORED(0);
    backmem_change_t overtaken[] = {
        backmem_change_raw(backmem_key("a"), "other", 5),
        backmem_change_delete(backmem_key("b")),
        backmem_change_raw(backmem_key("b"), "", 0),
        backmem_change_raw(backmem_key("a"), "xy", 2),
    };
    CHECK_EQ(backmem_store_commit(&store, overtaken, 4), BACKMEM_OK);
    STORED(0);
    // Nor does it beside one that does.
    backmem_change_t one_of_two[] = {
        backmem_change_raw(backmem_key("a"), "xy", 2),
        backmem_change_raw(backmem_key("b"), "x", 1),
    };
    CHECK_EQ(backmem_store_commit(&store, one_of_two, 2), BACKMEM_OK);
    STORED(4);
    VALUE("a", "xy");
    VALUE("b", "x");
    set("b", "");
    STORED(4);
    VALUE("b", "");
}

static void later_changes_win(void) {
    begin();
    backmem_change_t changes[] = {
        backmem_change_raw(backmem_key("a"), "1", 1),
        backmem_change_raw(backmem_key("b"), "2", 1),
        backmem_change_delete(backmem_key("a")),
        backmem_change_raw(backmem_key("b"), "3", 1),
        backmem_change_delete(backmem_key("c")),
        backmem_change_raw(backmem_key("c"), "4", 1),
        backmem_change_raw(backmem_key_number(97), "5", 1),
    };
    CHECK_EQ(backmem_store_commit(&store, changes, 7), BACKMEM_OK);
    STORED(11); // meta and three of two words, and four
    VALUE("a", NULL);
    VALUE("b", "3");
    VALUE("c", "4");
    NUMBER(97, "5"); // which is 'a' as a number
}

// ---- the rest --------------------------------------------------------------------

static void full_is_said_before_anything_is_stored(void) {
    begin();
    uint32_t used, capacity;
    backmem_store_space(&store, &used, &capacity);
    CHECK_EQ(used, 0);
    CHECK_EQ(capacity, 4 * (WORDS - 2));
    for (uint32_t i = 0; i < 7; i++) { // two words each
        CHECK_EQ(backmem_store_set(&store, backmem_key_number(1 + i), "v", 1),
                 BACKMEM_OK);
    }
    backmem_store_space(&store, &used, &capacity);
    CHECK_EQ(used, capacity);
    hostile_forget();
    CHECK_EQ(backmem_store_set(&store, backmem_key_number(9), "v", 1),
             BACKMEM_ERR_FULL);
    CHECK_EQ(backmem_store_set(&store, backmem_key_number(1), "valu", 4),
             BACKMEM_ERR_FULL);
    backmem_change_t both[] = { backmem_change_delete(backmem_key_number(1)),
                                backmem_change_raw(backmem_key_number(9), "valu", 4) };
    CHECK_EQ(backmem_store_commit(&store, both, 2), BACKMEM_ERR_FULL);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    // In a full store a value can be replaced, and any key deleted.
    CHECK_EQ(backmem_store_set(&store, backmem_key_number(1), "w", 1), BACKMEM_OK);
    STORED(15 + 2); // living words with meta; TORN, commit word
    for (uint32_t i = 0; i < 7; i++) {
        CHECK_EQ(backmem_store_delete(&store, backmem_key_number(1 + i)), BACKMEM_OK);
        CHECK_EQ(reopen(), BACKMEM_KEPT);
    }
    backmem_store_space(&store, &used, &capacity);
    CHECK_EQ(used, 0);
}

static void stores_that_are_dropped_are_told(void) {
    begin();
    set("a", "xy");
    room_clock(false);
    CHECK_EQ(backmem_store_set(&store, backmem_key("b"), "v", 1), BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_store_set(&store, backmem_key("b"),
                               "a long one of 32 bytes.........", 31),
             BACKMEM_ERR_DROPPED);
    room_clock(true);
    VALUE("a", "xy");
    CHECK_EQ(reopen(), BACKMEM_KEPT);
    VALUE("b", NULL);
    set("b", "v");
    hostile_forget();
    STORED(0);
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
    room_clock(false);
    CHECK_EQ(backmem_store_set(&store, backmem_key("b"), "v", 1), BACKMEM_ERR_DROPPED);
}

static void a_wipe_leaves_zeros(void) {
    for (uint32_t sets = 0; sets < 12; sets++) {
        begin();
        for (uint32_t i = 0; i < sets; i++) {
            CHECK_EQ(backmem_store_set_int64(&store, backmem_key("k"), 1000 + i),
                     BACKMEM_OK);
        }
        const uint8_t before = hostile_peek(ROOM_START + AT - 1);
        const uint8_t after = hostile_peek(ROOM_START + AT + BYTES);
        CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
        for (uint32_t i = 0; i < BYTES; i++) {
            CHECK_EQ(hostile_peek(ROOM_START + AT + i), 0);
        }
        CHECK_EQ(hostile_peek(ROOM_START + AT - 1), before);
        CHECK_EQ(hostile_peek(ROOM_START + AT + BYTES), after);
        VALUE("k", NULL);
        CHECK_EQ(reopen(), BACKMEM_COLD);
        set("k", "new");
        CHECK_EQ(reopen(), BACKMEM_KEPT);
        VALUE("k", "new");
    }
}

// After open, the contents change under us: no fault, no access outside the region,
// every call comes back.
static void contents_that_change_do_no_harm(void) {
    begin();
    for (uint32_t round = 0; round < 3000; round++) {
        char got[256];
        uint32_t size, used, capacity;
        backmem_cursor_t cursor = { 0, 0 };
        backmem_item_t item;
        char key_text[BACKMEM_KEY_BYTES_MAX + 1];
        int64_t value;
        hostile_forget();
        CHECK_EQ(reopen() > BACKMEM_FOREIGN, false);
        (void)!backmem_store_set(&store, backmem_key("a"), "some value", 10);
        (void)!backmem_store_set(&store, backmem_key_number(round % 3), "12", 2);
        for (uint32_t i = 0; i < 1 + round % 16; i++) {
            const uint32_t at = AT + hostile_random() % (BYTES / 4) * 4;
            room_put(at, round % 3 == 0 ? hostile_random()
                                        : room_word(at) ^ 1u << hostile_random() % 32);
        }
        size = sizeof got;
        (void)!backmem_store_get(&store, backmem_key("a"), got, &size);
        (void)!backmem_store_get_int64(&store, backmem_key_number(0), &value);
        while (backmem_store_next(&store, &cursor, &item, key_text) == BACKMEM_OK) {
            CHECK(!item.is_text || item.key_bytes <= BACKMEM_KEY_BYTES_MAX);
            CHECK(!item.is_text || item.key.text[item.key_bytes] == '\0');
        }
        backmem_store_space(&store, &used, &capacity);
        CHECK(used <= 4 * WORDS);
        (void)!backmem_store_delete(&store, backmem_key("a"));
        (void)!backmem_store_set(&store, backmem_key("b"), "another value", 13);
    }
    CHECK_STR(hostile_fault(), "none");
}

int main(void) {
    hostile_seed();
    RUN(the_first_commit_stores_these_words);
    RUN(a_commit_appends_these_words);
    RUN(a_value_of_4_bytes_costs_5_stores);
    RUN(compaction_stores_what_lives);
    RUN(a_change_that_changes_nothing_stores_nothing);
    RUN(later_changes_win);
    RUN(full_is_said_before_anything_is_stored);
    RUN(stores_that_are_dropped_are_told);
    RUN(a_wipe_leaves_zeros);
    RUN(contents_that_change_do_no_harm);
    return CHECK_EXIT();
}
