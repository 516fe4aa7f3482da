// Stores, what open says: each status from images put together by hand after FORMAT.md.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/store_image.h"

#define AT     16u // of the store in the region
#define WORDS  12u // of a bank
#define BYTES  (8 * WORDS + 5)
#define LAYOUT 0xbee5u
#define TORN   FORMAT_TORN

static backmem_store_t store;

static void begin(void) {
    room_begin();
    room_fill(AT, 0, 2 * BYTES);
}

static uint32_t bank_at(uint32_t part, uint32_t word) {
    return AT + 4 * (part * WORDS + word);
}

// What open says; it stores nothing. `value` is that of "a", NULL where it is empty.
static void opens(uint32_t bytes, uint32_t layout, backmem_status_t want,
                  const char *value, int line) {
    char got[8] = "";
    uint32_t size = 0;
    backmem_cursor_t cursor = { 0, 0 };
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_status_t status = (backmem_status_t)9;
    CHECK_AT("line", line, 0, 0);
    hostile_forget();
    memset(&store, 0x5a, sizeof store);
    CHECK_EQ(backmem_store_open(&store, (backmem_place_t){ &room.region, AT, bytes },
                                (uint16_t)layout, &status),
             BACKMEM_OK);
    CHECK_EQ(status, want);
    size = sizeof got;
    const backmem_err_t err = backmem_store_get(&store, backmem_key("a"), got, &size);
    CHECK_EQ(err, value != NULL ? BACKMEM_OK : BACKMEM_ERR_EMPTY);
    CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), err);
    if (value != NULL) {
        CHECK_STR(got, value);
        CHECK_EQ(size, strlen(value));
    }
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    CHECK_STR(hostile_fault(), "none");
}

#define OPENS(want, value) opens(BYTES, LAYOUT, BACKMEM_##want, (value), __LINE__)

// The banks of the tests: "a" is "xy" in bank 0, "z" in bank 1.
static image_t bank_0(uint32_t phase) {
    return IMAGE_BANK(AT, WORDS, 0, phase, LAYOUT, LAST_A_XY);
}

static image_t bank_1(uint32_t phase) {
    return IMAGE_BANK(AT, WORDS, 1, phase, LAYOUT, LAST_A_Z);
}

static void memory_of_no_store_is_cold(void) {
    begin();
    OPENS(COLD, NULL);
    room_fill(AT, 0xffffffff, BYTES + 3);
    OPENS(COLD, NULL);
    for (uint32_t i = 0; i < 200; i++) {
        hostile_poke_noise();
        OPENS(COLD, NULL);
    }
}

static void one_valid_bank_is_kept(void) {
    begin();
    bank_0(1);
    OPENS(KEPT, "xy");
    begin();
    bank_0(2);
    OPENS(KEPT, "xy");
    begin();
    IMAGE_BANK(AT, WORDS, 0, 1, LAYOUT, SET_7, LINK(2) | LAST_A_Z);
    OPENS(KEPT, "z");
}

static void equal_phases_make_bank_1_the_newer(void) {
    for (uint32_t phase = 1; phase <= 2; phase++) {
        begin();
        bank_0(phase);
        bank_1(phase);
        OPENS(KEPT, "z");
        bank_1(3 - phase);
        OPENS(KEPT, "xy");
    }
}

static void frames_are_followed_to_their_end(void) {
    begin();
    image_t image = bank_0(1);
    IMAGE_FRAME(&image, LAST_0);
    IMAGE_FRAME(&image, LINK(2) | LAST_A_Z);
    OPENS(KEPT, "z");
    CHECK_EQ(image.end, 10);
    IMAGE_FRAME(&image,
                LINK(5) | LAST | 0x40000000u); // to the last word: delete number 0
    CHECK_EQ(image.end, WORDS);
    OPENS(KEPT, "z");
    room_put(bank_at(1, 0), 0x12345678); // the bank that follows is another matter
    OPENS(RECOVERED, "z");
    begin();
    image = bank_0(1);
    IMAGE_FRAME(&image, LAST_0);
    room_put(bank_at(0, image.end + 1), 0xdeadbeef); // cut off: it leaves no trace
    OPENS(KEPT, "xy");
    IMAGE_FRAME(&image, LINK(2) | LAST_GONE);
    begin();
    image = IMAGE_BANK(AT, WORDS, 0, 1, LAYOUT, SET_0, LAST_A_XY);
    IMAGE_FRAME(&image, LINK(4) | SET_A_Z, LAST | 0x20400001u, 0x0000ff09u);
    OPENS(KEPT, "z");
}

