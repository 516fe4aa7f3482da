// What harnesses share: the memory under proof and the power.
//
// A harness is a main() of claims about every execution: values that `any` gives, and
// the memory at the start, are all that there can be. WORDS is set for each proof.
//
// SPDX-License-Identifier: MIT
#ifndef PROOF_H
#define PROOF_H

#include <stdbool.h>
#include <stdint.h>

#include "backmem_object.h"

#define CLAIM(condition)  __CPROVER_assert((condition), #condition)
#define ASSUME(condition) __CPROVER_assume(condition)

// The checker's own: every value of the type.
uint32_t nondet_uint32_t(void);
uint16_t nondet_uint16_t(void);
uint8_t nondet_uint8_t(void);
bool nondet_bool(void);

#define CRC_ANY      0
#define CRC_FUNCTION 1

// Loads give what was stored; or each time any number, as if the memory changed between
// any two of them.
#define LOADS_KEPT 0
#define LOADS_ANY  1
#ifndef LOADS
#define LOADS LOADS_KEPT
#endif

#define BASE 0x1000u // address of the region

// `words` of memory, of a region from BASE on. Nothing is outside of it.
extern uint32_t proof_memory[WORDS];
extern backmem_region_t proof_region;

// Every image; the power holds.
void proof_begin(void);

// From now on this many stores happen, and no more.
void power_cut_after(uint32_t stores);
void power_on(void);
bool power_was_cut(void);

#endif
