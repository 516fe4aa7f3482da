// The power-cut runner: every object, in every size, under every access rule, from
// every image; each store of an operation as the last one, and each of the next.
//
//     powercut [--csv FILE] [WORD...]   WORD: objects, sizes or rules; none: all
//     powercut --stop [WORD...]         until the first row that is not good
//
// BACKMEM_SEED draws the samples, BACKMEM_FULL=1 takes more of them. A control that
// loses nothing fails like an object that loses something.
//
// SPDX-License-Identifier: MIT
#include "cuts.h"
#include "tests/powercut/unchecked/unchecked.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const subject_t *const subjects[] = {
    &subject_word,  &subject_record,   &subject_record_layout, &subject_boot,
    &subject_log,   &subject_log_once, &subject_store,         &control_struct,
    &control_magic, &control_crc,
};

static const uint32_t sizes[] = { 4, 16, 20, 28, 32, 64, 80, 128, 2048, 4096, 8192 };

typedef struct rule {
    const char *name;
    uint8_t width; // and stride
    uint8_t hazards;
    uint8_t rule;
    memory_narrow_t narrow;
    unsigned skew; // of payloads: byte stores where bytes can be stored
} rule_t;

static const rule_t rules[] = {
    { "byte lanes", 1, 0, BACKMEM_RULE_LANES, MEMORY_LANES, 1 },
    { "byte lanes cached", 1, BACKMEM_HAZARD_CACHEABLE, BACKMEM_RULE_LANES,
      MEMORY_LANES, 0 },
    { "words replicate", 4, 0, BACKMEM_RULE_REPLICATES, MEMORY_REPLICATES, 0 },
    { "words zero-fill", 4, 0, BACKMEM_RULE_ZERO_FILLS, MEMORY_ZERO_FILLS, 1 },
    { "words unknown", 4, 0, BACKMEM_RULE_UNKNOWN, MEMORY_TRAPS, 3 },
    { "ECC pending", 4, BACKMEM_HAZARD_ECC, BACKMEM_RULE_PENDING, MEMORY_PENDING, 2 },
    { "ECC cached", 4, BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE,
      BACKMEM_RULE_PENDING, MEMORY_PENDING, 0 },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct run {
    uint32_t seed;
    bool full, stop;
    FILE *csv;
    char **words;
    unsigned word_count;
    unsigned passed, failed;
} run;

// ---- images ---------------------------------------------------------------------

static void noise_make(uint32_t *words, uint32_t seed) {
    for (uint32_t i = 0; i < MEMORY_WORDS; i++) {
        words[i] = mix(seed, i);
    }
}

// All up to 128 bytes, but what follows the cuts of flipped images; above, samples.
static depth_t depth_of(const setup_t *setup, bool flipped) {
    const uint32_t bytes = setup->region.bytes;
    if (unchecked && !run.full && bytes <= 128) {
        return (depth_t){ ALL, flipped ? 5 : ALL, flipped ? 5 : 0, false };
    }
    if (bytes <= 20 || (bytes <= 128 && (run.full || !flipped))) {
        return (depth_t){ ALL, ALL, 0, !flipped || bytes <= 32 };
    }
    if (bytes <= 128) {
        return (depth_t){ ALL, 5, 5, false };
    }
    if (run.full) {
        return flipped ? (depth_t){ 12, 6, 0, false } : (depth_t){ 32, 8, 0, true };
    }
    return flipped ? (depth_t){ 4, 3, 1, false } : (depth_t){ 16, 6, 0, false };
}

static void image_try(place_t *place, const uint32_t *image, bool flipped,
                      tally_t *tally) {
    const depth_t depth = depth_of(place->setup, flipped);
    cuts_try(place, image, &depth, tally);
}

static void flips_try(place_t *place, const uint32_t *image, unsigned n,
                      tally_t *tally) {
    static uint32_t flipped[MEMORY_WORDS];
    const setup_t *setup = place->setup;
    const uint32_t from = setup->offset * 8;
    const uint32_t bits = setup->bytes * 8;
    const bool every = setup->region.bytes <= 128;
    // Two histories share 256 samples; each rule gets some of them, in full all.
    const uint32_t samples =
        every ? bits : 128u / (run.full ? 1u : (uint32_t)COUNT(rules)) + 1;
    for (uint32_t i = 0; i < samples; i++) {
        const uint32_t bit = from + (every ? i : place_draw(place) % bits);
        memcpy(flipped, image, sizeof(flipped));
        flipped[bit / 32] ^= 1u << bit % 32;
        snprintf(place->image, sizeof(place->image),
                 "history %u, bit %" PRIu32 " flipped", n, bit);
        image_try(place, flipped, true, tally);
    }
}

// What an operation leaves that was cut off in the middle, and before its last store.
static void torn_try(place_t *place, const uint32_t *image, unsigned n,
                     tally_t *tally) {
    static uint32_t torn[MEMORY_WORDS];
    const subject_t *subject = place->setup->subject;
    for (unsigned i = 0; i < subject->operation_count * 2; i++) {
        size_t count;
        const char *fault;
        step_t step = { .operation = i / 2, .seed = 77 + i };
        memory_put(image);
        const memory_cell_t *cells = step_run(place->setup, &step, &count, &fault);
        if (fault != NULL || count == 0) {
            continue; // told by the trials
        }
        memcpy(torn, image, sizeof(torn));
        for (size_t j = 0; j < (i % 2 == 0 ? count / 2 : count - 1); j++) {
            torn[cells[j].word] = cells[j].value;
        }
        snprintf(place->image, sizeof(place->image), "history %u, %s torn %u", n,
                 subject->operations[step.operation].name, i % 2);
        image_try(place, torn, false, tally);
    }
}

// On noise, or on memory that was all zero.
static bool history_make(place_t *place, unsigned n, uint32_t *image) {
    const setup_t *setup = place->setup;
    if (n % 2 == 0) {
        noise_make(image, place_draw(place));
    } else {
        memset(image, 0, sizeof(uint32_t) * MEMORY_WORDS);
    }
    memory_put(image);
    memory_allow(setup->offset, setup->offset + setup->bytes);
    memory_evict(0);
    if (!setup->subject->history(setup, n)) {
        return false;
    }
    memory_barrier();
    memcpy(image, memory_now.seen, memory_now.bytes);
    return true;
}

static void images_try(place_t *place, tally_t *tally) {
    static uint32_t image[MEMORY_WORDS];
    const subject_t *subject = place->setup->subject;
    // Without a check nobody sees whose a payload is.
    const unsigned histories = unchecked ? subject->own : subject->histories;
    for (unsigned n = 0; n < histories; n++) {
        if (!history_make(place, n, image)) {
            continue;
        }
        snprintf(place->image, sizeof(place->image), "history %u", n);
        image_try(place, image, false, tally);
        torn_try(place, image, n, tally);
        // Nor whether a damaged header names somebody.
        if (unchecked && subject == &subject_record_layout) {
            continue;
        }
        const bool is_first = n == subject->flipped[0];
        if (is_first || (n == subject->flipped[1] && (!unchecked || run.full))) {
            flips_try(place, image, n, tally);
        }
    }
    const char *const names[] = { "noise", "noise again", "all zero", "all one" };
    for (unsigned i = 0; i < COUNT(names); i++) {
        noise_make(image, place_draw(place));
        if (i >= 2) {
            memset(image, i == 2 ? 0 : 0xff, sizeof(image));
        }
        snprintf(place->image, sizeof(place->image), "%s", names[i]);
        image_try(place, image, false, tally);
    }
}

// ---- rows -----------------------------------------------------------------------

static void tally_add(tally_t *sum, const tally_t *part) {
    sum->images += part->images;
    sum->cuts += part->cuts;
    sum->old += part->old;
    sum->new += part->new;
    sum->other += part->other;
}

static uint32_t seed_of(const char *name, uint32_t bytes, uint32_t rule) {
    uint32_t seed = mix(mix(run.seed, bytes), rule);
    while (*name != '\0') {
        seed = mix(seed, (uint8_t)*name++);
    }
    return seed;
}

// False when the object does not fit.
static bool rule_try(const subject_t *subject, uint32_t bytes, unsigned which,
                     tally_t *tally) {
    const rule_t *rule = &rules[which];
    const backmem_region_desc_t row = {
        .name = rule->name,
        .base = MEMORY_BASE,
        .bytes = bytes,
        .width = rule->width,
        .stride = rule->width,
        .hazards = rule->hazards,
        .rule = rule->rule,
    };
    setup_t setup = { .subject = subject, .skew = rule->skew };
    if (backmem_region_open(&setup.region, &row) != BACKMEM_OK) {
        printf("the region does not open\n");
        exit(EXIT_FAILURE);
    }
    if (!subject->place(&setup)) {
        return false;
    }
    memory_map(bytes, rule->narrow, (rule->hazards & BACKMEM_HAZARD_CACHEABLE) != 0);
    place_t place = { .setup = &setup, .rule = rule->name };
    place.draw = seed_of(subject->name, bytes, which);
    images_try(&place, tally);
    if (run.csv != NULL) {
        fprintf(run.csv,
                "%s%s,%" PRIu32 ",%s,%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64
                ",%" PRIu64 "\n",
                subject->name, unchecked ? " unchecked" : "", bytes, rule->name,
                tally->images, tally->cuts, tally->old, tally->new, tally->other);
    }
    return true;
}

// No word of its kind chooses all of that kind.
static bool wanted(const char *name, bool (*kind)(const char *word)) {
    bool any = false;
    for (unsigned i = 0; i < run.word_count; i++) {
        if (strcmp(run.words[i], name) == 0) {
            return true;
        }
        any = any || kind(run.words[i]);
    }
    return !any;
}

static bool is_subject(const char *word) {
    for (unsigned i = 0; i < COUNT(subjects); i++) {
        if (strcmp(word, subjects[i]->name) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_rule(const char *word) {
    for (unsigned i = 0; i < COUNT(rules); i++) {
        if (strcmp(word, rules[i].name) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_size(const char *word) {
    return word[0] >= '0' && word[0] <= '9';
}

static void row_tell(const char *name, const char *bytes, const tally_t *tally) {
    printf("%-14s %6s %8" PRIu64 " %10" PRIu64 " %10" PRIu64 " %10" PRIu64 " %9" PRIu64
           "\n",
           name, bytes, tally->images, tally->cuts, tally->old, tally->new,
           tally->other);
    fflush(stdout);
}

static void subject_try(const subject_t *subject) {
    tally_t total = { 0 };
    for (unsigned i = 0; i < COUNT(sizes); i++) {
        char bytes[16];
        tally_t sum = { 0 };
        snprintf(bytes, sizeof(bytes), "%" PRIu32, sizes[i]);
        for (unsigned j = 0; j < COUNT(rules) && wanted(bytes, is_size); j++) {
            tally_t tally = { 0 };
            // The order of stores is the same without a cache.
            const bool seen = unchecked && !run.full && rules[j].hazards == 0 && j != 0;
            const bool stop = run.stop && sum.other > 0;
            if (!seen && !stop && wanted(rules[j].name, is_rule)
                && rule_try(subject, sizes[i], j, &tally)) {
                tally_add(&sum, &tally);
            }
        }
        if (sum.images > 0) {
            row_tell(subject->name, bytes, &sum);
            tally_add(&total, &sum);
        }
    }
    const bool good =
        total.cuts > 0 && (subject->control ? total.other > 0 : total.other == 0);
    run.passed += good;
    run.failed += !good;
    printf("%s: %s\n", subject->name,
           subject->control ? (good ? "loses data, as a control has to"
                                    : "FAIL: a control that loses nothing")
                            : (good ? "old or new at every cut" : "FAIL"));
}

int main(int count, char **args) {
    const char *seed = getenv("BACKMEM_SEED");
    const char *full = getenv("BACKMEM_FULL");
    run.full = full != NULL && full[0] != '\0';
    run.seed =
        (uint32_t)(seed != NULL ? strtoul(seed, NULL, 0) : (unsigned long)time(NULL));
    int first = 1;
    if (count > 2 && strcmp(args[1], "--csv") == 0) {
        run.csv = fopen(args[2], "w");
        if (run.csv == NULL) {
            printf("cannot write %s\n", args[2]);
            return EXIT_FAILURE;
        }
        first = 3;
    } else if (count > 1 && strcmp(args[1], "--stop") == 0) {
        run.stop = true;
        first = 2;
    }
    run.words = args + first;
    run.word_count = (unsigned)(count - first);
    printf("BACKMEM_SEED=0x%08" PRIx32 "\n", run.seed);
    printf("%-14s %6s %8s %10s %10s %10s %9s\n", "object", "bytes", "images", "cuts",
           "old", "new", "other");
    for (unsigned i = 0; i < COUNT(subjects); i++) {
        if (wanted(subjects[i]->name, is_subject)) {
            subject_try(subjects[i]);
        }
    }
    if (run.csv != NULL) {
        fclose(run.csv);
    }
    printf("%u passed, %u failed\n", run.passed, run.failed);
    return run.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
