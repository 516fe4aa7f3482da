// Words: every value, every error, every cut, on every kind of memory.
//
// SPDX-License-Identifier: MIT
#include "backmem/word.h"
#include "check.h"
#include "hostile_cases.h"
#include "unit/format.h"

static backmem_word_t word;
static backmem_status_t status;

static backmem_err_t word_open(const backmem_region_t *region, uint32_t offset) {
    const backmem_place_t place = { region, offset, BACKMEM_WORD_BYTES };
    status = (backmem_status_t)9;
    return backmem_word_open(&word, place, &status);
}

static uint32_t ones(uint32_t bits) {
    uint32_t count = 0;
    for (; bits != 0; bits &= bits - 1) {
        count++;
    }
    return count;
}

static void every_value_is_stored_as_the_format_says(void) {
    room_begin();
    CHECK_EQ(word_open(&room.region, 8), BACKMEM_OK);
    for (uint32_t value = 0; value <= 0xffff; value++) {
        uint16_t got = 0;
        CHECK_AT("value", value, 0, 0);
        hostile_forget();
        CHECK_EQ(backmem_word_save(&word, (uint16_t)value), BACKMEM_OK);
        CHECK_EQ(room_count(HOSTILE_STORE), 1);
        CHECK_EQ(room_count(HOSTILE_LOAD), 1);
        CHECK_EQ(room_word(8), format_word(value));
        hostile_forget();
        CHECK_EQ(backmem_word_load(&word, &got), BACKMEM_OK);
        CHECK_EQ(room_count(HOSTILE_STORE), 0);
        CHECK_EQ(room_count(HOSTILE_LOAD), 1);
        CHECK_EQ(got, value);
    }
    CHECK_STR(hostile_fault(), "none");
}

// The check is linear, so the distance of two words is the weight of a third one, less
// that of value 0, which is what all have in common.
static void two_values_differ_in_6_bits(void) {
    uint32_t least = 32;
    for (uint32_t value = 1; value <= 0xffff; value++) {
        const uint32_t both = format_word(value) ^ format_word(0);
        least = ones(both) < least ? ones(both) : least;
        const uint32_t low = value & (value - 1); // without its lowest bit
        CHECK_EQ(both, format_word(low) ^ format_word(value ^ low));
    }
    CHECK_EQ(least, 6);
}

static backmem_err_t load_of(uint32_t bits) {
    uint16_t value = 0x5a5a;
    hostile_forget();
    room_put(0, bits);
    CHECK_EQ(word_open(&room.region, 0), BACKMEM_OK);
    const backmem_err_t err = backmem_word_load(&word, &value);
    CHECK(err == BACKMEM_OK || value == 0x5a5a);
    CHECK_EQ(status, err == BACKMEM_OK ? BACKMEM_KEPT : BACKMEM_COLD);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    CHECK_EQ(room_count(HOSTILE_LOAD), 2);
    return err;
}

static void up_to_5_flipped_bits_are_cold(void) {
    room_begin();
    const uint32_t bits = format_word(0x1234);
    CHECK_EQ(load_of(bits), BACKMEM_OK);
    uint32_t patterns = 0;
    for (uint32_t a = 0; a < 32; a++) {
        for (uint32_t b = a; b < 32; b++) {
            for (uint32_t c = b; c < 32; c++) {
                for (uint32_t d = c; d < 32; d++) {
                    for (uint32_t e = d; e < 32; e++) {
                        const uint32_t flips =
                            1u << a ^ 1u << b ^ 1u << c ^ 1u << d ^ 1u << e;
                        // Five of which some cancel out: one, three or five.
                        CHECK_EQ(load_of(bits ^ flips), BACKMEM_ERR_EMPTY);
                        patterns++;
                    }
                    const uint32_t flips = 1u << a ^ 1u << b ^ 1u << c ^ 1u << d;
                    if (flips != 0) {
                        CHECK_EQ(load_of(bits ^ flips), BACKMEM_ERR_EMPTY);
                    }
                }
            }
        }
    }
    CHECK_EQ(patterns, 376992); // 36 over 5
}

static void zeros_ones_and_other_things_are_cold(void) {
    room_begin();
    CHECK_EQ(load_of(0), BACKMEM_ERR_EMPTY);
    CHECK_EQ(load_of(UINT32_MAX), BACKMEM_ERR_EMPTY);
    CHECK_EQ(load_of(FORMAT_TORN), BACKMEM_ERR_EMPTY);
    for (uint32_t value = 0; value <= 0xffff; value++) {
        // A value beside the check of its neighbour.
        const uint32_t top = format_word(value ^ 1) & 0xffff0000u;
        CHECK_EQ(load_of(top | value), BACKMEM_ERR_EMPTY);
    }
}

