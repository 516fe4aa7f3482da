// Places: objects side by side in what nobody owns, without arithmetic.
//
// SPDX-License-Identifier: MIT
#include "backmem/place.h"
#include "backmem/word.h"
#include "check.h"
#include "hostile.h"

#define BYTES 256u

static const backmem_reserved_t owners[] = {
    { 0, 8, BACKMEM_WHEN_ALWAYS },      { 40, 4, BACKMEM_WHEN_BOOTLOADER },
    { 64, 32, BACKMEM_WHEN_TRANSIENT }, { 129, 2, BACKMEM_WHEN_FIRMWARE },
    { 252, 0, BACKMEM_WHEN_BOARD },
};
static const backmem_region_desc_t lanes = { .name = "LANES",
                                             .base = 0x20000000,
                                             .bytes = BYTES,
                                             .width = 1,
                                             .stride = 1,
                                             .reserved = owners,
                                             .reserved_count = 5 };
static const backmem_region_desc_t words = { .name = "WORDS",
                                             .base = 0x20000000,
                                             .bytes = BYTES,
                                             .width = 4,
                                             .stride = 4,
                                             .reserved = owners,
                                             .reserved_count = 5 };
static const backmem_region_desc_t empty = {
    .name = "EMPTY", .base = 0x20000000, .bytes = BYTES, .width = 4, .stride = 4
};

static backmem_region_t region;
static backmem_place_t place;

static void begin(const backmem_region_desc_t *desc) {
    CHECK_EQ(backmem_region_bind(&region, desc), BACKMEM_OK);
    place = (backmem_place_t){ &region, 0, 0 };
}

// The next `bytes` bytes are at `offset`, and are `got` bytes.
static void check_next(uint32_t bytes, uint32_t offset, uint32_t got, int line) {
    CHECK_AT("line", line, 0, 0);
    CHECK_EQ(backmem_place_next(&place, bytes), BACKMEM_OK);
    CHECK(place.region == &region);
    CHECK_EQ(place.offset, offset);
    CHECK_EQ(place.bytes, got);
}
#define NEXT(bytes, offset, got) check_next((bytes), (offset), (got), __LINE__)

static void check_full(uint32_t bytes, int line) {
    const backmem_place_t before = place;
    CHECK_AT("line", line, 0, 0);
    CHECK_EQ(backmem_place_next(&place, bytes), BACKMEM_ERR_FULL);
    CHECK(place.region == before.region && place.offset == before.offset
          && place.bytes == before.bytes);
}
#define FULL(bytes) check_full((bytes), __LINE__)

// By hand: free are 8 to 39, 44 to 128 with the transient ones, 131 to 251.
static void owned_ranges_are_skipped(void) {
    begin(&lanes);
    NEXT(16, 8, 16);
    NEXT(16, 24, 16);
    NEXT(4, 44, 4);
    NEXT(80, 48, 80);
    NEXT(4, 132, 4);
    NEXT(0, 136, 116);
    FULL(0);
    FULL(4);
    begin(&lanes);
    NEXT(36, 44, 36); // too large for the first run; what is left there stays free
    NEXT(48, 80, 48);
    FULL(121);
    NEXT(120, 132, 120);
    FULL(1);
    begin(&words); // whole words belong to an owner of two bytes
    NEXT(0, 8, 32);
    NEXT(0, 44, 84);
    NEXT(0, 132, 120);
    FULL(0);
}

static void bytes_are_rounded_up_and_zero_is_all_of_a_run(void) {
    static const uint32_t bytes[][2] = { { 1, 4 }, { 2, 4 },   { 3, 4 },  { 4, 4 },
                                         { 5, 8 }, { 16, 16 }, { 17, 20 } };
    for (size_t i = 0; i < sizeof bytes / sizeof bytes[0]; i++) {
        begin(&lanes);
        NEXT(bytes[i][0], 8, bytes[i][1]);
    }
    begin(&empty);
    NEXT(0, 0, BYTES);
    FULL(0);
    begin(&empty);
    NEXT(100, 0, 100);
    NEXT(0, 100, 156);
}

// Whatever the first ones are, the last one moves none of them.
static void one_more_at_the_end_moves_none(void) {
    for (uint32_t draw = 0; draw < 200; draw++) {
        uint32_t sizes[8], offsets[8];
        for (uint32_t i = 0; i < 8; i++) {
            sizes[i] = 1 + hostile_random() % 24;
        }
        for (uint32_t count = 1; count <= 8; count++) {
            begin(draw % 2 != 0 ? &lanes : &words);
            uint32_t end = 0;
            for (uint32_t i = 0; i < count; i++) {
                CHECK_AT("draw, count, i", draw, count, i);
                CHECK_EQ(backmem_place_next(&place, sizes[i]), BACKMEM_OK);
                CHECK(place.offset >= end && place.offset % 4 == 0);
                CHECK(i == count - 1 || place.offset == offsets[i]);
                offsets[i] = place.offset;
                end = place.offset + place.bytes;
            }
        }
    }
}