// A frame with a right check and a wrong link was not written by the rules.
static void a_wrong_link_is_corrupt(void) {
    begin();
    IMAGE_BANK(AT, WORDS, 0, 1, LAYOUT, SET_0, LAST_A_XY); // of two chains: no links
    OPENS(KEPT, "xy");
    begin();
    IMAGE_BANK(AT, WORDS, 0, 1, LAYOUT, SET_0, LINK(2) | LAST_A_XY);
    OPENS(CORRUPT, NULL);
    begin();
    image_t image = bank_0(1);
    IMAGE_FRAME(&image, LAST_A_Z);
    OPENS(CORRUPT, NULL);
    CHECK_EQ(backmem_store_set(&store, backmem_key("a"), "new", 3), BACKMEM_OK);
    OPENS(KEPT, "new");
}

static void damage_in_a_later_frame_recovers_those_before(void) {
    for (uint32_t word = 4; word < 7; word++) {
        for (uint32_t bit = 0; bit < 32; bit++) {
            begin();
            image_t image = bank_0(1);
            IMAGE_FRAME(&image, LINK(2) | LAST_A_Z);
            IMAGE_FRAME(&image, LAST_0);
            room_put(bank_at(0, word), room_word(bank_at(0, word)) ^ 1u << bit);
            OPENS(RECOVERED, "xy");
        }
    }
}

// Whatever becomes of a word of the newer bank: the older one, and it is told.
static void damage_in_the_newer_bank_recovers_the_older(void) {
    for (uint32_t phases = 0; phases < 4; phases++) {
        for (uint32_t word = 0; word < 4; word++) {
            for (uint32_t bit = 0; bit < 32 * 32; bit++) {
                begin();
                bank_0(1 + phases % 2);
                bank_1(1 + phases / 2);
                const uint32_t newer = phases % 2 == phases / 2 ? 1 : 0;
                const uint32_t at = bank_at(newer, word);
                room_put(at, room_word(at) ^ 1u << bit % 32 ^ 1u << bit / 32);
                if (bit % 32 != bit / 32) {
                    OPENS(RECOVERED, newer == 0 ? "z" : "xy");
                }
            }
        }
    }
}

static void a_compaction_that_was_cut_off_is_recovered(void) {
    begin();
    bank_0(1);
    room_put(bank_at(1, 0), TORN);
    OPENS(RECOVERED, "xy");
    bank_1(1);
    room_put(bank_at(0, 0), TORN);
    OPENS(RECOVERED, "z");
    room_put(bank_at(0, 0), 0); // that bank 0 was never written is damage
    OPENS(RECOVERED, "z");
}

// It compacts, so that all is as it should be; what was recovered is still there.
static void a_commit_after_recovery_is_kept(void) {
    for (uint32_t kind = 0; kind < 4; kind++) {
        begin();
        image_t image = bank_0(1);
        if (kind == 0) {
            room_put(bank_at(1, 0), TORN);
        } else if (kind == 1) {
            bank_1(1);
            room_put(bank_at(1, 2), 0);
        } else if (kind == 2) {
            IMAGE_FRAME(&image, LAST_0);
            room_put(bank_at(0, image.end), 0xdeadbeef);
        } else {
            bank_1(1);
            room_put(bank_at(0, 1), room_word(bank_at(0, 1)) ^ 0x2000); // the layout
        }
        OPENS(RECOVERED, kind == 3 ? "z" : "xy");
        CHECK_EQ(backmem_store_set(&store, backmem_key_number(5), "v", 1), BACKMEM_OK);
        OPENS(KEPT, kind == 3 ? "z" : "xy");
        CHECK_EQ(store.bank, kind == 3 ? 0 : 1);
        char got;
        uint32_t size;
        size = 1;
        CHECK_EQ(backmem_store_get(&store, backmem_key_number(5), &got, &size),
                 BACKMEM_OK);
        CHECK_EQ(got, 'v');
    }
}

