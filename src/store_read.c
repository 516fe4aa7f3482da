// Stores: finding the newest state, and reading it. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "store.h"

// ---- halves and frames -----------------------------------------------------------

// The tag of a half's frames, if both its first words say that it is of this store.
static uint32_t half_tag(const backmem_store_t *store, unsigned half) {
    const uint32_t commit = half_load(store, half, 0);
    const uint32_t meta = half_load(store, half, META_WORD);
    const uint32_t tag = commit & TAG_MASK;
    const uint32_t want = tag << META_TAG | store_meta(store);
    return is_tagged(commit) && (meta & ~LAST) == want ? tag : 0;
}

bool store_other_is_good(const backmem_store_t *store) {
    const unsigned other = store->half ^ 1u;
    const uint32_t tag = half_tag(store, other);
    if (tag != 0) {
        // Equal tags: half 1 is the newer one.
        return (tag == store->tag) == (other == 0);
    }
    return half_load(store, other, 0) == 0;
}

static bool entry_is_valid(uint32_t header) {
    const uint32_t kind = header >> KIND_SHIFT & 7;
    const uint32_t key = entry_key_bytes(header);
    if (kind - SET_TEXT > SET_TEXT + DELETE || (header & RESERVED) != 0) {
        return false;
    }
    if (!entry_is_set(header) && entry_value_bytes(header) != 0) {
        return false;
    }
    return (kind & SET_TEXT) != 0 ? key != 0 : key <= NUMBER_BYTES;
}

// Goes past the frame at `end`, if it is whole.
static bool frame_pass(backmem_store_t *store) {
    const uint32_t words = store->words;
    uint32_t at = store->end;
    const uint32_t commit = store_load(store, at);
    if ((commit & TAG_MASK) != store->tag) {
        return false;
    }
    uint32_t crc =
        check_begin(KIND_STORE, (uint32_t)store->half << 12 | at, store->tag);
    crc = crc30(crc, store->check);
    uint32_t word = 0;
    if (at == 0) {
        at = META_WORD;
        word = store_load(store, at);
        crc = crc30(crc, word);
    }
    at++;
    while ((word & LAST) == 0) {
        word = at < words ? store_load(store, at) : 0;
        uint32_t left = entry_words(word);
        if (!entry_is_valid(word) || left > words - at) {
            return false;
        }
        uint32_t offset = half_offset(store, store->half, at);
        at += left;
        crc = crc30(crc, word);
        while (--left > 0) {
            offset += 4;
            crc = crc30(crc, word_load(store->region, offset));
        }
    }
    if ((crc | store->tag) != commit) {
        return false;
    }
    store->end = (uint16_t)at;
    store->check = commit;
    return true;
}

// Whether a first frame of the store is whole: of the newer half, or of the other one.
static bool store_find(backmem_store_t *store) {
    const uint32_t tag[2] = { half_tag(store, 0), half_tag(store, 1) };
    store->end = 0;
    store->check = 0;
    // No tag is 0. Equal tags: half 1 is the newer one.
    store->half = tag[1] != 0 && (tag[0] == 0 || tag[0] == tag[1]);
    for (unsigned tries = 0; tries < 2; tries++) {
        store->tag = (uint8_t)tag[store->half];
        if (store->tag != 0 && frame_pass(store)) {
            return true;
        }
        store->half ^= 1;
    }
    return false;
}

// Whether the meta word is that of another store, of which something is whole.
static bool meta_is_foreign(const backmem_store_t *store, uint32_t meta) {
    backmem_store_t other = *store;
    other.words = meta & ((1u << META_SHIFT) - 1);
    other.layout = (uint16_t)(meta >> META_SHIFT);
    const uint32_t bytes = 8u * other.words;
    if (meta_is_ours(store, meta) || bytes < BACKMEM_STORE_BYTES_MIN
        || bytes > BACKMEM_STORE_BYTES_MAX
        || bytes > store->region->bytes - store->offset) {
        return false;
    }
    return store_find(&other);
}