static void errors_touch_nothing(void) {
    static const struct {
        uint32_t offset;
        uint8_t width, stride;
        uint8_t base;
        backmem_err_t err;
    } bad[] = {
        { 1, 4, 4, 0, BACKMEM_ERR_ALIGN },
        { 2, 4, 4, 0, BACKMEM_ERR_ALIGN },
        { 3, 1, 1, 1, BACKMEM_ERR_ALIGN }, // 4 in the memory, yet not in the region
        { 4, 1, 1, 2, BACKMEM_ERR_ALIGN },
        { ROOM_BYTES, 4, 4, 0, BACKMEM_ERR_RANGE },
        { UINT32_MAX - 3, 4, 4, 0, BACKMEM_ERR_RANGE },
        { 0, 2, 4, 0, BACKMEM_ERR_UNSUPPORTED },
        { 0, 1, 4, 0, BACKMEM_ERR_UNSUPPORTED },
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        uint16_t value = 0x5a5a;
        room_begin();
        room.desc.width = bad[i].width;
        room.desc.stride = bad[i].stride;
        room.region.base += bad[i].base;
        CHECK_AT("line", (intmax_t)i, 0, 0);
        CHECK_EQ(word_open(&room.region, bad[i].offset), bad[i].err);
        CHECK_EQ(status, 9);
        CHECK_EQ(backmem_word_load(&word, &value), BACKMEM_ERR_RANGE);
        CHECK_EQ(backmem_word_save(&word, 1), BACKMEM_ERR_RANGE);
        CHECK_EQ(backmem_word_wipe(&word), BACKMEM_ERR_RANGE);
        CHECK_EQ(room_touched(), 0);
        CHECK_EQ(value, 0x5a5a);
    }
    uint16_t value;
    room_begin();
    for (uint32_t bytes = 0; bytes < 6; bytes++) {
        const backmem_place_t place = { &room.region, 8, bytes };
        CHECK_EQ(backmem_word_open(&word, place, &status),
                 bytes < 4 ? BACKMEM_ERR_SIZE : BACKMEM_OK);
    }
    // What was open, of a region that is not any more.
    room.region.bytes = 0;
    hostile_forget();
    CHECK_EQ(backmem_word_load(&word, &value), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_word_save(&word, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_word_wipe(&word), BACKMEM_ERR_RANGE);
    CHECK_EQ(word_open(&room.region, 0), BACKMEM_ERR_RANGE);
    CHECK_EQ(room_touched(), 0);
    word = (backmem_word_t){ 0 }; // never opened
    CHECK_EQ(backmem_word_load(&word, &value), BACKMEM_ERR_RANGE);
    room_begin();
    CHECK_EQ(word_open(&room.region, ROOM_BYTES - 4), BACKMEM_OK);
    CHECK_EQ(backmem_word_save(&word, 7), BACKMEM_OK);
    CHECK_STR(hostile_fault(), "none");
}

static void a_wipe_is_seen_to_change_the_word(void) {
    uint16_t value;
    room_begin();
    CHECK_EQ(word_open(&room.region, 4), BACKMEM_OK);
    CHECK_EQ(backmem_word_save(&word, 0), BACKMEM_OK);
    hostile_forget();
    CHECK_EQ(backmem_word_wipe(&word), BACKMEM_OK);
    CHECK_EQ(room_count(HOSTILE_STORE), 2);
    CHECK_EQ(room_word(4), 0);
    hostile_stick(ROOM_START + 4, 4); // it reads zero, and nobody made it so
    CHECK_EQ(backmem_word_wipe(&word), BACKMEM_ERR_DROPPED);
    hostile_stick(0, 0);
    CHECK_EQ(backmem_word_load(&word, &value), BACKMEM_ERR_EMPTY);
    CHECK_EQ(word_open(&room.region, 4), BACKMEM_OK);
    CHECK_EQ(status, BACKMEM_COLD);
}

static void a_dropped_store_is_told(void) {
    room_begin();
    CHECK_EQ(word_open(&room.region, 0), BACKMEM_OK);
    CHECK_EQ(backmem_word_save(&word, 1), BACKMEM_OK);
    room_clock(false);
    CHECK_EQ(backmem_word_save(&word, 2), BACKMEM_ERR_DROPPED);
    room_clock(true);
    CHECK_EQ(room_word(0), format_word(1));
}

static backmem_region_t region;

static void save_new(void *argument) {
    (void)argument;
    CHECK_EQ(backmem_word_save(&word, 0xbeef), BACKMEM_OK);
}

// On all memories, with the reset that eats what did not reach the cells.
static void a_cut_leaves_the_old_value_or_the_new_one(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        const hostile_case_t *c = &hostile_cases[i];
        const bool words = c->desc.width == c->desc.stride && c->desc.base % 4 == 0;
        for (uint32_t offset = 0; offset < CASE_BYTES; offset += 4) {
            uint16_t value = 0;
            case_begin(c, &region);
            CHECK_AT(c->name, offset, 0, 0);
            const backmem_err_t err = word_open(&region, offset);
            CHECK_EQ(err == BACKMEM_OK, words);
            if (err != BACKMEM_OK) {
                CHECK_EQ(room_touched(), 0);
                continue;
            }
            CHECK_EQ(backmem_word_save(&word, 0x0123), BACKMEM_OK);
            bool done = false; // a cache is cleaned by stores, too
            for (uint32_t stores = 0; !done && stores < 10; stores++) {
                done = hostile_run(stores, save_new, NULL);
                case_reset(c);
                CHECK_EQ(backmem_region_open(&region, &c->desc), BACKMEM_OK);
                CHECK_EQ(backmem_word_load(&word, &value), BACKMEM_OK);
                CHECK(value == 0xbeef || (!done && value == 0x0123));
            }
            CHECK(done);
            CHECK_EQ(value, 0xbeef);
            CHECK_STR(hostile_fault(), "none");
        }
    }
}

int main(void) {
    hostile_seed();
    RUN(every_value_is_stored_as_the_format_says);
    RUN(two_values_differ_in_6_bits);
    RUN(up_to_5_flipped_bits_are_cold);
    RUN(zeros_ones_and_other_things_are_cold);
    RUN(errors_touch_nothing);
    RUN(a_wipe_is_seen_to_change_the_word);
    RUN(a_dropped_store_is_told);
    RUN(a_cut_leaves_the_old_value_or_the_new_one);
    return CHECK_EXIT();
}
