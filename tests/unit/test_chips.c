// Every row of every chip: well-formed, sourced, and equal to tests/facts/*.csv.
//
// SPDX-License-Identifier: MIT
#include "check.h"

#include "backmem/devices.h"
#include "backmem/notes.h"
#include "facts/facts.h"

typedef struct entry {
    const char *symbol; // as in backmem_chip_<symbol>
    const backmem_chip_t *chip;
    const backmem_chip_labels_t *labels;
    const backmem_chip_sources_t *sources;
} entry_t;

static const entry_t entries[] = {
#define BACKMEM_CHIP_NAME(name) \
    { #name, &backmem_chip_##name, &backmem_labels_##name, &backmem_sources_##name },
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME
};

// ---- walking -----------------------------------------------------------------

typedef void (*row_check_t)(const entry_t *entry, const backmem_region_desc_t *row,
                            uint8_t i);

static void each_row(row_check_t body) {
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        for (uint8_t i = 0; i < entries[e].chip->region_count; i++) {
            CHECK_AT(entries[e].symbol, i, 0, 0);
            body(&entries[e], &entries[e].chip->regions[i], i);
        }
    }
}

// What can be walked, also when pointer and count of a broken row disagree.
static uint8_t steps_of(const backmem_region_desc_t *row) {
    return row->steps == NULL ? 0 : row->step_count;
}

static uint8_t spans_of(const backmem_region_desc_t *row) {
    return row->reserved == NULL ? 0 : row->reserved_count;
}

static bool has_step(const backmem_region_desc_t *row, backmem_op_t op) {
    for (uint8_t s = 0; s < steps_of(row); s++) {
        if (row->steps[s].op == op) {
            return true;
        }
    }
    return false;
}

// ---- names -------------------------------------------------------------------

static void chips_have_unique_lower_case_names(void) {
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        CHECK_AT(entries[e].symbol, 0, 0, 0);
        CHECK_STR(entries[e].chip->name, entries[e].symbol);
        CHECK(entries[e].sources->chip == entries[e].chip);
        CHECK(entries[e].chip->region_count > 0);
        CHECK_EQ(strspn(entries[e].symbol, "abcdefghijklmnopqrstuvwxyz0123456789_"),
                 strlen(entries[e].symbol));
        for (size_t f = 0; f < e; f++) {
            CHECK(strcmp(entries[e].symbol, entries[f].symbol) != 0);
        }
    }
}

static void row_name_check(const entry_t *entry, const backmem_region_desc_t *row,
                           uint8_t i) {
    CHECK(row->name != NULL && row->name[0] != '\0');
    for (uint8_t k = 0; k < i; k++) {
        CHECK(strcmp(row->name, entry->chip->regions[k].name) != 0);
    }
    CHECK(backmem_chip_region(entry->chip, row->name) == row);
}

static void rows_are_found_by_a_unique_name(void) {
    each_row(row_name_check);
}

// ---- places ------------------------------------------------------------------

static uint32_t row_extent(const backmem_region_desc_t *row) {
    return row->bytes / row->width * row->stride;
}

static bool apart(uint64_t a, uint32_t a_size, uint64_t b, uint32_t b_size) {
    return a + a_size <= b || b + b_size <= a;
}

static void row_place_check(const entry_t *entry, const backmem_region_desc_t *row,
                            uint8_t i) {
    CHECK_EQ(row->base % 4, 0);
    CHECK_EQ(row->secure_offset % 4, 0);
    CHECK_EQ(row->base == 0, row->bytes == 0);
    CHECK_EQ(row->bytes % row->width, 0);
    CHECK((uint64_t)row->base + row_extent(row) <= 0x100000000u);
    for (uint8_t k = 0; k < i; k++) {
        const backmem_region_desc_t *other = &entry->chip->regions[k];
        CHECK(apart(row->base, row_extent(row), other->base, row_extent(other)));
        CHECK(apart((uint64_t)row->base + row->secure_offset, row_extent(row),
                    other->base, row_extent(other)));
    }
}

static void regions_are_aligned_and_do_not_overlap(void) {
    each_row(row_place_check);
}

