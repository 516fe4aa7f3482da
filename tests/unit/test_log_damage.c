// Logs and damage: an entry of which one bit flipped is told, noise is not; nothing is
// signed that does not read back; and a wipe of what reads zero by itself is none.
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"
#include "check.h"
#include "hostile.h"
#include "unit/format.h"

#define AT 8u // of the log in the region

static backmem_log_t it;

static backmem_status_t reopen(uint32_t size, uint32_t places) {
    backmem_status_t status = (backmem_status_t)9;
    const backmem_place_t place = { &room.region, AT, BACKMEM_LOG_BYTES(size, places) };
    CHECK_EQ(backmem_log_open(&it, place, (uint16_t)size, &status), BACKMEM_OK);
    return status;
}

static void append(uint32_t n) {
    uint8_t bytes[128];
    memset(bytes, (int)n, sizeof bytes);
    CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_OK);
}

static void bit_flip(uint32_t bit) {
    const uint32_t at = AT + bit / 32 * 4;
    room_put(at, room_word(at) ^ 1u << bit % 32);
}

// The panic slot: it does not look as if nothing had ever happened.
static void a_panic_slot_with_a_flipped_bit_is_corrupt(void) {
    for (uint32_t size = 1; size <= 128; size = size < 9 ? size + 1 : 2 * size) {
        const uint32_t bytes = BACKMEM_LOG_BYTES(size, 1);
        for (uint32_t rounds = 1; rounds <= 2; rounds++) {
            uint8_t got[128];
            uint16_t cursor = 0;
            room_begin();
            (void)reopen(size, 1);
            for (uint32_t i = 0; i < rounds; i++) {
                append(0x5a + i);
            }
            for (uint32_t bit = 0; bit < 8 * bytes; bit++) {
                bit_flip(bit);
                CHECK_AT("size, bit", size, bit, rounds);
                CHECK_EQ(reopen(size, 1), BACKMEM_CORRUPT);
                CHECK_EQ(it.lost, 1);
                CHECK_EQ(backmem_log_next(&it, &cursor, got), BACKMEM_ERR_EMPTY);
                bit_flip(bit);
                CHECK_EQ(reopen(size, 1), BACKMEM_KEPT);
            }
            // It is free for the next fault, and a wipe makes an end of it.
            bit_flip(3);
            (void)reopen(size, 1);
            CHECK_EQ(backmem_log_wipe(&it), BACKMEM_OK);
            CHECK_EQ(reopen(size, 1), BACKMEM_COLD);
            hostile_forget();
        }
    }
}

static void noise_zeros_and_ones_are_cold(void) {
    for (uint32_t i = 0; i < 300; i++) {
        room_begin();
        if (i < 2) {
            room_fill(AT, 0 - i, 64);
        }
        CHECK_EQ(reopen(12, 4), BACKMEM_COLD);
        CHECK_EQ(it.lost, 0);
    }
}

// The last one of its round, which could pass for never written.
static void a_flipped_bit_in_the_newest_entry_is_told(void) {
    room_begin();
    (void)reopen(8, 4);
    append(1);
    append(2);
    for (uint32_t bit = 0; bit < 2 * 8 * 12; bit++) {
        bit_flip(bit);
        CHECK_AT("bit", bit, 0, 0);
        CHECK_EQ(reopen(8, 4), BACKMEM_RECOVERED);
        CHECK_EQ(it.lost, 1);
        bit_flip(bit);
        hostile_forget();
    }
    CHECK_EQ(reopen(8, 4), BACKMEM_KEPT);
}

static void what_does_not_read_back_is_not_signed(void) {
    for (uint32_t word = 0; word < 3; word++) {
        uint8_t bytes[8], got[8];
        uint16_t cursor = 0;
        room_begin();
        (void)reopen(8, 2);
        append(1);
        memset(bytes, 2, sizeof bytes);
        hostile_stick(ROOM_START + AT + 12 + 4 * word, 4);
        CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_ERR_DROPPED);
        hostile_stick(0, 0);
        (void)reopen(8, 2);
        CHECK_EQ(backmem_log_next(&it, &cursor, got), BACKMEM_OK);
        CHECK_EQ(got[0], 1);
        CHECK_EQ(backmem_log_next(&it, &cursor, got), BACKMEM_ERR_EMPTY);
        CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_OK);
        CHECK_EQ(reopen(8, 2), BACKMEM_KEPT);
    }
}

static void a_wipe_of_what_reads_zero_by_itself_is_dropped(void) {
    room_begin();
    (void)reopen(8, 3);
    append(1);
    room_clock(false);
    CHECK_EQ(backmem_log_wipe(&it), BACKMEM_ERR_DROPPED);
    room_clock(true);
    CHECK_EQ(reopen(8, 3), BACKMEM_KEPT);
    room_fill(AT, 0, 36);
    for (uint32_t at = 0; at < 36; at += 4) {
        hostile_stick(ROOM_START + AT + at, 4);
        CHECK_EQ(backmem_log_wipe(&it), BACKMEM_ERR_DROPPED);
        hostile_stick(0, 0);
    }
}

// A gate that is known to make loads read zero.
static void zeros_behind_a_shut_gate_are_not_cold(void) {
    static const backmem_step_t step = { ROOM_CLOCK, 1, BACKMEM_STEP_SET };
    const backmem_place_t place = { &room.region, AT, 36 };
    backmem_status_t status = (backmem_status_t)9;
    uint8_t bytes[8] = { 0 };
    room_begin();
    room.desc.steps = &step;
    room.desc.step_count = 1;
    CHECK_EQ(backmem_region_open(&room.region, &room.desc), BACKMEM_OK);
    (void)reopen(8, 3);
    append(1);
    room_clock(false);
    CHECK_EQ(backmem_log_open(&it, place, 8, &status), BACKMEM_ERR_LOCKED);
    CHECK_EQ(status, 9);
    CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_ERR_RANGE);
    room_clock(true);
    CHECK_EQ(reopen(8, 3), BACKMEM_KEPT);
}

int main(void) {
    hostile_seed();
    RUN(a_panic_slot_with_a_flipped_bit_is_corrupt);
    RUN(noise_zeros_and_ones_are_cold);
    RUN(a_flipped_bit_in_the_newest_entry_is_told);
    RUN(what_does_not_read_back_is_not_signed);
    RUN(a_wipe_of_what_reads_zero_by_itself_is_dropped);
    RUN(zeros_behind_a_shut_gate_are_not_cold);
    return CHECK_EXIT();
}
