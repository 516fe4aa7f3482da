// Writes a picture of each chip's regions, <chip>.svg: what is free, what has an owner,
// to the scale of the region.
//
//   chips_map FOLDER
//
// SPDX-License-Identifier: MIT
#include "chip_words.h"

#include <stdlib.h>

#define WIDTH  880 // of the picture
#define MARGIN 16
#define BAR    (WIDTH - 2 * MARGIN)

// Distances from one line of text to what follows.
#define TITLE_HEIGHT  44
#define HEAD_HEIGHT   42 // a region's two lines
#define CELL_HEIGHT   30
#define SCALE_HEIGHT  18
#define LEGEND_HEIGHT 18
#define REGION_GAP    18

#define FREE "#b7e1b0"

// By backmem_when_t: the surer that somebody writes there, the darker.
static const char *const colours[] = {
    [BACKMEM_WHEN_ALWAYS] = "#d8584a",    [BACKMEM_WHEN_BOOTLOADER] = "#f0a35e",
    [BACKMEM_WHEN_BOARD] = "#e9b872",     [BACKMEM_WHEN_FIRMWARE] = "#f4d35e",
    [BACKMEM_WHEN_TRANSIENT] = "#d5dbe3",
};

// An owner's name may have what is special in XML.
static void print_text(const char *text) {
    for (; *text != '\0'; text++) {
        switch (*text) {
            case '&':
                printf("&amp;");
                break;
            case '<':
                printf("&lt;");
                break;
            default:
                putchar(*text);
        }
    }
}

// ---- one region --------------------------------------------------------------

// Where an offset is in the bar, in tenths of a pixel.
static unsigned bar_at(const backmem_region_desc_t *row, uint32_t offset) {
    return (unsigned)(10 * MARGIN + (uint64_t)10 * BAR * offset / row->bytes);
}

static void box(unsigned from, unsigned to, int y, const char *colour) {
    printf("<rect x=\"%u.%u\" y=\"%d\" width=\"%u.%u\" height=\"%d\" fill=\"%s\" "
           "stroke=\"#444\" stroke-width=\"0.7\"/>\n",
           from / 10, from % 10, y, (to - from) / 10, (to - from) % 10, CELL_HEIGHT,
           colour);
}

// The span that an offset belongs to; NULL: it is free.
static const backmem_reserved_t *span_at(const backmem_region_desc_t *row,
                                         uint32_t offset) {
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        const backmem_reserved_t *span = &row->reserved[s];
        if (offset >= span->offset && offset < span->offset + span_bytes(row, span)) {
            return span;
        }
    }
    return NULL;
}

// Registers: a cell for each, with its number.
static void cells(const backmem_region_desc_t *row, int y) {
    for (uint32_t at = 0; at < row->bytes; at += row->width) {
        const backmem_reserved_t *span = span_at(row, at);
        const unsigned from = bar_at(row, at);
        const unsigned to = bar_at(row, at + row->width);
        box(from, to, y, span == NULL ? FREE : colours[span->when]);
        printf("<text x=\"%u\" y=\"%d\" class=\"n\">%u</text>\n", (from + to) / 20,
               y + 19, (unsigned)(at / row->width));
    }
}

// Memory: a bar, with the spans in it, and the offsets where something changes.
static void bar(const backmem_region_desc_t *row, int y) {
    box(10 * MARGIN, 10 * (MARGIN + BAR), y, FREE);
    printf("<text x=\"%d\" y=\"%d\">0</text>\n", MARGIN, y + CELL_HEIGHT + 14);
    printf("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%u</text>\n", MARGIN + BAR,
           y + CELL_HEIGHT + 14, (unsigned)row->bytes);
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        const backmem_reserved_t *span = &row->reserved[s];
        const uint32_t end = span->offset + span_bytes(row, span);
        box(bar_at(row, span->offset), bar_at(row, end), y, colours[span->when]);
    }
}

// The size is the linker's: all of one colour.
static void unknown_bar(const backmem_region_desc_t *row, int y) {
    box(10 * MARGIN, 10 * (MARGIN + BAR), y,
        row->reserved_count == 0 ? FREE : colours[row->reserved[0].when]);
    printf("<text x=\"%d\" y=\"%d\">placed and sized by the linker</text>\n", MARGIN,
           y + CELL_HEIGHT + 14);
}

