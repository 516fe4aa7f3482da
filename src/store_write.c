// Stores: commits and wipes. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "store.h"

// A frame that is being added up, or stored.
typedef struct frame {
    const backmem_store_t *store;
    const backmem_change_t *changes;
    uint32_t count;
    uint32_t offset; // bytes of the region, where its half begins
    uint32_t word;   // of the half, where the next one goes
    uint32_t limit;  // words of the half; 0 while it is added up
    uint32_t left;   // entries still to be stored; added up, it counts down from 0
    uint32_t crc;
    bool whole; // all that lives, not only the changes
} frame_t;

// ---- what goes into a frame ------------------------------------------------------

// Whether another change after this one has the same key.
static bool change_is_last(const frame_t *frame, const backmem_change_t *change) {
    const backmem_change_t *end = frame->changes + frame->count;
    const uint32_t size = key_size(&change->key);
    const uint8_t *bytes = key_bytes(&change->key);
    for (const backmem_change_t *later = change + 1; later < end; later++) {
        const uint8_t *other = key_bytes(&later->key);
        uint32_t same = 0;
        if ((later->key.text == NULL) == (change->key.text == NULL)
            && key_size(&later->key) == size) {
            while (same < size && bytes[same] == other[same]) {
                same++;
            }
            if (same == size) {
                return false;
            }
        }
    }
    return true;
}

// Whether it is not overtaken by another change, and makes a difference.
static bool change_is_real(const frame_t *frame, const backmem_change_t *change) {
    const backmem_store_t *store = frame->store;
    if (!change_is_last(frame, change)) {
        return false;
    }
    entry_t entry;
    const bool found = key_find(store, &change->key, &entry);
    if (change->value == NULL || !found) {
        return found || change->value != NULL;
    }
    bool same = false;
    if (entry_value_bytes(entry.header) == change->size) {
        (void)!backmem_region_compare(
            store->region, entry_offset(store, &entry) + entry_key_bytes(entry.header),
            change->value, change->size, &same);
    }
    return !same;
}

static bool entry_changes(const frame_t *frame, const entry_t *entry) {
    for (uint32_t i = 0; i < frame->count; i++) {
        const backmem_change_t *change = &frame->changes[i];
        if (key_is_of(frame->store, &change->key, entry)
            && change_is_real(frame, change)) {
            return true;
        }
    }
    return false;
}

// ---- storing it ------------------------------------------------------------------

static void word_put(frame_t *frame, uint32_t word) {
    // The limit holds also if the memory changed since it was added up.
    if (frame->word < frame->limit) {
        word_store(frame->store->region, frame->offset + 4 * frame->word, word);
        frame->crc = crc30(frame->crc, word);
    }
    frame->word++;
}

static void header_put(frame_t *frame, uint32_t header) {
    frame->left--;
    word_put(frame, (header & ~LAST) | (frame->left == 0 ? LAST : 0));
}

static void change_put(frame_t *frame, const backmem_change_t *change) {
    const uint32_t key = key_size(&change->key);
    const uint8_t *byte = key_bytes(&change->key);
    uint32_t header = (change->key.text != NULL ? SET_TEXT : SET_TEXT + 1) << KIND_SHIFT
                      | key << KEY_SHIFT;
    uint32_t size = key;
    if (change->value != NULL) {
        header |= change->size;
        size += change->size;
    } else {
        header += DELETE << KIND_SHIFT;
    }
    header_put(frame, header);
    uint32_t word = 0;
    uint32_t shift = 0;
    for (uint32_t i = 0; i < size; i++) {
        if (i == key) {
            byte = change->value;
        }
        word |= (uint32_t)*byte++ << shift;
        shift = (shift + 8) & 31;
        if (shift == 0 || i + 1 == size) {
            word_put(frame, word);
            word = 0;
        }
    }
}

static void entry_put(frame_t *frame, const entry_t *entry) {
    const uint32_t words = entry_words(entry->header);
    header_put(frame, entry->header);
    for (uint32_t i = 1; i < words; i++) {
        word_put(frame, store_load(frame->store, entry->at + i));
    }
}

static void frame_put(frame_t *frame) {
    const backmem_store_t *store = frame->store;
    if (frame->whole) {
        entry_t entry = { 0, 0, 0 };
        while (entry_next(store, &entry)) {
            if (entry_lives(store, &entry) && !entry_changes(frame, &entry)) {
                entry_put(frame, &entry);
            }
        }
    }
    for (uint32_t i = 0; i < frame->count; i++) {
        const backmem_change_t *change = &frame->changes[i];
        if ((change->value != NULL || !frame->whole) && change_is_real(frame, change)) {
            change_put(frame, change);
        }
    }
}

// ---- commits ---------------------------------------------------------------------

// Takes away what could be mistaken for a newer frame while this one is stored, and
// what a cut or damage left behind.
static backmem_err_t frame_prepare(const backmem_store_t *store, bool whole) {
    const unsigned half = store->half;
    backmem_err_t err = BACKMEM_OK;
    if (!whole) {
        if (!store_other_is_good(store)) {
            err = word_commit(store->region, half_offset(store, half ^ 1u, 0), 0);
        }
        if (!err && store_load(store, store->end) != 0) {
            err = word_commit(store->region, half_offset(store, half, store->end), 0);
        }
        return err;
    }
    if (store->end == 0 && store_load(store, 0) != 0) {
        err = word_commit(store->region, half_offset(store, half, 0), 0);
    }
    return err ? err
               : word_commit(store->region, half_offset(store, half ^ 1u, 0), TORN);
}

