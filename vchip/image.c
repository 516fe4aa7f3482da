// Reading ELF files. Numbers and offsets: System V ABI, chapters 4 and 5.
//
// SPDX-License-Identifier: MIT
#include "image.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define EM_ARM     40
#define EM_RISCV   243
#define PT_LOAD    1
#define SHT_SYMTAB 2
#define SHF_ALLOC  2
#define STT_FUNC   2
#define IMAGE_MAX  (64u << 20)

static uint32_t u16(const vchip_image_t *image, size_t at) {
    return (uint32_t)image->file[at] | (uint32_t)image->file[at + 1] << 8;
}

static uint32_t u32(const vchip_image_t *image, size_t at) {
    return u16(image, at) | u16(image, at + 2) << 16;
}

static bool inside(const vchip_image_t *image, uint64_t at, uint64_t bytes) {
    return at <= image->file_bytes && bytes <= image->file_bytes - at;
}

static const char *file_read(vchip_image_t *image, const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return strerror(errno);
    }
    const char *why = NULL;
    struct stat about;
    if (fstat(fileno(file), &about) != 0) {
        why = strerror(errno);
    } else if (!S_ISREG(about.st_mode)) {
        why = "not a file, but a directory or a device";
    } else if (about.st_size > (off_t)IMAGE_MAX) {
        why = "larger than 64 MiB";
    } else {
        const size_t bytes = (size_t)about.st_size;
        image->file = malloc(bytes + 1);
        image->file_bytes = bytes;
        if (image->file == NULL) {
            why = "no memory";
        } else if (fread(image->file, 1, bytes, file) != bytes) {
            why = ferror(file) ? strerror(errno) : "could not be read whole";
        }
    }
    fclose(file);
    return why;
}

static const char *header_read(vchip_image_t *image) {
    if (image->file_bytes < 52 || memcmp(image->file, "\177ELF", 4) != 0) {
        return "not an ELF file";
    }
    if (image->file[4] != 1 || image->file[5] != 1) {
        return "not a 32-bit little-endian ELF file";
    }
    const uint32_t machine = u16(image, 18);
    if (machine != EM_ARM && machine != EM_RISCV) {
        return "for a processor that is neither Arm nor RISC-V";
    }
    if (u16(image, 16) != 2) {
        return "an object file or library, not a linked program";
    }
    image->riscv = machine == EM_RISCV;
    image->entry = u32(image, 24);
    return NULL;
}

static const char *segments_read(vchip_image_t *image) {
    const uint32_t table = u32(image, 28);
    const uint32_t step = u16(image, 42);
    const uint32_t count = u16(image, 44);
    if (step < 32 || !inside(image, table, (uint64_t)step * count)) {
        return "its program header table is damaged";
    }
    for (uint32_t i = 0; i < count; i++) {
        const size_t at = table + (size_t)i * step;
        if (u32(image, at) != PT_LOAD || u32(image, at + 20) == 0) {
            continue;
        }
        if (image->segment_count == VCHIP_SEGMENTS_MAX) {
            return "it has too many segments";
        }
        vchip_segment_t *segment = &image->segments[image->segment_count++];
        const uint32_t offset = u32(image, at + 4);
        segment->place = u32(image, at + 8);
        segment->address = u32(image, at + 12);
        segment->bytes = u32(image, at + 16);
        segment->room = u32(image, at + 20);
        if (segment->bytes > segment->room || !inside(image, offset, segment->bytes)) {
            return "a segment reaches beyond the file";
        }
        segment->data = image->file + offset;
    }
    return image->segment_count > 0 ? NULL : "it has nothing to load";
}

static int symbol_order(const void *a, const void *b) {
    const vchip_symbol_t *one = a;
    const vchip_symbol_t *two = b;
    return one->address < two->address ? -1 : one->address > two->address;
}

