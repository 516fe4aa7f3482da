// Stores: finding the newest state, and reading it. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

// ---- halves ---------------------------------------------------------------------

uint32_t backmem_half_offset(const backmem_store_t *store, uint32_t half,
                             uint32_t word) {
    return store->offset + 4 * (half * store->words + word);
}

uint32_t backmem_half_load(const backmem_store_t *store, uint32_t half, uint32_t word) {
    return word_load(store->region, backmem_half_offset(store, half, word));
}

uint32_t backmem_store_load(const backmem_store_t *store, uint32_t word) {
    return backmem_half_load(store, store->half, word);
}

// The tag of a half's frames, if both its first words say that it is of this store.
static uint32_t half_tag(const backmem_store_t *store, uint32_t half) {
    const uint32_t commit = backmem_half_load(store, half, 0);
    const uint32_t tag = commit & BACKMEM_TAG_MASK;
    const uint32_t meta = tag << BACKMEM_META_TAG | store_meta(store);
    return is_tagged(commit)
                   && (backmem_half_load(store, half, BACKMEM_META_WORD)
                       & ~BACKMEM_LAST)
                          == meta
               ? tag
               : 0;
}

bool backmem_store_is_sound(const backmem_store_t *store) {
    const uint32_t other = store->half ^ 1u;
    const uint32_t tag = half_tag(store, other);
    // Equal tags: half 1 is the newer one. It may be empty yet.
    if (tag != 0 ? (tag == store->tag) == other
                 : other == 0 || backmem_half_load(store, other, 0) != 0) {
        return false;
    }
    return store->end == store->words || backmem_store_load(store, store->end) == 0;
}

// ---- frames ---------------------------------------------------------------------

uint32_t backmem_frame_check(uint32_t half, uint32_t at, uint32_t tag,
                             uint32_t before) {
    return backmem_crc30(check_begin(BACKMEM_KIND_STORE, half << 12 | at, tag), before);
}

// Goes past the frame at `end`, if it is whole. What it says of keys and values is not
// looked at: it only has to stay inside the half.
static bool frame_pass(backmem_store_t *store) {
    uint32_t at = store->end;
    if (at == store->words) {
        return false;
    }
    const uint32_t tag = store->tag;
    const uint32_t commit = backmem_store_load(store, at);
    if (tag == 0 || (commit & BACKMEM_TAG_MASK) != tag) {
        return false;
    }
    uint32_t crc = backmem_frame_check(store->half, at, tag, store->check);
    uint32_t header = 0;
    uint32_t left = 0; // words of the entry
    if (at == 0) {
        header = backmem_store_load(store, BACKMEM_META_WORD);
        left = 1;
    }
    while (left != 0 || (header & BACKMEM_LAST) == 0) {
        at++;
        if (at >= store->words) {
            return false;
        }
        const uint32_t word = backmem_store_load(store, at);
        if (left == 0) {
            header = word;
            left = header_words(word);
        }
        left--;
        crc = backmem_crc30(crc, word);
    }
    if ((crc | tag) != commit) {
        return false;
    }
    store->end = (uint16_t)(at + 1);
    store->check = commit;
    return true;
}

// Whether a half of the store that a meta word names has a whole first frame: the newer
// one, or else the other.
static bool store_find(backmem_store_t *store, uint32_t meta) {
    store->words = meta & BACKMEM_WORDS_MASK;
    store->layout = (uint16_t)(meta >> BACKMEM_META_SHIFT);
    store->end = 0;
    store->check = 0;
    if (8u * store->words > store->region->bytes - store->offset) {
        return false;
    }
    const uint32_t tag[2] = { half_tag(store, 0), half_tag(store, 1) };
    // Equal tags: half 1 is the newer one. No tag is 0.
    uint32_t half = tag[0] == tag[1];
    for (unsigned tries = 0; tries < 2; tries++) {
        store->half = (uint8_t)half;
        store->tag = (uint8_t)tag[half];
        if (frame_pass(store)) {
            return true;
        }
        half ^= 1;
    }
    return false;
}

