// Cuts of an operation, and of the next one after each: what is read, what it counts.
//
// SPDX-License-Identifier: MIT
#include "cuts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAILURES_SHOWN 10
#define CELLS_KEPT     (1u << 18)

typedef enum verdict {
    IS_OLD,
    IS_NEW,
    IS_OTHER
} verdict_t;

// One operation with its cuts.
typedef struct trial {
    const setup_t *setup;
    step_t step;
    const reading_t *old, *want;
    size_t stores; // words that reach the cells
} trial_t;

uint32_t place_draw(place_t *place) {
    place->draw = mix(place->draw, 0x9d2c);
    return place->draw;
}

// ---- judging --------------------------------------------------------------------

static bool is_there(const reading_t *reading) {
    return reading->status == BACKMEM_KEPT || reading->status == BACKMEM_RECOVERED;
}

// Whether the status says what the header has it say.
static bool status_good(const trial_t *trial, const reading_t *now, bool is_new,
                        bool done) {
    const subject_t *subject = trial->setup->subject;
    const reading_t *old = trial->old;
    if ((subject->statuses >> now->status & 1) == 0) {
        return false;
    }
    if (is_new && subject->operations[trial->step.operation].wipes) {
        return now->status == BACKMEM_COLD
               || (!done
                   && (now->status == BACKMEM_CORRUPT
                       || (!is_there(old) && now->status == old->status)));
    }
    if (is_new || is_there(old)) {
        // What a log lost before, it has lost afterwards.
        const bool lost = subject->kept != NULL && old->status == BACKMEM_RECOVERED;
        return now->status == BACKMEM_KEPT
               || ((!done || lost) && now->status == BACKMEM_RECOVERED);
    }
    return now->status == old->status || now->status == BACKMEM_COLD;
}

static verdict_t judge(const trial_t *trial, const reading_t *now, bool done) {
    const subject_t *subject = trial->setup->subject;
    if (now->bad != NULL) {
        return IS_OTHER;
    }
    if (reading_same(now, trial->want) && status_good(trial, now, true, done)) {
        return IS_NEW;
    }
    const bool kept = subject->kept != NULL
                          ? subject->kept(&trial->step, trial->old, now)
                          : reading_same(now, trial->old);
    return kept && !done && status_good(trial, now, false, done) ? IS_OLD : IS_OTHER;
}

// The new list may miss the oldest entry too, where its place was not the one that a
// damaged entry would have left free.
static void want_shorten(const setup_t *setup, reading_t *want, const reading_t *now) {
    if (setup->subject->kept != NULL && now->count + 1 == want->count
        && now->count > 0) {
        want->count--;
        want->bytes = now->bytes;
    }
}

// ---- telling --------------------------------------------------------------------

static void reading_tell(const char *name, const reading_t *reading) {
    printf("    %s: %s, %u there, %u bytes:", name,
           backmem_status_name(reading->status), (unsigned)reading->count,
           (unsigned)reading->bytes);
    for (uint32_t i = 0; i < reading->bytes && i < 24; i++) {
        printf(" %02x", reading->data[i]);
    }
    printf("%s%s\n", reading->bad != NULL ? " bad: " : "",
           reading->bad != NULL ? reading->bad : "");
}

static void trial_tell(const place_t *place, const trial_t *before, size_t before_cut,
                       const trial_t *trial, size_t cut, const reading_t *now,
                       const char *fault) {
    static unsigned told;
    const subject_t *subject = place->setup->subject;
    if (subject->control || told++ >= FAILURES_SHOWN) {
        return;
    }
    printf("FAIL %s, %u bytes, %s, from %s", subject->name,
           (unsigned)place->setup->region.bytes, place->rule, place->image);
    if (before != NULL) {
        printf(", %s (0x%x) cut after %zu of %zu stores",
               subject->operations[before->step.operation].name,
               (unsigned)before->step.seed, before_cut, before->stores);
    }
    printf(", %s (0x%x) ", subject->operations[trial->step.operation].name,
           (unsigned)trial->step.seed);
    if (fault != NULL) {
        printf("%s\n", fault);
        return;
    }
    printf("cut after %zu of %zu stores%s\n", cut, trial->stores,
           cut == trial->stores ? ", all done" : "");
    reading_tell("old", trial->old);
    reading_tell("new", trial->want);
    reading_tell("now", now);
}

