// Stores: finding the newest state, and reading it. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

// A cursor of a walk: the word of the bank where it goes on, and above it which writing
// of the bank that was.
enum {
    CURSOR_TAG = 11,
    CURSOR_WORD = (1 << CURSOR_TAG) - 1,
};

// ---- banks ---------------------------------------------------------------------

uint32_t backmem_bank_offset(const backmem_store_t *store, uint32_t bank,
                             uint32_t word) {
    return store->offset + 4 * (bank * store->words + word);
}

uint32_t backmem_bank_load(const backmem_store_t *store, uint32_t bank, uint32_t word) {
    return word_load(store->region, backmem_bank_offset(store, bank, word));
}

uint32_t backmem_store_load(const backmem_store_t *store, uint32_t word) {
    return backmem_bank_load(store, store->bank, word);
}

// The phase of a bank's frames, if both its first words say that it is of this store.
static uint32_t bank_phase(const backmem_store_t *store, uint32_t bank) {
    const uint32_t commit = backmem_bank_load(store, bank, 0);
    const uint32_t phase = commit & BACKMEM_PHASE_MASK;
    if (!has_phase(commit)) {
        return 0;
    }
    const uint32_t meta =
        backmem_bank_load(store, bank, BACKMEM_META_WORD) & ~BACKMEM_LAST;
    return meta == (phase << BACKMEM_META_PHASE | store_meta(store)) ? phase : 0;
}

bool backmem_store_is_sound(const backmem_store_t *store) {
    const uint32_t other = store->bank ^ 1u;
    const uint32_t phase = bank_phase(store, other);
    // Bank 1 may be empty yet.
    if (phase != 0 ? is_newer(other, phase, store->phase)
                   : other == 0 || backmem_bank_load(store, other, 0) != 0) {
        return false;
    }
    return store->end == store->words || backmem_store_load(store, store->end) == 0;
}

// ---- frames ---------------------------------------------------------------------

