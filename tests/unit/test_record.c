// Records: each status from images built by hand after FORMAT.md, each bit of what is
// stored, each count of stores, each error. test_record_cut.c has the cuts.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"
#include "check.h"
#include "hostile.h"
#include "unit/format.h"

#define AT              16u // of the record in the region
#define SIZE_MAX_TESTED 20u
#define GARBAGE         0x5eed0001u // as a commit word: its phase is right

static backmem_record_t record;
static uint8_t payload[2][SIZE_MAX_TESTED]; // of part 0 and part 1

static backmem_place_t place; // of the record, with what the shape may take
static backmem_shape_t shape;

static void record_begin(uint32_t size, uint32_t layout) {
    backmem_status_t status;
    room_begin();
    place = (backmem_place_t){ &room.region, AT, BACKMEM_RECORD_BYTES(size, layout) };
    shape = backmem_shape((uint16_t)size, (uint16_t)layout);
    CHECK_EQ(backmem_record_open(&record, place, shape, &status), BACKMEM_OK);
    for (uint32_t i = 0; i < SIZE_MAX_TESTED; i++) {
        payload[0][i] = (uint8_t)hostile_random();
        payload[1][i] = (uint8_t)~payload[0][i];
    }
}

// ---- images, by hand -------------------------------------------------------------

static uint32_t part_at(uint32_t part, uint32_t size, uint32_t layout) {
    return AT + (layout != 0 ? 4 : 0) + part * 4 * (format_words(size) + 1);
}

static uint32_t commit_at(uint32_t part) {
    const uint32_t size = shape.size;
    return part_at(part, size, shape.layout) + 4 * format_words(size);
}

// A part that is valid.
static void part_put(uint32_t part, uint32_t phase, uint32_t size, uint32_t layout) {
    uint32_t words[SIZE_MAX_TESTED / 4 + 1];
    const uint32_t count = format_words(size);
    const uint32_t at = part_at(part, size, layout);
    format_pack(words, payload[part], size);
    for (uint32_t i = 0; i < count; i++) {
        room_put(at + 4 * i, words[i]);
    }
    room_put(at + 4 * count, format_commit(FORMAT_RECORD, part, phase,
                                           layout << 16 | size, words, count));
}

static void own_put(uint32_t part, uint32_t phase) {
    part_put(part, phase, shape.size, shape.layout);
}

// What open and load say; `part`: whose payload counts, 2 for none.
static void check_found(backmem_status_t want, uint32_t part, int line) {
    uint8_t got[SIZE_MAX_TESTED + 1];
    backmem_status_t status = (backmem_status_t)9;
    memset(got, 0x77, sizeof got);
    hostile_forget();
    CHECK_AT("line, size, layout", line, shape.size, shape.layout);
    CHECK_EQ(backmem_record_open(&record, place, shape, &status), BACKMEM_OK);
    CHECK_STR(backmem_status_name(status), backmem_status_name(want));
    const backmem_err_t err = backmem_record_load(&record, got);
    if (part < 2) {
        CHECK_EQ(err, BACKMEM_OK);
        CHECK_MEM(got, payload[part], shape.size);
        CHECK_EQ(got[shape.size], 0x77);
    } else {
        CHECK_EQ(err, BACKMEM_ERR_EMPTY);
        CHECK_EQ(got[0], 0x77);
    }
    if (want != BACKMEM_FOREIGN) {
        backmem_shape_t found = { 7, 7 };
        CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_ERR_EMPTY);
        CHECK(found.size == 7 && found.layout == 7);
    }
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    CHECK_STR(hostile_fault(), "none");
}
#define FOUND(status, part) check_found(BACKMEM_##status, part, __LINE__)

// ---- statuses --------------------------------------------------------------------

static void noise_zeros_and_ones_are_cold(void) {
    for (uint32_t layout = 0; layout < 3; layout++) {
        record_begin(8, layout);
        FOUND(COLD, 2);
        room_fill(0, 0, ROOM_BYTES);
        FOUND(COLD, 2);
        room_fill(0, UINT32_MAX, ROOM_BYTES);
        FOUND(COLD, 2);
        room_fill(0, FORMAT_TORN, ROOM_BYTES);
        FOUND(COLD, 2);
    }
}