static void a_first_commit_that_was_cut_off_is_cold(void) {
    begin();
    bank_0(1);
    room_put(bank_at(0, 0), TORN);
    OPENS(COLD, NULL);
    room_put(bank_at(1, 0), 1); // never so after a first commit
    OPENS(CORRUPT, NULL);
}

static void nothing_valid_under_our_name_is_corrupt(void) {
    for (uint32_t bit = 0; bit < 32; bit++) {
        begin();
        bank_0(1);
        room_put(bank_at(0, 0), room_word(bank_at(0, 0)) ^ 1u << bit);
        OPENS(CORRUPT, NULL);
        begin();
        bank_0(1);
        room_put(bank_at(0, 3), room_word(bank_at(0, 3)) ^ 1u << bit);
        OPENS(CORRUPT, NULL);
    }
}

static void another_layout_is_foreign(void) {
    begin();
    IMAGE_BANK(AT, WORDS, 0, 1, LAYOUT + 1, LAST_A_XY);
    OPENS(FOREIGN, NULL);
    IMAGE_BANK(AT, WORDS, 1, 1, LAYOUT + 1, LAST_A_Z);
    OPENS(FOREIGN, NULL);
    room_put(bank_at(0, 0), TORN); // its compaction was cut off
    OPENS(FOREIGN, NULL);
    opens(BYTES, LAYOUT + 1, BACKMEM_RECOVERED, "z", __LINE__);
    opens(BYTES, 0, BACKMEM_FOREIGN, NULL, __LINE__);
    room_put(bank_at(1, 0), 0);
    OPENS(COLD, NULL);
}

// Any bank with a valid first frame is enough, wherever in the region it stands.
static void another_size_is_foreign(void) {
    for (uint32_t words = 8; words < 200; words++) {
        begin();
        room_fill(AT, 0, 8 * words);
        IMAGE_BANK(AT, words, 0, 2, LAYOUT, LAST_A_XY);
        opens(BYTES, LAYOUT, words == WORDS ? BACKMEM_KEPT : BACKMEM_FOREIGN,
              words == WORDS ? "xy" : NULL, __LINE__);
        IMAGE_BANK(AT, words, 1, 2, LAYOUT, LAST_A_Z);
        room_put(AT, TORN);
        opens(BYTES, LAYOUT, words == WORDS ? BACKMEM_RECOVERED : BACKMEM_FOREIGN,
              words == WORDS ? "z" : NULL, __LINE__);
    }
}

// Neither the older bank nor the newer one is inside the place as a whole: one begins
// there, with a frame that reaches out of it, and the other one stands behind it.
static void a_store_that_reaches_out_of_the_place_is_foreign(void) {
    backmem_change_t change = backmem_change_raw(backmem_key("a"), "new", 3);
    const uint32_t entry[32] = { LAST | 0x10400078u, 0x61 }; // "a": 120 zero bytes
    for (uint32_t marked = 1; marked <= 3; marked++) {
        begin();
        if ((marked & 1) != 0) {
            (void)image_bank(AT, 100, 0, 1, LAYOUT, entry, 32);
        }
        if ((marked & 2) != 0) {
            IMAGE_BANK(AT, 100, 1, 1, LAYOUT, LAST_A_Z);
            room_put(AT + 4, 1u << 28 | LAYOUT << 12 | 100);
        }
        OPENS(FOREIGN, NULL);
        CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_ERR_FOREIGN);
        CHECK_EQ(room_count(HOSTILE_STORE), 0);
        CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
        OPENS(COLD, NULL);
        CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_OK);
        OPENS(KEPT, "new");
    }
}

// Both banks of the size that is named are marked, and zeros have no last entry: a walk
// would go on to the end of them. Of a newer version, not outside of the place either.
static void nothing_outside_of_the_region_is_looked_at(void) {
    for (uint32_t words = 0; words <= 4095; words++) {
        begin();
        room.region.bytes = AT + BYTES + words % 3 * 40;
        const bool own = words == WORDS;
        hostile_allow(ROOM_START + AT,
                      ROOM_START + (own ? AT + BYTES : room.region.bytes));
        room_put(AT, 1);
        room_put(AT + 4, 1u << 28 | LAYOUT << 12 | words);
        for (uint32_t at = 8; at < 2 * BYTES - 8; at += 4) {
            if (at == 4 * words) {
                room_put(AT + at, 1);
                room_put(AT + at + 4, 1u << 28 | LAYOUT << 12 | words);
            }
        }
        opens(BYTES, LAYOUT, own ? BACKMEM_CORRUPT : BACKMEM_COLD, NULL, __LINE__);
        CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
        CHECK_STR(hostile_fault(), "none");
    }
}

