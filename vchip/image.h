// A firmware image: an ELF file for a 32-bit Arm or RISC-V.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_IMAGE_H
#define VCHIP_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct vchip_segment {
    uint32_t address; // where it is loaded
    uint32_t place;   // where the program uses it
    uint32_t bytes;   // in the file
    uint32_t room;    // in memory, from `place`
    const uint8_t *data;
} vchip_segment_t;

typedef struct vchip_symbol {
    const char *name;
    uint32_t address;
    uint32_t bytes; // 0: up to the next one
} vchip_symbol_t;

#define VCHIP_SEGMENTS_MAX 32

typedef struct vchip_image {
    uint8_t *file;
    size_t file_bytes;
    bool riscv;
    uint32_t entry;
    vchip_segment_t segments[VCHIP_SEGMENTS_MAX];
    size_t segment_count;
    vchip_symbol_t *symbols; // functions, by address
    size_t symbol_count;
} vchip_image_t;

// Reads an ELF file. False, with the reason in `why`, when it cannot be used.
bool vchip_image_read(vchip_image_t *image, const char *path, char *why,
                      size_t why_bytes);
void vchip_image_free(vchip_image_t *image);

// Where a section of this name lies in memory. False: the image has none, or an empty
// one.
bool vchip_image_section(const vchip_image_t *image, const char *name,
                         uint32_t *address, uint32_t *bytes);

// The function at an address; NULL when none is known.
const vchip_symbol_t *vchip_image_symbol(const vchip_image_t *image, uint32_t address);

#endif
