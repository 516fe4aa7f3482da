// Stores: commits and wipes. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

// A commit on its way: what changes, and the frame that it goes into.
typedef struct commit {
    backmem_store_t *store;
    backmem_store_t next; // what it becomes
    backmem_change_t *changes;
    uint32_t count;
    uint32_t added; // words of the changes that are to be stored
    bank_t from;    // the bank in use
    bank_t to;      // the one that the frame goes to
    uint32_t at;    // word of the frame's commit word
    uint32_t word;  // where the next word goes, or is to be
    uint32_t part;  // of that, what is there already
    uint32_t shift; // where in it the next byte goes; 0: there is nothing
    bool compares;  // words with those of the bank in use: nothing is stored
    bool differs;   // one did
} commit_t;

// ---- changes --------------------------------------------------------------------

static bool change_sets(const backmem_change_t *change) {
    return change->value != NULL || change->head_size != 0;
}

static uint32_t change_value_bytes(const backmem_change_t *change) {
    return change->head_size + (change->value != NULL ? change->size : 0);
}

// Whether key and value have sizes that they can have.
static bool change_is_good(const backmem_change_t *change) {
    return key_is_good(&change->key, change_sets(change) ? BACKMEM_KEY_BYTES_MAX
                                                         : BACKMEM_KEY_RAW_TEXT)
           && change->head_size <= sizeof change->head
           && (change->value == NULL || change->size <= BACKMEM_VALUE_BYTES_MAX)
           && change_value_bytes(change) <= BACKMEM_VALUE_BYTES_MAX;
}

// The header of its entry, but for the link.
static uint32_t change_header(const backmem_change_t *change, const name_t *name) {
    return name->header
           + (change_sets(change) ? change_value_bytes(change)
                                  : BACKMEM_KIND_GONE << BACKMEM_KIND_SHIFT);
}

// The number of the last change of a chain, which stands in the change with the chain's
// number. Where there are fewer changes than chains, the others share the first one.
static uint16_t *changes_first(const commit_t *commit, uint32_t chain) {
    return &commit->changes[chain < commit->count ? chain : 0].first;
}

// Whether there is a later change of a change's key, among those after it.
static bool change_is_overtaken(const commit_t *commit, const name_t *name) {
    uint32_t i = *changes_first(commit, name->chain);
    while (i != 0) {
        const backmem_change_t *later = &commit->changes[i - 1];
        name_t other;
        backmem_name_of_key(&later->key, &other);
        if (backmem_keys_agree(name, &other)) {
            return true;
        }
        i = later->next;
    }
    return false;
}

// Whether a change makes another of the entry at a word of the bank in use.
static bool entry_is_changed(const commit_t *commit, uint32_t at, uint32_t chain) {
    uint32_t i = *changes_first(commit, chain);
    while (i != 0) {
        const backmem_change_t *change = &commit->changes[i - 1];
        if (change->was == at) {
            return true;
        }
        i = change->next;
    }
    return false;
}

// ---- what goes into a frame -----------------------------------------------------

static void word_put(commit_t *commit, uint32_t word) {
    const uint32_t at = commit->word++;
    if (commit->compares) {
        commit->differs = commit->differs || bank_load(&commit->from, at) != word;
    } else if (at < commit->to.end) { // also if the memory changed meanwhile
        BACKMEM_STORE32(commit->to.base + 4 * at, word);
        commit->next.sum = sum_step(commit->next.sum, word);
    }
}

static void header_put(commit_t *commit, uint32_t header, uint32_t words) {
    header &= ~BACKMEM_LAST;
    if (commit->word + words == commit->to.end) {
        header |= BACKMEM_LAST;
    }
    word_put(commit, header);
}

// The header of an entry, with its link, which becomes the last one of its chain.
static void entry_put(commit_t *commit, uint32_t header, uint32_t chain) {
    uint16_t *head = &commit->next.heads[chain];
    header = (header & BACKMEM_SAME_ENTRY) | (uint32_t)*head << BACKMEM_LINK_SHIFT;
    *head = (uint16_t)commit->word;
    header_put(commit, header, header_words(header));
}

