// A commit of any entries to a store, cut at every store, on every image.
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

#include "proof.h"

// Smaller stores than the smallest one, so that the proof comes to an end.
#undef BACKMEM_STORE_BYTES_MIN
#define BACKMEM_STORE_BYTES_MIN (4 * WORDS)

// What goes into a frame is any, see below: the real answers have other names.
#define backmem_entry_next     real_entry_next
#define backmem_entry_word     real_entry_word
#define backmem_entry_find     real_entry_find
#define backmem_entries_agree  real_entries_agree
#define backmem_store_is_sound real_store_is_sound
#include "backmem_store_read.c"
#undef backmem_entry_next
#undef backmem_entry_word
#undef backmem_entry_find
#undef backmem_entries_agree
#undef backmem_store_is_sound

#define LAYOUT  0xbee5
#define BANK    (WORDS / 2)
#define ENTRIES (BANK - 2) // as many as a bank can hold

// ---- what goes into a frame ------------------------------------------------------

// Any answers, the same ones when the frame is added up and when it is stored: what
// they are drawn from, the bank in use and the changes, is shown not to change.
typedef struct answers {
    bool last;
    bool agree[2]; // of keys; of all
} answers_t;

static uint32_t headers[ENTRIES];
static uint32_t count;
static answers_t of_entry[ENTRIES + 1];
static answers_t of_change[2];

static answers_t answers_any(void) {
    const answers_t answers = { nondet_bool(), { nondet_bool(), nondet_bool() } };
    return answers;
}

static void entries_any(void) {
    count = nondet_uint32_t();
    ASSUME(count <= ENTRIES);
    for (unsigned i = 0; i < ENTRIES; i++) {
        headers[i] = nondet_uint32_t();
        ASSUME(header_words(headers[i]) <= ENTRIES);
    }
    for (unsigned i = 0; i <= ENTRIES; i++) {
        of_entry[i] = answers_any();
    }
    of_change[0] = answers_any();
    of_change[1] = answers_any();
}

bool backmem_entry_next(const backmem_store_t *in, entry_t *entry) {
    (void)in;
    for (unsigned i = 0; i < ENTRIES; i++) {
        if (i == entry->next && i < count) {
            entry->header = headers[i];
            entry->next = i + 1;
            entry->key = NULL;
            return true;
        }
    }
    return false;
}

uint32_t backmem_entry_word(const backmem_store_t *in, const entry_t *entry,
                            uint32_t i) {
    (void)in;
    (void)entry;
    (void)i;
    return nondet_uint32_t();
}

static answers_t answers_of(const entry_t *entry, bool other) {
    if (entry->key != NULL) {
        return of_change[other];
    }
    answers_t answers = of_entry[0];
    for (unsigned i = 1; i <= ENTRIES; i++) {
        if (i == entry->next) {
            answers = of_entry[i];
        }
    }
    return answers;
}

bool backmem_entry_find(const backmem_store_t *in, const entry_t *like, uint32_t next,
                        entry_t *found) {
    (void)in;
    (void)next;
    const bool is_found = answers_of(like, false).last;
    found->header = headers[0];
    found->next = 0;
    found->key = NULL;
    return is_found;
}

bool backmem_entries_agree(const backmem_store_t *in, const entry_t *a,
                           const entry_t *b, uint32_t mask) {
    (void)in;
    const entry_t *entry = a->key == NULL ? a : b;
    return answers_of(entry, a->key == NULL || b->key == NULL)
        .agree[mask == BACKMEM_SAME_KEY];
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
    return backmem_bank_load(&old, bank, 0) == BACKMEM_TORN
           && (is_same(bank, 1, BANK)
               || (backmem_bank_load(&old, bank, BACKMEM_META_WORD) & BACKMEM_NAME_MASK)
                      == store_meta(&old));
}

// What a cut may leave: an append has not touched the 0 at `end`, nor anything before
// it; a compaction has touched nothing of the bank in use, and the other one is TORN.
static bool cut_leaves(bool was_sound) {
    const uint32_t other = old.bank ^ 1u;
    if (old.end == 0) {
        const bool first = backmem_bank_load(&old, 1, 0) == 0 && is_same(1, 1, BANK);
        return (first && bank_torn(0)) || ((first || bank_same(1)) && bank_same(0));
    }
    const bool appends =
        was_sound && bank_same(other) && is_same(old.bank, 0, old.end + 1u);
    const bool compacts = bank_same(old.bank) && (bank_same(other) || bank_torn(other));
    return appends || compacts;
}

// The frame that a commit has added is valid, and nothing follows it.
static bool frame_added(const backmem_store_t *store, uint32_t at, uint32_t check) {
    backmem_store_t probe = *store;
    probe.end = (uint16_t)at;
    probe.check = check;
    return own_pass(&probe) && probe.end == store->end && probe.check == store->check
           && (probe.end == BANK
               || backmem_bank_load(&probe, probe.bank, probe.end) == 0);
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
               && frame_added(store, old.end, old.check);
    }
    // The newer bank by its phase; or the first one, and bank 1 was never written.
    const bool newer =
        old.end != 0 ? (store->phase == old.phase) == store->bank && bank_same(old.bank)
                     : store->bank == 0 && backmem_bank_load(store, 1, 0) == 0;
    return newer && bank_phase(store, store->bank) == store->phase
           && frame_added(store, 0, 0);
}