// With or without the header in place: it says nothing about parts that are valid.
static void phases_tell_which_of_two_valid_parts_is_newer(void) {
    for (uint32_t size = 1; size <= SIZE_MAX_TESTED; size++) {
        for (uint32_t layout = 0; layout < 2; layout++) {
            record_begin(size, layout);
            for (uint32_t phases = 0; phases < 4; phases++) {
                own_put(0, 1 + phases % 2);
                own_put(1, 1 + phases / 2);
                FOUND(KEPT, phases % 2 == phases / 2 ? 1 : 0);
            }
            if (layout != 0) {
                room_put(AT, layout << 16 | size);
                FOUND(KEPT, 1);
            }
        }
    }
}

static void the_other_part_tells_kept_from_recovered(void) {
    static const uint32_t others[] = { FORMAT_TORN, GARBAGE, 0x5eed0002, 0x5eed0003,
                                       UINT32_MAX };
    for (uint32_t layout = 0; layout < 2; layout++) {
        for (uint32_t valid = 0; valid < 2; valid++) {
            for (uint32_t phase = 1; phase <= 2; phase++) {
                record_begin(7, layout);
                own_put(valid, phase);
                room_put(commit_at(1 - valid), 0);
                FOUND(KEPT, valid);
                for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
                    room_put(commit_at(1 - valid), others[i]);
                    FOUND(RECOVERED, valid);
                }
            }
        }
    }
}

static void with_its_header_in_place_it_is_corrupt(void) {
    record_begin(8, 5);
    room_put(AT, 5 << 16 | 8);
    FOUND(CORRUPT, 2);
    room_put(commit_at(0), FORMAT_TORN);
    FOUND(CORRUPT, 2);
    room_put(commit_at(1), 0);
    FOUND(COLD, 2); // the first save was cut off
    room_put(commit_at(0), GARBAGE);
    FOUND(CORRUPT, 2);
    room_put(commit_at(0), 0);
    FOUND(CORRUPT, 2);
    room_put(commit_at(0), FORMAT_TORN);
    room_put(AT, 5 << 16 | 9);
    FOUND(COLD, 2);
}

static void foreign_put(uint32_t size, uint32_t layout) {
    room_put(AT, layout << 16 | size);
    part_put(0, 1, size & 0xfff, layout);
}

static void another_layout_or_size_that_is_valid_is_foreign(void) {
    static const struct {
        uint16_t size, layout;
    } others[] = { { 8, 6 }, { 12, 5 }, { 4, 0xffff }, { 1, 1 }, { 20, 5 } };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        backmem_shape_t found = { 0, 0 };
        record_begin(8, 5);
        place.bytes = BACKMEM_RECORD_BYTES(SIZE_MAX_TESTED, 5);
        foreign_put(others[i].size, others[i].layout);
        FOUND(FOREIGN, 2);
        CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_OK);
        CHECK_EQ(found.size, others[i].size);
        CHECK_EQ(found.layout, others[i].layout);
        uint8_t got[SIZE_MAX_TESTED];
        backmem_record_t old;
        backmem_status_t status;
        const backmem_place_t its = { &room.region, AT,
                                      BACKMEM_RECORD_BYTES(found.size, found.layout) };
        CHECK_EQ(backmem_record_open(&old, its, found, &status), BACKMEM_OK);
        CHECK_EQ(status, BACKMEM_RECOVERED);
        CHECK_EQ(backmem_record_load(&old, got), BACKMEM_OK);
        CHECK_MEM(got, payload[0], found.size);
        // Part 1 alone is enough, and neither is not.
        room_put(part_at(0, found.size, found.layout), 0xbad);
        FOUND(COLD, 2);
        part_put(1, 2, found.size, found.layout);
        FOUND(FOREIGN, 2);
    }
}

static void a_header_that_cannot_be_is_not_followed(void) {
    record_begin(8, 5);
    place.bytes = BACKMEM_RECORD_BYTES(12, 5);
    foreign_put(12 | 0x1000, 6); // bits that are always 0
    FOUND(COLD, 2);
    foreign_put(12, 0); // no layout
    FOUND(COLD, 2);
    foreign_put(12, 6);
    FOUND(FOREIGN, 2);
    static const uint16_t sizes[] = { 0, 4088, 4089, 4095 }; // none fits behind AT
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        room_put(AT, 6u << 16 | sizes[i]);
        FOUND(COLD, 2);
    }
    // Own parts count, whatever stands in front.
    own_put(0, 1);
    room_put(commit_at(1), 0);
    room_put(AT, 6u << 16 | 12);
    FOUND(KEPT, 0);
}

