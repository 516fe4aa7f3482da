// Objects under random use, each with an ideal model in plain C.
//
// SPDX-License-Identifier: MIT
#ifndef THING_H
#define THING_H

#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/record.h"
#include "backmem/store.h"
#include "backmem/word.h"

#define PAYLOAD_MAX 64u // bytes
#define ENTRIES_MAX 24u // of a log
#define KEYS_MAX    48u // of a store
#define TEXT_MAX    8u
#define CHANGES_MAX 4u

// ---- what an object would hold if there were no power cuts -------------------------

typedef struct payload {
    uint32_t size;
    uint8_t bytes[PAYLOAD_MAX];
} payload_t;

typedef struct ledger {
    uint32_t boots, cause, failures, state;
} ledger_t;

typedef struct pair {
    backmem_key_t key; // text points into `text`
    char text[TEXT_MAX];
    payload_t value;
} pair_t;

typedef struct model {
    uint32_t count; // of what is in the union; 0: nothing is there
    bool is_there;  // a store can be there without a key
    ledger_t ledger;
    union {
        payload_t payloads[ENTRIES_MAX]; // log: newest first
        pair_t pairs[KEYS_MAX];          // in the order of their last change
    };
} model_t;

// ---- objects -----------------------------------------------------------------------

typedef struct thing thing_t;

typedef struct kind {
    const char *name;
    // How large it is, by draws. Sets bytes.
    void (*place)(thing_t *thing);
    // Draws an operation: what it is called, what it leaves in `next`, what it answers.
    void (*plan)(thing_t *thing);
    // Does it. Runs until the power goes.
    backmem_err_t (*perform)(thing_t *thing);
    // Opens, reads and compares. NULL, or what differs from the model.
    const char *(*compare)(thing_t *thing, const model_t *model);
} kind_t;

// Whose it is: what tells one store or record from another at the same place.
typedef struct owner {
    uint32_t bytes;
    uint16_t layout;
} owner_t;

struct thing {
    const kind_t *kind;
    const backmem_region_t *region;
    uint32_t offset, bytes;
    uint32_t size; // of a payload
    uint16_t layout;
    uint16_t count; // log: places
    bool once;      // log: append_once

    model_t now, next;
    bool torn;               // an operation was cut since the last one that was not
    bool scarred;            // one was cut since it was wiped, or there was noise
    backmem_status_t status; // as the last comparison found it

    // Somebody else's use of the same memory, and what they should find.
    bool has_other;
    owner_t other;
    model_t others;
    bool stored;    // by this owner, since the other one's turn
    bool is_unsure; // the other one's turn was cut off

    // The operation.
    const char *doing;
    unsigned operation;
    uint32_t argument;
    payload_t payload;
    pair_t changes[CHANGES_MAX];
    bool deletes[CHANGES_MAX];
    uint32_t change_count;
    backmem_err_t want;
    bool either; // FULL is as good as OK

    // Handles are kept while nothing happens.
    bool is_open;
    backmem_log_t log;
    backmem_store_t store;
};

extern const kind_t kind_word, kind_record, kind_boot, kind_log, kind_store;

// A draw below `limit`; the sequence follows from the life's seed and the step.
uint32_t draw(uint32_t limit);
void draw_payload(payload_t *payload, uint32_t size);

backmem_place_t place_of(const thing_t *thing);

bool payloads_equal(const payload_t *a, const payload_t *b);

#endif
