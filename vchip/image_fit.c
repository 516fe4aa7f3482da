// Does an image fit a chip, and where does it start?
//
// SPDX-License-Identifier: MIT
#include "image_fit.h"

#include <stdio.h>
#include <string.h>

static bool range_has(const vchip_chip_t *chip, uint32_t at, uint32_t bytes,
                      uint32_t kinds) {
    for (const vchip_range_t *r = chip->ranges; r->kind != VCHIP_RANGE_END; r++) {
        if ((kinds >> r->kind & 1) != 0 && at >= r->base && bytes <= r->bytes
            && at - r->base <= r->bytes - bytes) {
            return true;
        }
    }
    VCHIP_EACH_MEMORY(chip, m) {
        const vchip_window_t *window = &chip->memories[m].windows[0];
        if ((kinds >> VCHIP_RAM & 1) != 0 && at >= window->base
            && bytes <= window->bytes && at - window->base <= window->bytes - bytes) {
            return true;
        }
    }
    return false;
}

#define CODE (1u << VCHIP_FLASH | 1u << VCHIP_RAM)
#define DATA (1u << VCHIP_RAM)

// The word at an address of the image; 0 where it has none.
static uint32_t image_word(const vchip_image_t *image, uint32_t at) {
    uint32_t word = 0;
    for (size_t i = 0; i < image->segment_count; i++) {
        const vchip_segment_t *segment = &image->segments[i];
        const uint32_t offset = at - segment->address;
        if (segment->bytes >= 4 && offset <= segment->bytes - 4) {
            memcpy(&word, segment->data + offset, 4);
        }
    }
    return word;
}

// Lowest address of the image; ~0: it has none.
static uint32_t image_start(const vchip_image_t *image) {
    uint32_t lowest = ~0u;
    for (size_t i = 0; i < image->segment_count; i++) {
        const vchip_segment_t *segment = &image->segments[i];
        if (segment->bytes >= 8 && segment->address < lowest) {
            lowest = segment->address;
        }
    }
    return lowest;
}

// The vector table: at the start of the image, or after what the boot ROM reads
// first (RP2040's boot2, the i.MX RT's flash and boot headers).
static const uint32_t places[] = { 0, 0x100, 0x400, 0x1000, 0x2000 };

static bool is_start(const vchip_chip_t *chip, uint32_t pc) {
    return (pc & 1) != 0 && range_has(chip, pc & ~1u, 2, CODE);
}

uint32_t vchip_image_vectors(const vchip_chip_t *chip, const vchip_image_t *image) {
    const uint32_t lowest = image_start(image);
    for (unsigned i = 0; lowest != ~0u && i < VCHIP_COUNT(places); i++) {
        const uint32_t sp = image_word(image, lowest + places[i]);
        const uint32_t pc = image_word(image, lowest + places[i] + 4);
        if ((sp & 3) == 0 && range_has(chip, sp - 4, 4, DATA) && is_start(chip, pc)) {
            return lowest + places[i];
        }
    }
    return ~0u;
}

static void ranges_text(const vchip_chip_t *chip, uint32_t kinds, char *text,
                        size_t bytes) {
    size_t used = strlen(text);
    for (const vchip_range_t *r = chip->ranges; r->kind != VCHIP_RANGE_END; r++) {
        if ((kinds >> r->kind & 1) != 0 && used < bytes) {
            snprintf(text + used, bytes - used, "%s %s 0x%08x..0x%08x",
                     used > 0 ? "," : "", r->kind == VCHIP_FLASH ? "flash" : "RAM",
                     r->base, r->base + r->bytes - 1);
            used = strlen(text);
        }
    }
}

