// Every kind of memory that a chip may have, as a row and its model: the table
// that a suite walks to show that it holds on all of them.
//
// SPDX-License-Identifier: MIT
#ifndef HOSTILE_CASES_H
#define HOSTILE_CASES_H

#include "backmem/region.h"
#include "hostile.h"

// Data bytes of each case's region. Before and behind it the memory goes on for
// at least CASE_GUARD addresses that are not the region's.
#define CASE_BYTES 72u
#define CASE_GUARD 32u

typedef struct hostile_case {
    const char *name;
    backmem_region_desc_t desc;
    hostile_memory_t memory;
    bool cache_on;
    const hostile_register_t *registers; // two of them; NULL: none
} hostile_case_t;

extern const hostile_case_t hostile_cases[];
extern const size_t hostile_case_count;

// Map the case alone, wake it as noise, with good ECC words, and open its region.
void case_begin(const hostile_case_t *c, backmem_region_t *region);

// The event, and the cache on again where the case has it. Not opened again.
void case_reset(const hostile_case_t *c);

// Address of a data byte. `offset` may be CASE_BYTES: where the region ends.
uint32_t case_address(const hostile_case_t *c, uint32_t offset);

// The cells of the memory, guards and all: memory.bytes bytes.
#define CASE_IMAGE_MAX 512u
void case_image(const hostile_case_t *c, uint8_t *image);

// Where a data byte is in that image.
uint32_t case_index(const hostile_case_t *c, uint32_t offset);

#endif