// Until it is wiped, nothing takes it away.
static void a_foreign_store_is_left_alone(void) {
    backmem_change_t change = backmem_change_raw(backmem_key("a"), "new", 3);
    begin();
    IMAGE_BANK(AT, WORDS, 0, 1, LAYOUT + 1, LAST_A_XY);
    OPENS(FOREIGN, NULL);
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_ERR_FOREIGN);
    CHECK_EQ(backmem_store_delete(&store, change.key), BACKMEM_ERR_FOREIGN);
    CHECK_EQ(backmem_store_set_uint32(&store, change.key, 1), BACKMEM_ERR_FOREIGN);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    opens(BYTES, LAYOUT + 1, BACKMEM_KEPT, "xy", __LINE__);
    OPENS(FOREIGN, NULL);
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_OK);
    OPENS(KEPT, "new");
}

// A version of the format that only its number tells from ours.
// A bank of a store of `words` words a bank, as a newer version has it.
static void newer_put(uint32_t version, uint32_t part, uint32_t words) {
    const uint32_t frame[] = { 0x10000000 + LAYOUT * 0x1000 + words, LAST_A_XY };
    const uint32_t at = AT + 4 * part * words;
    uint32_t rest =
        format_divide(0, version << 28 | FORMAT_STORE << 24 | part << 14 | 1);
    rest = format_divide(rest, 0);
    for (uint32_t i = 0; i < 3; i++) {
        rest = format_divide(rest, frame[i]);
        room_put(at + 4 + 4 * i, frame[i]);
    }
    room_put(at, rest * 4 + 1);
    room_put(AT + 4, frame[0]); // who was last: always in bank 0
}

// It is looked for inside the place.
static void a_newer_version_is_foreign_and_left_alone(void) {
    for (uint32_t version = 2; version <= 15; version++) {
        for (uint32_t part = 0; part < 2; part++) {
            begin();
            newer_put(version, part, 100);
            opens(BYTES, LAYOUT, part == 0 ? BACKMEM_FOREIGN : BACKMEM_COLD, NULL,
                  __LINE__);
            begin();
            newer_put(version, part, WORDS);
            CHECK_AT("version, bank", version, part, 0);
            OPENS(FOREIGN, NULL);
            CHECK_EQ(backmem_store_set(&store, backmem_key("a"), "z", 1),
                     BACKMEM_ERR_FOREIGN);
            CHECK_EQ(room_count(HOSTILE_STORE), 0);
        }
    }
}