// Of an image for another chip the start address is often one here, too.
static void vectors_explain(const vchip_chip_t *chip, const vchip_image_t *image,
                            char *why, size_t why_bytes) {
    const uint32_t lowest = image_start(image);
    for (unsigned i = 0; lowest != ~0u && i < VCHIP_COUNT(places); i++) {
        const uint32_t sp = image_word(image, lowest + places[i]);
        if (sp != 0 && (sp & 3) == 0
            && is_start(chip, image_word(image, lowest + places[i] + 4))) {
            char map[512] = "";
            ranges_text(chip, DATA, map, sizeof(map));
            snprintf(
                why, why_bytes,
                "the stack pointer 0x%08x is outside the RAM of %s:%s. If the image "
                "is built for this model, its linker script has to name that RAM",
                sp, chip->name, map);
            return;
        }
    }
    snprintf(why, why_bytes,
             "no vector table: the image's first words are no stack pointer and start "
             "address of %s",
             chip->name);
}

// The memory that stays of which a range has a part; NULL: none.
static const vchip_memory_t *memory_with(const vchip_chip_t *chip, uint32_t at,
                                         uint32_t bytes) {
    VCHIP_EACH_MEMORY(chip, m) {
        const vchip_memory_t *memory = &chip->memories[m];
        for (unsigned w = 0; w < VCHIP_COUNT(memory->windows); w++) {
            const vchip_window_t *window = &memory->windows[w];
            if ((uint64_t)at < (uint64_t)window->base + window->bytes
                && (uint64_t)at + bytes > window->base) {
                return memory;
            }
        }
    }
    return NULL;
}

// What every start stores to anew. An object that is to stay has another section.
static const char *const renewed[] = { ".data", ".bss", ".heap", ".stack",
                                       "._user_heap_stack" };

// False where the linker script gives the memory that stays to the program as its RAM:
// a deep call, or the heap, would overwrite what is kept there, and only sometimes.
static bool memory_is_left_out(const vchip_chip_t *chip, const vchip_image_t *image,
                               char *why, size_t why_bytes) {
    static const char leave[] = "the memory that stays: leave it out of the RAM of the "
                                "linker script (docs/manual/retained.md)";
    const vchip_memory_t *memory;
    uint32_t at = 0, bytes = 0;
    if (!image->riscv) {
        at = image_word(image, vchip_image_vectors(chip, image));
        memory = memory_with(chip, at - 4, 4);
        if (memory != NULL) {
            snprintf(why, why_bytes, "the stack pointer 0x%08x is in %s(%u), %s", at,
                     memory->name, memory->bytes, leave);
            return false;
        }
    }
    for (unsigned i = 0; i < VCHIP_COUNT(renewed); i++) {
        if (vchip_image_section(image, renewed[i], &at, &bytes)
            && (memory = memory_with(chip, at, bytes)) != NULL) {
            snprintf(why, why_bytes, "the section %s, 0x%08x..0x%08x, is in %s(%u), %s",
                     renewed[i], at, at + bytes - 1, memory->name, memory->bytes,
                     leave);
            return false;
        }
    }
    return true;
}

bool vchip_image_fits(const vchip_chip_t *chip, const vchip_image_t *image, char *why,
                      size_t why_bytes) {
    if (image->riscv != (chip->cpu == VCHIP_RV32)) {
        snprintf(why, why_bytes, "the image is for %s and %s is %s",
                 image->riscv ? "RISC-V" : "Arm", chip->name,
                 image->riscv ? "an Arm" : "a RISC-V");
        return false;
    }
    for (size_t i = 0; i < image->segment_count; i++) {
        const vchip_segment_t *segment = &image->segments[i];
        const bool loads = range_has(chip, segment->address, segment->bytes, CODE);
        const bool lives = range_has(chip, segment->place, segment->room, CODE);
        if (!loads || !lives) {
            char map[512] = "";
            ranges_text(chip, CODE, map, sizeof(map));
            snprintf(why, why_bytes,
                     "%u bytes at 0x%08x are outside the memories of %s:%s",
                     loads ? segment->room : segment->bytes,
                     loads ? segment->place : segment->address, chip->name, map);
            return false;
        }
    }
    if (!image->riscv && vchip_image_vectors(chip, image) == ~0u) {
        vectors_explain(chip, image, why, why_bytes);
        return false;
    }
    return memory_is_left_out(chip, image, why, why_bytes);
}