// ---- steps ----------------------------------------------------------------------

const memory_cell_t *step_run(const setup_t *setup, step_t *step, size_t *count,
                              const char **fault) {
    memory_forget();
    memory_allow(setup->offset, setup->offset + setup->bytes);
    const backmem_err_t err = setup->subject->run(setup, step);
    const memory_cell_t *cells = memory_cells(count);
    step->done = err == BACKMEM_OK;
    *fault = memory_fault();
    if (!step->done && err != BACKMEM_ERR_FULL && err != BACKMEM_ERR_EMPTY
        && err != BACKMEM_ERR_FOREIGN) {
        *fault = backmem_err_name(err);
    } else if (!step->done && *count > 0) {
        *fault = "stored something and answered that it did nothing";
    }
    return cells;
}

// Reads, as after a reset; reading must not store.
static void look(const setup_t *setup, reading_t *reading) {
    size_t count;
    memory_forget();
    setup->subject->read(setup, reading);
    (void)memory_cells(&count);
    if (memory_fault() != NULL) {
        reading->bad = memory_fault();
    } else if (count > 0) {
        reading->bad = "reading stored something";
    }
}

static bool wiped(const setup_t *setup) {
    uint32_t bits = 0;
    for (uint32_t i = setup->offset / 4; i < (setup->offset + setup->bytes) / 4; i++) {
        bits |= memory_now.seen[i];
    }
    return bits == 0;
}

// Which cuts of `stores` are tried: all, or the first and last ones and some between.
static size_t cut_next(place_t *place, size_t cut, size_t stores, uint32_t most) {
    const size_t edge = most / 4 + 1;
    if (stores < most || cut + 1 < edge || cut + edge >= stores) {
        return cut + 1;
    }
    const size_t stride = (stores - 2 * edge) / (most - most / 2) + 1;
    const size_t next = cut + 1 + place_draw(place) % (2 * stride);
    return next + edge > stores ? stores - edge + 1 : next;
}

// ---- cuts -----------------------------------------------------------------------

static void count_verdict(tally_t *tally, verdict_t verdict) {
    tally->cuts++;
    tally->old += verdict == IS_OLD;
    tally->new += verdict == IS_NEW;
    tally->other += verdict == IS_OTHER;
}

static verdict_t cut_judge(trial_t *trial, reading_t *want, reading_t *now, size_t cut,
                           const char **why) {
    const bool all = cut == trial->stores;
    const bool done = all && trial->step.done;
    *why = NULL;
    look(trial->setup, now);
    want_shorten(trial->setup, want, now);
    // What changes nothing may store nothing, and leave the status as it is.
    const bool idle = done && trial->stores == 0;
    verdict_t verdict = judge(trial, now, done && !idle);
    if (idle && !reading_same(trial->old, trial->want)) {
        *why = "said that it did what it did not";
        verdict = IS_OTHER;
    }
    if (done && trial->setup->subject->operations[trial->step.operation].wipes
        && !wiped(trial->setup)) {
        *why = "left something behind";
        verdict = IS_OTHER;
    }
    return verdict;
}

// Lets words reach their cells, from the last cut to this one. False when that leaves
// what an earlier cut left.
static bool cells_apply(const memory_cell_t *cells, size_t *applied, size_t cut,
                        size_t stores) {
    bool changed = cut == 0 || cut == stores;
    for (; *applied < cut; (*applied)++) {
        uint32_t *cell = &memory_now.seen[cells[*applied].word];
        changed = changed || *cell != cells[*applied].value;
        *cell = cells[*applied].value;
    }
    return changed;
}

