// How the words of a page (page.h) become tables. Nobody who writes a page needs this.
//
// A fact is a list in parentheses: (base, bytes, secure offset), (width, stride,
// itemsize, rule). Steps are (1, step, step ...), or (2, n) for the first n steps of
// the first region, or (0, 0) for none. Reserved ranges are written likewise. A region
// is a list of facts.
//
// The preprocessor does not expand an argument beside ##. So the words of a page are
// looked up before somebody's macros of the same name can expand them. That is why X##
// stands where it seems to do nothing.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_PAGE_MAKE_H
#define BACKMEM_PAGE_MAKE_H

#include "backmem/notes.h"

// ---- lists ----------------------------------------------------------------------

#define BACKMEM_JOIN(a, b)       BACKMEM_JOIN_NOW(a, b)
#define BACKMEM_JOIN_NOW(a, b)   a##b
#define BACKMEM_CALL(macro, ...) macro(__VA_ARGS__)
#define BACKMEM_OPEN(...)        __VA_ARGS__

// How many of what, 1 to 12: BACKMEM_WORDS_2 for two.
#define BACKMEM_OF(what, ...) \
    BACKMEM_JOIN(             \
        what, BACKMEM_13TH(X##__VA_ARGS__, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0))
#define BACKMEM_13TH(a, b, c, d, e, f, g, h, i, j, k, l, m, ...) m

// BACKMEM_WORDS(list)(list) looks up all but the first word, which has been.
#define BACKMEM_WORDS(...)       BACKMEM_OF(BACKMEM_WORDS_, X##__VA_ARGS__)
#define BACKMEM_WORDS_1(a)       a
#define BACKMEM_WORDS_2(a, ...)  a, BACKMEM_WORDS_1(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_3(a, ...)  a, BACKMEM_WORDS_2(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_4(a, ...)  a, BACKMEM_WORDS_3(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_5(a, ...)  a, BACKMEM_WORDS_4(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_6(a, ...)  a, BACKMEM_WORDS_5(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_7(a, ...)  a, BACKMEM_WORDS_6(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_8(a, ...)  a, BACKMEM_WORDS_7(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_9(a, ...)  a, BACKMEM_WORDS_8(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_10(a, ...) a, BACKMEM_WORDS_9(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_11(a, ...) a, BACKMEM_WORDS_10(BACKMEM_PAGE_##__VA_ARGS__)
#define BACKMEM_WORDS_12(a, ...) a, BACKMEM_WORDS_11(BACKMEM_PAGE_##__VA_ARGS__)

// Likewise, for names of hazards: their bits.
#define BACKMEM_HAZARDS(...)      BACKMEM_OF(BACKMEM_HAZARDS_, X##__VA_ARGS__)
#define BACKMEM_HAZARDS_1(a)      a
#define BACKMEM_HAZARDS_2(a, ...) a | BACKMEM_HAZARDS_1(BACKMEM_HAZARD_##__VA_ARGS__)
#define BACKMEM_HAZARDS_3(a, ...) a | BACKMEM_HAZARDS_2(BACKMEM_HAZARD_##__VA_ARGS__)
#define BACKMEM_HAZARDS_4(a, ...) a | BACKMEM_HAZARDS_3(BACKMEM_HAZARD_##__VA_ARGS__)

// Calls macro with each of a list's parts, which are lists, and between() in between.
#define BACKMEM_EACH(macro, between, ...)    \
    BACKMEM_OF(BACKMEM_EACH_, X __VA_ARGS__) \
    (macro, between, __VA_ARGS__)
#define BACKMEM_EACH_1(macro, between, a) macro a
#define BACKMEM_EACH_2(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_1(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_3(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_2(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_4(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_3(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_5(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_4(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_6(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_5(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_7(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_6(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_8(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_7(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_9(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_8(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_10(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_9(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_11(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_10(macro, between, __VA_ARGS__)
#define BACKMEM_EACH_12(macro, between, a, ...) \
    macro a between() BACKMEM_EACH_11(macro, between, __VA_ARGS__)
#define BACKMEM_COMMA() ,
#define BACKMEM_END()   "\0"

// ---- a page ---------------------------------------------------------------------

// Names are no literals, so that the linker drops them with what names them; literals
// are the sources alone, which it drops together.
#define BACKMEM_MAKE(chip_, vendor_, ...)                                          \
    static const struct {                                                          \
        char chip[sizeof #chip_];                                                  \
        BACKMEM_REGIONS(BACKMEM_MAKE_NAME_FIELD, __VA_ARGS__)                      \
    } backmem_page_names = { #chip_,                                               \
                             BACKMEM_REGIONS(BACKMEM_MAKE_NAME, __VA_ARGS__) };    \
    BACKMEM_REGIONS(BACKMEM_MAKE_ARRAYS, __VA_ARGS__)                              \
    static const backmem_region_desc_t backmem_page_regions[] = { BACKMEM_REGIONS( \
        BACKMEM_MAKE_DESC, __VA_ARGS__) };                                         \
    static const backmem_labels_t backmem_page_labels[] = { BACKMEM_REGIONS(       \
        BACKMEM_MAKE_LABELS, __VA_ARGS__) };                                       \
    static const backmem_sources_t backmem_page_sources[] = { BACKMEM_REGIONS(     \
        BACKMEM_MAKE_SOURCES, __VA_ARGS__) };                                      \
    extern const backmem_chip_t backmem_chip_##chip_;                              \
    const backmem_chip_t backmem_chip_##chip_ = {                                  \
        .name = backmem_page_names.chip,                                           \
        .regions = backmem_page_regions,                                           \
        .region_count = BACKMEM_COUNT(backmem_page_regions),                       \
    };                                                                             \
    extern const backmem_chip_labels_t backmem_labels_##chip_;                     \
    const backmem_chip_labels_t backmem_labels_##chip_ = { backmem_page_labels };  \
    extern const backmem_chip_sources_t backmem_sources_##chip_;                   \
    const backmem_chip_sources_t backmem_sources_##chip_ = {                       \
        .chip = &backmem_chip_##chip_,                                             \
        .vendor = vendor_,                                                         \
        .regions = backmem_page_sources,                                           \
    }

// BACKMEM_PAGES(regions)(chip, vendor, regions) looks up all but the first region.
#define BACKMEM_PAGES(...)               BACKMEM_OF(BACKMEM_PAGES_, X##__VA_ARGS__)
#define BACKMEM_PAGES_1(chip, vendor, a) BACKMEM_MAKE(chip, vendor, a)
#define BACKMEM_PAGES_2(chip, vendor, a, b) \
    BACKMEM_MAKE(chip, vendor, a, BACKMEM_PAGE_##b)
#define BACKMEM_PAGES_3(chip, vendor, a, b, c) \
    BACKMEM_MAKE(chip, vendor, a, BACKMEM_PAGE_##b, BACKMEM_PAGE_##c)
#define BACKMEM_PAGES_4(chip, vendor, a, b, c, d) \
    BACKMEM_MAKE(chip, vendor, a, BACKMEM_PAGE_##b, BACKMEM_PAGE_##c, BACKMEM_PAGE_##d)

// Calls macro(k, facts of the k-th region) for each.
#define BACKMEM_REGIONS(macro, ...) \
    BACKMEM_OF(BACKMEM_REGIONS_, X __VA_ARGS__)(macro, __VA_ARGS__)
#define BACKMEM_REGIONS_1(macro, a) BACKMEM_CALL(macro, 0, BACKMEM_OPEN a)
#define BACKMEM_REGIONS_2(macro, a, b) \
    BACKMEM_REGIONS_1(macro, a) BACKMEM_CALL(macro, 1, BACKMEM_OPEN b)
#define BACKMEM_REGIONS_3(macro, a, b, c) \
    BACKMEM_REGIONS_2(macro, a, b) BACKMEM_CALL(macro, 2, BACKMEM_OPEN c)
#define BACKMEM_REGIONS_4(macro, a, b, c, d) \
    BACKMEM_REGIONS_3(macro, a, b, c) BACKMEM_CALL(macro, 3, BACKMEM_OPEN d)

// ---- a region -------------------------------------------------------------------

// Its facts, and its sources in the order of backmem_sources_t.
#define BACKMEM_MAKE_REGION(name, place, place_by, unit, unit_by, survives,        \
                            survives_by, steps, steps_by, hazards, hazards_by,     \
                            reserved, reserved_by, conflict, proof)                \
    (name, place, unit, survives, steps, hazards, reserved,                        \
     (place_by, unit_by, survives_by, steps_by, hazards_by, reserved_by, conflict, \
      proof))

#define BACKMEM_MAKE_NAME_FIELD(k, name, ...) char region_##k[sizeof name];
#define BACKMEM_MAKE_NAME(k, name, ...)       name,
#define BACKMEM_MAKE_ARRAYS(k, name, place, unit, survives, steps, hazards, reserved, \
                            by)                                                       \
    BACKMEM_STEP_ARRAYS(k, BACKMEM_OPEN steps)                                        \
    BACKMEM_RESERVED_ARRAYS(k, BACKMEM_OPEN reserved)
#define BACKMEM_MAKE_DESC(k, name_, place, unit, survives_, steps, hazards_, reserved, \
                          by)                                                          \
    {                                                                                  \
        .name = backmem_page_names.region_##k,                                         \
        BACKMEM_FIELDS_OF_PLACE place,                                                 \
        BACKMEM_FIELDS_OF_UNIT unit,                                                   \
        .survives = survives_,                                                         \
        .hazards = hazards_,                                                           \
        BACKMEM_FIELDS_OF_STEPS(k, BACKMEM_OPEN steps),                                \
        BACKMEM_FIELDS_OF_RESERVED(k, BACKMEM_OPEN reserved),                          \
    },
#define BACKMEM_MAKE_LABELS(k, name, place, unit, survives, steps, hazards, reserved, \
                            by)                                                       \
    {                                                                                 \
        BACKMEM_OWNERS_OF(k, BACKMEM_OPEN reserved),                                  \
        BACKMEM_NAMES_OF(k, BACKMEM_OPEN steps),                                      \
    },
