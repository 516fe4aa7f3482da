// What people write by hand, under the same runner: each loses data at a cut.
//
//   raw struct     copied over the old one; there is no telling what it is
//   magic only     a magic word in front says that it was written once
//   CRC in place   a CRC-32 behind it, over the only copy
//
// SPDX-License-Identifier: MIT
#include "subject.h"

#include <string.h>

#define MAGIC 0x4d454d21u

static const operation_t save_only[] = { { "save", false } };

// As large as a record of the region, so that both do the same work.
static bool payload_place(setup_t *setup, uint32_t extra) {
    if (setup->region.bytes < 16) {
        return false;
    }
    setup->size = (setup->region.bytes / 8 - 1) * 4;
    setup->bytes = setup->size + extra;
    return true;
}

static bool struct_place(setup_t *setup) {
    return payload_place(setup, 0);
}

static bool guarded_place(setup_t *setup) {
    return payload_place(setup, 4);
}

static bool control_history(const setup_t *setup, unsigned n) {
    return setup->subject->run(setup, &(step_t){ .seed = 10 + n }) == BACKMEM_OK;
}

static void payload_expect(const setup_t *setup, const step_t *step,
                           const reading_t *old, reading_t *want) {
    (void)old;
    reading_set(want, setup->size, step->seed);
}

static void payload_read(const setup_t *setup, uint32_t offset, reading_t *reading) {
    reading->status = BACKMEM_KEPT;
    reading->count = 1;
    reading->bytes = setup->size;
    if (backmem_region_read(&setup->region, offset, reading->data, setup->size)
        != BACKMEM_OK) {
        reading->bad = "read";
    }
}

static backmem_err_t put(const setup_t *setup, uint32_t offset, const void *bytes,
                         uint32_t size) {
    return backmem_region_write(&setup->region, offset, bytes, size);
}

static uint32_t word_get(const setup_t *setup, uint32_t offset) {
    uint32_t word = 0;
    (void)!backmem_region_read(&setup->region, offset, &word, sizeof(word));
    return word;
}

// ---- raw struct -----------------------------------------------------------------

static void struct_read(const setup_t *setup, reading_t *reading) {
    reading_clear(reading);
    payload_read(setup, 0, reading);
}

static backmem_err_t struct_run(const setup_t *setup, const step_t *step) {
    return put(setup, 0, payload_of(setup, step->seed), setup->size);
}

// ---- magic only -----------------------------------------------------------------

static void magic_read(const setup_t *setup, reading_t *reading) {
    reading_clear(reading);
    if (word_get(setup, 0) == MAGIC) {
        payload_read(setup, 4, reading);
    }
}

static backmem_err_t magic_run(const setup_t *setup, const step_t *step) {
    const uint32_t magic = MAGIC;
    const backmem_err_t err = put(setup, 4, payload_of(setup, step->seed), setup->size);
    return err != BACKMEM_OK ? err : put(setup, 0, &magic, sizeof(magic));
}

// ---- CRC in place ---------------------------------------------------------------

// CRC-32 of IEEE 802.3.
static uint32_t crc32(const uint8_t *bytes, uint32_t size) {
    uint32_t crc = 0xffffffffu;
    for (uint32_t i = 0; i < size; i++) {
        crc ^= bytes[i];
        for (unsigned bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
        }
    }
    return ~crc;
}

static void crc_read(const setup_t *setup, reading_t *reading) {
    reading_clear(reading);
    payload_read(setup, 0, reading);
    if (word_get(setup, setup->size) != crc32(reading->data, setup->size)) {
        reading_clear(reading);
    }
}

static backmem_err_t crc_run(const setup_t *setup, const step_t *step) {
    const uint8_t *payload = payload_of(setup, step->seed);
    const uint32_t crc = crc32(payload, setup->size);
    const backmem_err_t err = put(setup, 0, payload, setup->size);
    return err != BACKMEM_OK ? err : put(setup, setup->size, &crc, sizeof(crc));
}

// ---- all ------------------------------------------------------------------------

#define CONTROL                                                            \
    .control = true, .statuses = STATUSES_PLAIN, .histories = 2, .own = 2, \
    .flipped = { 0, 1 }, .operations = save_only, .operation_count = 1,    \
    .history = control_history, .expect = payload_expect

const subject_t control_struct = {
    .name = "raw struct",
    .place = struct_place,
    .read = struct_read,
    .run = struct_run,
    CONTROL,
};

const subject_t control_magic = {
    .name = "magic only",
    .place = guarded_place,
    .read = magic_read,
    .run = magic_run,
    CONTROL,
};

const subject_t control_crc = {
    .name = "CRC in place",
    .place = guarded_place,
    .read = crc_read,
    .run = crc_run,
    CONTROL,
};
