// Words, records and boot ledgers under the power-cut runner.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/word.h"
#include "subject.h"

#include <string.h>

#define SAVE 0
#define WIPE 1

static const operation_t save_and_wipe[] = { { "save", false }, { "wipe", true } };

// ---- word -----------------------------------------------------------------------

// At the region's end, so that what lies before it must stay.
static bool word_place(setup_t *setup) {
    setup->bytes = BACKMEM_WORD_BYTES;
    setup->offset = setup->region.bytes - setup->bytes;
    setup->size = 2;
    return true;
}

static void word_read(const setup_t *setup, reading_t *reading) {
    uint16_t value = 0;
    backmem_word_t word;
    reading_clear(reading);
    if (backmem_word_open(&word, place_of(setup), &reading->status) != BACKMEM_OK) {
        reading->bad = "open";
    }
    const bool kept = reading->status == BACKMEM_KEPT;
    const backmem_err_t err = backmem_word_load(&word, &value);
    if (err != (kept ? BACKMEM_OK : BACKMEM_ERR_EMPTY)) {
        reading->bad = "load and status differ";
    } else if (kept) {
        reading->count = 1;
        reading->bytes = sizeof(value);
        memcpy(reading->data, &value, sizeof(value));
    }
}

static backmem_err_t word_run(const setup_t *setup, const step_t *step) {
    uint16_t value;
    backmem_word_t word;
    backmem_status_t status;
    memcpy(&value, payload_of(setup, step->seed), sizeof(value));
    const backmem_err_t err = backmem_word_open(&word, place_of(setup), &status);
    return err != BACKMEM_OK         ? err
           : step->operation == WIPE ? backmem_word_wipe(&word)
                                     : backmem_word_save(&word, value);
}

static bool word_history(const setup_t *setup, unsigned n) {
    return word_run(setup, &(step_t){ .seed = 100 + n }) == BACKMEM_OK;
}

static void payload_expect(const setup_t *setup, const step_t *step,
                           const reading_t *old, reading_t *want) {
    (void)old;
    if (step->operation == SAVE) {
        reading_set(want, setup->size, step->seed);
    } else {
        reading_clear(want);
    }
}

const subject_t subject_word = {
    .name = "word",
    .statuses = STATUSES_PLAIN,
    .histories = 2,
    .own = 2,
    .flipped = { 0, 1 },
    .operations = save_and_wipe,
    .operation_count = 2,
    .place = word_place,
    .history = word_history,
    .read = word_read,
    .run = word_run,
    .expect = payload_expect,
};

// ---- record ---------------------------------------------------------------------

static backmem_err_t record_open(const setup_t *setup, backmem_record_t *record,
                                 backmem_status_t *status) {
    return backmem_record_open(record, place_of(setup),
                               backmem_shape((uint16_t)setup->size, setup->layout),
                               status);
}

// As large as fits; in some sizes two bytes less, so that a last word is filled up.
static bool record_fit(setup_t *setup, uint16_t layout) {
    const uint32_t room = setup->region.bytes - (layout != 0 ? 4 : 0);
    if (setup->region.bytes < 16 || room / 8 < 2) {
        return false;
    }
    setup->size = (room / 8 - 1) * 4;
    if (setup->size > BACKMEM_RECORD_SIZE_MAX) {
        setup->size = BACKMEM_RECORD_SIZE_MAX;
    }
    if (setup->size % 12 == 0) {
        setup->size -= 2;
    }
    setup->layout = layout;
    setup->bytes = BACKMEM_RECORD_BYTES(setup->size, layout);
    return true;
}

static bool record_place(setup_t *setup) {
    return record_fit(setup, 0);
}

static bool record_layout_place(setup_t *setup) {
    return record_fit(setup, 0x5a17);
}

// What the new program finds of another one's record, too: a migration loses nothing.
static void foreign_read(const setup_t *setup, const backmem_record_t *record,
                         reading_t *reading) {
    backmem_shape_t found;
    backmem_record_t other;
    backmem_status_t status;
    if (backmem_record_found(record, &found)
        || backmem_record_open(&other, place_of(setup), found, &status)
        || backmem_record_load(&other, reading->data)) {
        reading->bad = "a foreign record that does not load";
    } else {
        reading->count = 1;
        reading->bytes = found.size;
    }
}

