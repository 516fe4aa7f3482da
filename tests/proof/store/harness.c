// A commit of any entries to a store, cut at every store, on every image.
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

#include "proof.h"

// Smaller stores than the smallest one, so that the proof comes to an end.
#undef BACKMEM_STORE_BYTES_MIN
#define BACKMEM_STORE_BYTES_MIN (4 * WORDS)

// Of the chains nothing is known here, and soundness may be taken for granted.
#define backmem_store_is_sound real_store_is_sound
#include "backmem_store_look.c"
#undef backmem_store_is_sound

#define LAYOUT  0xbee5
#define BANK    (WORDS / 2)
#define ENTRIES (BANK - 2) // as many as a bank can hold

// ---- what goes into a frame ------------------------------------------------------

// Which entries there are, which of them live, and which one a change is of, is as a
// case says: the same when the frame is added up and when it is stored. What that is
// drawn from, the bank in use and the changes, is shown not to change.
static entry_t entries[ENTRIES];
static uint32_t count;
static uint32_t walked;
static uint32_t of_change; // word of the entry of the change's key; 0: none

bool backmem_entry_next(const bank_t *in, entry_t *entry) {
    (void)in;
    if (walked == count) {
        walked = 0; // the next walk
        return false;
    }
    *entry = entries[walked];
    walked++;
    return true;
}

bool backmem_entry_at(const bank_t *in, uint32_t at, entry_t *entry) {
    (void)in;
    for (unsigned i = 0; i < ENTRIES; i++) {
        if (i < count && entries[i].at == at) {
            *entry = entries[i];
            return true;
        }
    }
    return false;
}

static void name_make(name_t *name, uint32_t header, uint32_t at) {
    name->header = header;
    name->chain = 0; // all in one: so each has a link to the one before it
    name->first = at;
    name->mask = 0;
    name->bytes = NULL;
}

void backmem_name_of_key(const backmem_key_t *key, name_t *name) {
    (void)key;
    name_make(name, 2u << BACKMEM_KIND_SHIFT, of_change);
}

void backmem_name_of_entry(const bank_t *in, const entry_t *entry, name_t *name) {
    (void)in;
    name_make(name, entry->header, entry->at);
}

bool backmem_keys_agree(const name_t *a, const name_t *b) {
    (void)a;
    (void)b;
    return nondet_bool();
}

uint32_t backmem_chain_find(const bank_t *in, uint32_t head, const name_t *name) {
    (void)in;
    (void)head;
    return name->first; // all entries live
}

// Whether links are as they have to be is any answer, the same for the same words.
static struct {
    bool asked;
    bool linked;
    uint32_t bank;
    uint32_t end;
    uint32_t words[WORDS];
} index_of_words;

bool backmem_store_index(backmem_store_t *in) {
    bool same = index_of_words.asked && index_of_words.bank == in->bank
                && index_of_words.end == in->end;
    for (unsigned i = 0; i < WORDS; i++) {
        const bool asked = i / BANK == in->bank && i % BANK < in->end;
        same = same && (!asked || index_of_words.words[i] == proof_memory[i]);
    }
    if (same) {
        return index_of_words.linked;
    }
    index_of_words.asked = true;
    index_of_words.linked = nondet_bool();
    index_of_words.bank = in->bank;
    index_of_words.end = in->end;
    for (unsigned i = 0; i < WORDS; i++) {
        index_of_words.words[i] = proof_memory[i];
    }
    return index_of_words.linked;
}

// The real answer, but where a case has taken one for granted.
static enum {
    ASK,
    SOUND,
    UNSOUND
} soundness;

bool backmem_store_is_sound(const backmem_store_t *in) {
    return soundness == ASK ? real_store_is_sound(in) : soundness == SOUND;
}

// ---- the claims ------------------------------------------------------------------

static uint32_t before[WORDS];
static backmem_store_t old;
static bool hides; // nothing counts, and bank 1 is marked as newer than bank 0

// As open left it: `old` is its answer.
static void old_look(void) {
    hides = old.end == 0 && backmem_store_older(&old) == 0;
}

static void image_keep(void) {
    for (unsigned i = 0; i < WORDS; i++) {
        before[i] = proof_memory[i];
    }
}

// Words of a bank from `start` to before `end` are what they were.
static bool is_same(uint32_t bank, uint32_t start, uint32_t end) {
    bool same = true;
    for (unsigned i = 0; i < WORDS; i++) {
        const bool asked = i / BANK == bank && i % BANK >= start && i % BANK < end;
        same = same && (!asked || proof_memory[i] == before[i]);
    }
    return same;
}

static bool bank_same(uint32_t bank) {
    return is_same(bank, 0, BANK);
}

// A bank that is being written: TORN, and its meta word is stored before all others.
static bool bank_torn(uint32_t bank) {
    return word_of(&old, bank, 0) == BACKMEM_TORN
           && (is_same(bank, 1, BANK)
               || (word_of(&old, bank, BACKMEM_META_WORD) & BACKMEM_NAME_MASK)
                      == store_meta(&old));
}