static void row_units_check(const entry_t *entry, const backmem_region_desc_t *row,
                            uint8_t i) {
    (void)entry;
    (void)i;
    static const uint8_t allowed[][3] = {
        // width, stride, itemsize
        { 1, 1, 1 }, // byte lanes
        { 4, 4, 4 }, // word registers
        { 4, 4, 1 }, // ECC: bytes for Python, words for the bus
        { 2, 4, 0 }, // 16 bits of each word: no view
        { 1, 4, 0 }, // 8 bits of each word: no view
    };
    bool found = false;
    for (size_t a = 0; a < BACKMEM_COUNT(allowed); a++) {
        found |= row->width == allowed[a][0] && row->stride == allowed[a][1]
                 && row->itemsize == allowed[a][2];
    }
    CHECK(found);
    CHECK_EQ(row->width == 4 && row->itemsize == 1,
             (row->hazards & BACKMEM_HAZARD_ECC) != 0);
}

static void units_are_of_a_known_kind(void) {
    each_row(row_units_check);
}

// ---- survival, hazards, steps, spans -----------------------------------------

static void row_survives_check(const entry_t *entry, const backmem_region_desc_t *row,
                               uint8_t i) {
    (void)entry;
    (void)i;
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        CHECK(backmem_desc_survives(row, (backmem_event_t)event) <= BACKMEM_YES);
    }
    CHECK_EQ(row->survives >> (2 * BACKMEM_EVENT_COUNT), 0);
}

static void survival_is_answered_for_each_event(void) {
    each_row(row_survives_check);
}

static void row_hazards_check(const entry_t *entry, const backmem_region_desc_t *row,
                              uint8_t i) {
    (void)entry;
    (void)i;
    const bool ecc = (row->hazards & BACKMEM_HAZARD_ECC) != 0;
    CHECK(row->hazards < 2 * BACKMEM_HAZARD_ECC64); // the last one known
    CHECK(row->rule <= BACKMEM_RULE_UNKNOWN);
    CHECK_EQ(row->rule == BACKMEM_RULE_PENDING, ecc);
    CHECK(!ecc || row->width == 4);
    CHECK(!ecc || row->base == 0 || has_step(row, BACKMEM_STEP_RETAIN));
    const bool ecc64 = (row->hazards & BACKMEM_HAZARD_ECC64) != 0;
    CHECK(!ecc64 || (ecc && (row->hazards & BACKMEM_HAZARD_CACHEABLE) != 0));
    if (has_step(row, BACKMEM_STEP_UNLOCK) || has_step(row, BACKMEM_STEP_UNLOCK_BOTH)
        || has_step(row, BACKMEM_STEP_REQUIRE)) {
        CHECK((row->hazards & BACKMEM_HAZARD_LOCK) != 0);
    }
}

static void hazards_fit_rule_and_steps(void) {
    each_row(row_hazards_check);
}

// backmem_region_unretain switches off what nobody else of the chip depends on.
static void row_retain_check(const entry_t *entry, const backmem_region_desc_t *row,
                             uint8_t i) {
    for (uint8_t k = 0; k < entry->chip->region_count; k++) {
        const backmem_region_desc_t *other = &entry->chip->regions[k];
        for (uint8_t s = 0; s < steps_of(row); s++) {
            for (uint8_t t = 0; t < steps_of(other); t++) {
                CHECK_AT(entry->symbol, i, k, s);
                CHECK(k == i || row->steps[s].op != BACKMEM_STEP_RETAIN
                      || row->steps[s].reg != other->steps[t].reg
                      || (row->steps[s].bits & other->steps[t].bits) == 0);
            }
        }
    }
}

static void retained_regions_share_no_bit(void) {
    each_row(row_retain_check);
}

static void row_steps_check(const entry_t *entry, const backmem_region_desc_t *row,
                            uint8_t i) {
    (void)entry;
    bool unlocked = false;
    CHECK_EQ(row->steps == NULL, row->step_count == 0);
    for (uint8_t s = 0; s < steps_of(row); s++) {
        const backmem_step_t *step = &row->steps[s];
        CHECK_AT(entry->symbol, i, s, 0);
        CHECK(step->reg != 0 && step->reg % 2 == 0);
        const bool keyed = step->reg % 4 != 0; // of 16 bits: a key, and eight that read
        CHECK(!keyed || ((step->bits & 0xff) != 0 && (step->bits >> 8) - 1 < 0xff));
        CHECK(!keyed
              || (step->op != BACKMEM_STEP_WRITE && step->op != BACKMEM_STEP_ACK));
        CHECK(step->bits != 0);
        CHECK(step->op <= BACKMEM_STEP_TRY_SET);
        // The retain bit is write-protected, where anything is.
        CHECK(step->op != BACKMEM_STEP_RETAIN || unlocked
              || !has_step(row, BACKMEM_STEP_UNLOCK));
        unlocked |=
            step->op == BACKMEM_STEP_UNLOCK || step->op == BACKMEM_STEP_UNLOCK_BOTH;
        // A flag that is acknowledged by writing 1 must not be read-modify-written.
        for (uint8_t k = 0; k < row->step_count; k++) {
            CHECK(row->steps[k].op != BACKMEM_STEP_ACK || k == s
                  || row->steps[k].reg != step->reg);
        }
    }
}