// Stores the frame that was added up, and moves the store on.
static backmem_err_t frame_commit(frame_t *frame, backmem_store_t *store) {
    const backmem_region_t *region = store->region;
    const uint32_t half = store->half ^ (frame->whole ? 1u : 0u);
    uint32_t tag = store->tag;
    uint32_t at = store->end;
    uint32_t check = store->check;
    // 1. What stood there must not count meanwhile.
    backmem_err_t err = frame_prepare(store, frame->whole);
    if (err) {
        return err;
    }
    if (frame->whole) {
        // Equal tags: half 1 is the newer one.
        tag = half != 0 ? tag : TAG_MASK - tag;
        at = 0;
        check = 0;
    }
    frame->offset = half_offset(store, half, 0);
    frame->word = at + 1;
    frame->limit = store->words;
    frame->left = 0 - frame->left;
    frame->crc = check_begin(KIND_STORE, half << 12 | at, tag);
    frame->crc = crc30(frame->crc, check);

    // 2. The frame, and the end behind it, down to the cells.
    if (frame->whole) {
        word_put(frame,
                 (frame->left == 0 ? LAST : 0) | tag << META_TAG | store_meta(store));
    }
    frame_put(frame);
    uint32_t end = frame->word;
    if (end < frame->limit) {
        word_store(region, frame->offset + 4 * end, 0);
        end++;
    }
    region_settle(region, frame->offset + 4 * at, 4 * (end - at));

    // 3. The commit word. This store is the commit.
    check = frame->crc | tag;
    err = word_commit(region, frame->offset + 4 * at, check);
    if (!err) {
        store->half = (uint8_t)half;
        store->tag = (uint8_t)tag;
        store->end = (uint16_t)frame->word;
        store->check = check;
    }
    return err;
}

backmem_err_t backmem_store_commit(backmem_store_t *store,
                                   const backmem_change_t *changes, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const backmem_change_t *change = &changes[i];
        if (key_check(&change->key)
            || (change->value != NULL && change->size > BACKMEM_VALUE_BYTES_MAX)) {
            return BACKMEM_ERR_SIZE;
        }
    }
    frame_t frame;
    frame.store = store;
    frame.changes = changes;
    frame.count = count;
    frame.limit = 0;
    frame.left = 0;
    frame.whole = false;
    frame.word = store->end + 1u;
    frame_put(&frame);
    if (frame.left == 0) {
        return BACKMEM_OK;
    }
    // What is appended to half 1 must not be taken for a part of a store that half 0
    // names, which only damage can make it do: then it is named anew.
    if (store->end == 0 || frame.word > store->words
        || !meta_is_ours(store, half_load(store, 0, META_WORD))) {
        frame.whole = true;
        frame.word = META_WORD + 1;
        frame.left = 0;
        frame_put(&frame);
        if (frame.word > store->words) {
            return BACKMEM_ERR_FULL;
        }
    }
    return frame_commit(&frame, store);
}

// ---- the calls that need no more than that ---------------------------------------

backmem_err_t backmem_store_set(backmem_store_t *store, backmem_key_t key,
                                const void *value, uint32_t size) {
    const backmem_change_t change = { key, value, size };
    return backmem_store_commit(store, &change, 1);
}

backmem_err_t backmem_store_delete(backmem_store_t *store, backmem_key_t key) {
    backmem_err_t err = key_check(&key);
    if (!err) {
        entry_t entry;
        err = key_find(store, &key, &entry) ? backmem_store_set(store, key, NULL, 0)
                                            : BACKMEM_ERR_EMPTY;
    }
    return err;
}

backmem_err_t backmem_store_set_int(backmem_store_t *store, backmem_key_t key,
                                    int64_t value) {
    // CBOR: major type 0, or 1 for minus the number minus 1.
    const uint32_t flip = value < 0 ? 0xffffffffu : 0;
    uint32_t low = (uint32_t)value ^ flip;
    uint32_t high = (uint32_t)((uint64_t)value >> 32) ^ flip;
    uint32_t size = 0;
    uint32_t small = low;
    if (high != 0 || low > 23) {
        size = 1;
        small = 24;
        while (size < 8 && (high != 0 || (size < 4 && low >> 8 * size != 0))) {
            size *= 2;
            small++;
        }
    }
    uint8_t bytes[9];
    bytes[0] = (uint8_t)((flip & 0x20) | small);
    for (uint32_t i = size; i > 0; i--) {
        bytes[i] = (uint8_t)low;
        low = low >> 8 | high << 24;
        high >>= 8;
    }
    return backmem_store_set(store, key, bytes, size + 1);
}

backmem_err_t backmem_store_wipe(backmem_store_t *store) {
    const backmem_region_t *region = store->region;
    const uint32_t first = half_offset(store, 0, 0);
    const uint32_t second = half_offset(store, 1, 0);
    const uint32_t bytes = 2 * (second - first);
    // The older state first; then neither, which is cold. What is dropped shows below.
    if (store->end != 0 && store->half == 1) {
        (void)!word_commit(region, first, TORN);
        (void)!word_commit(region, second, 0);
    } else {
        (void)!word_commit(region, second, 0);
        (void)!word_commit(region, first, TORN);
    }
    store_empty(store);
    const backmem_err_t err = backmem_region_wipe(region, first + 4, bytes - 4);
    const backmem_err_t last = word_commit(region, first, 0);
    return err ? err : last;
}