// The operation after a cut, on what is in the memory; puts that back.
static void second_try(place_t *place, const trial_t *before, size_t before_cut,
                       const reading_t *old, unsigned operation, const depth_t *depth,
                       tally_t *tally) {
    static uint32_t start[MEMORY_WORDS];
    static reading_t now, want, whole;
    const char *fault;
    trial_t trial = { .setup = place->setup, .old = old, .want = &want };
    memcpy(start, memory_now.seen, memory_now.bytes);
    memory_put(start);
    trial.step = (step_t){ .operation = operation, .seed = place_draw(place) };
    const memory_cell_t *found =
        step_run(place->setup, &trial.step, &trial.stores, &fault);
    memory_cell_t *cells = malloc(trial.stores * sizeof(*cells) + 1);
    memcpy(cells, found, trial.stores * sizeof(*cells));
    if (fault != NULL) {
        count_verdict(tally, IS_OTHER);
        trial_tell(place, before, before_cut, &trial, 0, NULL, fault);
    }
    if (trial.step.done) {
        place->setup->subject->expect(place->setup, &trial.step, old, &whole);
    } else {
        reading_copy(&whole, old);
    }
    memory_put(start);
    size_t applied = 0;
    for (size_t cut = 0; cut <= trial.stores;
         cut = cut_next(place, cut, trial.stores, depth->second)) {
        if (!cells_apply(cells, &applied, cut, trial.stores)) {
            continue;
        }
        reading_copy(&want, &whole);
        const verdict_t verdict = cut_judge(&trial, &want, &now, cut, &fault);
        count_verdict(tally, verdict);
        if (verdict == IS_OTHER) {
            trial_tell(place, before, before_cut, &trial, cut, &now, fault);
        }
    }
    free(cells);
    memory_put(start);
}

static void seconds_try(place_t *place, const trial_t *trial, size_t cut,
                        const reading_t *now, const depth_t *depth, tally_t *tally) {
    const unsigned count = place->setup->subject->operation_count;
    if (depth->skipped > 0 && place_draw(place) % (depth->skipped + 1) != 0) {
        return;
    }
    if (!depth->all_pairs) {
        second_try(place, trial, cut, now, place_draw(place) % count, depth, tally);
        return;
    }
    for (unsigned operation = 0; operation < count; operation++) {
        second_try(place, trial, cut, now, operation, depth, tally);
    }
}

static void first_try(place_t *place, const uint32_t *image, const reading_t *old,
                      unsigned operation, const depth_t *depth, tally_t *tally) {
    static memory_cell_t cells[CELLS_KEPT];
    static reading_t now, want, whole;
    const char *fault;
    trial_t trial = { .setup = place->setup, .old = old, .want = &want };
    trial.step = (step_t){ .operation = operation, .seed = place_draw(place) };
    memory_put(image);
    // Lines leave the cache by themselves in half of the trials.
    memory_evict(place_draw(place) % 2 == 0 ? 0 : place_draw(place));
    const memory_cell_t *found =
        step_run(place->setup, &trial.step, &trial.stores, &fault);
    if (fault == NULL && trial.stores > CELLS_KEPT) {
        fault = "far too many stores";
    }
    if (fault != NULL) {
        count_verdict(tally, IS_OTHER);
        trial_tell(place, NULL, 0, &trial, 0, NULL, fault);
        return;
    }
    memcpy(cells, found, trial.stores * sizeof(*cells));
    if (trial.step.done) {
        place->setup->subject->expect(place->setup, &trial.step, old, &whole);
    } else {
        reading_copy(&whole, old);
    }
    memory_put(image);
    size_t applied = 0;
    for (size_t cut = 0; cut <= trial.stores;
         cut = cut_next(place, cut, trial.stores, depth->first)) {
        if (!cells_apply(cells, &applied, cut, trial.stores)) {
            continue;
        }
        reading_copy(&want, &whole);
        const verdict_t verdict = cut_judge(&trial, &want, &now, cut, &fault);
        count_verdict(tally, verdict);
        if (verdict == IS_OTHER) {
            trial_tell(place, NULL, 0, &trial, cut, &now, fault);
        } else {
            seconds_try(place, &trial, cut, &now, depth, tally);
        }
    }
}

void cuts_try(place_t *place, const uint32_t *image, const depth_t *depth,
              tally_t *tally) {
    static reading_t old;
    tally->images++;
    memory_put(image);
    look(place->setup, &old);
    for (unsigned i = 0; i < place->setup->subject->operation_count; i++) {
        first_try(place, image, &old, i, depth, tally);
    }
}
