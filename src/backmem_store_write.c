// Stores: commits and wipes. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

// A frame that is added up, and then stored.
typedef struct frame {
    const backmem_store_t *store;
    const backmem_change_t *changes;
    uint32_t count;
    uint32_t phase; // of its meta word: all that lives goes there; 0: only the changes
    uint32_t word;  // where its next word goes
    uint32_t end;   // where it ends; 0 while it is added up
    uint32_t crc;
} frame_t;

// ---- what goes into a frame -----------------------------------------------------

static void word_put(frame_t *frame, uint32_t word) {
    // Holds also if the memory changed since it was added up.
    if (frame->word < frame->end) {
        const backmem_store_t *store = frame->store;
        const uint32_t bank = frame->phase != 0 ? store->bank ^ 1u : store->bank;
        word_store(store->region, backmem_bank_offset(store, bank, frame->word), word);
        frame->crc = backmem_crc30(frame->crc, word);
    }
    frame->word++;
}

static void header_put(frame_t *frame, uint32_t header, uint32_t words) {
    header &= ~BACKMEM_LAST;
    if (frame->word + words == frame->end) {
        header |= BACKMEM_LAST;
    }
    word_put(frame, header);
}

static void entry_put(frame_t *frame, const entry_t *entry) {
    const uint32_t bytes = header_bytes(entry->header);
    header_put(frame, entry->header, header_words(entry->header));
    for (uint32_t i = 0; i < bytes; i += 4) {
        word_put(frame, backmem_entry_word(frame->store, entry, i));
    }
}

// The last change of an entry's key: its number; the count of changes if there is none.
static uint32_t change_of(const frame_t *frame, const entry_t *entry, entry_t *change) {
    uint32_t i = frame->count;
    while (i > 0) {
        i--;
        backmem_entry_of_change(&frame->changes[i], change);
        if (backmem_entries_agree(frame->store, change, entry, BACKMEM_SAME_KEY)) {
            return i;
        }
    }
    return frame->count;
}

// Whether no later change overtakes this one, and it makes a difference.
static bool change_counts(const frame_t *frame, uint32_t i, const entry_t *change,
                          entry_t *other) {
    // A single one does, or there were no frame to be stored.
    if (frame->end != 0 && frame->count == 1 && frame->phase == 0) {
        return true;
    }
    const bool sets = entry_is_set(change);
    if ((!sets && frame->phase != 0) || change_of(frame, change, other) != i) {
        return false;
    }
    return backmem_entry_find(frame->store, change, 0, other) && entry_is_set(other)
               ? !backmem_entries_agree(frame->store, change, other, ~BACKMEM_LAST)
               : sets;
}

static void entries_put(frame_t *frame) {
    const backmem_store_t *store = frame->store;
    entry_t entry;
    entry_t other;
    if (frame->phase != 0) {
        header_put(frame, frame->phase << BACKMEM_META_PHASE | store_meta(store), 1);
        entry.next = 0;
        // What lives, and no change makes another or deletes.
        while (backmem_entry_next(store, &entry)) {
            if (entry_is_set(&entry)
                && !backmem_entry_find(store, &entry, entry.next, &other)
                && (change_of(frame, &entry, &other) == frame->count
                    || backmem_entries_agree(store, &entry, &other, ~BACKMEM_LAST))) {
                entry_put(frame, &entry);
            }
        }
    }
    for (uint32_t i = 0; i < frame->count; i++) {
        backmem_entry_of_change(&frame->changes[i], &entry);
        if (change_counts(frame, i, &entry, &other)) {
            entry_put(frame, &entry);
        }
    }
}

// How far a frame would reach that has its commit word before `word`.
static void frame_measure(frame_t *frame, uint32_t phase, uint32_t word) {
    frame->phase = phase;
    frame->word = word;
    frame->end = 0;
    entries_put(frame);
}

// ---- commits --------------------------------------------------------------------

static backmem_err_t bank_commit(const backmem_store_t *store, uint32_t bank,
                                 uint32_t word, uint32_t value) {
    return backmem_commit_word(store->region, backmem_bank_offset(store, bank, word),
                               value);
}

// Whether the frame with its commit word `commit` for word `at` is in the cells, with
// the zero behind it; and of a compaction, whether what it copied was right.
static backmem_err_t frame_look(const frame_t *frame, uint32_t bank, uint32_t at,
                                uint32_t crc) {
    const backmem_store_t *store = frame->store;
    while (++at != frame->end) {
        crc = backmem_crc30(crc, backmem_bank_load(store, bank, at));
    }
    if (crc != frame->crc
        || (at != store->words && backmem_bank_load(store, bank, at) != 0)) {
        return BACKMEM_ERR_DROPPED;
    }
    return frame->phase == 0 || backmem_store_is_intact(store) ? BACKMEM_OK
                                                               : BACKMEM_ERR_DAMAGED;
}

