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

// At least one byte, here and below.
static bool bytes_equal(const uint8_t *one, const uint8_t *other, size_t count) {
    do {
        count--;
        if (one[count] != other[count]) {
            return false;
        }
    } while (count > 0);
    return true;
}

// At least one byte. `volatile`, so that no compiler makes a call of memcpy of it.
static void bytes_copy(volatile uint8_t *to, const uint8_t *from, size_t count) {
    do {
        count--;
        to[count] = from[count];
    } while (count > 0);
}

// What is done with a run of the memory and a buffer.
typedef enum move {
    MOVE_LOAD,
    MOVE_STORE,
    MOVE_COMPARE,
} move_t;

// At least one aligned word; whether they were equal, where that is asked. Measured,
// not guessed: gcc unrolls only when told, and not with -Os.
static bool words_move(uintptr_t at, uint8_t *buffer, size_t size, move_t move) {
    const uintptr_t end = at + size;
    any_word_t *word = (any_word_t *)(void *)buffer;
    if (move == MOVE_LOAD) {
#pragma GCC unroll 16
        do {
            *word = BACKMEM_LOAD32(at);
            word++;
            at += 4;
        } while (at != end);
    } else if (move == MOVE_STORE) {
#pragma GCC unroll 16
        do {
            BACKMEM_STORE32(at, *word);
            word++;
            at += 4;
        } while (at != end);
    } else {
#pragma GCC unroll 4
        do {
            const uint32_t is = BACKMEM_LOAD32(at);
            const uint32_t want = *word;
            word++;
            at += 4;
            if (is != want) {
                return false;
            }
        } while (at != end);
    }
    return true;
}

// `count` bytes of the bus word at `at`, from its byte `first` on; whether they were
// equal. Its other bytes keep their values; `data` of them are stored at all.
static bool unit_move(uintptr_t at, uint32_t first, uint8_t *buffer, size_t count,
                      size_t data, move_t move) {
    uint32_t word;
    uint8_t *bytes = (uint8_t *)&word + first;
    if (move == MOVE_STORE) {
        const uint32_t state = BACKMEM_CRITICAL_ENTER();
        word = count < data ? BACKMEM_LOAD32(at) : 0;
        bytes_copy(bytes, buffer, count);
        BACKMEM_STORE32(at, word);
        BACKMEM_CRITICAL_EXIT(state);
        return true;
    }
    word = BACKMEM_LOAD32(at);
    if (move == MOVE_COMPARE) {
        return bytes_equal(buffer, bytes, count);
    }
    bytes_copy(buffer, bytes, count);
    return true;
}

static bool byte_move(uintptr_t at, uint8_t *byte, move_t move) {
    if (move == MOVE_STORE) {
        BACKMEM_STORE8(at, *byte);
        return true;
    }
    const uint8_t value = BACKMEM_LOAD8(at);
    if (move == MOVE_LOAD) {
        *byte = value;
    }
    return value == *byte;
}

// Moves what goes alike, from `offset` on: aligned words where units are
// contiguous, else one byte where bytes can be stored, else what lies in one bus
// word. Gives the number of bytes: of at least one, or 0 where they differ.
static size_t run_move(const backmem_region_t *region, uint32_t offset, uint8_t *buffer,
                       size_t size, move_t move) {
    const uint32_t width = region->desc->width;
    const uint32_t stride = region->desc->stride;
    uintptr_t at = region->base + offset;
    if (width == stride) {
        const size_t words = size & ~(size_t)3;
        if (((at | (uintptr_t)buffer) & 3) == 0 && words > 0) {
            return words_move(at, buffer, words, move) ? words : 0;
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
    if (count != 4 && stride == 1) {
        return byte_move(at, buffer, move) ? 1 : 0;
    }
    return unit_move(at - first, first, buffer, count, data, move) ? count : 0;
}

// OK, RANGE, or DIFFERS where a comparison finds that.
static backmem_err_t range_move(const backmem_region_t *region, uint32_t offset,
                                uint8_t *buffer, size_t size, move_t move) {
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    while (size > 0) {
        const size_t count = run_move(region, offset, buffer, size, move);
        if (count == 0) {
            return BACKMEM_ERR_DIFFERS;
        }
        offset += (uint32_t)count;
        buffer += count;
        size -= count;
    }
    return BACKMEM_OK;
}

// The answer of a store that was compared. Zero proves nothing where a shut gate makes
// loads give that; of what was stored the last byte tells as much as all.
static backmem_err_t stored(const backmem_region_t *region, backmem_err_t compared,
                            uint8_t last) {
    if (compared || (last == 0 && backmem_region_loads(region) != BACKMEM_OK)) {
        return BACKMEM_ERR_DROPPED;
    }
    return BACKMEM_OK;
}

backmem_err_t backmem_region_read(const backmem_region_t *region, uint32_t offset,
                                  void *dst, size_t size) {
    return range_move(region, offset, dst, size, MOVE_LOAD);
}

backmem_err_t backmem_region_compare(const backmem_region_t *region, uint32_t offset,
                                     const void *src, size_t size) {
    uint8_t *bytes = (uint8_t *)(uintptr_t)src; // only read
    return range_move(region, offset, bytes, size, MOVE_COMPARE);
}

backmem_err_t backmem_region_write(const backmem_region_t *region, uint32_t offset,
                                   const void *src, size_t size) {
    uint8_t *bytes = (uint8_t *)(uintptr_t)src; // only read
    const backmem_err_t err = range_move(region, offset, bytes, size, MOVE_STORE);
    if (err || size == 0) {
        return err;
    }
    backmem_region_sync(region, offset, size);
    return stored(region, range_move(region, offset, bytes, size, MOVE_COMPARE),
                  bytes[size - 1]);
}

// Stores one byte all over, then compares. OK, DROPPED, or RANGE. That zeros read back
// is taken as it is.
static backmem_err_t range_fill(const backmem_region_t *region, uint32_t offset,
                                uint8_t value, size_t size) {
    const uint32_t four = value * 0x01010101u;
    any_word_t piece[4] = { four, four, four, four };
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    for (move_t move = MOVE_STORE; move <= MOVE_COMPARE; move++) {
        size_t count;
        for (size_t done = 0; done < size; done += count) {
            const uint32_t at = offset + (uint32_t)done;
            const size_t left = size - done;
            const size_t most = left < sizeof piece ? left : sizeof piece;
            count = run_move(region, at, (uint8_t *)piece, most, move);
            if (count == 0) {
                return BACKMEM_ERR_DROPPED;
            }
        }
        if (move == MOVE_STORE) {
            backmem_region_sync(region, offset, size);
        }
    }
    return BACKMEM_OK;
}

backmem_err_t backmem_region_fill(const backmem_region_t *region, uint32_t offset,
                                  uint8_t value, size_t size) {
    const backmem_err_t err = range_fill(region, offset, value, size);
    return err || size == 0 ? err : stored(region, BACKMEM_OK, value);
}

backmem_err_t backmem_region_wipe(const backmem_region_t *region, uint32_t offset,
                                  size_t size) {
    // Ones that read back show that loads are honoured, so the zeros count.
    const backmem_err_t ones = range_fill(region, offset, 0xff, size);
    const backmem_err_t zeros = range_fill(region, offset, 0, size);
    return ones ? ones : zeros;
}