// Every place against a search byte by byte.
static void every_place_is_the_first_that_fits(void) {
    bool owned[BYTES] = { false };
    for (uint32_t i = 0; i < 5; i++) {
        const uint32_t bytes = owners[i].bytes != 0 ? owners[i].bytes : 4;
        for (uint32_t k = 0; k < bytes; k++) {
            owned[owners[i].offset + k] = owners[i].when != BACKMEM_WHEN_TRANSIENT;
        }
    }
    for (uint32_t odd = 0; odd < 4; odd++) {
        for (uint32_t from = 0; from <= BYTES; from++) {
            for (uint32_t bytes = 4; bytes <= 128; bytes += 4) {
                uint32_t want = from;
                for (uint32_t run = 0; run < bytes && want + bytes <= BYTES;) {
                    if ((odd + want) % 4 != 0 || owned[want + run]) {
                        want++;
                        run = 0;
                    } else {
                        run++;
                    }
                }
                begin(&lanes);
                region.base += odd;
                place.bytes = from;
                CHECK_AT("odd, from, bytes", odd, from, bytes);
                const backmem_err_t err = backmem_place_next(&place, bytes);
                CHECK_EQ(err, want + bytes <= BYTES ? BACKMEM_OK : BACKMEM_ERR_FULL);
                CHECK_EQ(place.offset, err ? 0 : want);
            }
        }
    }
}

static uint8_t memory[BYTES + 4];

static void an_attached_region_with_an_odd_base_has_aligned_places(void) {
    static const backmem_region_desc_t row = { .name = "RAM", .width = 1, .stride = 1 };
    const uint32_t skew = (uint32_t)(0u - (uintptr_t)memory) & 3;
    for (uint32_t odd = 1; odd < 4; odd++) {
        const uint32_t first = (4 - odd) % 4;
        CHECK_EQ(backmem_region_attach(&region, &row, memory + skew % 4 + odd, 64),
                 BACKMEM_OK);
        place = (backmem_place_t){ &region, 0, 0 };
        NEXT(5, first, 8);
        NEXT(4, first + 8, 4);
        NEXT(0, first + 12, (64 - first - 12) / 4 * 4);
        FULL(0);
    }
}

// A place that was taken is not given again; where there is none, nothing can stand.
static void places_that_are_taken_lie_side_by_side(void) {
    backmem_word_t word;
    backmem_status_t status;
    begin(&empty);
    for (uint32_t at = 0; at < BYTES; at += 4) {
        const backmem_place_t taken = backmem_place_take(&place, 3);
        CHECK(taken.region == &region);
        CHECK_EQ(taken.offset, at);
        CHECK_EQ(taken.bytes, 4);
        CHECK(place.offset == taken.offset && place.bytes == taken.bytes);
    }
    for (uint32_t bytes = 0; bytes <= 8; bytes++) {
        const backmem_place_t none = backmem_place_take(&place, bytes);
        CHECK(none.region == &region);
        CHECK_EQ(none.bytes, 0);
        CHECK_EQ(backmem_word_open(&word, none, &status), BACKMEM_ERR_SIZE);
        CHECK_EQ(place.offset, BYTES - 4);
    }
    begin(&lanes); // too large for what is left: a smaller one fits still
    CHECK_EQ(backmem_place_take(&place, 121).bytes, 0);
    CHECK_EQ(backmem_place_take(&place, 120).offset, 132);
    CHECK_EQ(backmem_place_take(&place, 0).bytes, 0);
}

static void numbers_that_wrap_find_nothing(void) {
    static const uint32_t large[] = { BYTES + 1, 0x80000000u, UINT32_MAX - 3,
                                      UINT32_MAX - 2, UINT32_MAX };
    for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
        begin(&empty);
        FULL(large[i]);
        place.offset = large[i];
        FULL(4);
        FULL(0);
        place.bytes = UINT32_MAX;
        FULL(4);
        place = (backmem_place_t){ &region, 4, large[i] };
        FULL(4);
        FULL(0);
    }
    begin(&empty); // behind the last byte
    place.bytes = BYTES;
    FULL(0);
    CHECK_EQ(backmem_region_bind(&region, NULL), BACKMEM_ERR_UNSUPPORTED);
    place = (backmem_place_t){ &region, 0, 0 };
    FULL(0);
    FULL(4);
}

int main(void) {
    hostile_seed();
    RUN(owned_ranges_are_skipped);
    RUN(bytes_are_rounded_up_and_zero_is_all_of_a_run);
    RUN(one_more_at_the_end_moves_none);
    RUN(every_place_is_the_first_that_fits);
    RUN(an_attached_region_with_an_odd_base_has_aligned_places);
    RUN(places_that_are_taken_lie_side_by_side);
    RUN(numbers_that_wrap_find_nothing);
    return CHECK_EXIT();
}
