// Reads regions.csv and same_as.csv. One test program includes it.
//
// SPDX-License-Identifier: MIT
#ifndef FACTS_H
#define FACTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "backmem/region.h"

#define FACT_FILES_MAX   4
#define FACT_STEPS_MAX   12
#define FACT_SPANS_MAX   8
#define FACT_ROWS_MAX    700
#define FACT_ALIASES_MAX 700

// A line of regions.csv.
typedef struct fact {
    const char *device, *region, *source;
    bool sram;
    uint32_t base, secure_base, bytes;
    uint32_t itemsize, slot, store_bits;
    backmem_rule_t rule;
    uint16_t survives;
    uint8_t hazards;
    uint8_t step_count, reserved_count;
    backmem_step_t steps[FACT_STEPS_MAX];
    char step_names[FACT_STEPS_MAX][32];
    backmem_reserved_t reserved[FACT_SPANS_MAX];
} fact_t;

// A line of same_as.csv.
typedef struct fact_alias {
    const char *device, *same_as, *source;
} fact_alias_t;

static struct facts {
    fact_t regions[FACT_ROWS_MAX];
    size_t count;
    fact_alias_t aliases[FACT_ALIASES_MAX];
    size_t alias_count;
} facts;

// What is being read.
static struct facts_place {
    const char *file;   // NULL: none
    unsigned line;      // from 1 on
    const char *column; // NULL: the line as a whole
} facts_place;

static const char *facts_columns[32]; // of regions.csv, as its first line has them

// A file of facts that cannot be read proves nothing: stop, and say where.
_Noreturn static void facts_fail(const char *what, const char *text) {
    printf("facts: ");
    if (facts_place.file != NULL && facts_place.line != 0) {
        printf("%s:%u: ", facts_place.file, facts_place.line);
    }
    if (facts_place.column != NULL) {
        printf("column %s: ", facts_place.column);
    }
    printf("%s: %s\n0 passed, 1 failed\n", what, text);
    exit(EXIT_FAILURE);
}

// ---- CSV ---------------------------------------------------------------------

// The whole file, never freed: the facts point into it.
static char *facts_file(const char *folder, const char *name) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        facts_fail("cannot open", path);
    }
    static char texts[FACT_FILES_MAX][1 << 19];
    static int used;
    if (used == FACT_FILES_MAX) {
        facts_fail("too many files", path);
    }
    char *text = texts[used++];
    size_t size = fread(text, 1, sizeof texts[0] - 1, file);
    text[size] = '\0';
    if (!feof(file)) {
        facts_fail("too large", path);
    }
    fclose(file);
    facts_place = (struct facts_place){ .file = name };
    return text;
}

// The next field, unquoted in place. `*last`: a line ends behind it.
static char *csv_field(char **at, bool *last) {
    char *in = *at;
    char *field = in;
    char *out = in;
    bool quoted = *in == '"';
    in += quoted;
    while (*in != '\0' && (quoted || (*in != ',' && *in != '\n'))) {
        if (quoted && *in == '"') {
            quoted = in[1] == '"';
            in++;
            if (!quoted) {
                continue; // the closing quote; a comma or a line's end follows
            }
        }
        *out++ = *in++;
    }
    *last = *in != ',';
    *at = *in == '\0' ? in : in + 1;
    *out = '\0';
    return field;
}

// A line into exactly `count` fields. False at the end of the file.
static bool csv_line(char **at, char *fields[], size_t count) {
    if (**at == '\0') {
        return false;
    }
    bool last = false;
    facts_place.line++;
    facts_place.column = NULL;
    for (size_t i = 0; i < count; i++) {
        if (last) {
            facts_fail("a line is too short", fields[0]);
        }
        fields[i] = csv_field(at, &last);
    }
    if (!last) {
        facts_fail("a line is too long", fields[0]);
    }
    return true;
}

// ---- fields ------------------------------------------------------------------

// The next word of a list that is separated by blanks.
static bool facts_word(const char **at, char *word, size_t size) {
    while (**at == ' ') {
        ++*at;
    }
    size_t length = strcspn(*at, " ");
    if (length >= size) {
        facts_fail("a word is too long", *at);
    }
    memcpy(word, *at, length);
    word[length] = '\0';
    *at += length;
    return length > 0;
}