// Goes past the frame at `end`, if it is valid, and does not reach to word `limit` of
// the bank. What it says of keys and values is not looked at.
//
//   check    of its version, as in check_begin
static bool frame_pass(backmem_store_t *store, uint32_t limit, uint32_t check) {
    uint32_t at = store->end;
    if (at >= limit) {
        return false;
    }
    const uint32_t phase = store->phase;
    const uint32_t commit = backmem_store_load(store, at);
    if (phase == 0 || (commit & BACKMEM_PHASE_MASK) != phase) {
        return false;
    }
    uint32_t crc = backmem_crc30(
        check_begin(check, (uint32_t)store->bank << 12 | at, phase), store->check);
    uint32_t header = 0;
    uint32_t left = 0; // words of the entry
    if (at == 0) {
        header = backmem_store_load(store, BACKMEM_META_WORD);
        left = 1;
    }
    while (left != 0 || (header & BACKMEM_LAST) == 0) {
        at++;
        if (at >= limit) {
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
    if ((crc | phase) != commit) {
        return false;
    }
    store->end = (uint16_t)(at + 1);
    store->check = commit;
    return true;
}

static bool own_pass(backmem_store_t *store) {
    return frame_pass(store, store->words, check_kind(BACKMEM_KIND_STORE));
}

bool backmem_store_is_intact(const backmem_store_t *store) {
    backmem_store_t again;
    store_copy(&again, store);
    again.end = 0;
    again.check = 0;
    while (again.end < store->end && own_pass(&again)) {
    }
    return again.end == store->end && again.check == store->check;
}

// Words of a bank inside the place, which has `room` words.
static uint32_t bank_room(const backmem_store_t *store, uint32_t bank, uint32_t room) {
    const uint32_t from = bank * store->words;
    room = room > from ? room - from : 0;
    return room < store->words ? room : store->words;
}

// Whether a bank of the store that a meta word names has a valid first frame inside the
// place: the newer one, or else the other.
static bool store_find(backmem_store_t *store, uint32_t meta, uint32_t room,
                       uint32_t check) {
    uint32_t phase[2] = { 0, 0 };
    store->words = meta & BACKMEM_WORDS_MASK;
    store->layout = (uint16_t)(meta >> BACKMEM_META_SHIFT);
    store->end = 0;
    store->check = 0;
    for (uint32_t i = 0; i < 2; i++) {
        if (bank_room(store, i, room) > BACKMEM_META_WORD) {
            phase[i] = bank_phase(store, i);
        }
    }
    uint32_t bank =
        is_newer(0, phase[0], phase[1]) ? 0 : 1; // no phase is 0, and never valid
    for (unsigned tries = 0; tries < 2; tries++) {
        store->bank = (uint8_t)bank;
        store->phase = (uint8_t)phase[bank];
        if (frame_pass(store, bank_room(store, bank, room), check)) {
            return true;
        }
        bank ^= 1;
    }
    return false;
}

// What there is in a place of `room` words, of this store or of another one.
static backmem_status_t store_look(backmem_store_t *store, uint32_t ours,
                                   uint32_t room) {
    uint32_t check = check_kind(BACKMEM_KIND_STORE);
    // Who used the memory last stands in bank 0.
    const uint32_t first =
        word_load(store->region, store->offset + 4 * BACKMEM_META_WORD)
        & BACKMEM_NAME_MASK;
    if (first != ours && store_find(store, first, room, check)) {
        return BACKMEM_FOREIGN;
    }
    if (store_find(store, ours, room, check)) {
        while (own_pass(store)) {
        }
        return backmem_store_is_sound(store) ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    }
    // Nothing of this version; something of a newer one?
    for (uint32_t left = BACKMEM_NEWER_VERSIONS; left > 0; left--) {
        check += 1u << 12;
        if (store_find(store, first, room, check)) {
            return BACKMEM_FOREIGN;
        }
    }
    // The first commit was cut off.
    store->words = ours & BACKMEM_WORDS_MASK;
    if (backmem_bank_load(store, 0, 0) == BACKMEM_TORN
        && backmem_bank_load(store, 1, 0) == 0) {
        return BACKMEM_COLD;
    }
    return first == ours ? BACKMEM_CORRUPT : BACKMEM_COLD;
}

backmem_err_t backmem_store_open(backmem_store_t *store, backmem_place_t place,
                                 uint16_t layout, backmem_status_t *status) {
    store->words = 0;
    store_empty(store, BACKMEM_PHASE_2);
    backmem_err_t err = backmem_place_check(place.region, place.offset, place.bytes,
                                            BACKMEM_STORE_BYTES_MIN);
    if (err) {
        return err;
    }
    if (place.bytes > BACKMEM_STORE_BYTES_MAX) {
        place.bytes = BACKMEM_STORE_BYTES_MAX;
    }
    const uint32_t words = place.bytes / 8;
    store->region = place.region;
    store->offset = place.offset;
    const backmem_status_t found = store_look(
        store, (uint32_t)layout << BACKMEM_META_SHIFT | words, place.bytes / 4);
    if (found != BACKMEM_KEPT && found != BACKMEM_RECOVERED) {
        store_empty(store, found == BACKMEM_FOREIGN ? 0 : BACKMEM_PHASE_2);
    }
    store->words = (uint16_t)words;
    store->layout = layout;
    if (found == BACKMEM_COLD) {
        err = backmem_region_loads(place.region);
    }
    if (err) {
        store->words = 0;
    } else {
        *status = found;
    }
    return err;
}

// ---- beside a writer -------------------------------------------------------------

static uint32_t view_first(const view_t *view) {
    return view->store.end != 0 ? backmem_store_load(&view->store, 0) : 0;
}

void backmem_view_take(view_t *view, const backmem_store_t *store) {
    store_copy(&view->store, store);
    view->first = view_first(view);
}

bool backmem_view_moved(view_t *view, const backmem_store_t *store,
                        backmem_err_t *err) {
    // A bank that is written anew has another word in front, first and last.
    BACKMEM_BARRIER();
    if (store_state(store) == store_state(&view->store)
        && store->check == view->store.check && view_first(view) == view->first) {
        return false;
    }
    view->tries--;
    if (view->tries == 0) {
        *err = BACKMEM_ERR_BUSY;
    }
    return view->tries != 0;
}

// ---- entries --------------------------------------------------------------------

bool backmem_entry_next(const backmem_store_t *store, entry_t *entry) {
    uint32_t at = entry->next;
    if (at == 0 && store->end != 0) {
        at = BACKMEM_META_WORD + 1
             + (backmem_store_load(store, BACKMEM_META_WORD) >> 31);
    }
    // The memory may have changed since open: what is loaded is bounded anew.
    if (at >= store->end) {
        return false;
    }
    const uint32_t offset = backmem_bank_offset(store, store->bank, at);
    const uint32_t header = word_load(store->region, offset);
    entry->header = header;
    entry->key = NULL;
    entry->at.offset = offset + 4;
    at += header_words(header);
    // Behind the last one of a frame stands the commit word of the next.
    entry->next = at + (header >> 31);
    return at <= store->end;
}

// Where the i-th byte of a change is: of its key, of the value's head, of the value.
static const uint8_t *change_at(const entry_t *entry, uint32_t i) {
    const uint32_t key = entry_key_bytes(entry);
    const backmem_change_t *change = entry->at.change;
    if (change == NULL || i < key) {
        const void *text = entry->key->text;
        return (const uint8_t *)(text != NULL ? text : &entry->key->number) + i;
    }
    i -= key;
    return i < change->head_size
               ? &change->head[i]
               : (const uint8_t *)change->value + (i - change->head_size);
}

uint32_t backmem_entry_word(const backmem_store_t *store, const entry_t *entry,
                            uint32_t i) {
    if (entry->key == NULL) {
        return word_load(store->region, entry->at.offset + i);
    }
    uint32_t end = header_bytes(entry->header);
    if (end > i + 4) {
        end = i + 4;
    }
    uint32_t word = 0;
    while (end > i) {
        end--;
        word = word << 8 | *change_at(entry, end);
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
        const uint32_t beyond = (0u - left) & 3u; // bytes of a value that may follow
        left = (left - 1) & ~3u;
        const uint32_t differ =
            backmem_entry_word(store, a, left) ^ backmem_entry_word(store, b, left);
        if (differ << 8 * beyond != 0) {
            return false;
        }
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

// `most`: text_bytes, or what a raw key has there.
static bool key_is_good(const backmem_key_t *key, uint32_t most) {
    return key->text == NULL || key->text_bytes - 1 < most;
}

static bool change_sets(const backmem_change_t *change) {
    return change->value != NULL || change->head_size != 0;
}

static uint32_t change_value_bytes(const backmem_change_t *change) {
    return change->head_size + (change->value != NULL ? change->size : 0);
}

bool backmem_change_is_good(const backmem_change_t *change) {
    return key_is_good(&change->key, change_sets(change) ? BACKMEM_KEY_BYTES_MAX
                                                         : BACKMEM_KEY_RAW_TEXT)
           && change->head_size <= sizeof change->head
           && (change->value == NULL || change->size <= BACKMEM_VALUE_BYTES_MAX)
           && change_value_bytes(change) <= BACKMEM_VALUE_BYTES_MAX;
}

void backmem_entry_of_key(const backmem_key_t *key, entry_t *entry) {
    uint32_t size = key->text_bytes & BACKMEM_KEY_MASK;
    uint32_t kind = BACKMEM_KIND_TEXT + BACKMEM_KIND_GONE;
    if (key->text == NULL || (key->text_bytes & BACKMEM_KEY_RAW_NUMBER) != 0) {
        kind++;
    }
    if (key->text == NULL) {
        uint32_t left = key->number; // little-endian
        for (size = 0; left != 0; left >>= 8) {
            size++;
        }
    }
    entry->key = key;
    entry->at.change = NULL; // no value
    entry->header = kind << BACKMEM_KIND_SHIFT | size << BACKMEM_KEY_SHIFT;
}

void backmem_entry_of_change(const backmem_change_t *change, entry_t *entry) {
    backmem_entry_of_key(&change->key, entry);
    entry->at.change = change;
    if (change_sets(change)) {
        entry->header +=
            change_value_bytes(change) - (BACKMEM_KIND_GONE << BACKMEM_KIND_SHIFT);
    }
}

backmem_err_t backmem_value_find(const backmem_store_t *store, backmem_key_t key,
                                 uint32_t *offset, uint32_t *size) {
    entry_t like;
    entry_t entry;
    *size = 0;
    if (!key_is_good(&key, BACKMEM_KEY_RAW_TEXT)) {
        return BACKMEM_ERR_SIZE;
    }
    backmem_entry_of_key(&key, &like);
    if (!backmem_entry_find(store, &like, 0, &entry) || !entry_is_set(&entry)) {
        return BACKMEM_ERR_EMPTY;
    }
    *offset = entry.at.offset + entry_key_bytes(&entry);
    *size = entry_value_bytes(&entry);
    return BACKMEM_OK;
}

backmem_err_t backmem_store_get(const backmem_store_t *store, backmem_key_t key,
                                void *dst, uint32_t *size) {
    if (size == NULL) {
        return BACKMEM_ERR_SIZE;
    }
    const uint32_t room = *size;
    backmem_err_t err;
    view_t view;
    view.tries = BACKMEM_READ_TRIES;
    do {
        uint32_t offset;
        backmem_view_take(&view, store);
        err = backmem_value_find(&view.store, key, &offset, size);
        if (!err) {
            err = *size > room ? BACKMEM_ERR_SIZE
                               : backmem_region_read(store->region, offset, dst, *size);
        }
    } while (backmem_view_moved(&view, store, &err));
    return err;
}

// What the bytes at item->text are: a text, a number, or what no call makes.
static void item_key(backmem_item_t *item, const entry_t *entry, uint32_t size) {
    const uint8_t *bytes = (const uint8_t *)item->text;
    item->text[size] = '\0';
    item->text_bytes = size;
    item->is_text = true;
    item->raw = 0;
    if ((entry->header >> BACKMEM_KIND_SHIFT & BACKMEM_KIND_TEXT) != 0) {
        item->raw = size == 0 ? BACKMEM_KEY_RAW_TEXT : 0;
    } else if (size > 4 || (size != 0 && bytes[size - 1] == 0)) {
        item->raw = BACKMEM_KEY_RAW_NUMBER;
    } else {
        item->is_text = false;
        item->key_number = 0;
        for (uint32_t i = size; i > 0; i--) {
            item->key_number = item->key_number << 8 | bytes[i - 1];
        }
        item->text[0] = '\0';
    }
}

// Which writing of the bank a walk is in: its number, phase and some bits of the check.
static uint32_t view_tag(const view_t *view) {
    return (view->first << 1 | view->store.bank) & (UINT16_MAX >> CURSOR_TAG);
}

// The next entry that lives, from word `next` of the bank on.
static bool entry_next_living(const backmem_store_t *store, uint32_t next,
                              entry_t *entry) {
    entry_t later;
    entry->next = next;
    do {
        if (!backmem_entry_next(store, entry)) {
            return false;
        }
    } while (!entry_is_set(entry)
             || backmem_entry_find(store, entry, entry->next, &later));
    return true;
}

static backmem_err_t item_load(const backmem_store_t *store, const entry_t *entry,
                               backmem_item_t *item) {
    const uint32_t size = entry_key_bytes(entry);
    item->value_offset = entry->at.offset + size;
    item->value_size = (uint16_t)entry_value_bytes(entry);
    const backmem_err_t err =
        backmem_region_read(store->region, entry->at.offset, item->text, size);
    item_key(item, entry, size);
    return err;
}

backmem_err_t backmem_store_next(const backmem_store_t *store, uint16_t *cursor,
                                 backmem_item_t *item) {
    const uint32_t from = *cursor;
    backmem_err_t err;
    uint32_t to;
    view_t view;
    view.tries = BACKMEM_READ_TRIES;
    do {
        entry_t entry;
        backmem_view_take(&view, store);
        const uint32_t tag = view_tag(&view);
        to = from;
        if (from != 0 && from >> CURSOR_TAG != tag) {
            err = BACKMEM_ERR_BUSY; // a compaction came in between
        } else if (entry_next_living(&view.store, from & CURSOR_WORD, &entry)) {
            err = item_load(&view.store, &entry, item);
            to = entry.next | tag << CURSOR_TAG;
        } else {
            err = BACKMEM_ERR_EMPTY;
        }
    } while (backmem_view_moved(&view, store, &err));
    if (!err) {
        *cursor = (uint16_t)to;
    }
    return err;
}
