// Objects in random use, with power cuts and resets, beside an ideal model.
//
//     random [STEPS]        lives of up to 500 steps each, from BACKMEM_SEED
//     random --life SEED    one life again, every step told
//
// A life begins on noise: a kind of memory, and one object of each kind in a region,
// all by chance. A step is an operation on one of them, cut at any store or not, an
// event, or a change of owner. What is read afterwards has to be what the model says;
// after a cut, what it said before or what it says now. A life that fails is run again
// without steps that it fails without, and told.
//
// SPDX-License-Identifier: MIT
#include "hostile_cases.h"
#include "thing.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LIFE_STEPS 500u
#define THINGS     8u
#define AT         0x40024000u
#define GUARD      64u
#define REGION_MAX 4096u

static struct life {
    uint32_t seed, state; // of the draws
    backmem_region_desc_t desc;
    hostile_memory_t memory;
    bool cache_on;
    backmem_region_t region;
    thing_t things[THINGS];
    bool skipped[LIFE_STEPS];
    bool told;
    const char *wrong;
    uint64_t cuts, events, owners, unsure;
} life;

uint32_t draw(uint32_t limit) {
    life.state ^= life.state << 13;
    life.state ^= life.state >> 17;
    life.state ^= life.state << 5;
    return (uint32_t)((uint64_t)life.state * limit >> 32);
}

static uint32_t mixed(uint32_t a, uint32_t b) {
    uint32_t x = a * 0x9e3779b1u ^ (b + 1) * 0x85ebca6bu;
    x = (x ^ x >> 15) * 0x2c1b3c6du;
    return (x ^ x >> 13) | 1u; // xorshift must not start at zero
}

// Each step draws from its own seed, so that others can be left out.
static void draws_begin(uint32_t step) {
    life.state = mixed(life.seed, step);
    (void)draw(2);
}

// ---- a life's memory ---------------------------------------------------------------

static void noise(void) {
    for (uint32_t i = 0; i < life.desc.bytes; i++) {
        hostile_poke(life.desc.base + i, (uint8_t)draw(256));
    }
    for (unsigned i = 0; i < THINGS; i++) {
        thing_t *thing = &life.things[i];
        memset(&thing->now, 0, offsetof(model_t, payloads));
        thing->is_open = thing->torn = thing->scarred = thing->has_other = false;
        thing->is_unsure = false;
    }
}

static void wake(void) {
    if (life.cache_on) {
        hostile_cache_on();
    }
    for (unsigned i = 0; i < THINGS; i++) {
        life.things[i].is_open = false;
    }
}

// One of the kinds of tests/hostile_cases.c that objects can stand in.
static void memory_draw(void) {
    const hostile_case_t *c;
    do {
        c = &hostile_cases[draw((uint32_t)hostile_case_count)];
    } while (c->desc.width != c->desc.stride || c->desc.base % 4 != 0
             || c->registers != NULL);
    life.desc = c->desc;
    life.memory = c->memory;
    life.cache_on = c->cache_on;
    life.desc.base = AT + GUARD;
}

static const kind_t *const kinds[THINGS] = {
    &kind_word, &kind_record, &kind_record, &kind_boot,
    &kind_log,  &kind_log,    &kind_store,  &kind_store,
};

static void life_begin(uint32_t seed) {
    uint32_t end = 0;
    life.seed = seed;
    life.wrong = NULL;
    draws_begin(UINT32_MAX);
    memory_draw();
    memset(life.things, 0, sizeof(life.things));
    for (unsigned i = 0; i < THINGS; i++) {
        thing_t *thing = &life.things[i];
        thing->kind = kinds[i];
        thing->region = &life.region;
        thing->offset = end;
        thing->kind->place(thing);
        end += (thing->bytes + 3) / 4 * 4 + 4 * draw(3);
    }
    life.desc.bytes = (end + 31) / 32 * 32;
    if ((life.desc.hazards & BACKMEM_HAZARD_ECC64) != 0) {
        life.memory.spare = life.desc.base + life.desc.bytes + 4; // sync's own word
    }
    life.memory.base = AT;
    life.memory.bytes = life.desc.bytes + 2 * GUARD;
    hostile_begin();
    hostile_map(&life.memory);
    hostile_power_on();
    hostile_poke_noise(); // good ECC words
    wake();
    if (life.desc.bytes > REGION_MAX
        || backmem_region_open(&life.region, &life.desc) != BACKMEM_OK) {
        life.wrong = "the region does not open";
    }
    noise();
}

// ---- a step ------------------------------------------------------------------------

static backmem_err_t answer;

static void thing_perform(void *argument) {
    thing_t *thing = argument;
    answer = thing->kind->perform(thing);
}

// A status that the model makes impossible.
static const char *status_wrong(const thing_t *thing) {
    if (thing->now.is_there) {
        return thing->status == BACKMEM_KEPT
                       || (thing->status == BACKMEM_RECOVERED
                           && (thing->torn
                               || (thing->kind == &kind_log && thing->scarred)))
                   ? NULL
                   : "the status of what is there";
    }
    return thing->status == BACKMEM_COLD || thing->scarred || thing->has_other
               ? NULL
               : "the status of what is not there";
}