// Whatever the header says: no byte outside of the place is loaded.
static void nothing_outside_of_the_place_is_looked_at(void) {
    for (uint32_t size = 0; size <= 4095; size++) {
        record_begin(8, 5);
        place.bytes += size % 3 * 8;
        hostile_allow(ROOM_START + AT, ROOM_START + AT + place.bytes);
        room_put(AT, 6u << 16 | size);
        // Their commit words have a phase, so that all of a part is read.
        for (uint32_t at = 4; at < place.bytes; at += 4) {
            room_put(AT + at, GARBAGE);
        }
        FOUND(COLD, 2);
        CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
        CHECK_STR(hostile_fault(), "none");
    }
}

// Part 0 of a larger record is inside: that is enough to tell it, not to read it.
static void a_record_that_reaches_out_of_the_place_is_foreign(void) {
    backmem_shape_t found;
    backmem_record_t old;
    backmem_status_t status;
    record_begin(8, 5);
    foreign_put(20, 6);
    hostile_allow(ROOM_START + AT, ROOM_START + AT + place.bytes);
    FOUND(FOREIGN, 2);
    CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_OK);
    CHECK_EQ(found.size, 20);
    CHECK_EQ(backmem_record_open(&old, place, found, &status), BACKMEM_ERR_SIZE);
    hostile_forget();
    CHECK_EQ(backmem_record_migrate(&record, payload[1]), BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_ERR_FOREIGN);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
    FOUND(COLD, 2);
    CHECK_STR(hostile_fault(), "none");
}

// Until it is wiped, nothing but a migration takes it away.
static void a_foreign_record_is_left_alone(void) {
    uint8_t before[64], after[64];
    record_begin(8, 5);
    foreign_put(8, 6);
    FOUND(FOREIGN, 2);
    hostile_peek_all(ROOM_START + AT, before, sizeof before);
    hostile_forget();
    CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_ERR_FOREIGN);
    hostile_peek_all(ROOM_START + AT, after, sizeof after);
    CHECK_MEM(after, before, sizeof before);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
    FOUND(COLD, 2);
    CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_OK);
    FOUND(KEPT, 1);
}

// What the record left before it was migrated to another one: the other one counts.
static void own_parts_behind_a_foreign_header_do_not_come_back(void) {
    for (uint32_t part = 0; part < 2; part++) {
        record_begin(4, 5);
        own_put(1, 1); // behind part 0 of the other
        part_put(0, 1 + part, 4, 6);
        room_put(AT, 6u << 16 | 4);
        FOUND(FOREIGN, 2);
        CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
        FOUND(COLD, 2);
    }
}

// A version of the format that only its number tells from ours.
static void a_newer_version_is_foreign_and_left_alone(void) {
    for (uint32_t version = 2; version <= 15; version++) {
        for (uint32_t layout = 5; layout <= 6; layout++) {
            backmem_shape_t found;
            record_begin(8, 5);
            const uint32_t words[] = { layout << 16 | 8, 0x11111111, 0x22222222 };
            uint32_t rest = format_divide(0, version << 28 | FORMAT_RECORD << 24 | 1);
            for (uint32_t i = 0; i < 3; i++) {
                rest = format_divide(rest, words[i]);
                room_put(AT + 4 * i, words[i]);
            }
            room_put(AT + 12, rest * 4 + 1);
            CHECK_AT("version, layout", version, layout, 0);
            FOUND(FOREIGN, 2);
            CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_OK);
            CHECK(found.size == 8 && found.layout == layout);
            hostile_forget();
            CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_ERR_FOREIGN);
            CHECK_EQ(backmem_record_migrate(&record, payload[1]),
                     BACKMEM_ERR_UNSUPPORTED);
            CHECK_EQ(room_count(HOSTILE_STORE), 0);
        }
    }
}

