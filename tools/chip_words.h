// What the tools that print rows have in common: words, and which units a span is.
//
// SPDX-License-Identifier: MIT
#ifndef CHIP_WORDS_H
#define CHIP_WORDS_H

#include <stdio.h>
#include <string.h>

#include "backmem/devices.h"
#include "backmem/notes.h"
#include "backmem/place.h"

// A chip with its texts.
typedef struct entry {
    const backmem_chip_t *chip;
    const backmem_chip_labels_t *labels;
    const backmem_chip_sources_t *sources;
} entry_t;

static const entry_t entries[] = {
#define BACKMEM_CHIP_NAME(name) \
    { &backmem_chip_##name, &backmem_labels_##name, &backmem_sources_##name },
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME
};

static const char *const events[] = {
    [BACKMEM_EVENT_SOFT_RESET] = "soft reset",
    [BACKMEM_EVENT_WATCHDOG] = "watchdog",
    [BACKMEM_EVENT_RESET_PIN] = "reset pin",
    [BACKMEM_EVENT_DEEP_SLEEP] = "deep sleep",
    [BACKMEM_EVENT_VDD_LOSS_BAT] = "VDD lost with VBAT there",
    [BACKMEM_EVENT_VDD_LOSS] = "VDD and VBAT lost",
};

static const char *const whens[] = {
    [BACKMEM_WHEN_ALWAYS] = "always",
    [BACKMEM_WHEN_BOOTLOADER] = "with that bootloader",
    [BACKMEM_WHEN_BOARD] = "on those boards",
    [BACKMEM_WHEN_FIRMWARE] = "when that feature is used",
    [BACKMEM_WHEN_TRANSIENT] = "free, but lost where this runs",
};

static const char *const proofs[] = {
    [BACKMEM_PROOF_HEADER] = "header only",
    [BACKMEM_PROOF_MODEL] = "model",
    [BACKMEM_PROOF_EMULATOR] = "emulator",
    [BACKMEM_PROOF_SILICON] = "silicon",
};

static const struct {
    uint8_t bit;
    const char *word;
} hazards[] = {
    { BACKMEM_HAZARD_ECC, "ECC" },
    { BACKMEM_HAZARD_CACHEABLE, "cacheable" },
    { BACKMEM_HAZARD_ZEROIZE, "zeroize" },
    { BACKMEM_HAZARD_LOCK, "lock" },
    { BACKMEM_HAZARD_ECC64, "ECC words of 64 bits" },
};

// Of the linker's size, and nobody's.
static inline bool row_is_whole(const backmem_region_desc_t *row) {
    return row->bytes == 0 && row->reserved_count == 0;
}

// "kept: soft reset, watchdog; lost: ...".
static inline void print_survival(const backmem_region_desc_t *row) {
    static const char *const heads[] = {
        [BACKMEM_YES] = "kept",
        [BACKMEM_NO] = "lost",
        [BACKMEM_UNKNOWN] = "unknown",
    };
    static const backmem_answer_t order[] = { BACKMEM_YES, BACKMEM_NO,
                                              BACKMEM_UNKNOWN };
    const char *before = "";
    for (size_t a = 0; a < BACKMEM_COUNT(order); a++) {
        bool first = true;
        for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
            if (backmem_desc_survives(row, (backmem_event_t)event) != order[a]) {
                continue;
            }
            if (first) {
                printf("%s%s: %s", before, heads[order[a]], events[event]);
                before = "; ";
            } else {
                printf(", %s", events[event]);
            }
            first = false;
        }
    }
}

static inline void print_hazards(uint8_t bits) {
    const char *between = "";
    for (size_t i = 0; i < BACKMEM_COUNT(hazards); i++) {
        if ((bits & hazards[i].bit) != 0) {
            printf("%s%s", between, hazards[i].word);
            between = ", ";
        }
    }
    if (bits == 0) {
        printf("-");
    }
}

// Bytes of a span; 0 where the region's size is known at run time only.
static inline uint32_t span_bytes(const backmem_region_desc_t *row,
                                  const backmem_reserved_t *span) {
    return span->bytes == 0 && row->bytes != 0 ? row->bytes - span->offset
                                               : span->bytes;
}

// Who uses a unit.
typedef enum use {
    USE_NONE,    // nobody known
    USE_VISITED, // somebody on a path, or a program that runs too: TRANSIENT
    USE_OWNED,
} use_t;

static inline use_t use_of(const backmem_region_desc_t *row, uint32_t unit) {
    use_t use = USE_NONE;
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        const backmem_reserved_t *span = &row->reserved[s];
        if (span->offset < unit + row->width
            && unit < span->offset + span_bytes(row, span)) {
            const bool visited = span->when == BACKMEM_WHEN_TRANSIENT;
            use = visited && use != USE_OWNED ? USE_VISITED : USE_OWNED;
        }
    }
    return use;
}

// The n-th run of units of one use; false: there are not so many.
static inline bool run_of(const backmem_region_desc_t *row, use_t use, uint32_t n,
                          backmem_place_t *run) {
    for (uint32_t at = 0; at < row->bytes; at += row->width) {
        if (use_of(row, at) != use || (at != 0 && use_of(row, at - row->width) == use)
            || n-- != 0) {
            continue;
        }
        run->offset = at;
        while (at < row->bytes && use_of(row, at) == use) {
            at += row->width;
        }
        run->bytes = at - run->offset;
        return true;
    }
    return false;
}

// Whether people count a region's units: registers, and not the words of an SRAM.
static inline bool row_has_numbers(const backmem_region_desc_t *row) {
    return row->stride == 4 && row->itemsize != 1 && row->bytes <= 256;
}

// "0", "4 to 7": the units of a span, or its bytes where units have no numbers.
static inline void print_place(const backmem_region_desc_t *row, uint32_t offset,
                               uint32_t bytes) {
    const uint32_t unit = row_has_numbers(row) ? row->width : 1;
    const unsigned first = (unsigned)(offset / unit);
    const unsigned last = (unsigned)((offset + bytes - 1) / unit);
    if (bytes == 0) {
        printf("all");
    } else if (first == last) {
        printf("%u", first);
    } else {
        printf("%u to %u", first, last);
    }
}

static inline void print_units_of(const backmem_region_desc_t *row, use_t use) {
    backmem_place_t run;
    uint32_t n = 0;
    for (; run_of(row, use, n, &run); n++) {
        printf("%s", n == 0 ? "" : ", ");
        print_place(row, run.offset, run.bytes);
    }
    printf("%s", n == 0 ? "none" : "");
}

// "3, 8 to 15; and 0 to 2, unless those named below run": what is free.
static inline void print_uses(const backmem_region_desc_t *row) {
    backmem_place_t run;
    if (row_is_whole(row)) {
        printf("all");
        return;
    }
    const bool visited = run_of(row, USE_VISITED, 0, &run);
    if (!visited || run_of(row, USE_NONE, 0, &run)) {
        print_units_of(row, USE_NONE);
        printf("%s", visited ? "; and " : "");
    }
    if (visited) {
        print_units_of(row, USE_VISITED);
        printf(", unless those named below run");
    }
}

#endif