static void bytes_put(commit_t *commit, const void *bytes, uint32_t size) {
    const uint8_t *byte = bytes;
    for (; size > 0; size--) {
        commit->part |= (uint32_t)*byte++ << commit->shift;
        commit->shift = (commit->shift + 8) & 31;
        if (commit->shift == 0) {
            word_put(commit, commit->part);
            commit->part = 0;
        }
    }
}

// What follows the header of its entry.
static void change_put(commit_t *commit, const backmem_change_t *change,
                       const name_t *name) {
    commit->part = 0;
    commit->shift = 0;
    bytes_put(commit, name->bytes, header_key_bytes(name->header));
    bytes_put(commit, change->head, change->head_size);
    if (change->value != NULL) {
        bytes_put(commit, change->value, change->size);
    }
    if (commit->shift != 0) {
        word_put(commit, commit->part);
    }
}

// ---- what there is to be stored --------------------------------------------------

// Whether an entry of the bank in use, of the same name, is what the change asks for.
static bool change_stands(commit_t *commit, const backmem_change_t *change,
                          const name_t *name, const entry_t *entry) {
    if (((change_header(change, name) ^ entry->header) & BACKMEM_SAME_ENTRY) != 0) {
        return false;
    }
    commit->word = entry->at + 1;
    commit->differs = false;
    change_put(commit, change, name);
    return !commit->differs;
}

// How much more lives by a change. Returns backmem_change_t.was.
static uint16_t change_weigh(commit_t *commit, const backmem_change_t *change,
                             const name_t *name) {
    entry_t entry;
    const uint32_t last =
        backmem_chain_find(&commit->from, store_head(commit->store, name->chain), name);
    const bool is =
        backmem_entry_at(&commit->from, last, &entry) && header_sets(entry.header);
    const bool sets = change_sets(change);
    if (sets ? is && change_stands(commit, change, name, &entry) : !is) {
        return BACKMEM_CHANGE_NONE;
    }
    const uint32_t words = header_words(change_header(change, name));
    commit->added += words;
    commit->next.living += sets ? words : 0;
    uint32_t was = 0;
    if (is) {
        commit->next.living -= entry_words(&entry);
        was = entry.at;
    }
    return (uint16_t)was;
}

// What is to be stored. From the last change on: it wins. Not part of its caller, whose
// stack lies below what a compaction needs.
__attribute__((noinline)) static void changes_weigh(commit_t *commit) {
    commit->added = 0;
    commit->compares = true;
    for (uint32_t i = 0; i < commit->count; i++) {
        commit->changes[i].first = 0;
    }
    for (uint32_t i = commit->count; i > 0; i--) {
        backmem_change_t *change = &commit->changes[i - 1];
        name_t name;
        backmem_name_of_key(&change->key, &name);
        change->was = BACKMEM_CHANGE_NONE;
        if (!change_is_overtaken(commit, &name)) {
            uint16_t *first = changes_first(commit, name.chain);
            change->was = change_weigh(commit, change, &name);
            change->next = *first;
            *first = (uint16_t)i;
        }
    }
}

// ---- what is copied --------------------------------------------------------------

// Whether an entry of the bank in use lives, and no change makes another of it.
static bool entry_stays(const commit_t *commit, const entry_t *entry, name_t *name) {
    if (!header_sets(entry->header)) {
        return false;
    }
    backmem_name_of_entry(&commit->from, entry, name);
    return backmem_chain_find(&commit->from, store_head(commit->store, name->chain),
                              name)
               == entry->at
           && !entry_is_changed(commit, entry->at, name->chain);
}

// The sum continued by words of the bank in use; the other one stores them too. By
// addresses: this is where a compaction's time goes.
static uint32_t words_sum(const commit_t *commit, uint32_t at, uint32_t words,
                          uint32_t sum) {
    uintptr_t from = commit->from.base + 4 * at;
    for (const uintptr_t end = from + 4 * words; from != end; from += 4) {
        sum = sum_step(sum, BACKMEM_LOAD32(from));
    }
    return sum;
}

