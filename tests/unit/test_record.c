// Records: each status from images built by hand after FORMAT.md, each bit of what is
// stored, each count of stores, each error. test_record_cut.c has the cuts,
// test_record_foreign.c what other programs left.
//
// SPDX-License-Identifier: MIT
#include "hostile.h"
#include "unit/record_image.h"

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

// A cell of the payload that keeps what it had: the commit word is not stored. Or the
// commit word's own cell: it was not saved.
static void what_does_not_read_back_is_not_signed(void) {
    for (uint32_t word = 0; word < 3; word++) {
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
            if (word == 2 && before == 1) {
                FOUND(KEPT, 0); // part 1 reads never written, as it was
            } else if (before > 0) {
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