// What a cut may leave: an append has not touched the 0 at `end`, nor anything before
// it; a compaction has touched nothing of the bank in use, and the other one is TORN.
static bool cut_leaves(bool was_sound) {
    const uint32_t other = old.bank ^ 1u;
    if (old.end == 0) {
        const bool first = word_of(&old, 1, 0) == 0 && is_same(1, 1, BANK);
        const bool torn = bank_torn(0);
        return (bank_same(0) && bank_same(1)) || (torn && first)
               || (hides ? torn && is_same(0, 1, BANK) && bank_same(1)
                         : bank_same(0) && first);
    }
    const bool appends =
        was_sound && bank_same(other) && is_same(old.bank, 0, old.end + 1u);
    const bool compacts = bank_same(old.bank) && (bank_same(other) || bank_torn(other));
    return appends || compacts;
}

// The frame that a commit has added is valid, nothing follows it, and the sum of all
// words is as it was continued by them.
static bool frame_added(const backmem_store_t *store, uint32_t at, uint32_t check,
                        uint32_t sum) {
    frames_t frames;
    frames_begin(store, store->bank, store->phase, BANK, &frames);
    frames.at = at;
    frames.check = check;
    frames.sum = sum;
    return backmem_frame_pass(&frames, check_kind(BACKMEM_KIND_STORE))
           && frames.at == store->end && frames.check == store->check
           && frames.sum == store->sum
           && (frames.at == BANK || word_of(store, store->bank, frames.at) == 0);
}

// What a commit that was not cut leaves.
static bool commit_leaves(const backmem_store_t *store, bool was_sound) {
    if (store->end == old.end && store->bank == old.bank) {
        return bank_same(0) && bank_same(1) && store->phase == old.phase
               && store->check == old.check;
    }
    if (store->bank == old.bank) {
        return was_sound && old.end != 0 && store->phase == old.phase
               && bank_same(old.bank ^ 1u) && is_same(old.bank, 0, old.end)
               && frame_added(store, old.end, old.check, old.sum);
    }
    // The newer bank by its phase; or the first one, and bank 1 was never written.
    const bool newer =
        old.end != 0 ? (store->phase == old.phase) == store->bank && bank_same(old.bank)
                     : store->bank == 0 && word_of(store, 1, 0) == 0;
    return newer && backmem_bank_phase(store, store->bank) == store->phase
           && frame_added(store, 0, 0, 0);
}

// A commit as a case says, cut at every store.
static void commit_claims(backmem_change_t *changes, uint32_t changes_count) {
    image_keep();
    const bool was_sound = real_store_is_sound(&old);
    old_look();
    const bool was_marked =
        old.end == 0 || backmem_bank_phase(&old, old.bank) == old.phase;
    backmem_store_t store = old;

    power_cut_after(nondet_uint32_t());
    const backmem_err_t err = backmem_store_commit(&store, changes, changes_count);
    power_on();

    // DAMAGED: what is to be copied is not as it was signed, in a compaction.
    const bool refused = err == BACKMEM_ERR_FULL || err == BACKMEM_ERR_DAMAGED;
    const bool full = refused && bank_same(0) && bank_same(1);
    // An append to a bank that open would not find is none, and says so.
    const bool erased = err == BACKMEM_ERR_DAMAGED && was_sound && !was_marked;
    const bool adds = store.bank == old.bank && store.end != old.end;
    CLAIM(was_marked || err != BACKMEM_OK || !adds);
    CLAIM(!power_was_cut() || cut_leaves(was_sound));
    CLAIM(power_was_cut() || full || erased || err == BACKMEM_OK);
    CLAIM(power_was_cut() || full || erased || commit_leaves(&store, was_sound));
}

// ---- case by case ----------------------------------------------------------------

// With places, lengths and answers as numbers, one case at a time, larger banks come
// to an end. What the words hold is any, but for entries' first words.

static const uint8_t case_value[4 * BANK];

// Any one; or one by its number.
static bool case_is_chosen(void) {
    static uint32_t number;
    return CASE < 0 ? nondet_bool() : number++ == CASE;
}

static backmem_change_t change_of_words(uint32_t words) {
    backmem_change_t change = backmem_change_delete(backmem_key_number(0));
    if (words != 0) {
        change.value = case_value;
        change.size = 4 * words - 4;
    }
    return change;
}

static void object_at(uint32_t bank, uint32_t end) {
    old.region = &proof_region;
    old.words = BANK;
    old.layout = LAYOUT;
    old.bank = (uint8_t)bank;
    old.end = (uint16_t)end;
    old.phase = nondet_bool() ? BACKMEM_PHASE_1 : BACKMEM_PHASE_2;
    old.check = nondet_uint32_t();
    old.sum = nondet_uint32_t();
    if (end == 0) {
        backmem_store_empty(&old, BACKMEM_PHASE_2);
    }
}