// The index of a word in a list of words.
static unsigned facts_index(const char *const words[], size_t count, const char *word) {
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    char text[512];
    int used = snprintf(text, sizeof text, "%s; known are", word);
    for (size_t i = 0; i < count && used < (int)sizeof text; i++) {
        used += snprintf(text + used, sizeof text - (size_t)used, " '%s'", words[i]);
    }
    facts_fail("unknown word", text);
}

#define FACTS_INDEX(words, word) \
    facts_index((words), sizeof(words) / sizeof((words)[0]), (word))

static uint32_t facts_number(const char *text) {
    char *end = NULL;
    unsigned long number = strtoul(text, &end, 0);
    if (*end != '\0' || number > 0xffffffffu) {
        facts_fail("not a number", text);
    }
    return (uint32_t)number;
}

static uint8_t facts_hazards(const char *text) {
    static const char *const words[] = { "ecc", "cacheable", "zeroize", "lock",
                                         "ecc64" };
    static const uint8_t bits[] = { BACKMEM_HAZARD_ECC, BACKMEM_HAZARD_CACHEABLE,
                                    BACKMEM_HAZARD_ZEROIZE, BACKMEM_HAZARD_LOCK,
                                    BACKMEM_HAZARD_ECC64 };
    uint8_t hazards = 0;
    char word[16];
    while (facts_word(&text, word, sizeof word)) {
        hazards |= bits[FACTS_INDEX(words, word)];
    }
    return hazards;
}

// "SET RCC_APB1ENR.PWREN 0x40023840 0x10000000; ..."
static void facts_steps(char *text, fact_t *fact) {
    static const char *const ops[] = { "SET",     "CLEAR",        "WRITE",
                                       "ACK",     "WAIT",         "WAIT_CLEAR",
                                       "REQUIRE", "UNLOCK",       "UNLOCK_BOTH",
                                       "RETAIN",  "RETAIN_READY", "ASK_CLEAR",
                                       "ASK_SET", "ASK_BOTH",     "TRY_SET" };
    for (char *item = strtok(text, ";"); item != NULL; item = strtok(NULL, ";")) {
        const char *at = item;
        char op[16], name[32], reg[16], bits[16];
        if (fact->step_count == FACT_STEPS_MAX || !facts_word(&at, op, sizeof op)
            || !facts_word(&at, name, sizeof name) || !facts_word(&at, reg, sizeof reg)
            || !facts_word(&at, bits, sizeof bits) || *at != '\0') {
            facts_fail("not a step, as 'SET RCC_APB1ENR.PWREN 0x40023840 0x10000000'",
                       item);
        }
        backmem_step_t *step = &fact->steps[fact->step_count];
        step->op = (backmem_op_t)FACTS_INDEX(ops, op);
        step->reg = facts_number(reg);
        step->bits = facts_number(bits);
        memcpy(fact->step_names[fact->step_count++], name, sizeof name);
    }
}

// "12+4 bootloader; ..."
static void facts_spans(char *text, fact_t *fact) {
    static const char *const whens[] = { "always", "bootloader", "board", "firmware",
                                         "transient" };
    for (char *item = strtok(text, ";"); item != NULL; item = strtok(NULL, ";")) {
        unsigned offset, bytes;
        char when[16];
        if (fact->reserved_count == FACT_SPANS_MAX
            || sscanf(item, " %u+%u %15s", &offset, &bytes, when) != 3) {
            facts_fail("not offset + bytes and a condition, as '0+8 transient'", item);
        }
        backmem_reserved_t *span = &fact->reserved[fact->reserved_count++];
        span->offset = (uint16_t)offset;
        span->bytes = (uint16_t)bytes;
        span->when = (backmem_when_t)FACTS_INDEX(whens, when);
    }
}

// ---- the two files -----------------------------------------------------------

enum {
    FACT_DEVICE,
    FACT_REGION,
    FACT_KIND,
    FACT_BASE,
    FACT_SECURE_BASE,
    FACT_BYTES,
    FACT_ITEMSIZE,
    FACT_SLOT,
    FACT_STORE_BITS,
    FACT_NARROW_STORE,
    FACT_SOFT_RESET, // and five more events, in the order of backmem_event_t
    FACT_HAZARDS = FACT_SOFT_RESET + BACKMEM_EVENT_COUNT,
    FACT_STEPS,
    FACT_RESERVED,
    FACT_NOTES,
    FACT_SOURCE,
    FACT_COLUMNS,
};

// The text of a column, which an error then names.
static char *facts_field(char *field[], int column) {
    facts_place.column = facts_columns[column];
    return field[column];
}

