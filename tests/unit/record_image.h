// Images of records, put together by hand after FORMAT.md, and what is found in them.
//
// SPDX-License-Identifier: MIT
#ifndef RECORD_IMAGE_H
#define RECORD_IMAGE_H

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

static inline void record_begin(uint32_t size, uint32_t layout) {
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

static inline uint32_t part_at(uint32_t part, uint32_t size, uint32_t layout) {
    return AT + (layout != 0 ? 4 : 0) + part * 4 * (format_words(size) + 1);
}

static inline uint32_t commit_at(uint32_t part) {
    const uint32_t size = shape.size;
    return part_at(part, size, shape.layout) + 4 * format_words(size);
}

// A part that is valid.
static inline void part_put(uint32_t part, uint32_t phase, uint32_t size,
                            uint32_t layout) {
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

static inline void own_put(uint32_t part, uint32_t phase) {
    part_put(part, phase, shape.size, shape.layout);
}

// What open and load say; `part`: whose payload counts, 2 for none.
static inline void check_found(backmem_status_t want, uint32_t part, int line) {
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

#endif
