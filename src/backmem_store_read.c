// Stores: values, walks, and how full it is. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

// The word of the last entry of this name; 0 if there is none. In the middle of a
// commit, the chains are of no use.
static uint32_t view_find(const view_t *view, const name_t *name) {
    return (view->state & BACKMEM_STATE_MOVING) != 0
               ? backmem_last_find(&view->bank, name)
               : backmem_chain_find(&view->bank, store_head(view->store, name->chain),
                                    name);
}

// ---- values ---------------------------------------------------------------------

backmem_err_t backmem_value_find(const view_t *view, const backmem_key_t *key,
                                 uint32_t *offset, uint32_t *size) {
    name_t name;
    entry_t entry;
    *size = 0;
    if (!key_is_good(key, BACKMEM_KEY_RAW_TEXT)) {
        return BACKMEM_ERR_SIZE;
    }
    backmem_name_of_key(key, &name);
    if (!backmem_entry_at(&view->bank, view_find(view, &name), &entry)
        || !header_sets(entry.header)) {
        return BACKMEM_ERR_EMPTY;
    }
    *offset = view_offset(view, entry.at + 1) + header_key_bytes(entry.header);
    *size = entry.header & BACKMEM_VALUE_MASK;
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
        err = backmem_value_find(&view, &key, &offset, size);
        if (!err) {
            err = *size > room ? BACKMEM_ERR_SIZE
                               : backmem_region_read(store->region, offset, dst, *size);
        }
    } while (backmem_view_moved(&view, &err));
    return err;
}

// ---- walks ----------------------------------------------------------------------

// The key of an entry: a number, a text, or what no call makes, at `text`.
static void item_key(backmem_item_t *item, const entry_t *entry, const name_t *name,
                     const char *text) {
    const uint32_t size = header_key_bytes(entry->header);
    item->is_text = true;
    item->key_bytes = (uint8_t)size;
    item->raw = 0;
    if ((entry->header >> BACKMEM_KIND_SHIFT & BACKMEM_KIND_TEXT) != 0) {
        item->raw = size == 0 ? BACKMEM_KEY_RAW_TEXT : 0;
    } else if (size > 4 || (size != 0 && name->first >> 8 * (size - 1) == 0)) {
        item->raw = BACKMEM_KEY_RAW_NUMBER;
    } else {
        item->is_text = false;
    }
    item->key.text = NULL;
    item->key.number = name->first;
    if (item->is_text) {
        // Without its text it is too long for a key, and no call takes it.
        item->key.text = text != NULL ? text : "";
        item->key.text_bytes = text != NULL ? size + item->raw : UINT32_MAX;
    }
}

static backmem_err_t item_load(const view_t *view, const entry_t *entry,
                               const name_t *name, backmem_item_t *item, char *text) {
    const uint32_t offset = view_offset(view, entry->at + 1);
    const uint32_t size = header_key_bytes(entry->header);
    item->value_offset = offset + size;
    item->value_size = (uint16_t)(entry->header & BACKMEM_VALUE_MASK);
    item_key(item, entry, name, text);
    if (text == NULL || !item->is_text) {
        return BACKMEM_OK;
    }
    text[size] = '\0';
    return backmem_region_read(view->store->region, offset, text, size);
}

// The next entry that lives. Whatever `next` is, no other one is met.
static bool view_next(const view_t *view, uint32_t next, entry_t *entry, name_t *name) {
    entry->next = next;
    do {
        if (!backmem_entry_next(&view->bank, entry)) {
            return false;
        }
        backmem_name_of_entry(&view->bank, entry, name);
    } while (!header_sets(entry->header) || view_find(view, name) != entry->at);
    return true;
}

backmem_err_t backmem_store_next(const backmem_store_t *store, backmem_cursor_t *cursor,
                                 backmem_item_t *item, char *text) {
    const backmem_cursor_t from = *cursor;
    backmem_err_t err;
    entry_t entry;
    view_t view;
    view.tries = BACKMEM_READ_TRIES;
    do {
        name_t name;
        backmem_view_take(&view, store);
        if (from.next != 0 && from.first != view.first) {
            err = BACKMEM_ERR_BUSY; // a compaction came in between
        } else if (view_next(&view, from.next, &entry, &name)) {
            err = item_load(&view, &entry, &name, item, text);
        } else {
            err = BACKMEM_ERR_EMPTY;
        }
    } while (backmem_view_moved(&view, &err));
    if (!err) {
        cursor->next = entry.next;
        cursor->first = view.first;
    }
    return err;
}

void backmem_store_space(const backmem_store_t *store, uint32_t *used,
                         uint32_t *capacity) {
    *used = 4 * *(const volatile uint32_t *)&store->living;
    *capacity = store->words == 0 ? 0 : 4 * (store->words - (BACKMEM_META_WORD + 1u));
}