// A gate that is known to make loads read zero.
static void zeros_behind_a_shut_gate_are_not_cold(void) {
    static const backmem_step_t step = { ROOM_CLOCK, 1, BACKMEM_STEP_SET };
    const backmem_place_t place = { &room.region, AT, BYTES };
    backmem_status_t status = (backmem_status_t)9;
    begin();
    bank_0(1);
    room.desc.steps = &step;
    room.desc.step_count = 1;
    CHECK_EQ(backmem_region_open(&room.region, &room.desc), BACKMEM_OK);
    OPENS(KEPT, "xy");
    room_clock(false);
    CHECK_EQ(backmem_store_open(&store, place, LAYOUT, &status), BACKMEM_ERR_LOCKED);
    CHECK_EQ(status, 9);
    CHECK_EQ(backmem_store_set(&store, backmem_key("a"), "z", 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_ERR_RANGE);
    room_clock(true);
    OPENS(KEPT, "xy");
}

// Size A, then B, then A again: what A left in its bank 1 is older than B's state.
static void what_another_size_left_does_not_come_back(void) {
    begin();
    bank_1(1);
    IMAGE_BANK(AT, 20, 0, 1, LAYOUT, LAST_0);
    OPENS(FOREIGN, NULL);
    IMAGE_BANK(AT, 20, 0, 2, LAYOUT, LAST_0);
    OPENS(FOREIGN, NULL);
    begin();
    room_fill(AT, 0, 8 * 20);
    bank_1(1);
    IMAGE_BANK(AT, 20, 0, 1, LAYOUT, LAST_0);
    IMAGE_BANK(AT, 20, 1, 1, LAYOUT, LAST_0);
    room_put(AT, TORN);
    OPENS(FOREIGN, NULL);
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
    CHECK_EQ(backmem_store_set(&store, backmem_key("a"), "new", 3), BACKMEM_OK);
    OPENS(KEPT, "new");
}

// Not open: nothing is touched, and there is nothing.
static void check_shut(void) {
    backmem_change_t change = backmem_change_raw(backmem_key("a"), "x", 1);
    uint32_t used = 9, capacity = 9, size = 4;
    char got[4] = "-";
    backmem_cursor_t cursor = { 0, 0 };
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    CHECK_EQ(backmem_store_get(&store, change.key, got, &size), BACKMEM_ERR_EMPTY);
    CHECK_EQ(size, 0);
    CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_ERR_EMPTY);
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_store_commit(&store, &change, 0), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_store_set(&store, change.key, "x", 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_store_delete(&store, change.key), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_ERR_RANGE);
    backmem_store_space(&store, &used, &capacity);
    CHECK_EQ(used, 0);
    CHECK_EQ(capacity, 0);
    CHECK_STR(got, "-");
    CHECK_EQ(room_touched(), 0);
}

static void bad_places_are_refused_untouched(void) {
    static const struct {
        uint32_t offset, bytes;
        backmem_err_t want;
    } cases[] = {
        { 0, 63, BACKMEM_ERR_SIZE },
        { 0, 0, BACKMEM_ERR_SIZE },
        { 0, 8193, BACKMEM_ERR_RANGE },
        { 0, UINT32_MAX, BACKMEM_ERR_RANGE },
        { 2, 64, BACKMEM_ERR_ALIGN },
        { ROOM_BYTES - 60, 64, BACKMEM_ERR_RANGE },
        { 4, ROOM_BYTES, BACKMEM_ERR_RANGE },
        { UINT32_MAX - 3, 64, BACKMEM_ERR_RANGE },
    };
    begin();
    backmem_status_t status = (backmem_status_t)9;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_EQ(backmem_store_open(
                     &store,
                     (backmem_place_t){ &room.region, cases[i].offset, cases[i].bytes },
                     0, &status),
                 cases[i].want);
        check_shut();
    }
    store = (backmem_store_t){ .words = 0 }; // never opened
    check_shut();
    CHECK_EQ(status, 9);
    CHECK_EQ(room_touched(), 0);
    CHECK_EQ(backmem_store_open(&store,
                                (backmem_place_t){ &room.region, ROOM_BYTES - 64, 64 },
                                0, &status),
             BACKMEM_OK);
}

int main(void) {
    hostile_seed();
    RUN(memory_of_no_store_is_cold);
    RUN(one_valid_bank_is_kept);
    RUN(equal_phases_make_bank_1_the_newer);
    RUN(frames_are_followed_to_their_end);
    RUN(a_wrong_link_is_corrupt);
    RUN(damage_in_a_later_frame_recovers_those_before);
    RUN(damage_in_the_newer_bank_recovers_the_older);
    RUN(a_compaction_that_was_cut_off_is_recovered);
    RUN(a_commit_after_recovery_is_kept);
    RUN(a_first_commit_that_was_cut_off_is_cold);
    RUN(nothing_valid_under_our_name_is_corrupt);
    RUN(another_layout_is_foreign);
    RUN(another_size_is_foreign);
    RUN(a_store_that_reaches_out_of_the_place_is_foreign);
    RUN(nothing_outside_of_the_region_is_looked_at);
    RUN(a_foreign_store_is_left_alone);
    RUN(a_newer_version_is_foreign_and_left_alone);
    RUN(zeros_behind_a_shut_gate_are_not_cold);
    RUN(what_another_size_left_does_not_come_back);
    RUN(bad_places_are_refused_untouched);
    return CHECK_EXIT();
}
