// Reading and writing a region at any byte. DESIGN.md, "Units".
//
// SPDX-License-Identifier: MIT
#include "unit.h"

typedef uint32_t __attribute__((__may_alias__)) any_word_t;

// What a walk along a span does with each byte.
typedef enum span_op {
    SPAN_LOAD, // to the buffer
    SPAN_COPY, // from the buffer, which stays as it is
    SPAN_FILL, // from the buffer's first byte, likewise
} span_op_t;

// The aligned part of a span: one access a word.
static void words_move(uintptr_t at, uint8_t *buffer, size_t size, span_op_t op) {
    const uintptr_t end = at + size;
    any_word_t *word = (any_word_t *)(void *)buffer;
    if (op == SPAN_LOAD) {
        for (; at != end; at += 4) {
            *word++ = BACKMEM_LOAD32(at);
        }
    } else if (op == SPAN_COPY) {
        for (; at != end; at += 4) {
            BACKMEM_STORE32(at, *word++);
        }
    } else {
        const uint32_t value = *buffer * 0x01010101u;
        for (; at != end; at += 4) {
            BACKMEM_STORE32(at, value);
        }
    }
}

// What the span has in the unit at `offset`; the unit's other bytes keep their
// values. Where bytes can be stored, an aligned word is a unit too. Gives the
// number of bytes.
static size_t unit_move(const backmem_region_t *region, uint32_t offset,
                        uint8_t *buffer, size_t size, span_op_t op) {
    const uintptr_t at = unit_address(region, offset);
    uint32_t width = region->row->width;
    uint32_t stride = region->row->stride;
    uint32_t shift = 8 * (offset & (width - 1));
    if (width == stride && size >= 4 && (at & 3) == 0) {
        width = stride = 4;
    }
    size_t count = width - shift / 8;
    if (count > size) {
        count = size;
    }
    const uint32_t state = BACKMEM_CRITICAL_ENTER();
    uint32_t value = 0;
    if (op == SPAN_LOAD || count < width) {
        value = unit_load(at, stride);
    }
    for (size_t i = 0; i < count; i++, shift += 8) {
        if (op == SPAN_LOAD) {
            buffer[i] = (uint8_t)(value >> shift);
        } else {
            value &= ~((uint32_t)0xff << shift);
            value |= (uint32_t)buffer[op == SPAN_FILL ? 0 : i] << shift;
        }
    }
    if (op != SPAN_LOAD) {
        unit_store(at, stride, value);
    }
    BACKMEM_CRITICAL_EXIT(state);
    return count;
}

static void span_move(const backmem_region_t *region, uint32_t offset, uint8_t *buffer,
                      size_t size, span_op_t op) {
    while (size > 0) {
        const uintptr_t at = region->base + offset;
        const uintptr_t both = op == SPAN_FILL ? at : at | (uintptr_t)buffer;
        size_t done = size & ~(size_t)3;
        if (done > 0 && (both & 3) == 0 && region->row->width == region->row->stride) {
            words_move(at, buffer, done, op);
        } else {
            done = unit_move(region, offset, buffer, size, op);
        }
        offset += (uint32_t)done;
        size -= done;
        if (op != SPAN_FILL) {
            buffer += done;
        }
    }
}

backmem_err_t backmem_region_read(const backmem_region_t *region, uint32_t offset,
                                  void *dst, size_t size) {
    if (!span_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    span_move(region, offset, dst, size, SPAN_LOAD);
    return BACKMEM_OK;
}

// src_step 1: the same bytes as src; 0: each byte is *src.
static bool span_same(const backmem_region_t *region, uint32_t offset,
                      const uint8_t *src, size_t src_step, size_t size) {
    bool same = true;
    for (; size > 0 && same; size--) {
        uint8_t got;
        span_move(region, offset++, &got, 1, SPAN_LOAD);
        same = got == *src;
        src += src_step;
    }
    return same;
}

backmem_err_t backmem_region_compare(const backmem_region_t *region, uint32_t offset,
                                     const void *src, size_t size, bool *same) {
    *same = false;
    if (!span_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    *same = span_same(region, offset, src, 1, size);
    return BACKMEM_OK;
}

static backmem_err_t span_store(const backmem_region_t *region, uint32_t offset,
                                const uint8_t *src, size_t size, span_op_t op) {
    if (!span_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    if (size == 0) {
        return BACKMEM_OK;
    }
    span_move(region, offset, (uint8_t *)(uintptr_t)src, size, op);
    region_settle(region, offset, size);
    const size_t last = size - 1;
    const uint8_t *want = op == SPAN_FILL ? src : src + last;
    return span_same(region, offset + (uint32_t)last, want, 0, 1) ? BACKMEM_OK
                                                                  : BACKMEM_ERR_DROPPED;
}

backmem_err_t backmem_region_write(const backmem_region_t *region, uint32_t offset,
                                   const void *src, size_t size) {
    return span_store(region, offset, src, size, SPAN_COPY);
}

backmem_err_t backmem_region_fill(const backmem_region_t *region, uint32_t offset,
                                  uint8_t value, size_t size) {
    return span_store(region, offset, &value, size, SPAN_FILL);
}

backmem_err_t backmem_region_wipe(const backmem_region_t *region, uint32_t offset,
                                  size_t size) {
    const uint8_t zero = 0;
    backmem_err_t err = backmem_region_fill(region, offset, zero, size);
    if (!err && !span_same(region, offset, &zero, 0, size)) {
        err = BACKMEM_ERR_DROPPED;
    }
    return err;
}

void region_zero(const backmem_region_t *region) {
    uint32_t zero = 0;
    words_move(region->base, (uint8_t *)&zero, region->bytes, SPAN_FILL);
    region_settle(region, 0, region->bytes);
}
