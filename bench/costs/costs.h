// The programs whose rows make docs/costs.md, one image a processor.
//
// SPDX-License-Identifier: MIT
#ifndef COSTS_H
#define COSTS_H

#include "../workload/row.h"
#include "backmem/store.h"

extern backmem_region_t region; // 8192 bytes

// Words, records, logs and the boot ledger.
void objects_measure(void);

// Stores of 1 to 500 keys: all of them alike, so that they can be compared.
void keys_measure(void);

// Stores as the goals were set for them, each another one.
void goals_measure(void);

// ---- stores, for both --------------------------------------------------------------

extern backmem_store_t store;

#define KEY_FIRST 1000u // keys are numbers of 2 bytes, from here on

void store_make(uint32_t bytes);

// What a program's own call is: the change is made here, and the key. It is the same
// code for each row.
backmem_err_t store_put(uint32_t key, const void *value, uint32_t size);
backmem_err_t store_take(uint32_t key, void *value, uint32_t *size);

void store_set(uint32_t key, const void *value, uint32_t size);

// Opens it anew, and finds what was committed.
void store_again(uint32_t bytes);

// A row of a whole walk, and one of space(), on `keys` keys of 2 words each where it is
// asked how full the store is.
//
//   number   of keys in the row's name; 0: it has none
//   text     where texts of keys go, or NULL
void walk_measure(const char *name, uint32_t number, char *text, uint32_t keys);
void space_measure(const char *name, uint32_t number, uint32_t keys);

// The next of a fixed row of numbers that look random, below `most`.
uint32_t random_next(uint32_t most);

#endif