static void steps_are_well_formed(void) {
    each_row(row_steps_check);
}

static void row_spans_check(const entry_t *entry, const backmem_region_desc_t *row,
                            uint8_t i) {
    uint32_t end = 0;
    CHECK_EQ(row->reserved == NULL, row->reserved_count == 0);
    for (uint8_t s = 0; s < spans_of(row); s++) {
        const backmem_reserved_t *span = &row->reserved[s];
        CHECK_AT(entry->symbol, i, s, 0);
        CHECK(span->offset >= end);
        CHECK_EQ(span->offset % row->width, 0);
        CHECK_EQ(span->bytes % row->width, 0);
        CHECK(span->when <= BACKMEM_WHEN_TRANSIENT);
        CHECK(span->bytes != 0 || s + 1 == row->reserved_count);
        end = (uint32_t)span->offset + span->bytes;
        CHECK(row->bytes == 0 || end <= row->bytes);
        CHECK(row->bytes == 0 || span->offset < row->bytes);
    }
}

static void spans_are_sorted_inside_and_whole_units(void) {
    each_row(row_spans_check);
}

// ---- texts -------------------------------------------------------------------

static void names_check(const char *names, uint8_t count) {
    CHECK_EQ(names == NULL, count == 0);
    for (uint8_t n = 0; n < count && names != NULL; n++) {
        const char *name = backmem_name_of(names, n);
        CHECK(strlen(name) > 1);
        CHECK(strchr(name, '?') == NULL); // would end the names
        if (strlen(name) <= 1) {
            return; // what is behind the end belongs to somebody else
        }
    }
}

static void row_labels_check(const entry_t *entry, const backmem_region_desc_t *row,
                             uint8_t i) {
    names_check(entry->labels->regions[i].owners, row->reserved_count);
    names_check(entry->labels->regions[i].steps, row->step_count);
}

static void each_span_and_step_has_a_name(void) {
    each_row(row_labels_check);
}

static void row_sources_check(const entry_t *entry, const backmem_region_desc_t *row,
                              uint8_t i) {
    (void)row;
    const backmem_sources_t *source = &entry->sources->regions[i];
    const char *const texts[] = { source->place, source->rule,   source->survives,
                                  source->steps, source->owners, source->hazards };
    for (size_t t = 0; t < BACKMEM_COUNT(texts); t++) {
        CHECK_AT(entry->symbol, i, (intmax_t)t, 0);
        CHECK(texts[t] != NULL && strlen(texts[t]) >= strlen("none"));
    }
    // A place and a survival are claims, and a claim names a file or a document.
    CHECK(strchr(source->place, '/') != NULL);
    CHECK(source->conflict == NULL || source->conflict[0] != '\0');
    CHECK(source->proof <= BACKMEM_PROOF_SILICON);
    CHECK(strlen(entry->sources->vendor) > 1);
}

static void each_fact_has_a_source(void) {
    each_row(row_sources_check);
}

// ---- the facts ---------------------------------------------------------------

static void steps_compare(const backmem_region_desc_t *row,
                          const backmem_labels_t *page, const fact_t *fact) {
    CHECK_EQ(steps_of(row), fact->step_count);
    CHECK_EQ(page->steps != NULL, fact->step_count != 0);
    if (steps_of(row) != fact->step_count || page->steps == NULL) {
        return;
    }
    for (uint8_t s = 0; s < row->step_count; s++) {
        CHECK_EQ(row->steps[s].op, fact->steps[s].op);
        CHECK_EQ(row->steps[s].reg, fact->steps[s].reg);
        CHECK_EQ(row->steps[s].bits, fact->steps[s].bits);
        CHECK_STR(backmem_name_of(page->steps, s), fact->step_names[s]);
    }
}