// Stores beside the object.
static const char *stray(const thing_t *thing) {
    const uint32_t from = life.desc.base + thing->offset;
    const uint32_t to = from + thing->bytes;
    if (hostile_count(HOSTILE_STORE, 0, AT, from)
            + hostile_count(HOSTILE_STORE, 0, to, AT + life.memory.bytes)
        > 0) {
        return "a store outside of the object";
    }
    return strcmp(hostile_fault(), "none") == 0 ? NULL : hostile_fault();
}

static const char *thing_check(thing_t *thing) {
    hostile_forget();
    const char *wrong = thing->kind->compare(thing, &thing->now);
    if (wrong == NULL
        && hostile_count(HOSTILE_STORE, 0, AT, AT + life.memory.bytes) > 0) {
        wrong = "reading stored something";
    }
    if (wrong == NULL) {
        wrong = strcmp(hostile_fault(), "none") == 0 ? status_wrong(thing)
                                                     : hostile_fault();
    }
    return wrong;
}

static const char *all_check(void) {
    const char *wrong = NULL;
    for (unsigned i = 0; i < THINGS && wrong == NULL; i++) {
        thing_t *thing = &life.things[i];
        wrong = thing->is_unsure ? NULL : thing_check(thing);
    }
    return wrong;
}

// The power went while the operation ran.
static const char *after_cut(thing_t *thing) {
    life.cuts++;
    thing->torn = thing->scarred = true;
    if (draw(2) == 0) {
        hostile_reset();
    } else {
        hostile_supply_loss();
    }
    wake();
    if (thing->kind->compare(thing, &thing->next) == NULL) {
        thing->now = thing->next;
        return NULL;
    }
    return thing->kind->compare(thing, &thing->now) == NULL ? NULL
                                                            : "neither old nor new";
}

static const char *after_answer(thing_t *thing, bool stored) {
    if (answer != thing->want && !(thing->either && answer == BACKMEM_ERR_FULL)) {
        return backmem_err_name(answer);
    }
    if (answer != BACKMEM_OK) {
        return stored ? "it stored, and answered that it did not" : NULL;
    }
    thing->now = thing->next;
    thing->torn = thing->torn && !stored;
    if (stored && !thing->now.is_there) { // wiped
        thing->scarred = thing->has_other = false;
    }
    return NULL;
}

static const char *operation_step(void) {
    thing_t *thing = &life.things[draw(THINGS)];
    if (thing->is_unsure) {
        return NULL;
    }
    memcpy(&thing->next, &thing->now, sizeof(thing->next));
    thing->want = BACKMEM_OK;
    thing->either = false;
    thing->kind->plan(thing);
    uint32_t limit = UINT32_MAX;
    if (draw(3) == 0) {
        const uint32_t most[] = { 4, 12, 40, 150 };
        limit = draw(most[draw(4)]);
    }
    hostile_forget();
    const bool whole = hostile_run(limit, thing_perform, thing);
    const bool stored = hostile_count(HOSTILE_STORE, 0, AT, AT + life.memory.bytes) > 0;
    const char *wrong = stray(thing);
    thing->stored = thing->stored || stored || !whole;
    if (wrong == NULL) {
        wrong = whole ? after_answer(thing, stored) : after_cut(thing);
    }
    if (life.told) {
        printf("%s at %" PRIu32 ", %" PRIu32 " bytes: %s, ", thing->kind->name,
               thing->offset, thing->bytes, thing->doing);
        if (whole) {
            printf("%s\n", backmem_err_name(answer));
        } else {
            printf("cut after %" PRIu32 " stores\n", limit);
        }
    }
    return wrong != NULL || (whole && draw(4) != 0) ? wrong : thing_check(thing);
}

// Nothing is lost, but in the last one everything.
static const char *event_step(void) {
    const char *const names[] = { "reset", "supply lost, battery", "first power" };
    const uint32_t event = draw(20) == 0 ? 2 : draw(2);
    life.events++;
    if (event == 0) {
        hostile_reset();
    } else if (event == 1) {
        hostile_supply_loss();
    } else {
        hostile_power_on();
        hostile_poke_noise();
        noise();
    }
    wake();
    if (life.told) {
        printf("%s\n", names[event]);
    }
    return all_check();
}

