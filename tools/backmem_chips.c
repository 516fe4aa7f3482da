// Prints what a device has: build/backmem-chips NAME. Without hardware, and without a
// chip's name: the device's is looked up as devices.h tells.
//
// SPDX-License-Identifier: MIT
#include "chip_words.h"

#include <stdlib.h>

static const char usage[] =
    "usage: backmem-chips NAME...          what these devices have\n"
    "       backmem-chips --csv NAME...    device,chip,verdict,why: a line for each\n"
    "       backmem-chips --list           all names of the table, as --csv\n"
    "\n"
    "A name as on the package or in the vendor's header, in any case: STM32F405RGT6,\n"
    "stm32f405xx. Ends with 1 if a device has no chip.\n";

// ---- for people --------------------------------------------------------------

static void print_free(const backmem_region_desc_t *row) {
    const backmem_region_t bound = { .desc = row, .bytes = row->bytes };
    backmem_place_t run;
    uint32_t runs = 0;
    printf("  free %s: ", row_has_numbers(row) ? "words" : "bytes");
    while (backmem_region_unowned(&bound, runs, &run)) {
        printf("%s", runs++ == 0 ? "" : ", ");
        print_place(row, run.offset, run.bytes);
    }
    printf("%s\n", runs != 0 ? "" : row_is_whole(row) ? "all" : "none");
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
    print_survival(row);
    printf("\n  hazards: ");
    print_hazards(row->hazards);
    printf("\n");
    print_free(row);
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        printf("  owned: ");
        print_place(row, row->reserved[s].offset, span_bytes(row, &row->reserved[s]));
        printf(", %s (%s)\n", backmem_name_of(labels->owners, s),
               whens[row->reserved[s].when]);
    }
    printf("  switched on by:");
    for (uint8_t s = 0; s < row->step_count; s++) {
        printf("%s %s", s == 0 ? "" : ",", backmem_name_of(labels->steps, s));
    }
    printf("%s\n  proved: %s\n", row->step_count == 0 ? " nothing" : "",
           proofs[entry->sources->regions[i].proof]);
}

static bool has_page(const char *name) {
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        if (strcmp(entries[e].chip->name, name) == 0) {
            return true;
        }
    }
    return false;
}

// The page of the device's own RAM, of its chip's, or of any.
static void print_ram(const backmem_device_t *device) {
    char name[64];
    if (strncmp(device->chip->name, "ram", 3) == 0) {
        return;
    }
    snprintf(name, sizeof name, "ram_%s", device->name);
    if (!has_page(name)) {
        snprintf(name, sizeof name, "ram_%s", device->chip->name);
    }
    printf("\nRAM that no start-up code touches: backmem-chips %s\n",
           has_page(name) ? name : "ram");
}

static bool show(const char *name) {
    const backmem_device_t *device;
    const backmem_verdict_t verdict = backmem_device_find(name, &device);
    if (device == NULL || device->chip == NULL) {
        char text[1024];
        backmem_device_explain(name, text, sizeof text);
        fprintf(stderr, "%s\n", text);
        return false;
    }
    printf("%s: chip %s", name, device->chip->name);
    if (verdict == BACKMEM_DEVICE_LINE) {
        printf(", by its line: %s%s%s", device->name, device->why == NULL ? "" : ", ",
               device->why == NULL ? "" : device->why);
    }
    printf("\n");
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        for (uint8_t i = 0;
             entries[e].chip == device->chip && i < device->chip->region_count; i++) {
            print_row(&entries[e], i);
        }
    }
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
    static const char *const words[] = { "listed", "line", "refused", "unknown" };
    const backmem_device_t *device;
    const backmem_verdict_t verdict = backmem_device_find(name, &device);
    const bool resolved = device != NULL && device->chip != NULL;
    csv_field(name);
    printf(",%s,%s,", resolved ? device->chip->name : "", words[verdict]);
    csv_field(device == NULL || device->why == NULL ? "" : device->why);
    printf("\n");
    return resolved;
}

int main(int argc, char *argv[]) {
    bool good = true;
    if (argc == 2 && strcmp(argv[1], "--list") == 0) {
        for (size_t i = 0; i < backmem_device_count; i++) {
            csv_line(backmem_devices[i].name);
        }
    } else if (argc > 2 && strcmp(argv[1], "--csv") == 0) {
        for (int i = 2; i < argc; i++) {
            good = csv_line(argv[i]) && good;
        }
    } else if (argc > 1 && argv[1][0] != '-') {
        for (int i = 1; i < argc; i++) {
            printf("%s", i == 1 ? "" : "\n");
            good = show(argv[i]) && good;
        }
    } else {
        fprintf(stderr, "%s", usage);
        return 2;
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
