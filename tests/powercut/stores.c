// Stores under the power-cut runner.
//
// A reading has the entries one behind the other: form, bytes of the key, key, bytes of
// the value in two bytes, value. The form is 1 for text, 2 for a number of 4 bytes.
//
// SPDX-License-Identifier: MIT
#include "backmem/value.h"
#include "subject.h"

#include <string.h>

#define SET       0
#define SET_NEW   1
#define DELETE    2
#define SEVERAL   3
#define SET_INT   4
#define SET_BYTES 5
#define WIPE      6

static const operation_t operations[] = {
    { "set", false },         { "set new", false }, { "delete", false },
    { "transaction", false }, { "set_int", false }, { "set_bytes", false },
    { "wipe", true },
};

#define CHANGES_MAX 3
#define LAYOUT      0x3a5u
#define FILLERS     2000u // number keys from here on

// `size` is that of values.
static bool store_place(setup_t *setup) {
    const uint32_t bytes = setup->region.bytes;
    setup->bytes = bytes;
    setup->size = bytes < 128 ? 2 : bytes == 128 ? 4 : 60;
    setup->layout = LAYOUT;
    return bytes >= BACKMEM_STORE_BYTES_MIN;
}

static backmem_err_t open_it(const setup_t *setup, backmem_store_t *store,
                             backmem_status_t *status) {
    return backmem_store_open(store, place_of(setup), setup->layout, status);
}

// ---- readings -------------------------------------------------------------------

static uint64_t entry_hash(const uint8_t *entry, uint32_t bytes) {
    return hash_bytes(0xcbf29ce484222325u, entry, bytes) | 1;
}

static void entry_add(reading_t *reading, backmem_key_t key, const void *value,
                      uint32_t size) {
    uint8_t *entry = reading->data + reading->bytes;
    const uint32_t key_bytes = key.text != NULL ? key.text_bytes : 4;
    const uint32_t bytes = 4 + key_bytes + size;
    if (reading->bytes + bytes > sizeof(reading->data)) {
        reading->bad = "more than a store can hold";
        return;
    }
    entry[0] = key.text != NULL ? 1 : 2;
    entry[1] = (uint8_t)key_bytes;
    memcpy(entry + 2, key.text != NULL ? key.text : (const char *)&key.number,
           key_bytes);
    entry[2 + key_bytes] = (uint8_t)size;
    entry[3 + key_bytes] = (uint8_t)(size >> 8);
    if (value != NULL) {
        memcpy(entry + 4 + key_bytes, value, size);
    }
    reading->count++;
    reading->bytes += bytes;
    reading->sum += entry_hash(entry, bytes);
}

static uint32_t entry_bytes(const uint8_t *entry) {
    const uint8_t *size = entry + 2 + entry[1];
    return 4u + entry[1] + size[0] + (uint32_t)size[1] * 256;
}

// Where in the reading the key's entry is; reading->bytes when nowhere.
static uint32_t reading_find(const reading_t *reading, backmem_key_t key) {
    uint32_t at = 0;
    while (at < reading->bytes) {
        const uint8_t *entry = reading->data + at;
        if (key.text == NULL
                ? entry[0] == 2 && memcmp(entry + 2, &key.number, 4) == 0
                : entry[0] == 1 && entry[1] == key.text_bytes
                      && memcmp(entry + 2, key.text, key.text_bytes) == 0) {
            break;
        }
        at += entry_bytes(entry);
    }
    return at;
}

static void entry_remove(reading_t *reading, backmem_key_t key) {
    const uint32_t at = reading_find(reading, key);
    if (at == reading->bytes) {
        return;
    }
    const uint32_t bytes = entry_bytes(reading->data + at);
    reading->sum -= entry_hash(reading->data + at, bytes);
    reading->count--;
    reading->bytes -= bytes;
    memmove(reading->data + at, reading->data + at + bytes, reading->bytes - at);
}

// What get says has to be what the walk met.
static void get_check(const backmem_store_t *store, reading_t *reading,
                      backmem_key_t key) {
    static uint8_t value[BACKMEM_VALUE_BYTES_MAX];
    uint32_t size = sizeof(value);
    const uint32_t at = reading_find(reading, key);
    const uint8_t *entry = reading->data + at;
    const backmem_err_t err = backmem_store_get(store, key, value, &size);
    if (at == reading->bytes) {
        if (err != BACKMEM_ERR_EMPTY) {
            reading->bad = "get gives what the walk did not meet";
        }
    } else if (err != BACKMEM_OK || size != entry_bytes(entry) - 4u - entry[1]
               || memcmp(value, entry + 4 + entry[1], size) != 0) {
        reading->bad = "get does not give what the walk met";
    }
}