// Stores the frame that was measured, and moves the store on.
static backmem_err_t frame_commit(frame_t *frame, backmem_store_t *store) {
    uint32_t bank = store->bank;
    uint32_t phase = store->phase;
    uint32_t at = store->end;
    uint32_t check = store->check;
    backmem_err_t err = BACKMEM_OK;

    if (frame->phase != 0) {
        // 1. The other bank must not count meanwhile. Before the first commit, nothing
        // must.
        if (at == 0) {
            err = bank_commit(store, bank, 0, 0);
        }
        bank ^= 1;
        err = err ? err : bank_commit(store, bank, 0, BACKMEM_TORN);
        if (err) {
            return err;
        }
        phase = phase_newer(bank, phase);
        frame->phase = phase;
        at = 0;
        check = 0;
    }

    // 2. The frame, and the zero behind it, down to the cells.
    const uint32_t begin = frame_check(bank, at, phase, check);
    frame->end = frame->word;
    frame->word = at + 1;
    frame->crc = begin;
    entries_put(frame);
    const uint32_t offset = backmem_bank_offset(store, bank, 0);
    if (frame->end != store->words) {
        word_store(store->region, offset + 4 * frame->end, 0);
    }
    backmem_region_sync(store->region, offset, 4u * store->words);

    // 3. The commit word, of what reads back. This store is the commit.
    check = frame->crc | phase;
    err = frame_look(frame, bank, at, begin);
    err = err ? err : bank_commit(store, bank, at, check);
    if (!err) {
        store->check = check;
        store_move(store, frame->end, bank, phase);
    }
    return err;
}

backmem_err_t backmem_store_apply(backmem_store_t *store,
                                  const backmem_change_t *changes, uint32_t count) {
    if (store->words == 0) {
        return BACKMEM_ERR_RANGE;
    }
    if (store->phase == 0) {
        return BACKMEM_ERR_FOREIGN;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!backmem_change_is_good(&changes[i])) {
            return BACKMEM_ERR_SIZE;
        }
    }
    frame_t frame;
    frame.store = store;
    frame.changes = changes;
    frame.count = count;
    frame_measure(&frame, 0, store->end + 1u);
    if (frame.word == store->end + 1u) {
        return BACKMEM_ERR_EMPTY;
    }
    // Only where nothing is damaged: the other bank is written anew else.
    if (store->end == 0 || frame.word > store->words
        || !backmem_store_is_sound(store)) {
        if (!backmem_store_is_intact(store)) {
            return BACKMEM_ERR_DAMAGED;
        }
        frame_measure(&frame, BACKMEM_PHASE_1, BACKMEM_META_WORD);
        if (frame.word > store->words) {
            return BACKMEM_ERR_FULL;
        }
    }
    return frame_commit(&frame, store);
}

backmem_err_t backmem_store_commit(backmem_store_t *store,
                                   const backmem_change_t *changes, uint32_t count) {
    const backmem_err_t err = backmem_store_apply(store, changes, count);
    return err == BACKMEM_ERR_EMPTY ? BACKMEM_OK : err;
}

// ---- the rest -------------------------------------------------------------------

void backmem_store_space(const backmem_store_t *store, uint32_t *used,
                         uint32_t *capacity) {
    frame_t frame;
    view_t view;
    backmem_err_t err; // BUSY: a number of some moment will do
    frame.store = &view.store;
    frame.changes = NULL; // none
    frame.count = 0;
    view.tries = BACKMEM_READ_TRIES;
    do {
        backmem_view_take(&view, store);
        frame_measure(&frame, BACKMEM_PHASE_1,
                      0 - BACKMEM_META_WORD); // which is not counted
    } while (backmem_view_moved(&view, store, &err));
    *used = 4 * frame.word;
    *capacity = store->words == 0 ? 0 : 4 * (store->words - (BACKMEM_META_WORD + 1u));
}

backmem_err_t backmem_store_wipe(backmem_store_t *store) {
    if (store->words == 0) {
        return BACKMEM_ERR_RANGE;
    }
    // The older state first; where nothing counts, what bank 0 hides. The newer one in
    // one store too, or a cache might let its last frame go first. A word that is
    // dropped shows below.
    const uint32_t older = store->bank ^ (store->end != 0 ? 1u : 0u);
    (void)!bank_commit(store, older, 0, 0);
    (void)!bank_commit(store, older ^ 1, 0, 0);
    store_empty(store, BACKMEM_PHASE_2);
    return backmem_region_wipe(store->region, store->offset, 8u * store->words);
}