// Another program takes the memory over, with another layout or size of its own, or the
// one before comes back. Its first commit ends what the other one had.
static const char *owner_step(void) {
    thing_t *thing = &life.things[draw(THINGS)];
    const bool is_store = thing->kind == &kind_store;
    const uint32_t cut = draw(2) * 8 * draw(6);
    if (thing->is_unsure || (!is_store && thing->layout == 0)) {
        return NULL;
    }
    if (!thing->has_other) {
        thing->other = (owner_t){ thing->bytes, (uint16_t)(thing->layout ^ 0x5a5a) };
        if (thing->other.layout == 0) {
            thing->other.layout = 1;
        }
        if (is_store && thing->bytes - cut >= BACKMEM_STORE_BYTES_MIN && cut > 0) {
            thing->other = (owner_t){ thing->bytes - cut, thing->layout };
        }
        memset(&thing->others, 0, offsetof(model_t, payloads));
        thing->stored = true;
    }
    life.owners++;
    const owner_t owner = thing->other;
    const bool was_there = thing->now.is_there;
    thing->other = (owner_t){ thing->bytes, thing->layout };
    thing->bytes = owner.bytes;
    thing->layout = owner.layout;
    thing->next = thing->others;
    thing->others = thing->now;
    thing->now = thing->next;
    if (life.told) {
        printf("%s at %" PRIu32 ": owner of %" PRIu32 " bytes, layout 0x%x\n",
               thing->kind->name, thing->offset, thing->bytes, thing->layout);
    }
    const bool stored = thing->stored;
    thing->has_other = true;
    thing->is_open = thing->stored = false;
    if (!stored) {
        return thing_check(thing);
    }
    // What this owner had is gone. If the other one's first commit was cut off, it may
    // be there, and nobody promises in which state: the object is left alone until
    // noise.
    if (!was_there) {
        life.unsure++;
        thing->is_unsure = true;
        return NULL;
    }
    memset(&thing->now, 0, offsetof(model_t, payloads));
    const char *wrong = thing->kind->compare(thing, &thing->now);
    return wrong != NULL ? "what another owner had replaced is back" : NULL;
}

static const char *step_run(uint32_t step) {
    draws_begin(step);
    const uint32_t which = draw(100);
    if (life.told) {
        printf("%4" PRIu32 "  ", step);
    }
    return which < 6 ? event_step() : which < 8 ? owner_step() : operation_step();
}

// ---- lives -------------------------------------------------------------------------

// Gives the number of steps up to the one that failed, that one included; 0: none did.
static uint32_t life_run(uint32_t seed, uint32_t steps) {
    life_begin(seed);
    for (uint32_t step = 0; step < steps && life.wrong == NULL; step++) {
        if (!life.skipped[step]) {
            life.wrong = step_run(step);
        }
        if (life.wrong != NULL) {
            return step + 1;
        }
    }
    return life.wrong != NULL ? 1 : 0;
}

// Leaves steps out as long as it fails without them.
static uint32_t life_shrink(uint32_t seed, uint32_t steps) {
    for (uint32_t chunk = steps / 2; chunk > 0; chunk /= 2) {
        for (uint32_t from = 0; from + 1 < steps; from += chunk) {
            bool before[LIFE_STEPS];
            memcpy(before, life.skipped, sizeof(before));
            for (uint32_t i = from; i < from + chunk && i + 1 < steps; i++) {
                life.skipped[i] = true;
            }
            const uint32_t failed = life_run(seed, steps);
            if (failed == 0) {
                memcpy(life.skipped, before, sizeof(before));
            } else {
                steps = failed;
            }
        }
    }
    return steps;
}

static void life_tell(uint32_t seed, uint32_t steps) {
    printf("FAIL life 0x%08" PRIx32 " (random --life 0x%08" PRIx32
           " tells all of it)\n",
           seed, seed);
    life.told = true;
    (void)life_run(seed, steps);
    printf("      %s, ECC %d, cache %d: %s\n", life.desc.name, life.memory.ecc,
           life.cache_on, life.wrong != NULL ? life.wrong : "not again");
    life.told = false;
}

static bool lives_run(uint64_t steps) {
    const char *text = getenv("BACKMEM_SEED");
    const uint32_t first =
        text != NULL ? (uint32_t)strtoul(text, NULL, 0) : (uint32_t)time(NULL);
    uint64_t done = 0, next_told = steps / 4;
    printf("BACKMEM_SEED=0x%08" PRIx32 "\n", first);
    for (uint32_t n = 0; done < steps; n++) {
        const uint32_t seed = mixed(first, n);
        uint32_t failed = life_run(seed, LIFE_STEPS);
        if (failed > 0) {
            failed = life_shrink(seed, failed);
            life_tell(seed, failed);
            return false;
        }
        done += LIFE_STEPS;
        if (done >= next_told) {
            printf("%" PRIu64 " steps, %" PRIu64 " cuts, %" PRIu64 " events, %" PRIu64
                   " changes of owner, %" PRIu64 " of them cut\n",
                   done, life.cuts, life.events, life.owners, life.unsure);
            fflush(stdout);
            next_told += steps / 4;
        }
    }
    return life.cuts > 0 && life.events > 0 && life.owners > 0;
}

int main(int count, char **args) {
    bool good;
    if (count > 2 && strcmp(args[1], "--life") == 0) {
        life.told = true;
        good = life_run((uint32_t)strtoul(args[2], NULL, 0), LIFE_STEPS) == 0;
        printf("%s\n", good ? "good" : life.wrong);
    } else {
        good = lives_run(count > 1 ? strtoull(args[1], NULL, 0) : 1000000);
    }
    printf("%d passed, %d failed\n", good, !good);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
