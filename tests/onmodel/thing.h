// An object of each kind in one way of use: it holds one number, and every update makes
// another one of it.
//
// SPDX-License-Identifier: MIT
#ifndef THING_H
#define THING_H

#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/record.h"
#include "backmem/store.h"
#include "backmem/word.h"

typedef enum thing_kind {
    THING_WORD,
    THING_RECORD,
    THING_BOOT,
    THING_LOG,
    THING_STORE,
    THING_KINDS
} thing_kind_t;

typedef struct thing {
    thing_kind_t kind;
    union {
        backmem_word_t word;
        backmem_record_t record;
        backmem_boot_t boot;
        backmem_log_t log;
        backmem_store_t store;
    } as;
} thing_t;

// What is found of it: an answer of open, or BACKMEM_ERR_EMPTY, or OK and the number.
typedef struct thing_found {
    backmem_err_t err;
    uint32_t value;
} thing_found_t;

const char *thing_name(thing_kind_t kind);
uint32_t thing_bytes(thing_kind_t kind);
backmem_err_t thing_open(thing_t *thing, thing_kind_t kind,
                         const backmem_region_t *region, uint32_t offset);
thing_found_t thing_look(const thing_t *thing);
// The number that the next update can store: a boot ledger counts by itself.
uint32_t thing_next(const thing_t *thing, thing_found_t now, uint32_t drawn);
backmem_err_t thing_update(thing_t *thing, uint32_t value);
backmem_err_t thing_wipe(thing_t *thing);

#endif