static void store_read(const setup_t *setup, reading_t *reading) {
    static uint8_t value[BACKMEM_VALUE_BYTES_MAX];
    backmem_store_t store;
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_cursor_t cursor = { 0, 0 };
    reading_clear(reading);
    if (open_it(setup, &store, &reading->status) != BACKMEM_OK) {
        reading->bad = "open";
        return;
    }
    while (reading->bad == NULL
           && backmem_store_next(&store, &cursor, &item, key_text) == BACKMEM_OK) {
        if (item.value_size > sizeof(value)
            || backmem_region_read(&setup->region, item.value_offset, value,
                                   item.value_size)
                   != BACKMEM_OK) {
            reading->bad = "a value outside of the region";
        } else {
            const backmem_key_t key = item.key;
            entry_add(reading, key, value, item.value_size);
        }
    }
    uint32_t used, capacity;
    backmem_store_space(&store, &used, &capacity);
    if (used > capacity) {
        reading->bad = "more space used than there is";
    }
    if (reading->count > 0 && reading->status != BACKMEM_KEPT
        && reading->status != BACKMEM_RECOVERED) {
        reading->bad = "entries, and a status that says there are none";
    }
    get_check(&store, reading, backmem_key("a"));
    get_check(&store, reading, backmem_key_number(7));
}

// ---- operations -----------------------------------------------------------------

// A value as set_bytes stores it (RFC 8949, 3.1): 0x40 and its size, which for 24 and
// more is a byte of its own.
static backmem_change_t bytes_make(const uint8_t *value, uint32_t size) {
    static uint8_t encoded[2 + 60];
    uint32_t head = 0;
    if (size > 23) {
        encoded[head++] = 0x58;
        encoded[head++] = (uint8_t)size;
    } else {
        encoded[head++] = (uint8_t)(0x40 + size);
    }
    memcpy(encoded + head, value, size);
    return backmem_change_raw(backmem_key("c"), encoded, head + size);
}

// The changes of a step, as the caller means them. CBOR of a small negative integer
// (RFC 8949, 3.1): 0x20 and its size, one byte of argument here.
static uint32_t changes_make(const setup_t *setup, const step_t *step,
                             backmem_change_t *changes) {
    static uint8_t integer[2];
    const uint8_t *value = payload_of(setup, step->seed);
    backmem_change_t set = backmem_change_raw(backmem_key("a"), value, setup->size);
    backmem_change_t set_new =
        backmem_change_raw(backmem_key_number(7), value, setup->size / 2);
    backmem_change_t delete = backmem_change_delete(backmem_key("a"));
    backmem_change_t delete_new = backmem_change_delete(backmem_key_number(7));
    backmem_change_t set_other = backmem_change_raw(backmem_key("b"), value, 1);
    integer[0] = 0x38;
    integer[1] = (uint8_t)(step->seed % 200 + 24);
    backmem_change_t set_int = backmem_change_raw(backmem_key_number(3), integer, 2);
    switch (step->operation) {
        case SEVERAL:
            changes[0] = set;
            changes[1] = delete_new;
            changes[2] = set_other;
            return 3;
        case SET_NEW:
            changes[0] = set_new;
            break;
        case DELETE:
            changes[0] = delete;
            break;
        case SET_INT:
            changes[0] = set_int;
            break;
        case SET_BYTES:
            changes[0] = bytes_make(value, setup->size);
            break;
        default:
            changes[0] = set;
            break;
    }
    return 1;
}

static backmem_err_t store_run(const setup_t *setup, const step_t *step) {
    backmem_store_t store;
    backmem_status_t status;
    backmem_change_t changes[CHANGES_MAX];
    const uint32_t count = changes_make(setup, step, changes);
    const backmem_err_t err = open_it(setup, &store, &status);
    if (err != BACKMEM_OK) {
        return err;
    }
    switch (step->operation) {
        case WIPE:
            return backmem_store_wipe(&store);
        case DELETE:
            return backmem_store_delete(&store, changes[0].key);
        case SET_INT:
            return backmem_store_set_int64(&store, changes[0].key,
                                           -1 - (int64_t)(step->seed % 200 + 24));
        case SET_BYTES:
            return backmem_store_set_bytes(&store, changes[0].key,
                                           payload_of(setup, step->seed), setup->size);
        default:
            return backmem_store_commit(&store, changes, count);
    }
}