// A gate that is known to make loads read zero.
static void zeros_behind_a_shut_gate_are_not_cold(void) {
    static const backmem_step_t step = { ROOM_CLOCK, 1, BACKMEM_STEP_SET };
    for (uint32_t layout = 0; layout < 2; layout++) {
        record_begin(8, layout);
        room.desc.steps = &step;
        room.desc.step_count = 1;
        CHECK_EQ(backmem_region_open(&room.region, &room.desc), BACKMEM_OK);
        CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_OK);
        FOUND(KEPT, 0);
        backmem_status_t status = (backmem_status_t)9;
        room_clock(false);
        CHECK_EQ(backmem_record_open(&record, place, shape, &status),
                 BACKMEM_ERR_LOCKED);
        CHECK_EQ(status, 9);
        CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_ERR_RANGE);
        room_clock(true);
        FOUND(KEPT, 0);
    }
}

// ---- what is stored --------------------------------------------------------------

static uint32_t saves; // so far

// The image after a save, all of it; the payload goes through an unaligned buffer.
static void save_and_check(void) {
    uint8_t room_for[SIZE_MAX_TESTED + 4];
    const uint32_t part = saves % 2;
    const uint32_t size = shape.size;
    uint8_t *source = room_for + saves % 4;
    for (uint32_t i = 0; i < size; i++) {
        payload[part][i] = (uint8_t)hostile_random();
    }
    memcpy(source, payload[part], size);
    hostile_forget();
    CHECK_EQ(backmem_record_save(&record, source), BACKMEM_OK);
    saves++;
}

// part 0 phase 1, part 1 phase 1, part 0 phase 2, part 1 phase 2, and again.
static void check_image(void) {
    uint32_t words[SIZE_MAX_TESTED / 4 + 1];
    const uint32_t count = format_words(shape.size);
    const uint32_t header = (uint32_t)shape.layout << 16 | shape.size;
    for (uint32_t part = 0; part < 2 && part < saves; part++) {
        const uint32_t last = (saves - 1 - part) / 2 * 2 + part; // save into it
        const uint32_t phase = 1 + last / 2 % 2;
        const uint32_t at = part_at(part, shape.size, shape.layout);
        format_pack(words, payload[part], shape.size);
        for (uint32_t i = 0; i < count; i++) {
            CHECK_EQ(room_word(at + 4 * i), words[i]);
        }
        CHECK_EQ(room_word(commit_at(part)),
                 format_commit(FORMAT_RECORD, part, phase, header, words, count));
    }
    if (saves == 1) {
        CHECK_EQ(room_word(commit_at(1)), 0);
    }
    if (shape.layout != 0) {
        CHECK_EQ(room_word(AT), header);
    }
}

static void saves_are_stored_as_the_format_says_at_their_price(void) {
    for (uint32_t size = 1; size <= SIZE_MAX_TESTED; size++) {
        for (uint32_t layout = 0; layout < 3; layout += 2) {
            const uint32_t words = size / 4 + (size % 4 != 0 ? 1 : 0);
            uint8_t before[ROOM_BYTES], after[ROOM_BYTES];
            record_begin(size, layout);
            hostile_peek_all(ROOM_START, before, ROOM_BYTES);
            for (saves = 0; saves < 9;) {
                save_and_check();
                CHECK_AT("size, layout, saves", size, layout, saves);
                check_image();
                const uint32_t header = layout != 0 ? 1 : 0;
                const uint32_t more = saves == 1 ? 2 + header : saves == 2 ? 1 : 0;
                CHECK_EQ(room_count(HOSTILE_STORE), words + 1 + more);
                FOUND(KEPT, (saves - 1) % 2);
            }
            // Nothing beside it has changed.
            const uint32_t bytes = BACKMEM_RECORD_BYTES(size, layout);
            CHECK_EQ(bytes, 8 * words + 8 + (layout != 0 ? 4 : 0));
            hostile_peek_all(ROOM_START, after, ROOM_BYTES);
            CHECK_MEM(after, before, AT);
            CHECK_MEM(after + AT + bytes, before + AT + bytes, ROOM_BYTES - AT - bytes);
        }
    }
}