static uint32_t words_copy(commit_t *commit, uint32_t at, uint32_t words,
                           uint32_t sum) {
    if (commit->word + words > commit->to.end) {
        return ~sum; // more than was added up: the memory changed
    }
    uintptr_t from = commit->from.base + 4 * at;
    uintptr_t to = commit->to.base + 4 * commit->word;
    uint32_t to_sum = commit->next.sum;
    for (const uintptr_t end = from + 4 * words; from != end; from += 4) {
        const uint32_t word = BACKMEM_LOAD32(from);
        sum = sum_step(sum, word);
        to_sum = sum_step(to_sum, word);
        BACKMEM_STORE32(to, word);
        to += 4;
    }
    commit->next.sum = to_sum;
    commit->word += words;
    return sum;
}

// Stores what stays, or only looks. Whether the words of the bank in use are still
// those that open or a commit summed up: each is loaded once more for that.
static bool living_put(commit_t *commit, bool stores) {
    const backmem_store_t *store = commit->store;
    const bank_t *from = &commit->from;
    if (store->end == 0) {
        return true;
    }
    uint32_t frame = 0; // word of its commit word
    entry_t entry;
    entry.header = bank_load(from, BACKMEM_META_WORD);
    entry.next = BACKMEM_META_WORD + 1 + (entry.header >> 31);
    uint32_t sum = sum_step(0, entry.header);
    for (;;) {
        if ((entry.header & BACKMEM_LAST) != 0) {
            sum = sum_step(sum, bank_load(from, frame));
            frame = entry.next - 1;
        }
        if (!backmem_entry_next(from, &entry)) {
            return sum == store->sum;
        }
        name_t name;
        const bool stays = stores && entry_stays(commit, &entry, &name);
        // Once more: it has to be what is summed up.
        const uint32_t header = bank_load(from, entry.at);
        const uint32_t words = entry_words(&entry) - 1;
        sum = sum_step(sum, header);
        if (stays) {
            entry_put(commit, header, name.chain);
            sum = words_copy(commit, entry.at + 1, words, sum);
        } else {
            sum = words_sum(commit, entry.at + 1, words, sum);
        }
    }
}

// ---- commits --------------------------------------------------------------------

static backmem_err_t bank_commit(const backmem_store_t *store, uint32_t which,
                                 uint32_t word, uint32_t value) {
    return backmem_commit_word(store->region, bank_offset(store, which, word), value);
}

// A compaction goes to the other bank, which must not count meanwhile. Before the first
// commit, nothing must.
static backmem_err_t compaction_begin(commit_t *commit) {
    const backmem_store_t *store = commit->store;
    backmem_store_t *next = &commit->next;
    next->bank ^= 1;
    next->phase = (uint8_t)phase_newer(next->bank, store->phase);
    next->check = 0;
    next->sum = 0;
    heads_clear(next->heads);
    commit->at = 0;
    if (!living_put(commit, false)) {
        return BACKMEM_ERR_DAMAGED;
    }
    if (BACKMEM_META_WORD + 1 + next->living > next->words) {
        return BACKMEM_ERR_FULL;
    }
    next->end = (uint16_t)(BACKMEM_META_WORD + 1 + next->living);
    backmem_err_t err = BACKMEM_OK;
    if (store->end == 0) {
        if (backmem_store_older(store) == next->bank) {
            err = bank_commit(store, next->bank, 0, BACKMEM_TORN);
        }
        err = err ? err : bank_commit(store, store->bank, 0, 0);
    }
    return err ? err : bank_commit(store, next->bank, 0, BACKMEM_TORN);
}

// The frame, and the zero behind it, down to the cells. OK, or DAMAGED.
static backmem_err_t frame_put(commit_t *commit, bool compacts) {
    const backmem_store_t *next = &commit->next;
    bool intact = true;
    commit->compares = false;
    commit->word = commit->at + 1;
    if (compacts) {
        header_put(commit,
                   (uint32_t)next->phase << BACKMEM_META_PHASE | store_meta(next), 1);
        intact = living_put(commit, true);
    }
    for (uint32_t i = 0; i < commit->count; i++) {
        const backmem_change_t *change = &commit->changes[i];
        if (change->was != BACKMEM_CHANGE_NONE && (!compacts || change_sets(change))) {
            name_t name;
            backmem_name_of_key(&change->key, &name);
            entry_put(commit, change_header(change, &name), name.chain);
            change_put(commit, change, &name);
        }
    }
    if (next->end != next->words) {
        BACKMEM_STORE32(commit->to.base + 4u * next->end, 0);
    }
    backmem_region_sync(next->region, bank_offset(next, next->bank, 0),
                        4u * next->words);
    return intact && commit->word == next->end ? BACKMEM_OK : BACKMEM_ERR_DAMAGED;
}