// What there is, of this store or of another one.
static backmem_status_t store_look(backmem_store_t *store, uint32_t ours) {
    // Who used the memory last stands in half 0.
    const uint32_t first =
        word_load(store->region, store->offset + 4 * BACKMEM_META_WORD)
        & BACKMEM_NAME_MASK;
    if (first != ours && store_find(store, first)) {
        return BACKMEM_FOREIGN;
    }
    if (store_find(store, ours)) {
        while (frame_pass(store)) {
        }
        return backmem_store_is_sound(store) ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    }
    // The first commit was cut off.
    if (backmem_half_load(store, 0, 0) == BACKMEM_TORN
        && backmem_half_load(store, 1, 0) == 0) {
        return BACKMEM_COLD;
    }
    return first == ours ? BACKMEM_CORRUPT : BACKMEM_COLD;
}

backmem_err_t backmem_store_open(backmem_store_t *store, const backmem_region_t *region,
                                 uint32_t offset, uint32_t bytes, uint16_t layout,
                                 backmem_status_t *status) {
    if (bytes < BACKMEM_STORE_BYTES_MIN || bytes > BACKMEM_STORE_BYTES_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    const backmem_err_t err = backmem_object_check(region, offset, bytes);
    if (err) {
        return err;
    }
    store->region = region;
    store->offset = offset;
    *status = store_look(store, (uint32_t)layout << BACKMEM_META_SHIFT | bytes / 8);
    if (*status != BACKMEM_KEPT && *status != BACKMEM_RECOVERED) {
        store->words = (uint16_t)(bytes / 8);
        store->layout = layout;
        store_empty(store);
    }
    return BACKMEM_OK;
}

// ---- entries --------------------------------------------------------------------

bool backmem_entry_next(const backmem_store_t *store, entry_t *entry) {
    uint32_t at = entry->next;
    if (at == 0) {
        at = BACKMEM_META_WORD + 1
             + (backmem_store_load(store, BACKMEM_META_WORD) >> 31);
    }
    // The memory may have changed since open: what is loaded is bounded anew.
    if (at >= store->end) {
        return false;
    }
    const uint32_t offset = backmem_half_offset(store, store->half, at);
    const uint32_t header = word_load(store->region, offset);
    entry->header = header;
    entry->key = NULL;
    entry->at.offset = offset + 4;
    at += header_words(header);
    // Behind the last one of a frame stands the commit word of the next.
    entry->next = at + (header >> 31);
    return at <= store->end;
}

uint32_t backmem_entry_word(const backmem_store_t *store, const entry_t *entry,
                            uint32_t i) {
    if (entry->key == NULL) {
        return word_load(store->region, entry->at.offset + i);
    }
    const uint32_t key = entry_key_bytes(entry);
    uint32_t end = header_bytes(entry->header);
    if (end > i + 4) {
        end = i + 4;
    }
    uint32_t word = 0;
    while (end > i) {
        end--;
        const uint8_t *byte = entry->key + end;
        if (end >= key) {
            byte = entry->at.value + (end - key);
        }
        word = word << 8 | *byte;
    }
    return word;
}

bool backmem_entries_agree(const backmem_store_t *store, const entry_t *a,
                           const entry_t *b, uint32_t mask) {
    if (((a->header ^ b->header) & mask) != 0) {
        return false;
    }
    // From the end, where keys differ that begin alike.
    uint32_t left = header_bytes(a->header & mask);
    while (left > 0) {
        const uint32_t at = (left - 1) & ~3u;
        const uint32_t beyond = (0u - left) & 3u; // there a value may follow
        if ((backmem_entry_word(store, a, at) ^ backmem_entry_word(store, b, at))
                << 8 * beyond
            != 0) {
            return false;
        }
        left = at;
    }
    return true;
}

bool backmem_entry_find(const backmem_store_t *store, const entry_t *like,
                        uint32_t next, entry_t *found) {
    const bool first = next != 0;
    uint32_t at = BACKMEM_STORE_END;
    found->next = next;
    while (backmem_entry_next(store, found)) {
        if (backmem_entries_agree(store, like, found, BACKMEM_SAME_KEY)) {
            at = next;
            if (first) {
                break;
            }
        }
        next = found->next;
    }
    found->next = at;
    return backmem_entry_next(store, found);
}

// ---- the public calls -----------------------------------------------------------

backmem_err_t backmem_entry_of_change(const backmem_change_t *change, entry_t *entry) {
    uint32_t size = change->key.number;
    uint32_t kind = BACKMEM_KIND_TEXT + BACKMEM_KIND_GONE;
    entry->key = (const uint8_t *)change->key.text;
    entry->at.value = change->value;
    if (entry->key == NULL) {
        entry->key = (const uint8_t *)&change->key.number; // little-endian
        kind++;
        uint32_t left = size;
        for (size = 0; left != 0; left >>= 8) {
            size++;
        }
    } else if (size - 1 >= BACKMEM_KEY_BYTES_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    entry->header = kind << BACKMEM_KIND_SHIFT | size << BACKMEM_KEY_SHIFT;
    if (change->value != NULL) {
        if (change->size > BACKMEM_VALUE_BYTES_MAX) {
            return BACKMEM_ERR_SIZE;
        }
        entry->header += change->size - (BACKMEM_KIND_GONE << BACKMEM_KIND_SHIFT);
    }
    return BACKMEM_OK;
}

backmem_err_t backmem_store_get(const backmem_store_t *store, backmem_key_t key,
                                void *dst, uint32_t capacity, uint32_t *size) {
    const backmem_change_t change = { key, NULL, 0 };
    entry_t like;
    entry_t entry;
    const backmem_err_t err = backmem_entry_of_change(&change, &like);
    if (err) {
        return err;
    }
    if (!backmem_entry_find(store, &like, 0, &entry) || !entry_is_set(&entry)) {
        return BACKMEM_ERR_EMPTY;
    }
    *size = entry_value_bytes(&entry);
    if (*size > capacity) {
        return BACKMEM_ERR_SIZE;
    }
    return backmem_region_read(store->region, entry.at.offset + entry_key_bytes(&entry),
                               dst, *size);
}

backmem_err_t backmem_store_next(const backmem_store_t *store, uint16_t *cursor,
                                 backmem_item_t *item) {
    entry_t entry;
    entry_t later;
    entry.next = *cursor;
    do {
        if (!backmem_entry_next(store, &entry)) {
            return BACKMEM_ERR_EMPTY;
        }
    } while (!entry_is_set(&entry)
             || backmem_entry_find(store, &entry, entry.next, &later));
    *cursor = (uint16_t)entry.next;

    uint32_t size = entry_key_bytes(&entry);
    void *key = &item->number;
    char *end = item->text;
    item->value_offset = entry.at.offset + size;
    item->value_size = (uint16_t)entry_value_bytes(&entry);
    item->is_text = (entry.header >> BACKMEM_KIND_SHIFT & BACKMEM_KIND_TEXT) != 0;
    item->number = 0;
    if (item->is_text) {
        item->number = size;
        key = end;
        end += size;
    } else if (size > sizeof item->number) {
        size = sizeof item->number;
    }
    *end = '\0';
    return backmem_region_read(store->region, entry.at.offset, key, size);
}

backmem_err_t backmem_store_get_int(const backmem_store_t *store, backmem_key_t key,
                                    int64_t *value) {
    uint8_t bytes[9]; // CBOR: a head, and a big-endian number
    uint32_t size = 0;
    bytes[0] = 0xff; // no integer, if there are no bytes or too many
    const backmem_err_t err = backmem_store_get(store, key, bytes, sizeof bytes, &size);
    if (err && size == 0) {
        return err;
    }
    // The head: major type 0 or 1 (then of minus the number minus 1), and the number
    // itself, or 24 and more for 1, 2, 4 or 8 bytes that follow.
    const uint32_t head = bytes[0];
    uint32_t low = head & 31;
    uint32_t high = 0;
    uint32_t more = 0;
    if (low > 23) {
        more = 1u << (low - 24);
        low = 0;
    }
    if (head >= 0x40 || size != more + 1) {
        return BACKMEM_ERR_TYPE;
    }
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