static fact_t fact_read(char *field[]) {
    static const char *const kinds[] = { "registers", "sram" };
    static const char *const rules[] = { "lanes",  "replicates", "zero_fills",
                                         "faults", "pending",    "unknown" };
    static const char *const answers[] = { "unknown", "no", "yes" };
    fact_t fact = {
        .device = facts_field(field, FACT_DEVICE),
        .region = facts_field(field, FACT_REGION),
        .source = facts_field(field, FACT_SOURCE),
        .sram = FACTS_INDEX(kinds, facts_field(field, FACT_KIND)) == 1,
        .base = facts_number(facts_field(field, FACT_BASE)),
        .secure_base = facts_number(facts_field(field, FACT_SECURE_BASE)),
        .bytes = facts_number(facts_field(field, FACT_BYTES)),
        .itemsize = facts_number(facts_field(field, FACT_ITEMSIZE)),
        .slot = facts_number(facts_field(field, FACT_SLOT)),
        .store_bits = facts_number(facts_field(field, FACT_STORE_BITS)),
        .rule =
            (backmem_rule_t)FACTS_INDEX(rules, facts_field(field, FACT_NARROW_STORE)),
        .hazards = facts_hazards(facts_field(field, FACT_HAZARDS)),
    };
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        const unsigned answer =
            FACTS_INDEX(answers, facts_field(field, FACT_SOFT_RESET + event));
        fact.survives = (uint16_t)(fact.survives | answer << (2 * event));
    }
    facts_steps(facts_field(field, FACT_STEPS), &fact);
    facts_spans(facts_field(field, FACT_RESERVED), &fact);
    return fact;
}

// A second line of a region, or a device in both files, could contradict the first.
static void facts_once(void) {
    for (size_t i = 0; i < facts.count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(facts.regions[i].device, facts.regions[k].device) == 0
                && strcmp(facts.regions[i].region, facts.regions[k].region) == 0) {
                facts_fail("stands twice", facts.regions[i].device);
            }
        }
    }
    for (size_t i = 0; i < facts.alias_count; i++) {
        for (size_t k = 0; k < facts.count; k++) {
            if (strcmp(facts.aliases[i].device, facts.regions[k].device) == 0) {
                facts_fail("stands in both files", facts.aliases[i].device);
            }
        }
        for (size_t k = 0; k < i; k++) {
            if (strcmp(facts.aliases[i].device, facts.aliases[k].device) == 0) {
                facts_fail("stands twice", facts.aliases[i].device);
            }
        }
    }
}

static void facts_load(const char *folder) {
    char *field[FACT_COLUMNS];
    char *at = facts_file(folder, "regions.csv");
    csv_line(&at, field, FACT_COLUMNS);
    if (strcmp(field[FACT_NARROW_STORE], "narrow_store") != 0
        || strcmp(field[FACT_HAZARDS], "hazards") != 0
        || strcmp(field[FACT_SOURCE], "source") != 0) {
        facts_fail("other columns than expected", "regions.csv");
    }
    memcpy(facts_columns, field, sizeof field);
    while (csv_line(&at, field, FACT_COLUMNS)) {
        if (facts.count == FACT_ROWS_MAX) {
            facts_fail("too many lines", "regions.csv");
        }
        facts.regions[facts.count++] = fact_read(field);
    }
    at = facts_file(folder, "same_as.csv");
    csv_line(&at, field, 3);
    while (csv_line(&at, field, 3)) {
        if (facts.alias_count == FACT_ALIASES_MAX) {
            facts_fail("too many lines", "same_as.csv");
        }
        facts.aliases[facts.alias_count++] =
            (fact_alias_t){ field[0], field[1], field[2] };
    }
    facts_place = (struct facts_place){ .file = NULL };
    facts_once();
}

static bool facts_has(const char *device) {
    for (size_t i = 0; i < facts.count; i++) {
        if (strcmp(facts.regions[i].device, device) == 0) {
            return true;
        }
    }
    return false;
}

// The device of regions.csv whose facts are this one's; NULL when there is none.
static const char *facts_resolve(const char *device) {
    if (facts_has(device)) {
        return device;
    }
    for (size_t i = 0; i < facts.alias_count; i++) {
        if (strcmp(facts.aliases[i].device, device) == 0) {
            return facts_has(facts.aliases[i].same_as) ? facts.aliases[i].same_as
                                                       : NULL;
        }
    }
    return NULL;
}

#endif