// Functions only. An image without a symbol table runs too; reports then lack names.
static const char *symbols_read(vchip_image_t *image, size_t header) {
    const uint32_t table = u32(image, header + 16);
    const uint32_t bytes = u32(image, header + 20);
    const uint32_t link = u32(image, header + 24);
    const size_t names_at = u32(image, 32) + (size_t)link * u16(image, 46);
    if (link >= u16(image, 48) || !inside(image, table, bytes)) {
        return "its symbol table is damaged";
    }
    const uint32_t names = u32(image, names_at + 16);
    const uint32_t names_bytes = u32(image, names_at + 20);
    if (names_bytes == 0 || !inside(image, names, names_bytes)
        || image->file[names + names_bytes - 1] != 0) {
        return "its symbol names are damaged";
    }
    image->symbols = calloc(bytes / 16 + 1, sizeof(*image->symbols));
    if (image->symbols == NULL) {
        return "no memory";
    }
    for (size_t at = table; at + 16 <= (size_t)table + bytes; at += 16) {
        const uint32_t name = u32(image, at);
        if ((image->file[at + 12] & 15) == STT_FUNC && name < names_bytes) {
            vchip_symbol_t *symbol = &image->symbols[image->symbol_count++];
            symbol->name = (const char *)image->file + names + name;
            symbol->address = u32(image, at + 4) & (image->riscv ? ~0u : ~1u);
            symbol->bytes = u32(image, at + 8);
        }
    }
    qsort(image->symbols, image->symbol_count, sizeof(*image->symbols), symbol_order);
    return NULL;
}

static const char *sections_read(vchip_image_t *image) {
    const uint32_t table = u32(image, 32);
    const uint32_t step = u16(image, 46);
    const uint32_t count = u16(image, 48);
    if (count == 0) {
        return NULL;
    }
    if (step < 40 || !inside(image, table, (uint64_t)step * count)) {
        return "its section header table is damaged";
    }
    for (uint32_t i = 0; i < count; i++) {
        const size_t at = table + (size_t)i * step;
        if (u32(image, at + 4) == SHT_SYMTAB) {
            return symbols_read(image, at);
        }
    }
    return NULL;
}

bool vchip_image_read(vchip_image_t *image, const char *path, char *why,
                      size_t why_bytes) {
    memset(image, 0, sizeof(*image));
    const char *problem = file_read(image, path);
    if (problem == NULL) {
        problem = header_read(image);
    }
    if (problem == NULL) {
        problem = segments_read(image);
    }
    if (problem == NULL) {
        problem = sections_read(image);
    }
    if (problem != NULL) {
        snprintf(why, why_bytes, "%s: %s", path, problem);
        vchip_image_free(image);
        return false;
    }
    return true;
}

void vchip_image_free(vchip_image_t *image) {
    free(image->file);
    free(image->symbols);
    memset(image, 0, sizeof(*image));
}

bool vchip_image_section(const vchip_image_t *image, const char *name,
                         uint32_t *address, uint32_t *bytes) {
    const uint32_t table = u32(image, 32);
    const uint32_t step = u16(image, 46);
    const uint32_t count = u16(image, 48);
    const uint32_t names_index = u16(image, 50);
    if (step < 40 || names_index >= count
        || !inside(image, table, (uint64_t)step * count)) {
        return false;
    }
    const uint32_t names = u32(image, table + (size_t)names_index * step + 16);
    for (uint32_t i = 0; i < count; i++) {
        const size_t at = table + (size_t)i * step;
        const uint64_t called = (uint64_t)names + u32(image, at);
        *address = u32(image, at + 12);
        *bytes = u32(image, at + 20);
        if ((u32(image, at + 8) & SHF_ALLOC) != 0 && *bytes > 0
            && inside(image, called, strlen(name) + 1)
            && memcmp(image->file + called, name, strlen(name) + 1) == 0) {
            return true;
        }
    }
    return false;
}

const vchip_symbol_t *vchip_image_symbol(const vchip_image_t *image, uint32_t address) {
    size_t low = 0;
    size_t high = image->symbol_count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (image->symbols[middle].address <= address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return NULL;
    }
    const vchip_symbol_t *symbol = &image->symbols[low - 1];
    const bool known = symbol->bytes == 0 || address - symbol->address < symbol->bytes;
    return known ? symbol : NULL;
}
