// Images of stores, put together by hand after FORMAT.md, word by word.
//
// SPDX-License-Identifier: MIT
#ifndef STORE_IMAGE_H
#define STORE_IMAGE_H

#include "backmem/value.h"
#include "unit/format.h"

#define LAST 0x80000000u

// Entries, with the bits as FORMAT.md has them.
#define SET_A_XY  0x10400002u, 0x00797861u              // "a": "xy"
#define SET_A_Z   0x10400001u, 0x00007a61u              // "a": "z"
#define SET_7     0x20400004u, 0x03020107u, 0x00000004u // 7: 1 2 3 4
#define SET_0     0x20000001u, 0x00000055u              // 0: 0x55
#define GONE_A    0x30400000u, 0x00000061u
#define LAST_A_XY LAST | SET_A_XY
#define LAST_A_Z  LAST | SET_A_Z
#define LAST_7    LAST | SET_7
#define LAST_0    LAST | SET_0
#define LAST_GONE LAST | GONE_A

// With the word of the entry before it in its chain.
#define LINK(word) ((word)*0x1000u)

// A bank that is being put together: `words` of a bank, part 0 or 1.
typedef struct image {
    uint32_t offset; // of the store
    uint32_t words;
    uint32_t part;
    uint32_t phase;
    uint32_t end;    // word behind the last frame
    uint32_t before; // commit word of the last frame
} image_t;

static inline uint32_t image_at(const image_t *image, uint32_t word) {
    return image->offset + 4 * (image->part * image->words + word);
}

// A frame of these words, and 0 behind it where the bank goes on.
static inline void image_frame(image_t *image, const uint32_t *words, uint32_t count) {
    const uint32_t where = image->part * 4096 + image->end;
    image->before =
        format_commit(FORMAT_STORE, where, image->phase, image->before, words, count);
    room_put(image_at(image, image->end), image->before);
    for (uint32_t i = 0; i < count; i++) {
        room_put(image_at(image, image->end + 1 + i), words[i]);
    }
    image->end += 1 + count;
    if (image->end < image->words) {
        room_put(image_at(image, image->end), 0);
    }
}

// A bank with its first frame: meta, and entries.
static inline image_t image_bank(uint32_t offset, uint32_t words, uint32_t part,
                                 uint32_t phase, uint32_t layout,
                                 const uint32_t *entries, uint32_t count) {
    image_t image = { offset, words, part, phase, 0, 0 };
    uint32_t frame[64] = { phase * 0x10000000u + layout * 0x1000u + words };
    if (count == 0) {
        frame[0] |= LAST;
    }
    for (uint32_t i = 0; i < count; i++) {
        frame[1 + i] = entries[i];
    }
    image_frame(&image, frame, 1 + count);
    return image;
}

#define IMAGE_BANK(offset, words, part, phase, layout, ...)  \
    image_bank((offset), (words), (part), (phase), (layout), \
               (const uint32_t[]){ __VA_ARGS__ },            \
               sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t))
#define IMAGE_FRAME(image, ...)                             \
    image_frame((image), (const uint32_t[]){ __VA_ARGS__ }, \
                sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t))

#endif