// What it is when nothing of it counts.
static backmem_status_t store_loss(const backmem_store_t *store) {
    const uint32_t meta[2] = { half_load(store, 0, META_WORD),
                               half_load(store, 1, META_WORD) };
    if (meta_is_foreign(store, meta[1])) {
        return BACKMEM_FOREIGN;
    }
    // The first commit, or a wipe, was cut off.
    if (half_load(store, 0, 0) == TORN && half_load(store, 1, 0) == 0) {
        return BACKMEM_COLD;
    }
    return meta_is_ours(store, meta[0]) || meta_is_ours(store, meta[1])
               ? BACKMEM_CORRUPT
               : BACKMEM_COLD;
}

backmem_err_t backmem_store_open(backmem_store_t *store, const backmem_region_t *region,
                                 uint32_t offset, uint32_t bytes, uint16_t layout,
                                 backmem_status_t *status) {
    if (bytes < BACKMEM_STORE_BYTES_MIN || bytes > BACKMEM_STORE_BYTES_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    const backmem_err_t err = object_check(region, offset, bytes);
    if (err) {
        return err;
    }
    store->region = region;
    store->offset = offset;
    store->words = (uint16_t)(bytes / 8);
    store->layout = layout;
    // Who used the memory last stands in half 0.
    const bool foreign = meta_is_foreign(store, half_load(store, 0, META_WORD));
    if (foreign || !store_find(store)) {
        *status = foreign ? BACKMEM_FOREIGN : store_loss(store);
        store_empty(store);
        return BACKMEM_OK;
    }
    *status = store_other_is_good(store) ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    while (store->end < store->words && store_load(store, store->end) != 0) {
        if (!frame_pass(store)) {
            *status = BACKMEM_RECOVERED;
            break;
        }
    }
    return BACKMEM_OK;
}

// ---- entries ---------------------------------------------------------------------

bool entry_next(const backmem_store_t *store, entry_t *entry) {
    uint32_t at = entry->next;
    if (at == 0) {
        at = META_WORD + 1 + (store_load(store, META_WORD) >> 31);
    }
    // The memory may have changed since open: what is loaded is bounded anew.
    if (at >= store->end) {
        return false;
    }
    const uint32_t header = store_load(store, at);
    if (!entry_is_valid(header) || entry_words(header) > store->end - at) {
        return false;
    }
    entry->header = header;
    entry->at = at;
    // Behind the last one of a frame stands the commit word of the next.
    entry->next = at + entry_words(header) + (header >> 31);
    return true;
}

static bool entries_share_key(const backmem_store_t *store, const entry_t *a,
                              const entry_t *b) {
    if (((a->header ^ b->header) & SAME_KEY) != 0) {
        return false;
    }
    const uint32_t size = entry_key_bytes(a->header);
    for (uint32_t i = 0; i < size; i += 4) {
        uint32_t differing =
            store_load(store, a->at + 1 + i / 4) ^ store_load(store, b->at + 1 + i / 4);
        if (size - i < 4) {
            differing <<= 32 - 8 * (size - i); // behind the key stands the value
        }
        if (differing != 0) {
            return false;
        }
    }
    return true;
}

bool entry_lives(const backmem_store_t *store, const entry_t *entry) {
    entry_t later = *entry;
    bool lives = entry_is_set(entry->header);
    while (lives && entry_next(store, &later)) {
        lives = !entries_share_key(store, entry, &later);
    }
    return lives;
}

// ---- keys ------------------------------------------------------------------------

uint32_t key_size(const backmem_key_t *key) {
    uint32_t size = key->number;
    if (key->text == NULL) {
        size = 0;
        for (uint32_t left = key->number; left != 0; left >>= 8) {
            size++;
        }
    }
    return size;
}

const void *key_bytes(const backmem_key_t *key) {
    return key->text != NULL ? (const void *)key->text : &key->number;
}

backmem_err_t key_check(const backmem_key_t *key) {
    return key->text != NULL && key->number - 1 >= BACKMEM_KEY_BYTES_MAX
               ? BACKMEM_ERR_SIZE
               : BACKMEM_OK;
}

bool key_is_of(const backmem_store_t *store, const backmem_key_t *key,
               const entry_t *entry) {
    const uint32_t size = key_size(key);
    const uint32_t kind = key->text != NULL ? SET_TEXT : 0;
    bool same =
        ((entry->header ^ (kind << KIND_SHIFT | size << KEY_SHIFT)) & SAME_KEY) == 0;
    if (same) {
        (void)!backmem_region_compare(store->region, entry_offset(store, entry),
                                      key_bytes(key), size, &same);
    }
    return same;
}

bool key_find(const backmem_store_t *store, const backmem_key_t *key, entry_t *found) {
    entry_t entry = { 0, 0, 0 };
    bool is_set = false;
    while (entry_next(store, &entry)) {
        if (key_is_of(store, key, &entry)) {
            *found = entry;
            is_set = entry_is_set(entry.header);
        }
    }
    return is_set;
}

// ---- the public calls ------------------------------------------------------------

static backmem_err_t value_copy(const backmem_store_t *store, const entry_t *entry,
                                void *dst) {
    return backmem_region_read(
        store->region, entry_offset(store, entry) + entry_key_bytes(entry->header), dst,
        entry_value_bytes(entry->header));
}

backmem_err_t backmem_store_get(const backmem_store_t *store, backmem_key_t key,
                                void *dst, uint32_t capacity, uint32_t *size) {
    const backmem_err_t err = key_check(&key);
    if (err) {
        return err;
    }
    entry_t entry;
    if (!key_find(store, &key, &entry)) {
        return BACKMEM_ERR_EMPTY;
    }
    *size = entry_value_bytes(entry.header);
    return *size > capacity ? BACKMEM_ERR_SIZE : value_copy(store, &entry, dst);
}

backmem_err_t backmem_store_next(const backmem_store_t *store, uint16_t *cursor,
                                 backmem_item_t *item) {
    entry_t entry = { 0, 0, *cursor };
    do {
        if (!entry_next(store, &entry)) {
            return BACKMEM_ERR_EMPTY;
        }
    } while (!entry_lives(store, &entry));
    *cursor = (uint16_t)entry.next;

    const uint32_t offset = entry_offset(store, &entry);
    const uint32_t size = entry_key_bytes(entry.header);
    item->is_text = (entry.header >> KIND_SHIFT & SET_TEXT) != 0;
    item->number = item->is_text ? size : 0;
    void *key = item->is_text ? (void *)item->text : &item->number;
    item->text[item->is_text ? size : 0] = '\0';
    item->value_offset = offset + size;
    item->value_size = (uint16_t)entry_value_bytes(entry.header);
    return backmem_region_read(store->region, offset, key, size);
}

void backmem_store_space(const backmem_store_t *store, uint32_t *used,
                         uint32_t *capacity) {
    entry_t entry = { 0, 0, 0 };
    *used = 0;
    while (entry_next(store, &entry)) {
        if (entry_lives(store, &entry)) {
            *used += 4 * entry_words(entry.header);
        }
    }
    *capacity = 4 * (store->words - (META_WORD + 1u));
}

backmem_err_t backmem_store_get_int(const backmem_store_t *store, backmem_key_t key,
                                    int64_t *value) {
    uint8_t bytes[9]; // CBOR: a head, and a big-endian number
    uint32_t size = 0;
    backmem_err_t err = key_check(&key);
    if (err) {
        return err;
    }
    bytes[0] = 0xff; // no integer, if there are no bytes or too many
    err = backmem_store_get(store, key, bytes, sizeof bytes, &size);
    if (err == BACKMEM_ERR_EMPTY) {
        return err;
    }
    // The head: major type 0 or 1 (then of minus the number minus 1), and the number
    // itself, or 24 and more for 1, 2, 4 or 8 bytes that follow.
    const uint32_t head = bytes[0];
    const uint32_t small = head & 31;
    const uint32_t more = small < 24 ? 0 : 1u << (small & 7);
    if (err || size != more + 1 || head >= 0x40 || small > 27) {
        return BACKMEM_ERR_TYPE;
    }
    uint32_t high = 0;
    uint32_t low = more == 0 ? small : 0;
    for (uint32_t i = 1; i <= more; i++) {
        high = high << 8 | low >> 24;
        low = low << 8 | bytes[i];
    }
    if (high >> 31 != 0) {
        return BACKMEM_ERR_TYPE;
    }
    const uint32_t flip = head >= 0x20 ? 0xffffffffu : 0;
    *value = (int64_t)((uint64_t)(high ^ flip) << 32 | (low ^ flip));
    return BACKMEM_OK;
}