#define BACKMEM_MAKE_SOURCES(k, name, place, unit, survives, steps, hazards, reserved, \
                             by)                                                       \
    { BACKMEM_OPEN by },

#define BACKMEM_FIELDS_OF_PLACE(base_, bytes_, secure) \
    .base = base_, .bytes = bytes_, .secure_offset = secure
#define BACKMEM_FIELDS_OF_UNIT(width_, stride_, itemsize_, rule_) \
    .width = width_, .stride = stride_, .itemsize = itemsize_, .rule = rule_

// ---- steps ----------------------------------------------------------------------

#define BACKMEM_STEP_ARRAYS(k, ...)        BACKMEM_STEP_ARRAYS_(k, __VA_ARGS__)
#define BACKMEM_STEP_ARRAYS_(k, kind, ...) BACKMEM_STEP_ARRAYS_##kind(k, __VA_ARGS__)
#define BACKMEM_STEP_ARRAYS_0(k, n)
#define BACKMEM_STEP_ARRAYS_2(k, n)
#define BACKMEM_STEP_ARRAYS_1(k, ...)                                      \
    static const backmem_step_t backmem_page_steps_##k[] = { BACKMEM_EACH( \
        BACKMEM_STEP_OF, BACKMEM_COMMA, __VA_ARGS__) };                    \
    static const char backmem_page_step_names_##k[] =                      \
        BACKMEM_EACH(BACKMEM_STEP_NAME_OF, BACKMEM_END, __VA_ARGS__);
