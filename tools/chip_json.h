// A device and its chip as JSON, for backmem_chips.c.
//
//   name     as asked            verdict  listed, line, refused, several or unknown
//   device   the line of the table that decides, or null
//   board    the device on the board of that name, or null
//   why      the source of a line, the reason of a refusal, or null
//   chip     its name, or null   chips    which it may be: more than one for several
//   near     of unknown: lines that are alike, each with its chip or null
//   regions  of the chip; numbers are bytes, and runs and ranges [offset, bytes].
//            base is null where the linker places the region
//
// SPDX-License-Identifier: MIT
#ifndef CHIP_JSON_H
#define CHIP_JSON_H

#include "chip_words.h"

static const char *const verdicts[] = {
    [BACKMEM_DEVICE_LISTED] = "listed",   [BACKMEM_DEVICE_LINE] = "line",
    [BACKMEM_DEVICE_REFUSED] = "refused", [BACKMEM_DEVICE_UNKNOWN] = "unknown",
    [BACKMEM_DEVICE_SEVERAL] = "several",
};

static void json_text(const char *text) {
    if (text == NULL) {
        printf("null");
        return;
    }
    putchar('"');
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            printf("\\%c", c);
        } else if (c < 0x20) {
            printf("\\u%04x", c);
        } else {
            putchar(c);
        }
    }
    putchar('"');
}

// Behind a comma, as all but the first of an object.
static void json_key(const char *key) {
    printf(", \"%s\": ", key);
}

static void json_field(const char *key, const char *text) {
    json_key(key);
    json_text(text);
}

static void json_number(const char *key, uint32_t number) {
    json_key(key);
    printf("%u", (unsigned)number);
}

// ---- a region ------------------------------------------------------------------

static void json_runs(const char *key, const backmem_region_desc_t *row, use_t use) {
    backmem_place_t run;
    json_key(key);
    for (uint32_t n = 0; run_of(row, use, n, &run); n++) {
        printf("%s[%u, %u]", n == 0 ? "[" : ", ", (unsigned)run.offset,
               (unsigned)run.bytes);
    }
    printf("%s]", run_of(row, use, 0, &run) ? "" : "[");
}

static void json_survives(const backmem_region_desc_t *row) {
    static const char *const keys[] = { "soft_reset", "watchdog",     "reset_pin",
                                        "deep_sleep", "vdd_loss_bat", "vdd_loss" };
    static const char *const answers[] = { "null", "false", "true" };
    json_key("survives");
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        printf("%s\"%s\": %s", event == 0 ? "{" : ", ", keys[event],
               answers[backmem_desc_survives(row, (backmem_event_t)event)]);
    }
    printf("}");
}

static void json_hazards(const backmem_region_desc_t *row) {
    const char *between = "";
    json_key("hazards");
    printf("[");
    for (size_t i = 0; i < BACKMEM_COUNT(hazards); i++) {
        if ((row->hazards & hazards[i].bit) != 0) {
            printf("%s\"%s\"", between, hazards[i].word);
            between = ", ";
        }
    }
    printf("]");
}

static void json_owners(const backmem_region_desc_t *row, const char *names) {
    static const char *const keys[] = {
        [BACKMEM_WHEN_ALWAYS] = "always",
        [BACKMEM_WHEN_BOOTLOADER] = "bootloader",
        [BACKMEM_WHEN_BOARD] = "board",
        [BACKMEM_WHEN_FIRMWARE] = "firmware",
        [BACKMEM_WHEN_TRANSIENT] = "transient",
    };
    json_key("owners");
    printf("[");
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        printf("%s{\"range\": [%u, %u]", s == 0 ? "" : ", ",
               (unsigned)row->reserved[s].offset,
               (unsigned)span_bytes(row, &row->reserved[s]));
        json_field("when", keys[row->reserved[s].when]);
        json_field("owner", backmem_name_of(names, s));
        printf("}");
    }
    printf("]");
}