static void head(const backmem_region_desc_t *row, int y) {
    printf("<text x=\"%d\" y=\"%d\"><tspan class=\"b\">%s</tspan>", MARGIN, y + 14,
           row->name);
    if (row->base != 0) {
        printf(" at 0x%08X", (unsigned)row->base);
    }
    if (row->secure_offset != 0) {
        printf(", secure 0x%08X", (unsigned)(row->base + row->secure_offset));
    }
    if (row->bytes != 0) {
        printf(", %u bytes", (unsigned)row->bytes);
    }
    if (row->width < row->stride) {
        printf(", %u bits of each word", 8u * row->width);
    }
    printf("; stored by the %s</text>\n<text x=\"%d\" y=\"%d\" class=\"g\">",
           row->stride == 1 ? "byte" : "word", MARGIN, y + 32);
    print_survival(row);
    printf("</text>\n");
}

static void legend(const char *colour, int y) {
    printf("<rect x=\"%d\" y=\"%d\" width=\"11\" height=\"11\" fill=\"%s\" "
           "stroke=\"#444\" stroke-width=\"0.7\"/>\n<text x=\"%d\" y=\"%d\">",
           MARGIN, y, colour, MARGIN + 18, y + 10);
}

static bool row_has_scale(const backmem_region_desc_t *row) {
    return row->bytes == 0 || !row_has_numbers(row);
}

static int region_height(const backmem_region_desc_t *row) {
    return HEAD_HEIGHT + CELL_HEIGHT + (row_has_scale(row) ? SCALE_HEIGHT : 0) + 8
           + LEGEND_HEIGHT * (1 + row->reserved_count) + REGION_GAP;
}

static void region(const backmem_region_desc_t *row, const backmem_labels_t *labels,
                   int y) {
    const backmem_region_t bound = { .desc = row, .bytes = row->bytes };
    head(row, y);
    y += HEAD_HEIGHT;
    if (row->bytes == 0) {
        unknown_bar(row, y);
    } else if (row_has_numbers(row)) {
        cells(row, y);
    } else {
        bar(row, y);
    }
    y += CELL_HEIGHT + (row_has_scale(row) ? SCALE_HEIGHT : 0) + 8;
    legend(FREE, y);
    backmem_place_t run;
    uint32_t runs = 0;
    printf("free %s: ", row_has_numbers(row) ? "words" : "bytes");
    while (backmem_region_unowned(&bound, runs, &run)) {
        printf("%s", runs++ == 0 ? "" : ", ");
        print_place(row, run.offset, run.bytes);
    }
    printf("%s</text>\n", runs != 0 ? "" : row_is_whole(row) ? "all" : "none");
    for (uint8_t s = 0; s < row->reserved_count; s++) {
        y += LEGEND_HEIGHT;
        legend(colours[row->reserved[s].when], y);
        print_place(row, row->reserved[s].offset, span_bytes(row, &row->reserved[s]));
        printf(": ");
        print_text(backmem_name_of(labels->owners, s));
        printf(" (%s)</text>\n", whens[row->reserved[s].when]);
    }
}

// ---- the picture -------------------------------------------------------------

static void picture(const entry_t *entry) {
    const backmem_chip_t *chip = entry->chip;
    int height = TITLE_HEIGHT;
    for (uint8_t i = 0; i < chip->region_count; i++) {
        height += region_height(&chip->regions[i]);
    }
    printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
           "viewBox=\"0 0 %d %d\" role=\"img\">\n<title>%s: regions, free and reserved "
           "words</title>\n"
           "<style>text{font:13px sans-serif;fill:#222}.t{font-size:18px;"
           "font-weight:bold}.b{font-weight:bold}.g{fill:#555;font-size:12px}"
           ".n{font-size:11px;text-anchor:middle}</style>\n"
           "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n"
           "<text x=\"%d\" y=\"28\" class=\"t\">%s</text>\n",
           WIDTH, height, WIDTH, height, chip->name, WIDTH, height, MARGIN, chip->name);
    int y = TITLE_HEIGHT;
    for (uint8_t i = 0; i < chip->region_count; i++) {
        region(&chip->regions[i], &entry->labels->regions[i], y);
        y += region_height(&chip->regions[i]);
    }
    printf("</svg>\n");
}

int main(int argc, char *argv[]) {
    if (argc != 2) {
        fprintf(stderr, "usage: chips_map FOLDER\n");
        return EXIT_FAILURE;
    }
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s.svg", argv[1], entries[e].chip->name);
        if (freopen(path, "w", stdout) == NULL) {
            perror(path);
            return EXIT_FAILURE;
        }
        picture(&entries[e]);
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
