// Prints what a device has: build/backmem-chips NAME. Without hardware, and without a
// chip's name: the device's is looked up as devices.h tells.
//
// SPDX-License-Identifier: MIT
#include "chip_json.h"
#include "chip_words.h"

#include <ctype.h>
#include <stdlib.h>

static const char usage[] =
    "usage: backmem-chips NAME...          what these devices or boards have\n"
    "       backmem-chips --csv NAME...    device,chip,verdict,why: a line for each\n"
    "       backmem-chips --json NAME...   all that is known, as a list of objects\n"
    "       backmem-chips --list           all names of the table, as --csv\n"
    "       backmem-chips --help           this\n"
    "\n"
    "A device's name as on the package or in the vendor's header, or a board's as\n"
    "MicroPython, Zephyr, Arduino or the pico-sdk has it, in any case, or words of "
    "it,\n"
    "or a chip's of docs/chips.md:\n"
    "STM32F405RGT6, stm32f405xx, NUCLEO_F401RE, nrf52840dk/nrf52840, \"Blue Pill\".\n"
    "Ends with 1 if one has no chip.\n";

// ---- for people --------------------------------------------------------------

// Behind the name of a step that switches nothing on.
static const char *asked(backmem_op_t op) {
    switch (op) {
        case BACKMEM_STEP_REQUIRE:
            return " (must be clear)";
        case BACKMEM_STEP_ASK_CLEAR:
        case BACKMEM_STEP_ASK_BOTH:
            return " (if set, stores may be dropped)";
        case BACKMEM_STEP_ASK_SET:
            return " (if clear, stores may be dropped)";
        default:
            return "";
    }
}

static void print_free(const backmem_region_desc_t *row) {
    printf("  free %s: ", row_has_numbers(row) ? "words" : "bytes");
    print_uses(row);
    printf("\n");
}

static void print_row(const entry_t *entry, uint8_t i) {
    const backmem_region_desc_t *row = &entry->chip->regions[i];
    const backmem_labels_t *labels = &entry->labels->regions[i];
    printf("\n%s", row->name);
    if (row->base != 0) {
        printf(", 0x%08X, %u bytes", (unsigned)row->base, (unsigned)row->bytes);
    } else {
        printf(", placed and sized by the linker");
    }
    if (row->secure_offset != 0) {
        printf(", secure 0x%08X", (unsigned)(row->base + row->secure_offset));
    }
    printf("\n  a store moves %u of %u bytes; item in Python: %u\n  ", row->width,
           row->stride, row->itemsize);
    if (row->width != row->stride) { // no store of 32 bits, which objects are made of
        printf("objects: none; use RAM: docs/manual/retained.md\n  ");
    }
    print_survival(row);
    printf("\n  hazards: ");
    print_hazards(row->hazards);
    printf("\n");
    print_free(row);
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        printf(row->reserved[s].when == BACKMEM_WHEN_TRANSIENT ? "  visited: "
                                                               : "  owned: ");
        print_place(row, row->reserved[s].offset, span_bytes(row, &row->reserved[s]));
        printf(", %s (%s)\n", backmem_name_of(labels->owners, s),
               whens[row->reserved[s].when]);
    }
    printf("  switched on by:");
    for (uint8_t s = 0; s < row->step_count; s++) {
        printf("%s %s%s", s == 0 ? "" : ",", backmem_name_of(labels->steps, s),
               asked(row->steps[s].op));
    }
    printf("%s\n  proved: %s\n", row->step_count == 0 ? " nothing" : "",
           proofs[entry->sources->regions[i].proof]);
}

static void print_head(const char *name, backmem_verdict_t verdict,
                       const backmem_device_t *device) {
    const char *on_board[8] = { NULL };
    const size_t count =
        backmem_devices_of_board(name, on_board, BACKMEM_COUNT(on_board));
    printf("%s: chip %s", name, device->chip->name);
    if (verdict == BACKMEM_DEVICE_LINE && count > 0) {
        printf(", by the device%s on the board:", count > 1 ? "s" : "");
        for (size_t i = 0; i < count && i < BACKMEM_COUNT(on_board); i++) {
            printf("%s %s", i == 0 ? "" : ",", on_board[i]);
        }
    } else if (verdict == BACKMEM_DEVICE_LINE) {
        printf(", by its line: %s%s%s", device->name, device->why == NULL ? "" : ", ",
               device->why == NULL ? "" : device->why);
    }
    printf("\n");
}

// In any case; NULL: no chip has this name.
static const backmem_chip_t *chip_called(const char *name) {
    char lower[64];
    size_t n = 0;
    for (; n < sizeof lower - 1 && name[n] != '\0'; n++) {
        lower[n] = (char)tolower((unsigned char)name[n]);
    }
    lower[n] = '\0';
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        if (strcmp(entries[e].chip->name, lower) == 0) {
            return entries[e].chip;
        }
    }
    return NULL;
}

