// Stores: commits and wipes. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

// A commit on its way: what changes, and the frame that it goes into.
typedef struct commit {
    backmem_store_t *store;
    backmem_change_t *changes;
    uint32_t count;
    bank_t from;     // the bank in use
    uint32_t added;  // words of the changes that are to be stored
    uint32_t living; // words of what lives after it
    frames_t to;     // where the frame goes: behind `check`, to `at`
    uint32_t word;   // where its next word goes
    uint32_t sum;    // of the bank that it goes to, so far
    uint32_t part;   // of its next word, what is there already
    uint32_t shift;  // where in that the next byte goes; 0: there is nothing
    uint16_t heads[BACKMEM_STORE_CHAINS]; // of the bank that it goes to
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

// Whether bytes of the bank in use are these; on to the byte behind them.
static bool bytes_stand(const commit_t *commit, uint32_t *at, const void *bytes,
                        uint32_t size) {
    const uint8_t *byte = bytes;
    for (; size > 0; size--) {
        const uint32_t word = bank_load(&commit->from, *at / 4);
        if ((uint8_t)(word >> 8 * (*at % 4)) != *byte) {
            return false;
        }
        ++*at;
        byte++;
    }
    return true;
}

// Whether an entry of the bank in use, of the same name, has the change's value.
static bool change_stands(const commit_t *commit, const backmem_change_t *change,
                          const name_t *name, const entry_t *entry) {
    const uint32_t header = change_header(change, name);
    uint32_t at = 4 * (entry->at + 1) + header_key_bytes(header);
    return ((header ^ entry->header) & BACKMEM_SAME_ENTRY) == 0
           && bytes_stand(commit, &at, change->head, change->head_size)
           && bytes_stand(commit, &at, change->value,
                          (header & BACKMEM_VALUE_MASK) - change->head_size);
}

// Where it stands which change is the last one of a chain: the changes have a table of
// as many as there are, up to all.
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

// How much more lives by a change. Returns backmem_change_t.was.
static uint16_t change_weigh(commit_t *commit, const backmem_change_t *change,
                             const name_t *name) {
    entry_t entry;
    const bool is =
        backmem_chain_find(&commit->from, store_head(commit->store, name->chain), name,
                           &entry)
        && header_sets(entry.header);
    const bool sets = change_sets(change);
    if (sets ? is && change_stands(commit, change, name, &entry) : !is) {
        return BACKMEM_CHANGE_NONE;
    }
    const uint32_t words = header_words(change_header(change, name));
    commit->added += words;
    commit->living += sets ? words : 0;
    uint32_t was = 0;
    if (is) {
        commit->living -= entry_words(&entry);
        was = entry.at;
    }
    return (uint16_t)was;
}

// What is to be stored. From the last change on: it wins.
static void changes_weigh(commit_t *commit) {
    commit->added = 0;
    commit->living = commit->store->living;
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
    // Holds also if the memory changed since it was added up.
    if (commit->word < commit->to.bank.end) {
        BACKMEM_STORE32(commit->to.bank.base + 4 * commit->word, word);
        commit->sum = sum_step(commit->sum, word);
    }
    commit->word++;
}

static void header_put(commit_t *commit, uint32_t header, uint32_t words) {
    header &= ~BACKMEM_LAST;
    if (commit->word + words == commit->to.bank.end) {
        header |= BACKMEM_LAST;
    }
    word_put(commit, header);
}

// The header of an entry, with its link, which becomes the last one of its chain.
static void entry_put(commit_t *commit, uint32_t header, uint32_t chain) {
    uint16_t *head = &commit->heads[chain];
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

static void change_put(commit_t *commit, const backmem_change_t *change) {
    name_t name;
    backmem_name_of_key(&change->key, &name);
    const uint32_t header = change_header(change, &name);
    entry_put(commit, header, name.chain);
    commit->part = 0;
    commit->shift = 0;
    bytes_put(commit, name.bytes, header_key_bytes(header));
    if (change_sets(change)) {
        bytes_put(commit, change->head, change->head_size);
        bytes_put(commit, change->value,
                  (header & BACKMEM_VALUE_MASK) - change->head_size);
    }
    if (commit->shift != 0) {
        word_put(commit, commit->part);
    }
}

// Whether an entry of the bank in use lives, and no change makes another of it.
static bool entry_stays(const commit_t *commit, const entry_t *entry, name_t *name) {
    if (!header_sets(entry->header)) {
        return false;
    }
    backmem_name_of_entry(&commit->from, entry, name);
    entry_t last;
    return backmem_chain_find(&commit->from, store_head(commit->store, name->chain),
                              name, &last)
           && last.at == entry->at && !entry_is_changed(commit, entry->at, name->chain);
}

// The sum continued by words of the bank in use, which are stored too, if they are asked
// for. By addresses: this is where a compaction's time goes.
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
    if (words > commit->to.bank.end - commit->word) {
        return ~sum; // more than was added up: the memory changed
    }
    uintptr_t from = commit->from.base + 4 * at;
    uintptr_t to = commit->to.bank.base + 4 * commit->word;
    uint32_t to_sum = commit->sum;
    for (const uintptr_t end = from + 4 * words; from != end; from += 4) {
        const uint32_t word = BACKMEM_LOAD32(from);
        sum = sum_step(sum, word);
        to_sum = sum_step(to_sum, word);
        BACKMEM_STORE32(to, word);
        to += 4;
    }
    commit->sum = to_sum;
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

// The other bank must not count meanwhile. Before the first commit, nothing must.
static backmem_err_t compaction_begin(const backmem_store_t *store) {
    backmem_err_t err = BACKMEM_OK;
    if (store->end == 0) {
        err = bank_commit(store, store->bank, 0, 0);
    }
    return err ? err : bank_commit(store, store->bank ^ 1u, 0, BACKMEM_TORN);
}

// The frame, and the zero behind it, down to the cells. OK, or DAMAGED.
static backmem_err_t frame_put(commit_t *commit, bool compacts) {
    const backmem_store_t *store = commit->store;
    const frames_t *to = &commit->to;
    bool intact = true;
    commit->word = to->at + 1;
    commit->sum = to->sum;
    if (compacts) {
        header_put(commit, to->phase << BACKMEM_META_PHASE | store_meta(store), 1);
        intact = living_put(commit, true);
    }
    for (uint32_t i = 0; i < commit->count; i++) {
        const backmem_change_t *change = &commit->changes[i];
        if (change->was != BACKMEM_CHANGE_NONE && (!compacts || change_sets(change))) {
            change_put(commit, change);
        }
    }
    const uint32_t offset = bank_offset(store, to->which, 0);
    if (to->bank.end != store->words) {
        word_store(store->region, offset + 4 * to->bank.end, 0);
    }
    backmem_region_sync(store->region, offset, 4u * store->words);
    return intact && commit->word == to->bank.end ? BACKMEM_OK : BACKMEM_ERR_DAMAGED;
}

// Whether it reads back: OK or DROPPED.
//
//   check    out: its commit word
static backmem_err_t frame_look(const commit_t *commit, uint32_t *check) {
    const frames_t *to = &commit->to;
    const bank_t *bank = &to->bank;
    uint32_t sum = to->sum;
    *check = to->phase
             | backmem_crc30_run(
                 backmem_frame_check(to, check_kind(BACKMEM_KIND_STORE)),
                 bank->base + 4 * (to->at + 1), bank->end - to->at - 1, &sum);
    const bool ends =
        bank->end == commit->store->words || bank_load(bank, bank->end) == 0;
    return sum == commit->sum && ends ? BACKMEM_OK : BACKMEM_ERR_DROPPED;
}

// The store as the frame leaves it. Whoever reads in between goes by the old state
// without the chains.
static void commit_end(commit_t *commit, uint32_t check) {
    backmem_store_t *store = commit->store;
    const frames_t *to = &commit->to;
    store_move(store, store_state(store) | BACKMEM_STATE_MOVING);
    BACKMEM_BARRIER();
    store->check = check;
    store->sum = sum_step(commit->sum, check);
    store->living = (uint16_t)commit->living;
    heads_copy(store->heads, commit->heads);
    BACKMEM_BARRIER();
    store_move(store, state_make(to->bank.end, to->which, to->phase));
}

// Stores what was weighed.
static backmem_err_t commit_put(commit_t *commit, bool compacts) {
    backmem_store_t *store = commit->store;
    frames_t *to = &commit->to;
    heads_copy(commit->heads, store->heads);
    to->which = store->bank;
    to->phase = store->phase;
    to->at = store->end;
    to->check = store->check;
    to->sum = store->sum;
    uint32_t end = store->end + 1u + commit->added;
    backmem_err_t err = BACKMEM_OK;
    if (compacts) {
        // 1. Nothing counts but the bank in use.
        err = compaction_begin(store);
        to->which ^= 1;
        to->phase = phase_newer(to->which, to->phase);
        to->at = 0;
        to->check = 0;
        to->sum = 0;
        heads_clear(commit->heads);
        end = BACKMEM_META_WORD + 1 + commit->living;
    }
    to->bank = bank_of(store, to->which, end);

    if (err) {
        return err;
    }

    // 2. The frame, and 3. the commit word, of what reads back. This store is the
    // commit.
    uint32_t check;
    err = frame_put(commit, compacts);
    err = err ? err : frame_look(commit, &check);
    err = err ? err : bank_commit(store, to->which, to->at, check);
    if (!err) {
        commit_end(commit, check);
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
    commit.changes = changes;
    commit.count = count;
    commit.from = bank_of(store, store->bank, store->end);
    changes_weigh(&commit);
    if (commit.added == 0) {
        return BACKMEM_ERR_EMPTY;
    }
    // Only where nothing is damaged: the other bank is written anew else.
    const bool appends = store->end != 0
                         && store->end + 1u + commit.added <= store->words
                         && backmem_store_is_sound(store);
    if (!appends) {
        if (!living_put(&commit, false)) {
            return BACKMEM_ERR_DAMAGED;
        }
        if (BACKMEM_META_WORD + 1 + commit.living > store->words) {
            return BACKMEM_ERR_FULL;
        }
    }
    return commit_put(&commit, !appends);
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
    const uint32_t older = store->bank ^ (store->end != 0 ? 1u : 0u);
    (void)!bank_commit(store, older, 0, 0);
    (void)!bank_commit(store, older ^ 1, 0, 0);
    backmem_store_empty(store, BACKMEM_PHASE_2);
    return backmem_region_wipe(store->region, store->offset, 8u * store->words);
}