static void record_read(const setup_t *setup, reading_t *reading) {
    backmem_record_t record;
    reading_clear(reading);
    if (record_open(setup, &record, &reading->status) != BACKMEM_OK) {
        reading->bad = "open";
    }
    if (reading->status == BACKMEM_FOREIGN) {
        foreign_read(setup, &record, reading);
        return;
    }
    const bool valid =
        reading->status == BACKMEM_KEPT || reading->status == BACKMEM_RECOVERED;
    const backmem_err_t err = backmem_record_load(&record, reading->data);
    if (err != (valid ? BACKMEM_OK : BACKMEM_ERR_EMPTY)) {
        reading->bad = "load and status differ";
    } else if (valid) {
        reading->count = 1;
        reading->bytes = setup->size;
    }
}

static backmem_err_t record_run(const setup_t *setup, const step_t *step) {
    backmem_record_t record;
    backmem_status_t status;
    const backmem_err_t err = record_open(setup, &record, &status);
    return err != BACKMEM_OK ? err
           : step->operation == SAVE
               // A save, where nothing is foreign.
               ? backmem_record_migrate(&record, payload_of(setup, step->seed))
               : backmem_record_wipe(&record);
}

// Up to five saves, so that each part and each phase was the last; then what another
// program left: of another layout, of another size.
static bool record_history(const setup_t *setup, unsigned n) {
    setup_t other = *setup;
    if (n >= 5) {
        if (setup->layout == 0 || (n == 6 && setup->size <= 4)) {
            return false;
        }
        other.layout = n == 5 ? 0x77 : setup->layout;
        other.size = n == 6 ? setup->size - 4 : setup->size;
        other.bytes = BACKMEM_RECORD_BYTES(other.size, other.layout);
    }
    for (unsigned i = 0; i <= n % 5; i++) {
        if (record_run(&other, &(step_t){ .seed = 10 * n + i }) != BACKMEM_OK) {
            return false;
        }
    }
    return true;
}

#define RECORD                                                                  \
    .histories = 7, .own = 5, .flipped = { 0, 3 }, .operations = save_and_wipe, \
    .operation_count = 2, .history = record_history, .read = record_read,       \
    .run = record_run, .expect = payload_expect

const subject_t subject_record = {
    .name = "record",
    .statuses = STATUSES_REPAIR,
    .place = record_place,
    RECORD,
};

const subject_t subject_record_layout = {
    .name = "record+layout",
    .statuses = STATUSES_ALL,
    .place = record_layout_place,
    RECORD,
};

// ---- boot -----------------------------------------------------------------------

#define BEGIN   0
#define HEALTHY 1
#define STATE   2

static const operation_t boot_operations[] = {
    { "begin", false },
    { "healthy", false },
    { "state", false },
};

// The ledger as FORMAT.md has it, in 12 bytes.
typedef struct ledger {
    uint32_t boots, cause;
    uint16_t failures, state;
} ledger_t;

static bool boot_place(setup_t *setup) {
    const bool is_long = setup->region.bytes >= BACKMEM_BOOT_BYTES;
    setup->size = is_long ? 12 : 4;
    setup->bytes = is_long ? BACKMEM_BOOT_BYTES : BACKMEM_BOOT_BYTES_SHORT;
    return setup->region.bytes >= setup->bytes;
}

static ledger_t ledger_of(const reading_t *reading) {
    uint32_t words[3] = { 0, 0, 0 };
    memcpy(words, reading->data, reading->bytes);
    if (reading->bytes != 4) {
        return (ledger_t){ words[0], words[1], (uint16_t)words[2],
                           (uint16_t)(words[2] >> 16) };
    }
    const uint32_t word = words[0];
    return (ledger_t){ word & 0xffff, word >> 26, (uint16_t)(word >> 16 & 15),
                       (uint16_t)(word >> 20 & 63) };
}

static uint32_t least(uint32_t value, uint32_t most) {
    return value < most ? value : most;
}