// One more entry of so many words, which lives, behind those that there are.
static void entry_add(uint32_t words) {
    entry_t *entry = &entries[count];
    entry->at = count == 0 ? BACKMEM_META_WORD + 1 : entries[count - 1].next;
    entry->header = 2u << BACKMEM_KIND_SHIFT | (4 * words - 4);
    entry->next = entry->at + words;
    proof_memory[old.bank * BANK + entry->at] = entry->header;
    old.heads[0] = (uint16_t)entry->at;
    old.living += words;
    count++;
}

// A commit of a change of so many words, behind the frames that end there.
static void append_claims(uint32_t bank, uint32_t end, uint32_t words) {
    object_at(bank, end);
    if (end > BACKMEM_META_WORD + 1) {
        entry_add(end - BACKMEM_META_WORD - 1);
    }
    ASSUME(real_store_is_sound(&old));
    soundness = SOUND;
    backmem_change_t change = change_of_words(words);
    commit_claims(&change, 1);
}

static void appends_claims(void) {
    for (uint32_t bank = 0; bank < 2; bank++) {
        for (uint32_t end = 2; end < BANK; end++) {
            for (uint32_t words = 1; end + words < BANK; words++) {
                if (case_is_chosen()) {
                    append_claims(bank, end, words);
                    return;
                }
            }
        }
    }
}

// A commit that does not append: of a change of so many words, none for a deletion,
// while none, one or two entries live; of the first one's key, or of another.
static void compact_claims(uint32_t bank, uint32_t end, const uint32_t words[3],
                           bool of_first) {
    object_at(bank, end);
    for (unsigned i = 0; i < 2; i++) {
        if (words[i] != 0) {
            entry_add(words[i]);
        }
    }
    if (end != 0 && end != BANK) {
        ASSUME(!real_store_is_sound(&old));
        soundness = UNSOUND;
    }
    of_change = of_first ? entries[0].at : 0;
    backmem_change_t change = change_of_words(words[2]);
    commit_claims(&change, 1);
}

static void compacts_claims(uint32_t bank, uint32_t end) {
    // Entries that reach up to the end or less far, and a word too many for the change,
    // too: full.
    const uint32_t room = end == 0 ? 0 : end - BACKMEM_META_WORD - 1;
    for (uint32_t first = 0; first <= room; first++) {
        for (uint32_t second = 0; second <= (first == 0 ? 0 : room - first); second++) {
            for (uint32_t words = 0; words <= BANK - 1; words++) {
                const uint32_t all[3] = { first, second, words };
                if (first != 0 && case_is_chosen()) {
                    compact_claims(bank, end, all, true);
                    return;
                }
                if (words != 0 && case_is_chosen()) {
                    compact_claims(bank, end, all, false);
                    return;
                }
            }
        }
    }
}

static backmem_store_t store_open(void) {
    backmem_store_t store;
    backmem_status_t status;
    CLAIM(backmem_store_open(&store, (backmem_place_t){ &proof_region, 0, 4 * WORDS },
                             LAYOUT, &status)
          == BACKMEM_OK);
    return store;
}

// Whatever a cut may leave reads as it did before.
static void reader_claims(void) {
    image_keep();
    old = store_open();
    const bool was_sound = real_store_is_sound(&old);
    old_look();
    for (unsigned i = 0; i < WORDS; i++) {
        proof_memory[i] = nondet_uint32_t();
    }
    ASSUME(cut_leaves(was_sound));
    const backmem_store_t now = store_open();
    CLAIM(now.bank == old.bank && now.phase == old.phase && now.end == old.end);
    CLAIM(now.end == 0 || now.check == old.check);
}

// What a commit that was not cut leaves reads as it says.
static void after_claims(void) {
    image_keep();
    old = store_open();
    const bool was_sound = real_store_is_sound(&old);
    old_look();
    for (unsigned i = 0; i < WORDS; i++) {
        proof_memory[i] = nondet_uint32_t();
    }
    backmem_store_t store = old;
    store.bank = nondet_bool();
    store.phase = nondet_uint8_t();
    store.end = nondet_uint16_t();
    store.check = nondet_uint32_t();
    store.sum = nondet_uint32_t();
    ASSUME(has_phase(store.phase) && store.phase <= BACKMEM_PHASE_MASK);
    ASSUME(store.end >= 2 && store.end <= BANK);
    ASSUME(commit_leaves(&store, was_sound));
    const backmem_store_t now = store_open();
    ASSUME(index_of_words.linked); // tests/proof/store-content shows it
    CLAIM(now.bank == store.bank && now.phase == store.phase && now.end == store.end
          && now.check == store.check && now.sum == store.sum);
}

int main(void) {
    proof_begin();
    switch (PART) {
        case 1:
            reader_claims();
            break;
        case 2:
            after_claims();
            break;
        case 3:
            appends_claims();
            break;
        case 4:
            compacts_claims(1, 0);
            break;
        case 5:
        case 6:
            compacts_claims(PART - 5, BANK); // no room is left
            break;
        default:
            compacts_claims(PART - 7, 2); // something is damaged
            break;
    }
    return 0;
}