static void spans_compare(const backmem_region_desc_t *row, const fact_t *fact) {
    CHECK_EQ(spans_of(row), fact->reserved_count);
    if (spans_of(row) != fact->reserved_count) {
        return;
    }
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        CHECK_EQ(row->reserved[s].offset, fact->reserved[s].offset);
        CHECK_EQ(row->reserved[s].bytes, fact->reserved[s].bytes);
        CHECK_EQ(row->reserved[s].when, fact->reserved[s].when);
    }
}

static void row_compare(const backmem_region_desc_t *row,
                        const backmem_labels_t *labels, const fact_t *fact) {
    CHECK_STR(row->name, fact->region);
    CHECK_EQ(row->base, fact->base);
    CHECK_EQ(row->secure_offset,
             fact->secure_base == 0 ? 0 : fact->secure_base - fact->base);
    CHECK_EQ(row->bytes, fact->bytes);
    // The unit is what a store must cover, and at least a slot apart from the next.
    const uint32_t width = fact->store_bits / 8;
    CHECK_EQ(row->width, width);
    CHECK_EQ(row->stride, fact->slot > width ? fact->slot : width);
    // Python sees elements only where they are contiguous.
    CHECK_EQ(row->itemsize, fact->slot == fact->itemsize ? fact->itemsize : 0);
    CHECK_EQ(row->rule, fact->rule);
    CHECK_EQ(row->survives, fact->survives);
    CHECK_EQ(row->hazards, fact->hazards);
    CHECK(fact->sram || !has_step(row, BACKMEM_STEP_RETAIN));
    steps_compare(row, labels, fact);
    spans_compare(row, fact);
}

static void device_compare(const entry_t *entry, const char *device) {
    const char *like = facts_resolve(device);
    CHECK_AT(device, 0, 0, 0);
    const bool a_line_of_regions_csv_or_same_as_csv_is_for_this_device = like != NULL;
    CHECK(a_line_of_regions_csv_or_same_as_csv_is_for_this_device);
    uint8_t i = 0;
    for (size_t f = 0; like != NULL && f < facts.count; f++) {
        const fact_t *fact = &facts.regions[f];
        if (strcmp(fact->device, like) != 0) {
            continue;
        }
        CHECK_AT(device, i, 0, 0);
        CHECK(i < entry->chip->region_count);
        if (i < entry->chip->region_count) {
            row_compare(&entry->chip->regions[i], &entry->labels->regions[i], fact);
        }
        i++;
    }
    CHECK_EQ(i, like == NULL ? 0 : entry->chip->region_count);
}

static void each_device_equals_the_facts(void) {
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        size_t count = 0;
        for (size_t d = 0; d < backmem_device_count; d++) {
            if (backmem_devices[d].chip == entries[e].chip
                && backmem_devices[d].verdict == BACKMEM_DEVICE_LISTED) {
                device_compare(&entries[e], backmem_devices[d].name);
                count++;
            }
        }
        CHECK_AT(entries[e].symbol, 0, 0, 0);
        const bool a_line_of_host_devices_def_is_for_this_page = count > 0;
        CHECK(a_line_of_host_devices_def_is_for_this_page);
    }
}

// How many lines of the table are a device, and no prefix.
static int device_claims(const char *wanted) {
    int claims = 0;
    for (size_t d = 0; d < backmem_device_count; d++) {
        claims += backmem_devices[d].verdict == BACKMEM_DEVICE_LISTED
                  && strcmp(backmem_devices[d].name, wanted) == 0;
    }
    return claims;
}

static void each_device_of_the_facts_belongs_to_one_chip(void) {
    for (size_t f = 0; f < facts.count; f++) {
        CHECK_AT(facts.regions[f].device, 0, 0, 0);
        const int lines_of_host_devices_def = device_claims(facts.regions[f].device);
        CHECK_EQ(lines_of_host_devices_def, 1);
        CHECK(strlen(facts.regions[f].source) > 10);
    }
    for (size_t a = 0; a < facts.alias_count; a++) {
        CHECK_AT(facts.aliases[a].device, 0, 0, 0);
        const int lines_of_host_devices_def = device_claims(facts.aliases[a].device);
        CHECK_EQ(lines_of_host_devices_def, 1);
        CHECK(strlen(facts.aliases[a].source) > 10);
    }
}

