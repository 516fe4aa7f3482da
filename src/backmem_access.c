// Reading and writing a region at any byte. DESIGN.md, "Units".
//
// SPDX-License-Identifier: MIT
#include "backmem_access.h"

// gcc would walk both sides of a copy by one index, which Cortex-M0+ pays with an
// instruction more for each word. clang does not know the pragma and does not need it.
#pragma GCC diagnostic ignored "-Wunknown-pragmas"
#pragma GCC optimize("no-ivopts")

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
               "byte n of a bus word is its bits from 8 * n on, in a variable too");

typedef uint32_t __attribute__((__may_alias__)) any_word_t;

// At least one byte. `volatile`, so that no compiler makes a call of memcpy of it.
static void bytes_copy(volatile uint8_t *to, const uint8_t *from, size_t count) {
    do {
        count--;
        to[count] = from[count];
    } while (count > 0);
}

// At least one aligned word. Measured, not guessed: gcc unrolls only when told, and
// not with -Os.
static void words_move(uintptr_t at, uint8_t *buffer, size_t size, unsigned store) {
    const uintptr_t end = at + size;
    any_word_t *word = (any_word_t *)(void *)buffer;
    if (!store) {
#pragma GCC unroll 16
        do {
            *word = BACKMEM_LOAD32(at);
            word++;
            at += 4;
        } while (at != end);
    } else {
#pragma GCC unroll 16
        do {
            BACKMEM_STORE32(at, *word);
            word++;
            at += 4;
        } while (at != end);
    }
}

// `count` bytes of the bus word at `at`, from its byte `first` on. Its other bytes
// keep their values; `data` of them are stored at all.
static void unit_move(uintptr_t at, uint32_t first, uint8_t *buffer, size_t count,
                      size_t data, unsigned store) {
    uint32_t word;
    uint8_t *bytes = (uint8_t *)&word + first;
    if (!store) {
        word = BACKMEM_LOAD32(at);
        bytes_copy(buffer, bytes, count);
        return;
    }
    const uint32_t state = BACKMEM_CRITICAL_ENTER();
    word = count < data ? BACKMEM_LOAD32(at) : 0;
    bytes_copy(bytes, buffer, count);
    BACKMEM_STORE32(at, word);
    BACKMEM_CRITICAL_EXIT(state);
}

// Moves what goes alike, from `offset` on: aligned words where units are
// contiguous, else one byte where bytes can be stored, else what lies in one bus
// word. Gives the number of bytes.
static size_t run_move(const backmem_region_t *region, uint32_t offset, uint8_t *buffer,
                       size_t size, unsigned store) {
    const uint32_t width = region->desc->width;
    const uint32_t stride = region->desc->stride;
    uintptr_t at = region->base + offset;
    if (width == stride) {
        const size_t words = size & ~(size_t)3;
        if (((at | (uintptr_t)buffer) & 3) == 0 && words > 0) {
            words_move(at, buffer, words, store);
            return words;
        }
    } else {
        // The gaps before it. The shift is log2 of the width; a division would
        // cost a library call on Cortex-M0+.
        at += (offset >> (width >> 1)) * (stride - width);
    }
    const size_t data = 4 - (stride - width); // in a bus word
    const uint32_t first = at & 3;
    size_t count = data - first;
    if (count > size) {
        count = size;
    }
    if (count == 0) {
        return 0;
    }
    if (count != 4 && stride == 1) {
        if (store) {
            BACKMEM_STORE8(at, *buffer);
        } else {
            *buffer = BACKMEM_LOAD8(at);
        }
        return 1;
    }
    unit_move(at - first, first, buffer, count, data, store);
    return count;
}

static backmem_err_t range_move(const backmem_region_t *region, uint32_t offset,
                                uint8_t *buffer, size_t size, unsigned store) {
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    size_t count;
    while ((count = run_move(region, offset, buffer, size, store)) != size) {
        offset += (uint32_t)count;
        buffer += count;
        size -= count;
    }
    return BACKMEM_OK;
}

backmem_err_t backmem_region_read(const backmem_region_t *region, uint32_t offset,
                                  void *dst, size_t size) {
    return range_move(region, offset, dst, size, 0);
}

backmem_err_t backmem_region_write(const backmem_region_t *region, uint32_t offset,
                                   const void *src, size_t size) {
    uint8_t *bytes = (uint8_t *)(uintptr_t)src; // only read, when storing
    const backmem_err_t err = range_move(region, offset, bytes, size, 1);
    if (err || size == 0) {
        return err;
    }
    return backmem_store_end(region, offset, size, bytes[size - 1], false);
}

// OK where all bytes are as in `src`, which has one for each: `step` 1, or one for all
// of them: `step` 0. DIFFERS or RANGE.
static backmem_err_t range_compare(const backmem_region_t *region, uint32_t offset,
                                   const uint8_t *src, size_t size, uint32_t step) {
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    while (size > 0) {
        any_word_t piece[4];
        uint8_t *bytes = (uint8_t *)piece;
        const size_t most = size < sizeof piece ? size : sizeof piece;
        const size_t count = run_move(region, offset, bytes, most, 0);
        for (size_t i = 0; i < count; i++) {
            if (bytes[i] != *src) {
                return BACKMEM_ERR_DIFFERS;
            }
            src += step;
        }
        offset += (uint32_t)count;
        size -= count;
    }
    return BACKMEM_OK;
}

backmem_err_t backmem_region_compare(const backmem_region_t *region, uint32_t offset,
                                     const void *src, size_t size) {
    return range_compare(region, offset, src, size, 1);
}

backmem_err_t backmem_region_fill(const backmem_region_t *region, uint32_t offset,
                                  uint8_t value, size_t size) {
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    if (size == 0) {
        return BACKMEM_OK;
    }
    const uint32_t four = value * 0x01010101u;
    any_word_t piece[4] = { four, four, four, four };
    uint32_t at = offset;
    size_t left = size;
    do {
        const size_t most = left < sizeof piece ? left : sizeof piece;
        const size_t count = run_move(region, at, (uint8_t *)piece, most, 1);
        at += (uint32_t)count;
        left -= count;
    } while (left > 0);
    return backmem_store_end(region, offset, size, value, false);
}

backmem_err_t backmem_region_wipe(const backmem_region_t *region, uint32_t offset,
                                  size_t size) {
    static const uint8_t zero;
    (void)!backmem_region_fill(region, offset, 0, size); // the look below decides
    const backmem_err_t err = range_compare(region, offset, &zero, size, 0);
    return err == BACKMEM_ERR_DIFFERS ? BACKMEM_ERR_DROPPED : err;
}