static void ledger_put(const setup_t *setup, const ledger_t *ledger,
                       reading_t *reading) {
    const uint32_t words[3] = { ledger->boots, ledger->cause,
                                (uint32_t)ledger->state << 16 | ledger->failures };
    const uint32_t word =
        least(ledger->boots, 0xffff) | least(ledger->failures, 15) << 16
        | least(ledger->state, 63) << 20 | least(ledger->cause, 63) << 26;
    reading_clear(reading);
    reading->status = BACKMEM_KEPT;
    reading->count = 1;
    reading->bytes = setup->size;
    memcpy(reading->data, setup->size == 4 ? &word : words, setup->size);
}

static void boot_expect(const setup_t *setup, const step_t *step, const reading_t *old,
                        reading_t *want) {
    const bool is_short = setup->size == 4;
    ledger_t ledger = ledger_of(old);
    if (step->operation == BEGIN) {
        ledger.boots += ledger.boots < (is_short ? 0xffff : UINT32_MAX) ? 1 : 0;
        ledger.failures = (uint16_t)least(ledger.failures + 1u, is_short ? 15 : 0xffff);
        ledger.cause = step->seed;
    } else if (step->operation == HEALTHY) {
        ledger.failures = 0;
    } else {
        ledger.state = (uint16_t)step->seed;
    }
    ledger_put(setup, &ledger, want);
}

static bool boot_has(const backmem_boot_t *boot, const ledger_t *ledger) {
    return boot->boots == ledger->boots && boot->cause == ledger->cause
           && boot->streak == ledger->failures && boot->state == ledger->state;
}

static backmem_err_t begin_run(const step_t *step, const ledger_t *old,
                               backmem_boot_t *boot) {
    const backmem_err_t err = backmem_boot_begin(boot, step->seed);
    const bool good = boot->streak == old->failures && boot->state == old->state
                      && (boot->boots == old->boots + 1
                          || (boot->boots == old->boots && old->boots >= 0xffff));
    return err != BACKMEM_OK || good ? err : BACKMEM_ERR_TYPE;
}

static backmem_err_t boot_run(const setup_t *setup, const step_t *step) {
    static reading_t before;
    backmem_boot_t boot;
    backmem_status_t status;
    record_read(setup, &before);
    const ledger_t old = ledger_of(&before);
    const backmem_err_t err = backmem_boot_open(&boot, place_of(setup), &status);
    if (err != BACKMEM_OK || status != before.status || !boot_has(&boot, &old)) {
        return err != BACKMEM_OK ? err : BACKMEM_ERR_TYPE;
    }
    return step->operation == BEGIN ? begin_run(step, &old, &boot)
           : step->operation == HEALTHY
               ? backmem_boot_healthy(&boot)
               : backmem_boot_set_state(&boot, (uint16_t)step->seed);
}

// Boots in vain, boots that were healthy, and numbers at their limits.
static bool boot_history(const setup_t *setup, unsigned n) {
    static reading_t full;
    const ledger_t limits = { UINT32_MAX, UINT32_MAX, UINT16_MAX, UINT16_MAX };
    if (n == 5) {
        backmem_record_t record;
        backmem_status_t status;
        ledger_put(setup, &limits, &full);
        return record_open(setup, &record, &status) == BACKMEM_OK
               && backmem_record_save(&record, full.data) == BACKMEM_OK;
    }
    for (unsigned i = 0; i <= n; i++) {
        const unsigned last = n % 2 == 0 ? BEGIN : i % 3;
        if (boot_run(setup, &(step_t){ .operation = BEGIN, .seed = i }) != BACKMEM_OK
            || boot_run(setup, &(step_t){ .operation = last, .seed = i })
                   != BACKMEM_OK) {
            return false;
        }
    }
    return true;
}

const subject_t subject_boot = {
    .name = "boot",
    .statuses = STATUSES_REPAIR,
    .histories = 6,
    .own = 6,
    .flipped = { 1, 2 },
    .operations = boot_operations,
    .operation_count = 3,
    .place = boot_place,
    .history = boot_history,
    .read = record_read,
    .run = boot_run,
    .expect = boot_expect,
};