enum {
    REFUSED_DEVICE,
    REFUSED_ANSWER,
    REFUSED_REGIONS,
    REFUSED_SOURCE,
    REFUSED_COLUMNS,
};

static void refusal_check(char *const field[]) {
    const bool none = strcmp(field[REFUSED_ANSWER], "none") == 0;
    const backmem_device_t *device;
    CHECK_AT(field[REFUSED_DEVICE], 0, 0, 0);
    CHECK(none || strcmp(field[REFUSED_ANSWER], "not_yet") == 0);
    CHECK_EQ(none, field[REFUSED_REGIONS][0] == '\0');
    CHECK(strlen(field[REFUSED_SOURCE]) > 10);
    CHECK_EQ(backmem_device_find(field[REFUSED_DEVICE], &device),
             BACKMEM_DEVICE_REFUSED);
    const char *const begins = none ? "has no " : "known, not supported yet: ";
    CHECK(device == NULL
          || (device->why != NULL && strstr(device->why, begins) == device->why));
}

static void each_refused_device_of_the_facts_has_its_reason(void) {
    char *field[REFUSED_COLUMNS];
    char *at = facts_file(BACKMEM_FACTS_DIR, "refused.csv");
    size_t count = 0;
    csv_line(&at, field, REFUSED_COLUMNS);
    for (; csv_line(&at, field, REFUSED_COLUMNS); count++) {
        refusal_check(field);
    }
    CHECK(count > 15);
}

// The columns of order_codes.csv: codes under a vendor's header.
enum {
    CODE,
    CODE_HEADER,
    CODE_MANUAL,
    CODE_LIST,
    CODE_COLUMNS,
};

// Whether a code resolved by its line. The line names ST's list and the manual.
static bool code_check(char *const field[]) {
    const backmem_device_t *device, *header;
    CHECK_AT(field[CODE], 0, 0, 0);
    const backmem_verdict_t verdict = backmem_device_find(field[CODE], &device);
    const backmem_verdict_t owner = backmem_device_find(field[CODE_HEADER], &header);
    CHECK(owner == BACKMEM_DEVICE_LISTED || owner == BACKMEM_DEVICE_REFUSED);
    CHECK_EQ(owner == BACKMEM_DEVICE_REFUSED, verdict == BACKMEM_DEVICE_REFUSED);
    CHECK(device != NULL && header != NULL && device->chip == header->chip);
    if (verdict != BACKMEM_DEVICE_LINE || device == NULL || device->why == NULL) {
        return false;
    }
    CHECK(strstr(device->why, field[CODE_LIST]) != NULL);
    CHECK(strstr(device->why, field[CODE_MANUAL]) != NULL);
    return true;
}

static void each_order_code_is_the_chip_of_its_header(void) {
    char *field[CODE_COLUMNS];
    char *at = facts_file(BACKMEM_FACTS_DIR, "order_codes.csv");
    size_t count = 0, by_line = 0;
    const char *before = "";
    csv_line(&at, field, CODE_COLUMNS);
    for (; csv_line(&at, field, CODE_COLUMNS); count++) {
        by_line += code_check(field);
        CHECK(strcmp(before, field[CODE]) < 0); // in order, and each once
        before = field[CODE];
    }
    CHECK(count > 400 && by_line > 100);
}

int main(void) {
    facts_load(BACKMEM_FACTS_DIR);
    RUN(chips_have_unique_lower_case_names);
    RUN(rows_are_found_by_a_unique_name);
    RUN(regions_are_aligned_and_do_not_overlap);
    RUN(units_are_of_a_known_kind);
    RUN(survival_is_answered_for_each_event);
    RUN(hazards_fit_rule_and_steps);
    RUN(retained_regions_share_no_bit);
    RUN(steps_are_well_formed);
    RUN(spans_are_sorted_inside_and_whole_units);
    RUN(each_span_and_step_has_a_name);
    RUN(each_fact_has_a_source);
    RUN(each_device_equals_the_facts);
    RUN(each_device_of_the_facts_belongs_to_one_chip);
    RUN(each_refused_device_of_the_facts_has_its_reason);
    RUN(each_order_code_is_the_chip_of_its_header);
    return CHECK_EXIT();
}