static void store_expect(const setup_t *setup, const step_t *step, const reading_t *old,
                         reading_t *want) {
    backmem_change_t changes[CHANGES_MAX];
    if (step->operation == WIPE) {
        reading_clear(want);
        return;
    }
    reading_copy(want, old);
    want->status = BACKMEM_KEPT;
    const uint32_t count = changes_make(setup, step, changes);
    for (uint32_t i = 0; i < count; i++) {
        entry_remove(want, changes[i].key);
        if (changes[i].value != NULL) {
            entry_add(want, changes[i].key, changes[i].value, changes[i].size);
        }
    }
}

// ---- histories ------------------------------------------------------------------

static backmem_err_t filler_set(const setup_t *setup, uint32_t number) {
    backmem_store_t store;
    backmem_status_t status;
    const backmem_err_t err = open_it(setup, &store, &status);
    return err != BACKMEM_OK
               ? err
               : backmem_store_set(&store, backmem_key_number(FILLERS + number),
                                   payload_of(setup, number), setup->size);
}

// Changes "a" until the other bank came into use `times` times; gives the number of
// changes. `most`: no more than these.
static unsigned compact(const setup_t *setup, unsigned times, unsigned most) {
    backmem_store_t store;
    backmem_status_t status;
    unsigned done = 0;
    uint8_t bank = 0;
    while (times > 0 && done < most
           && store_run(setup, &(step_t){ .operation = SET, .seed = 500 + done })
                  == BACKMEM_OK) {
        done++;
        if (open_it(setup, &store, &status) == BACKMEM_OK && store.bank != bank) {
            bank = store.bank;
            times--;
        }
    }
    return done;
}

// The change before the n-th compaction, or the one that compacts.
static bool compact_to(const setup_t *setup, unsigned times, bool before) {
    static uint32_t start[MEMORY_WORDS];
    memcpy(start, memory_now.seen, sizeof(start));
    const unsigned changes = compact(setup, times, 5000);
    if (before) {
        memory_put(start);
        (void)compact(setup, times, changes - 1);
    }
    return changes > 0 && changes < 5000;
}

// Some keys that live on, so that a compaction has something to carry.
static bool some(const setup_t *setup) {
    const uint32_t count = setup->bytes < 128 ? 0 : setup->bytes == 128 ? 1 : 10;
    bool good =
        store_run(setup, &(step_t){ .operation = SET_NEW, .seed = 8 }) == BACKMEM_OK;
    for (uint32_t i = 0; i < count; i++) {
        good = good && filler_set(setup, i) == BACKMEM_OK;
    }
    return good;
}

// As many keys as there is room for.
static bool full(const setup_t *setup) {
    uint32_t count = 0;
    backmem_err_t err = BACKMEM_OK;
    (void)store_run(setup, &(step_t){ .operation = SET, .seed = 9 });
    while (err == BACKMEM_OK) {
        err = filler_set(setup, count++);
    }
    return err == BACKMEM_ERR_FULL;
}

// Ours for a while, and then somebody else's: of another layout, of another size.
static bool foreign(const setup_t *setup, bool size) {
    setup_t other = *setup;
    if (!some(setup) || !compact_to(setup, 1, false)) {
        return false;
    }
    if (size) {
        other.bytes -= other.bytes < 2048 ? 16 : 1024;
        other.size = other.bytes < 2048 ? 2 : other.size;
        if (other.bytes < BACKMEM_STORE_BYTES_MIN) {
            return false;
        }
    } else {
        other.layout ^= 0x11;
    }
    return store_run(setup, &(step_t){ .operation = WIPE }) == BACKMEM_OK
           && some(&other) && compact_to(&other, 1, false);
}

static bool store_history(const setup_t *setup, unsigned n) {
    switch (n) {
        case 0: // a store without a key
            return store_run(setup, &(step_t){ .operation = SET, .seed = 1 })
                       == BACKMEM_OK
                   && store_run(setup, &(step_t){ .operation = DELETE }) == BACKMEM_OK;
        case 1:
            return store_run(setup, &(step_t){ .operation = SET, .seed = 2 })
                   == BACKMEM_OK;
        case 2:
            return some(setup)
                   && store_run(setup, &(step_t){ .operation = SEVERAL, .seed = 3 })
                          == BACKMEM_OK;
        case 3:
        case 4:
        case 5:
        case 6:
        case 7:
        case 8: // both banks, with each phase
            return some(setup) && compact_to(setup, (n - 1) / 2, n % 2 == 1);
        case 9:
            return full(setup);
        default:
            return foreign(setup, n == 11);
    }
}

const subject_t subject_store = {
    .name = "store",
    .statuses = STATUSES_ALL,
    .histories = 12,
    .own = 10,
    .flipped = { 2, 4 },
    .operations = operations,
    .operation_count = 7,
    .place = store_place,
    .history = store_history,
    .read = store_read,
    .run = store_run,
    .expect = store_expect,
};