// One store more where the target is not valid, one for a header that is gone.
static void repairs_are_a_store_each(void) {
    record_begin(8, 3);
    own_put(0, 2);
    room_put(commit_at(1), GARBAGE);
    hostile_forget();
    CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_OK);
    CHECK_EQ(room_count(HOSTILE_STORE), 2 + 1 + 1 + 1);
    FOUND(KEPT, 1);
    CHECK_EQ(room_word(commit_at(1)) & 3, 2);
    hostile_forget();
    CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_OK);
    CHECK_EQ(room_count(HOSTILE_STORE), 2 + 1);
    FOUND(KEPT, 0);
    // On memory where part 1 reads "never written" already.
    record_begin(8, 0);
    room_put(commit_at(1), 0);
    hostile_forget();
    CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_OK);
    CHECK_EQ(room_count(HOSTILE_STORE), 2 + 1 + 1);
    FOUND(KEPT, 0);
}

// The newest part is damaged bit by bit: what stood before it is there, and is told.
static void any_flipped_bit_brings_back_the_save_before(void) {
    for (uint32_t layout = 0; layout < 2; layout++) {
        record_begin(6, layout);
        for (saves = 0; saves < 4;) {
            save_and_check();
            const uint32_t part = (saves - 1) % 2;
            const uint32_t at = part_at(part, 6, layout);
            for (uint32_t bit = 0; saves > 1 && bit < 8 * 12; bit++) {
                const uint32_t word = room_word(at + bit / 32 * 4);
                room_put(at + bit / 32 * 4, word ^ 1u << bit % 32);
                FOUND(RECOVERED, 1 - part);
                room_put(at + bit / 32 * 4, word);
            }
            FOUND(KEPT, part);
        }
    }
}

// ---- errors ----------------------------------------------------------------------

static void check_shut(void) {
    uint8_t got[8] = { 0 };
    backmem_shape_t found = { 7, 7 };
    hostile_forget();
    CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_record_load(&record, got), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_record_save(&record, got), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_record_wipe(&record), BACKMEM_ERR_RANGE);
    CHECK_EQ(got[0], 0);
    CHECK_EQ(found.size, 7);
    CHECK_EQ(room_touched(), 0);
}

// After an open that failed, every other call answers RANGE.
static void check_refused(backmem_err_t err, int line) {
    backmem_status_t status = (backmem_status_t)9;
    hostile_forget();
    CHECK_AT("line", line, 0, 0);
    CHECK_EQ(backmem_record_open(&record, place, shape, &status), err);
    CHECK_EQ((int)status, 9);
    CHECK_EQ(room_touched(), 0);
    check_shut();
}
#define REFUSED(err) check_refused(BACKMEM_ERR_##err, __LINE__)

static void errors_touch_nothing(void) {
    record_begin(8, 1);
    shape.size = 0;
    REFUSED(SIZE);
    shape.size = BACKMEM_RECORD_SIZE_MAX + 1;
    REFUSED(SIZE);
    shape.size = UINT16_MAX;
    REFUSED(SIZE);
    shape.size = 8;
    place.bytes -= 4;
    REFUSED(SIZE);
    place.bytes = 0;
    REFUSED(SIZE);
    place.bytes = ROOM_BYTES - AT + 4;
    REFUSED(RANGE);
    place.bytes = UINT32_MAX;
    REFUSED(RANGE);
    place.bytes = BACKMEM_RECORD_BYTES(8, 1);
    place.offset = ROOM_BYTES - place.bytes + 4;
    REFUSED(RANGE);
    place.offset = UINT32_MAX - 3;
    REFUSED(RANGE);
    place.offset = AT + 2;
    REFUSED(ALIGN);
    place.offset = AT;
    room.region.base += 1;
    REFUSED(ALIGN);
    room.region.base -= 1;
    room.desc.width = 2;
    REFUSED(UNSUPPORTED);
    room.desc.width = 4;
    room.region.bytes = 0; // as after a failed open
    REFUSED(RANGE);
    record = (backmem_record_t){ 0 }; // never opened
    check_shut();
    record_begin(8, 1); // of a region that is closed while the record is open
    room.region.bytes = 0;
    check_shut();
}

static void what_is_left_over_of_a_place_stays_unused(void) {
    record_begin(8, 1);
    place.offset = ROOM_BYTES - place.bytes;
    backmem_status_t status;
    CHECK_EQ(backmem_record_open(&record, place, shape, &status), BACKMEM_OK);
    CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_OK);
    uint8_t got[8];
    CHECK_EQ(backmem_record_load(&record, got), BACKMEM_OK);
    CHECK_MEM(got, payload[0], 8);
    record_begin(8, 1);
    place.bytes = ROOM_BYTES - AT;
    const uint32_t behind = room_word(AT + BACKMEM_RECORD_BYTES(8, 1));
    CHECK_EQ(backmem_record_open(&record, place, shape, &status), BACKMEM_OK);
    CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_OK);
    CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_OK);
    CHECK_EQ(room_word(AT + BACKMEM_RECORD_BYTES(8, 1)), behind);
    FOUND(KEPT, 1);
}