#define BACKMEM_STEP_OF(reg, bits, op, name) \
    { reg, bits, op }
#define BACKMEM_STEP_NAME_OF(reg, bits, op, name) name

#define BACKMEM_FIELDS_OF_STEPS(k, ...) BACKMEM_FIELDS_OF_STEPS_(k, __VA_ARGS__)
#define BACKMEM_FIELDS_OF_STEPS_(k, kind, ...) \
    BACKMEM_FIELDS_OF_STEPS_##kind(k, __VA_ARGS__)
#define BACKMEM_FIELDS_OF_STEPS_0(k, n) .steps = NULL, .step_count = 0
#define BACKMEM_FIELDS_OF_STEPS_2(k, n) .steps = backmem_page_steps_0, .step_count = n
#define BACKMEM_FIELDS_OF_STEPS_1(k, ...) \
    .steps = backmem_page_steps_##k, .step_count = BACKMEM_COUNT(backmem_page_steps_##k)

#define BACKMEM_NAMES_OF(k, ...)        BACKMEM_NAMES_OF_(k, __VA_ARGS__)
#define BACKMEM_NAMES_OF_(k, kind, ...) BACKMEM_NAMES_OF_##kind(k)
#define BACKMEM_NAMES_OF_0(k)           .steps = NULL
#define BACKMEM_NAMES_OF_2(k)           .steps = backmem_page_step_names_0
#define BACKMEM_NAMES_OF_1(k)           .steps = backmem_page_step_names_##k

// ---- reserved ranges ------------------------------------------------------------

#define BACKMEM_RESERVED_ARRAYS(k, ...) BACKMEM_RESERVED_ARRAYS_(k, __VA_ARGS__)
#define BACKMEM_RESERVED_ARRAYS_(k, kind, ...) \
    BACKMEM_RESERVED_ARRAYS_##kind(k, __VA_ARGS__)
#define BACKMEM_RESERVED_ARRAYS_0(k, n)
#define BACKMEM_RESERVED_ARRAYS_1(k, ...)                                         \
    static const backmem_reserved_t backmem_page_reserved_##k[] = { BACKMEM_EACH( \
        BACKMEM_RESERVED_OF, BACKMEM_COMMA, __VA_ARGS__) };                       \
    static const char backmem_page_owners_##k[] =                                 \
        BACKMEM_EACH(BACKMEM_OWNER_OF, BACKMEM_END, __VA_ARGS__);
#define BACKMEM_RESERVED_OF(offset, bytes, when, owner) \
    { offset, bytes, when }
#define BACKMEM_OWNER_OF(offset, bytes, when, owner) owner

#define BACKMEM_FIELDS_OF_RESERVED(k, ...) BACKMEM_FIELDS_OF_RESERVED_(k, __VA_ARGS__)

#define BACKMEM_FIELDS_OF_RESERVED_(k, kind, ...) BACKMEM_FIELDS_OF_RESERVED_##kind(k)
#define BACKMEM_FIELDS_OF_RESERVED_0(k)           .reserved = NULL, .reserved_count = 0
#define BACKMEM_FIELDS_OF_RESERVED_1(k)    \
    .reserved = backmem_page_reserved_##k, \
    .reserved_count = BACKMEM_COUNT(backmem_page_reserved_##k)

#define BACKMEM_OWNERS_OF(k, ...)        BACKMEM_OWNERS_OF_(k, __VA_ARGS__)
#define BACKMEM_OWNERS_OF_(k, kind, ...) BACKMEM_OWNERS_OF_##kind(k)
#define BACKMEM_OWNERS_OF_0(k)           .owners = NULL
#define BACKMEM_OWNERS_OF_1(k)           .owners = backmem_page_owners_##k

#endif