// Its commit word, of what reads back: this store is the commit. OK or DROPPED.
static backmem_err_t frame_commit(commit_t *commit, uint32_t sum) {
    backmem_store_t *next = &commit->next;
    const uint32_t first = commit->at + 1;
    const uint32_t begin =
        backmem_frame_check(check_kind(BACKMEM_KIND_STORE), next->bank, commit->at,
                            next->phase, next->check);
    const uint32_t crc =
        backmem_crc30_run(begin, commit->to.base + 4 * first, next->end - first, &sum);
    if (sum != next->sum
        || (next->end != next->words && bank_load(&commit->to, next->end) != 0)) {
        return BACKMEM_ERR_DROPPED;
    }
    next->check = crc | next->phase;
    next->sum = sum_step(sum, next->check);
    return bank_commit(next, next->bank, commit->at, next->check);
}

static backmem_err_t commit_put(commit_t *commit, bool compacts) {
    backmem_store_t *store = commit->store;
    backmem_store_t *next = &commit->next;
    commit->at = store->end;
    next->end = (uint16_t)(store->end + 1u + commit->added);
    backmem_err_t err = compacts ? compaction_begin(commit) : BACKMEM_OK;
    commit->to = bank_of(next, next->bank, next->end);
    const uint32_t sum = next->sum; // of what is there before the frame
    err = err ? err : frame_put(commit, compacts);
    err = err ? err : frame_commit(commit, sum);
    if (!err && backmem_bank_phase(next, next->bank) != next->phase) {
        err = BACKMEM_ERR_DAMAGED; // the memory was erased under it: no open finds it
    }
    if (!err) {
        // Whoever reads in between goes by the old state, without the chains.
        store_move(store, store_state(store) | BACKMEM_STATE_MOVING);
        BACKMEM_BARRIER();
        store_copy(store, next);
        BACKMEM_BARRIER();
        store_move(store, store_state(next));
    }
    return err;
}

backmem_err_t backmem_store_apply(backmem_store_t *store, backmem_change_t *changes,
                                  uint32_t count) {
    if (store->words == 0) {
        return BACKMEM_ERR_RANGE;
    }
    if (store->phase == 0) {
        return BACKMEM_ERR_FOREIGN;
    }
    if (count > BACKMEM_CHANGES_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!change_is_good(&changes[i])) {
            return BACKMEM_ERR_SIZE;
        }
    }
    commit_t commit;
    commit.store = store;
    commit.next.region = store->region;
    commit.next.offset = store->offset;
    commit.next.words = store->words;
    commit.next.layout = store->layout;
    store_move(&commit.next, store_state(store));
    store_copy(&commit.next, store);
    commit.changes = changes;
    commit.count = count;
    commit.from = bank_of(store, store->bank, store->end);
    changes_weigh(&commit);
    if (commit.added == 0) {
        return BACKMEM_ERR_EMPTY;
    }
    // Only where nothing is damaged: the other bank is written anew else.
    return commit_put(&commit, store->end == 0
                                   || store->end + 1u + commit.added > store->words
                                   || !backmem_store_is_sound(store));
}

backmem_err_t backmem_store_commit(backmem_store_t *store, backmem_change_t *changes,
                                   uint32_t count) {
    const backmem_err_t err = backmem_store_apply(store, changes, count);
    return err == BACKMEM_ERR_EMPTY ? BACKMEM_OK : err;
}

// ---- wipe -----------------------------------------------------------------------

backmem_err_t backmem_store_wipe(backmem_store_t *store) {
    if (store->words == 0) {
        return BACKMEM_ERR_RANGE;
    }
    // The older state first; where nothing counts, what bank 0 hides. The newer one in
    // one store too, or a cache might let its last frame go first. A word that is
    // dropped shows below.
    const uint32_t older = backmem_store_older(store);
    (void)!bank_commit(store, older, 0, 0);
    (void)!bank_commit(store, older ^ 1, 0, 0);
    backmem_store_empty(store, BACKMEM_PHASE_2);
    return backmem_region_wipe(store->region, store->offset, 8u * store->words);
}