// The clock is shut: loads give zeros, stores vanish.
static void dropped_stores_are_told_and_lose_nothing(void) {
    for (uint32_t before = 0; before < 4; before++) {
        record_begin(8, 1);
        for (saves = 0; saves < before;) {
            save_and_check();
        }
        room_clock(false);
        CHECK_AT("saves", before, 0, 0);
        CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_ERR_DROPPED);
        room_clock(true);
        if (before > 0) {
            FOUND(KEPT, (before - 1) % 2);
        } else {
            FOUND(COLD, 2);
        }
    }
}

// A cell of the payload that keeps what it had: the commit word is not stored.
static void what_does_not_read_back_is_not_signed(void) {
    for (uint32_t word = 0; word < 2; word++) {
        for (uint32_t before = 0; before < 4; before++) {
            record_begin(8, 1);
            for (saves = 0; saves < before;) {
                save_and_check();
            }
            const uint32_t target = before % 2;
            const uint32_t at = ROOM_START + part_at(target, 8, 1) + 4 * word;
            uint8_t next[8];
            memset(next, 0xa5, sizeof next);
            CHECK_AT("word, saves", word, before, 0);
            hostile_stick(at, 4);
            CHECK_EQ(backmem_record_save(&record, next), BACKMEM_ERR_DROPPED);
            hostile_stick(0, 0);
            if (before > 0) {
                FOUND(RECOVERED, (before - 1) % 2);
            } else {
                FOUND(COLD, 2);
            }
            CHECK_EQ(backmem_record_save(&record, payload[target]), BACKMEM_OK);
            FOUND(KEPT, target);
        }
    }
}

// Memory whose loads give zero, by a gate that nobody knows of: it was not wiped.
static void a_wipe_of_what_reads_zero_by_itself_is_dropped(void) {
    record_begin(8, 1);
    CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_OK);
    room_clock(false);
    CHECK_EQ(backmem_record_wipe(&record), BACKMEM_ERR_DROPPED);
    room_clock(true);
    FOUND(KEPT, 0);
    // A single word that does not change is enough.
    const uint32_t bytes = BACKMEM_RECORD_BYTES(8, 1);
    for (uint32_t at = 0; at < bytes; at += 4) {
        room_fill(AT, 0, bytes);
        hostile_stick(ROOM_START + AT + at, 4);
        CHECK_EQ(backmem_record_wipe(&record), BACKMEM_ERR_DROPPED);
        hostile_stick(0, 0);
    }
}

int main(void) {
    hostile_seed();
    RUN(noise_zeros_and_ones_are_cold);
    RUN(phases_tell_which_of_two_valid_parts_is_newer);
    RUN(the_other_part_tells_kept_from_recovered);
    RUN(with_its_header_in_place_it_is_corrupt);
    RUN(another_layout_or_size_that_is_valid_is_foreign);
    RUN(a_header_that_cannot_be_is_not_followed);
    RUN(nothing_outside_of_the_place_is_looked_at);
    RUN(a_record_that_reaches_out_of_the_place_is_foreign);
    RUN(a_foreign_record_is_left_alone);
    RUN(own_parts_behind_a_foreign_header_do_not_come_back);
    RUN(a_newer_version_is_foreign_and_left_alone);
    RUN(zeros_behind_a_shut_gate_are_not_cold);
    RUN(saves_are_stored_as_the_format_says_at_their_price);
    RUN(repairs_are_a_store_each);
    RUN(any_flipped_bit_brings_back_the_save_before);
    RUN(errors_touch_nothing);
    RUN(what_is_left_over_of_a_place_stays_unused);
    RUN(dropped_stores_are_told_and_lose_nothing);
    RUN(what_does_not_read_back_is_not_signed);
    RUN(a_wipe_of_what_reads_zero_by_itself_is_dropped);
    return CHECK_EXIT();
}
