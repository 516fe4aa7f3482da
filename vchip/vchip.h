// A virtual chip: a model, its contents, and the processor that runs on it.
//
//     vchip_t *vchip = vchip_new(vchip_find("stm32h743"), &image, seed);
//     while (vchip_boot(vchip) == VCHIP_STOP_EVENT) {
//         vchip_happen(vchip, vchip->event);
//     }
//     vchip_free(vchip);
//
// A boot ends when the program says so, faults, is cut, or asks for a reset;
// the contents belong to the chip and go on. The processor is made anew for
// each boot, with its working memory full of noise.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_H
#define VCHIP_H

#include "access.h"
#include "image_fit.h"
#include "models/chips.h"
#include "state.h"
#include "stop.h"

// A chip that has never been powered. The image must fit it: see vchip_image_fits.
// NULL: no memory.
vchip_t *vchip_new(const vchip_chip_t *chip, const vchip_image_t *image, uint64_t seed);
void vchip_free(vchip_t *vchip);

// False: no such option, or no such value of it.
bool vchip_option(vchip_t *vchip, const char *name, const char *value);

// Run from reset until it stops. Without an event since the last boot it is
// VCHIP_SOFT_RESET that happens first; before the first, VCHIP_VDD_LOSS.
vchip_stop_t vchip_boot(vchip_t *vchip);

// All of a boot but its program: for who makes the accesses otherwise, by vchip_access.
void vchip_start(vchip_t *vchip);

// The harshest event that what the program has stored survives, as the chip is now: of
// those that can come at any store. VCHIP_EVENT_COUNT: it survives none. Of the last
// event that takes contents, `loser` is whose, and `rule` why.
vchip_event_t vchip_harshest(const vchip_t *vchip, const vchip_memory_t **loser,
                             const vchip_rule_t **rule);
// Whether the program has stored to this memory of its chip.
bool vchip_stored_to(const vchip_t *vchip, unsigned memory);
// The first memory that the program has stored to and that an event takes; NULL: none.
const vchip_memory_t *vchip_loser(const vchip_t *vchip, vchip_event_t event,
                                  const vchip_rule_t **rule);

// Throw the results away, keep the contents.
void vchip_forget(vchip_t *vchip);

// The contents themselves, past every rule: what a test wants to see or plant.
// NULL: no such memory. A word count goes to *words unless that is NULL.
uint32_t *vchip_contents(vchip_t *vchip, const char *memory, uint32_t *words);
const vchip_counts_t *vchip_counts(const vchip_t *vchip, const char *memory);

#endif