static void json_near_boards(const char *name, backmem_verdict_t verdict) {
    backmem_board_t near[4];
    const size_t count = verdict == BACKMEM_DEVICE_UNKNOWN
                             ? backmem_board_nearest(name, near, BACKMEM_COUNT(near))
                             : 0;
    json_key("near_boards");
    printf("[");
    for (size_t i = 0; i < count; i++) {
        printf("%s{\"name\": ", i == 0 ? "" : ", ");
        json_text(near[i].name);
        json_field("device", near[i].device);
        printf("}");
    }
    printf("]");
}

static void json_steps(const backmem_region_desc_t *row, const char *names) {
    json_key("steps");
    printf("[");
    for (uint8_t s = 0; s < row->step_count; s++) {
        printf("%s", s == 0 ? "" : ", ");
        json_text(backmem_name_of(names, s));
    }
    printf("]");
}

static void json_region(const entry_t *entry, uint8_t i) {
    const backmem_region_desc_t *row = &entry->chip->regions[i];
    const backmem_labels_t *labels = &entry->labels->regions[i];
    const backmem_sources_t *sources = &entry->sources->regions[i];
    printf("{\"name\": ");
    json_text(row->name);
    json_key("base");
    if (row->base == 0) {
        printf("null");
    } else {
        printf("%u", (unsigned)row->base);
    }
    json_number("secure_offset", row->secure_offset);
    json_number("bytes", row->bytes);
    json_number("width", row->width);
    json_number("stride", row->stride);
    json_number("itemsize", row->itemsize);
    json_survives(row);
    json_hazards(row);
    json_runs("free", row, USE_NONE);
    json_runs("visited", row, USE_VISITED);
    json_owners(row, labels->owners);
    json_field("owners_by", sources->owners);
    json_steps(row, labels->steps);
    json_field("proved", proofs[sources->proof]);
    printf("}");
}

// ---- a name --------------------------------------------------------------------

static void json_chips(const char *name) {
    const backmem_chip_t *chips[BACKMEM_COUNT(entries)];
    const size_t count = backmem_device_chips(name, chips, BACKMEM_COUNT(chips));
    json_key("chips");
    printf("[");
    for (size_t i = 0; i < count; i++) {
        printf("%s", i == 0 ? "" : ", ");
        json_text(chips[i]->name);
    }
    printf("]");
}

static void json_near(const char *name, backmem_verdict_t verdict) {
    const backmem_device_t *near[4];
    const size_t count = verdict == BACKMEM_DEVICE_UNKNOWN
                             ? backmem_device_nearest(name, near, BACKMEM_COUNT(near))
                             : 0;
    json_key("near");
    printf("[");
    for (size_t i = 0; i < count; i++) {
        printf("%s{\"name\": ", i == 0 ? "" : ", ");
        json_text(near[i]->name);
        json_field("chip", near[i]->chip == NULL ? NULL : near[i]->chip->name);
        printf("}");
    }
    printf("]");
}

// False: it has no chip.
static bool json_name(const char *name) {
    const backmem_device_t *device;
    const backmem_verdict_t verdict = backmem_device_find(name, &device);
    const backmem_chip_t *chip = device == NULL ? NULL : device->chip;
    const char *on_board = NULL; // of several, the first
    (void)backmem_devices_of_board(name, &on_board, 1);
    printf("{\"name\": ");
    json_text(name);
    json_field("verdict", verdicts[verdict]);
    json_field("device", device == NULL ? NULL : device->name);
    json_field("board", on_board);
    json_field("why", device == NULL ? NULL : device->why);
    json_field("chip", chip == NULL ? NULL : chip->name);
    json_chips(name);
    json_near(name, verdict);
    json_near_boards(name, verdict);
    json_key("regions");
    printf("[");
    for (size_t e = 0; chip != NULL && e < BACKMEM_COUNT(entries); e++) {
        for (uint8_t i = 0; entries[e].chip == chip && i < chip->region_count; i++) {
            printf("%s", i == 0 ? "" : ",\n ");
            json_region(&entries[e], i);
        }
    }
    printf("]}");
    return chip != NULL;
}

#endif
