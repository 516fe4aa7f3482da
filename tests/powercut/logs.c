// Logs under the power-cut runner: a ring, and a panic slot of one entry.
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"
#include "subject.h"

#include <string.h>

#define APPEND 0
#define WIPE   1

static const operation_t append_operations[] = { { "append", false },
                                                 { "wipe", true } };
static const operation_t once_operations[] = { { "append_once", false },
                                               { "wipe", true } };

// Small regions have small entries; large ones entries of 8 words, so that a log has
// many places and an entry many stores.
static bool log_place(setup_t *setup) {
    const uint32_t bytes = setup->region.bytes;
    setup->size = bytes < 32 ? 4 : bytes < 128 ? 7 : bytes == 128 ? 10 : 32;
    const uint32_t place = BACKMEM_LOG_BYTES(setup->size, 1);
    setup->count = (uint16_t)(bytes / place);
    setup->bytes = place * setup->count;
    return setup->count >= 2;
}

static bool once_place(setup_t *setup) {
    const uint32_t bytes = setup->region.bytes;
    if (bytes < 8) {
        return false;
    }
    setup->size = bytes - 4 < BACKMEM_LOG_SIZE_MAX ? bytes - 4 : BACKMEM_LOG_SIZE_MAX;
    setup->count = 1;
    setup->bytes = BACKMEM_LOG_BYTES(setup->size, 1);
    return true;
}

static backmem_err_t open_it(const setup_t *setup, backmem_log_t *log,
                             backmem_status_t *status) {
    return backmem_log_open(log, place_of(setup), (uint16_t)setup->size, status);
}

// The entries, newest first.
static void log_read(const setup_t *setup, reading_t *reading) {
    backmem_log_t log;
    uint16_t cursor = 0;
    reading_clear(reading);
    if (open_it(setup, &log, &reading->status) != BACKMEM_OK
        || log.count != setup->count) {
        reading->bad = "open";
        return;
    }
    while (reading->count <= setup->count
           && backmem_log_next(&log, &cursor, reading->data + reading->bytes)
                  == BACKMEM_OK) {
        reading->count++;
        reading->bytes += setup->size;
    }
    if (reading->count > setup->count) {
        reading->bad = "a walk without an end";
    } else if (reading->count == 0 && reading->status != BACKMEM_COLD
               && reading->status != BACKMEM_CORRUPT) {
        reading->bad = "no entries, and neither cold nor corrupt";
    } else if (reading->count > 0
               && reading->status
                      != (log.lost > 0 ? BACKMEM_RECOVERED : BACKMEM_KEPT)) {
        reading->bad = "status and entries lost differ";
    }
}

static backmem_err_t log_run_by(const setup_t *setup, const step_t *step,
                                backmem_err_t (*append)(backmem_log_t *,
                                                        const void *)) {
    backmem_log_t log;
    backmem_status_t status;
    const backmem_err_t err = open_it(setup, &log, &status);
    if (err != BACKMEM_OK) {
        return err;
    }
    return step->operation == APPEND ? append(&log, payload_of(setup, step->seed))
                                     : backmem_log_wipe(&log);
}

static backmem_err_t log_run(const setup_t *setup, const step_t *step) {
    return log_run_by(setup, step, backmem_log_append);
}

static backmem_err_t once_run(const setup_t *setup, const step_t *step) {
    return log_run_by(setup, step, backmem_log_append_once);
}

// The new entry and all the old ones, of which `log_kept` may miss the oldest.
static void log_expect(const setup_t *setup, const step_t *step, const reading_t *old,
                       reading_t *want) {
    if (step->operation == WIPE) {
        reading_clear(want);
        return;
    }
    const uint32_t kept = old->count < setup->count ? old->count : setup->count - 1u;
    reading_set(want, setup->size, step->seed);
    want->status = old->status == BACKMEM_RECOVERED ? BACKMEM_RECOVERED : BACKMEM_KEPT;
    want->count += kept;
    want->bytes += kept * setup->size;
    memcpy(want->data + setup->size, old->data, kept * setup->size);
}

// The same list; without its oldest entry; or, in a wipe, any newest part of it.
static bool log_kept(const step_t *step, const reading_t *old, const reading_t *now) {
    const bool wiping = step->operation == WIPE;
    return (now->count == old->count || now->count + 1 == old->count
            || (wiping && now->count < old->count))
           && now->bytes <= old->bytes && now->sum == old->sum
           && memcmp(now->data, old->data, now->bytes) == 0;
}

// One entry, a place left, full, once around and a bit, twice around.
static bool log_history(const setup_t *setup, unsigned n) {
    const unsigned counts[] = { 1, setup->count - 1u, setup->count,
                                setup->count + 1u + setup->count / 3u,
                                2u * setup->count + 1u };
    for (unsigned i = 0; i < counts[n]; i++) {
        if (log_run(setup, &(step_t){ .seed = 1000 * n + i }) != BACKMEM_OK) {
            return false;
        }
    }
    return counts[n] > 0;
}

const subject_t subject_log = {
    .name = "log",
    .statuses = STATUSES_REPAIR | 1u << BACKMEM_CORRUPT,
    .histories = 5,
    .own = 5,
    .flipped = { 1, 3 },
    .operations = append_operations,
    .operation_count = 2,
    .place = log_place,
    .history = log_history,
    .read = log_read,
    .run = log_run,
    .expect = log_expect,
    .kept = log_kept,
};

// FULL keeps the first: `old` then.
const subject_t subject_log_once = {
    .name = "panic slot",
    .statuses = STATUSES_REPAIR | 1u << BACKMEM_CORRUPT,
    .histories = 1,
    .own = 1,
    .flipped = { 0, 0 },
    .operations = once_operations,
    .operation_count = 2,
    .place = once_place,
    .history = log_history,
    .read = log_read,
    .run = once_run,
    .expect = log_expect,
    .kept = log_kept,
};