// The page of the device's own RAM, of its chip's, or of any.
static void print_ram(const backmem_device_t *device) {
    char name[64];
    if (strncmp(device->chip->name, "ram", 3) == 0) {
        return;
    }
    snprintf(name, sizeof name, "ram_%s", device->name);
    if (chip_called(name) == NULL) {
        snprintf(name, sizeof name, "ram_%s", device->chip->name);
    }
    printf("\nRAM that no start-up code touches: backmem-chips %s\n",
           chip_called(name) != NULL ? name : "ram");
}

static void print_regions(const backmem_chip_t *chip) {
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        for (uint8_t i = 0; entries[e].chip == chip && i < chip->region_count; i++) {
            print_row(&entries[e], i);
        }
    }
}

// The devices of one chip; of those of `chip` NULL, which are refused, the ones whose
// names begin so.
static void print_devices(const char *title, const backmem_chip_t *chip,
                          const char *begin) {
    size_t column = 0;
    for (size_t i = 0; i < backmem_device_count; i++) {
        const backmem_device_t *device = &backmem_devices[i];
        if (device->chip != chip || strncmp(device->name, begin, strlen(begin)) != 0) {
            continue;
        }
        const size_t length = strlen(device->name) + 1;
        if (column == 0 || column + length > 78) {
            printf(column == 0 ? "%s:\n " : "\n ", title);
            column = 1;
        }
        column += length;
        printf(" %s", device->name);
    }
    printf(column == 0 ? "" : "\n");
}

// A chip's name that is no device's: of others, too, the names may begin so.
static void show_chip(const backmem_chip_t *chip) {
    const backmem_device_t device = { .name = chip->name, .chip = chip };
    char title[96];
    printf("%s: chip %s\n", chip->name, chip->name);
    print_devices("its devices", chip, "");
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        if (entries[e].chip != chip) {
            snprintf(title, sizeof title, "devices of %s", entries[e].chip->name);
            print_devices(title, entries[e].chip, chip->name);
        }
    }
    print_devices("refused", NULL, chip->name);
    print_regions(chip);
    print_ram(&device);
}

static bool show(const char *name) {
    const backmem_device_t *device;
    const backmem_verdict_t verdict = backmem_device_find(name, &device);
    const backmem_chip_t *called = chip_called(name);
    if (called != NULL && (device == NULL || device->chip != called)) {
        show_chip(called);
        return true;
    }
    if (device == NULL || device->chip == NULL) {
        char text[1024];
        backmem_device_explain(name, text, sizeof text);
        fprintf(stderr, "%s\n", text);
        if (verdict == BACKMEM_DEVICE_UNKNOWN) {
            fprintf(stderr, "All names: backmem-chips --list, and docs/chips.md\n");
        }
        return false;
    }
    print_head(name, verdict, device);
    print_regions(device->chip);
    print_ram(device);
    return true;
}

// ---- for programs ------------------------------------------------------------

// A field in quotes; a quote in it is doubled.
static void csv_field(const char *text) {
    putchar('"');
    for (; *text != '\0'; text++) {
        printf(*text == '"' ? "\"\"" : "%c", *text);
    }
    putchar('"');
}

static bool csv_line(const char *name) {
    const backmem_device_t *device;
    const backmem_verdict_t verdict = backmem_device_find(name, &device);
    const bool resolved = device != NULL && device->chip != NULL;
    csv_field(name);
    printf(",%s,%s,", resolved ? device->chip->name : "", verdicts[verdict]);
    csv_field(device == NULL || device->why == NULL ? "" : device->why);
    printf("\n");
    return resolved;
}

// One call for each name; false when one has no chip.
static bool each(char *names[], int count, bool (*say)(const char *name),
                 const char *between) {
    bool good = true;
    for (int i = 0; i < count; i++) {
        printf("%s", i == 0 ? "" : between);
        good = say(names[i]) && good;
    }
    return good;
}

int main(int argc, char *argv[]) {
    const char *word = argc > 1 ? argv[1] : "";
    bool good = true;
    if (argc == 2 && strcmp(word, "--help") == 0) {
        printf("%s", usage);
    } else if (argc == 2 && strcmp(word, "--list") == 0) {
        for (size_t i = 0; i < backmem_device_count; i++) {
            csv_line(backmem_devices[i].name);
        }
    } else if (argc > 2 && strcmp(word, "--csv") == 0) {
        good = each(argv + 2, argc - 2, csv_line, "");
    } else if (argc > 2 && strcmp(word, "--json") == 0) {
        printf("[");
        good = each(argv + 2, argc - 2, json_name, ",\n");
        printf("]\n");
    } else if (argc > 1 && word[0] != '-') {
        good = each(argv + 1, argc - 1, show, "\n");
    } else {
        fprintf(stderr, "%s", usage);
        return 2;
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
