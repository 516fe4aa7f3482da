// Every cut of every operation, from one image.
//
// SPDX-License-Identifier: MIT
#ifndef CUTS_H
#define CUTS_H

#include "subject.h"

// How many cuts are tried: of the operation, and of the one after each of these cuts.
// Where there are more, the first and last ones and some drawn from between.
typedef struct depth {
    uint32_t first, second;
    uint32_t skipped; // of so many cuts and one more, one is followed by an operation
    bool all_pairs;   // by each of them, else by one that is drawn
} depth_t;

#define ALL UINT32_MAX

typedef struct tally {
    uint64_t images, cuts, old, new, other;
} tally_t;

// Where the words stand that a failure is told with.
typedef struct place {
    const setup_t *setup;
    const char *rule;
    char image[64];
    uint32_t draw; // state of the draws
} place_t;

// Puts the image, and tries all operations on it.
void cuts_try(place_t *place, const uint32_t *image, const depth_t *depth,
              tally_t *tally);

uint32_t place_draw(place_t *place);

// Runs a step on what is in the memory. Gives the words that reached the cells, until
// the next step. `fault`: NULL, or what was wrong with it.
const memory_cell_t *step_run(const setup_t *setup, step_t *step, size_t *count,
                              const char **fault);

#endif