// A commit as a case says, cut at every store.
static void commit_claims(const backmem_change_t *changes, uint32_t changes_count) {
    image_keep();
    const bool was_sound = real_store_is_sound(&old);
    backmem_store_t store = old;

    power_cut_after(nondet_uint32_t());
    const backmem_err_t err = backmem_store_commit(&store, changes, changes_count);
    power_on();

    // DAMAGED: what is to be copied is not as it was signed, in a compaction.
    const bool refused = err == BACKMEM_ERR_FULL || err == BACKMEM_ERR_DAMAGED;
    const bool full = refused && bank_same(0) && bank_same(1);
    CLAIM(!power_was_cut() || cut_leaves(was_sound));
    CLAIM(power_was_cut() || full || err == BACKMEM_OK);
    CLAIM(power_was_cut() || full || commit_leaves(&store, was_sound));
}

static void object_any(void) {
    old.region = &proof_region;
    old.words = BANK;
    old.layout = LAYOUT;
    old.bank = nondet_uint8_t();
    old.phase = nondet_uint8_t();
    old.end = nondet_uint16_t();
    old.check = nondet_uint32_t();
    ASSUME(old.bank <= 1 && has_phase(old.phase) && old.phase <= BACKMEM_PHASE_MASK);
    ASSUME(old.end <= BANK && old.end != 1);
    if (old.end == 0) {
        store_empty(&old, BACKMEM_PHASE_2);
    }
}

static void writer_claims(void) {
    object_any();
    entries_any();
    static const uint8_t value[4];
    backmem_change_t changes[CHANGES];
    for (unsigned i = 0; i < CHANGES; i++) {
        changes[i] =
            backmem_change_raw(backmem_key_number(nondet_uint8_t()),
                               nondet_bool() ? NULL : value, nondet_uint8_t() % 5u);
    }
    commit_claims(changes, CHANGES);
}

// ---- case by case ----------------------------------------------------------------

// With places, lengths and answers as numbers, one case at a time, larger banks come
// to an end. What the words hold is any, as before, but for entries' first words.

static const uint8_t case_value[4 * BANK];

static backmem_change_t change_of_words(uint32_t words) {
    backmem_change_t change = backmem_change_delete(backmem_key_number(0));
    if (words != 0) {
        change.value = case_value;
        change.size = 4 * words - 4;
    }
    return change;
}

static void object_at(uint32_t bank, uint32_t end) {
    object_any();
    ASSUME(old.bank == bank && old.end == end);
    old.bank = (uint8_t)bank;
    old.end = (uint16_t)end;
    const answers_t changes = { false, { false, true } };
    of_change[0] = changes;
    of_change[1] = changes;
}

// A commit of a change of so many words, behind the frames that end there.
static void append_claims(uint32_t bank, uint32_t end, uint32_t words) {
    object_at(bank, end);
    ASSUME(real_store_is_sound(&old));
    soundness = SOUND;
    backmem_change_t change = change_of_words(words);
    commit_claims(&change, 1);
}

static void appends_claims(void) {
    for (uint32_t bank = 0; bank < 2; bank++) {
        for (uint32_t end = 2; end < BANK; end++) {
            for (uint32_t words = 1; end + words < BANK; words++) {
                if (nondet_bool()) {
                    append_claims(bank, end, words);
                    return;
                }
            }
        }
    }
}

// A commit that does not append: of a change of so many words, none for a deletion,
// while none, one or two entries live.
static void compact_claims(uint32_t bank, uint32_t end, const uint32_t words[3]) {
    object_at(bank, end);
    if (end != 0 && end != BANK) {
        ASSUME(!real_store_is_sound(&old));
        soundness = UNSOUND;
    }
    for (unsigned i = 0; i < 2; i++) {
        if (words[i] != 0) {
            headers[count] = 2u << BACKMEM_KIND_SHIFT | (4 * words[i] - 4);
            count++;
            of_entry[count] = (answers_t){ false, { false, false } };
        }
    }
    of_change[0].last = words[2] == 0; // there is something to delete
    backmem_change_t change = change_of_words(words[2]);
    commit_claims(&change, 1);
}

static void compacts_claims(uint32_t bank, uint32_t end) {
    // One word too many, too: full.
    for (uint32_t all = end == 0; all <= BANK - 1; all++) {
        for (uint32_t first = 0; first <= (end == 0 ? 0 : all); first++) {
            for (uint32_t second = 0; second <= (first == 0 ? 0 : all - first);
                 second++) {
                if (nondet_bool()) {
                    const uint32_t words[3] = { first, second, all - first - second };
                    compact_claims(bank, end, words);
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
    const bool was_sound = backmem_store_is_sound(&old);
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
    const bool was_sound = backmem_store_is_sound(&old);
    for (unsigned i = 0; i < WORDS; i++) {
        proof_memory[i] = nondet_uint32_t();
    }
    backmem_store_t store = old;
    store.bank = nondet_bool();
    store.phase = nondet_uint8_t();
    store.end = nondet_uint16_t();
    store.check = nondet_uint32_t();
    ASSUME(has_phase(store.phase) && store.phase <= BACKMEM_PHASE_MASK);
    ASSUME(store.end >= 2 && store.end <= BANK);
    ASSUME(commit_leaves(&store, was_sound));
    const backmem_store_t now = store_open();
    CLAIM(now.bank == store.bank && now.phase == store.phase && now.end == store.end
          && now.check == store.check);
}

int main(void) {
    proof_begin();
    switch (PART) {
        case 0:
            writer_claims();
            break;
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
