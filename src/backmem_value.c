// Values of a store as CBOR: numbers, truth, text and bytes. RFC 8949, section 3.
//
// SPDX-License-Identifier: MIT
#include "backmem/value.h"

#include "backmem_access.h"
#include "backmem_store_parts.h"

_Static_assert(sizeof(float) == 4, "a float has single precision");

// The three upper bits of the first byte: major types.
enum {
    MAJOR_UNSIGNED = 0,
    MAJOR_NEGATIVE = 1, // minus the number minus 1
    MAJOR_BYTES = 2,
    MAJOR_TEXT = 3,
    MAJOR_SIMPLE = 7,
};

// The five lower ones: a number up to 23, or that it follows, in 1, 2, 4 or 8 bytes.
enum {
    INFO_FALSE = 20,
    INFO_TRUE = 21,
    INFO_NEXT = 24,
    INFO_HALF = 25, // of MAJOR_SIMPLE: a floating-point number
    INFO_SINGLE = 26,
    INFO_DOUBLE = 27,
};

// ---- writing --------------------------------------------------------------------

// A first byte, and the last `size` bytes of a number, the highest first.
static void head_make(backmem_change_t *change, uint32_t first, uint32_t size,
                      uint64_t number) {
    change->head_size = (uint8_t)(size + 1);
    change->head[0] = (uint8_t)first;
    for (uint32_t i = size; i > 0; i--) {
        change->head[i] = (uint8_t)number;
        number >>= 8;
    }
}

// A number in as few bytes as hold it.
static void head_number(backmem_change_t *change, uint32_t major, uint64_t number) {
    const uint32_t low = (uint32_t)number;
    const uint32_t size = number != low  ? 8
                          : low > 0xffff ? 4
                          : low > 0xff   ? 2
                                         : low >= INFO_NEXT;
    const uint32_t info = size == 0 ? low : INFO_NEXT + (size >> 1) - (size >> 3);
    head_make(change, major << 5 | info, size, number);
}

void backmem_change_put_unsigned(backmem_change_t *change, uint64_t value) {
    head_number(change, MAJOR_UNSIGNED, value);
}

void backmem_change_put_signed(backmem_change_t *change, int64_t value) {
    const uint64_t number = (uint64_t)value;
    if (value < 0) {
        head_number(change, MAJOR_NEGATIVE, ~number);
    } else {
        head_number(change, MAJOR_UNSIGNED, number);
    }
}

void backmem_change_put_bool(backmem_change_t *change, bool value) {
    head_number(change, MAJOR_SIMPLE, value ? INFO_TRUE : INFO_FALSE);
}

static const uint32_t not_half = UINT32_MAX;

// The half-precision number that is just this float, from its bits. There is one NaN.
static uint32_t half_of(uint32_t bits) {
    const uint32_t sign = bits >> 16 & 0x8000;
    const uint32_t exponent = bits >> 23 & 255;
    const uint32_t fraction = bits & 0x7fffff;
    if (exponent == 255) {
        return fraction == 0 ? sign | 0x7c00 : 0x7e00;
    }
    if (exponent == 0) {
        return fraction == 0 ? sign : not_half;
    }
    if (exponent > 112 && exponent < 143 && (fraction & 0x1fff) == 0) {
        return sign | (exponent - 112) << 10 | fraction >> 13;
    }
    // Below that it has no exponent of its own: multiples of 2^-24.
    if (exponent > 102 && exponent < 113) {
        const uint32_t whole = 1u << 23 | fraction;
        const uint32_t shift = 126 - exponent;
        if (whole >> shift << shift == whole) {
            return sign | whole >> shift;
        }
    }
    return not_half;
}

void backmem_change_put_float(backmem_change_t *change, float value) {
    const union {
        float value;
        uint32_t bits;
    } single = { value };
    const uint32_t half = half_of(single.bits);
    if (half != not_half) {
        head_make(change, MAJOR_SIMPLE << 5 | INFO_HALF, 2, half);
    } else {
        head_make(change, MAJOR_SIMPLE << 5 | INFO_SINGLE, 4, single.bits);
    }
}

void backmem_change_put_text(backmem_change_t *change, const char *text) {
    uint32_t size = 0;
    while (size <= BACKMEM_VALUE_BYTES_MAX && text[size] != '\0') {
        size++;
    }
    change->value = text;
    change->size = size;
    head_number(change, MAJOR_TEXT, size);
}

void backmem_change_put_bytes(backmem_change_t *change, const void *bytes,
                              uint32_t size) {
    change->value = bytes;
    change->size = size;
    head_number(change, MAJOR_BYTES, size);
}

// ---- reading --------------------------------------------------------------------

// What a value begins with, and where the rest of it is.
typedef struct head {
    uint32_t major;
    uint32_t info;
    uint64_t number;
    uint32_t offset; // bytes of the region
    uint32_t size;   // bytes of the rest
} head_t;

// OK or TYPE. Its callers have looked for the key: so what they need of the stack does
// not lie above that.
static backmem_err_t head_load(const backmem_store_t *store, head_t *head) {
    if (head->size == 0) {
        return BACKMEM_ERR_TYPE;
    }
    const uint32_t first = backmem_byte_load(store->region, head->offset);
    uint32_t more = 0; // bytes of the number
    head->major = first >> 5;
    head->info = first & 31;
    head->number = head->info;
    if (head->info >= INFO_NEXT) {
        more = 1u << (head->info - INFO_NEXT);
        head->number = 0;
    }
    if (more > 8 || more >= head->size) {
        return BACKMEM_ERR_TYPE;
    }
    head->size -= 1 + more;
    head->offset++;
    for (; more > 0; more--) {
        const uint8_t byte = backmem_byte_load(store->region, head->offset++);
        head->number = head->number << 8 | byte;
    }
    return BACKMEM_OK;
}

// What the value of a key begins with. As get, or TYPE.
static backmem_err_t head_get(const backmem_store_t *store, const backmem_key_t *key,
                              head_t *head) {
    backmem_err_t err;
    view_t view;
    view.tries = BACKMEM_READ_TRIES;
    do {
        backmem_view_take(&view, store);
        err = backmem_value_find(&view, key, &head->offset, &head->size);
        err = err ? err : head_load(store, head);
    } while (backmem_view_moved(&view, &err));
    return err;
}

// A whole number up to `most`, or also down to -1 - most; its bits.
static backmem_err_t int_get(const backmem_store_t *store, const backmem_key_t *key,
                             uint64_t most, bool is_signed, uint64_t *number) {
    head_t head;
    const backmem_err_t err = head_get(store, key, &head);
    if (err) {
        return err;
    }
    if (head.size != 0 || head.major > (is_signed ? MAJOR_NEGATIVE : MAJOR_UNSIGNED)
        || head.number > most) {
        return BACKMEM_ERR_TYPE;
    }
    *number = head.major == MAJOR_NEGATIVE ? ~head.number : head.number;
    return BACKMEM_OK;
}

backmem_err_t backmem_store_get_uint32(const backmem_store_t *store, backmem_key_t key,
                                       uint32_t *value) {
    uint64_t number;
    const backmem_err_t err = int_get(store, &key, UINT32_MAX, false, &number);
    if (!err) {
        *value = (uint32_t)number;
    }
    return err;
}

backmem_err_t backmem_store_get_int32(const backmem_store_t *store, backmem_key_t key,
                                      int32_t *value) {
    uint64_t number;
    const backmem_err_t err = int_get(store, &key, INT32_MAX, true, &number);
    if (!err) {
        *value = (int32_t)number;
    }
    return err;
}

backmem_err_t backmem_store_get_uint64(const backmem_store_t *store, backmem_key_t key,
                                       uint64_t *value) {
    return int_get(store, &key, UINT64_MAX, false, value);
}

backmem_err_t backmem_store_get_int64(const backmem_store_t *store, backmem_key_t key,
                                      int64_t *value) {
    uint64_t number;
    const backmem_err_t err = int_get(store, &key, INT64_MAX, true, &number);
    if (!err) {
        *value = (int64_t)number;
    }
    return err;
}

backmem_err_t backmem_store_get_bool(const backmem_store_t *store, backmem_key_t key,
                                     bool *value) {
    head_t head;
    const backmem_err_t err = head_get(store, &key, &head);
    if (err) {
        return err;
    }
    if (head.size != 0 || head.major != MAJOR_SIMPLE
        || (head.info != INFO_FALSE && head.info != INFO_TRUE)) {
        return BACKMEM_ERR_TYPE;
    }
    *value = head.info == INFO_TRUE;
    return BACKMEM_OK;
}

// ---- floating-point numbers -----------------------------------------------------

// By bits: a conversion in C would cost library calls on cores that have no unit for
// it.
static uint32_t single_of_half(uint32_t half) {
    const uint32_t sign = (half & 0x8000) << 16;
    uint32_t exponent = half >> 10 & 31;
    uint32_t fraction = half & 0x3ff;
    if (exponent == 31) {
        return sign | 0x7f800000 | fraction << 13;
    }
    if (exponent == 0) {
        if (fraction == 0) {
            return sign;
        }
        for (exponent = 1; (fraction & 0x400) == 0; fraction <<= 1) {
            exponent--;
        }
        fraction &= 0x3ff;
    }
    return sign | (exponent + 112) << 23 | fraction << 13;
}

// Rounded to the nearest, to the even one of two. Not part of its caller, whose
// stack lies below that of a search.
__attribute__((noinline)) static uint32_t single_of_double(uint64_t number) {
    const uint32_t high = (uint32_t)(number >> 32);
    const uint32_t low = (uint32_t)number;
    const uint32_t sign = high & 0x80000000u;
    // As a float has it: 1 and more with a 1 in front of the fraction, 0 and less
    // without.
    int32_t exponent = (int32_t)(high >> 20 & 0x7ff) - 896;
    // The 1 in front, 31 bits behind it, and whether anything follows.
    uint32_t bits = 1u << 31 | (high & 0xfffff) << 11 | low >> 21;
    const bool more = low << 11 != 0;
    if (exponent == 0x7ff - 896) {
        return sign | 0x7f800000 | (bits << 1 != 0 || more ? 1u << 22 : 0);
    }
    if (exponent > 254) {
        return sign | 0x7f800000;
    }
    if (exponent < -23) {
        return sign;
    }
    bits |= more;
    if (exponent == -23) {
        bits = bits >> 1 | (bits & 1);
        exponent++;
    }
    const uint32_t shift = exponent > 0 ? 8 : (uint32_t)(9 - exponent);
    const uint32_t rest = bits << (32 - shift);
    bits >>= shift;
    if (exponent > 0) {
        bits += (uint32_t)(exponent - 1) << 23;
    }
    // A carry goes where it belongs, up to infinity.
    return sign | (bits + (rest > 1u << 31 || (rest == 1u << 31 && (bits & 1) != 0)));
}

backmem_err_t backmem_store_get_float(const backmem_store_t *store, backmem_key_t key,
                                      float *value) {
    head_t head;
    const backmem_err_t err = head_get(store, &key, &head);
    if (err) {
        return err;
    }
    if (head.size != 0 || head.major != MAJOR_SIMPLE || head.info < INFO_HALF) {
        return BACKMEM_ERR_TYPE;
    }
    union {
        uint32_t bits;
        float value;
    } single = { (uint32_t)head.number };
    if (head.info == INFO_HALF) {
        single.bits = single_of_half((uint32_t)head.number);
    } else if (head.info == INFO_DOUBLE) {
        single.bits = single_of_double(head.number);
    }
    *value = single.value;
    return BACKMEM_OK;
}

// ---- text and bytes -------------------------------------------------------------

// A string of this major type, into `room` bytes, of which a text has one for a NUL.
// OK, SIZE or TYPE.
static backmem_err_t string_load(const backmem_store_t *store, head_t *head,
                                 uint32_t major, uint8_t *dst, uint32_t room) {
    const uint32_t ends = major == MAJOR_TEXT ? 1 : 0; // a NUL, behind a text
    const backmem_err_t err = head_load(store, head);
    if (err) {
        return err;
    }
    if (head->major != major || head->number != head->size) {
        return BACKMEM_ERR_TYPE;
    }
    if (head->size + ends > room) {
        return BACKMEM_ERR_SIZE;
    }
    if (ends != 0) {
        dst[head->size] = '\0';
    }
    return backmem_region_read(store->region, head->offset, dst, head->size);
}

// The same of a key; size as in get.
static backmem_err_t string_get(const backmem_store_t *store, backmem_key_t key,
                                uint32_t major, uint8_t *dst, uint32_t *size) {
    head_t head;
    backmem_err_t err;
    view_t view;
    view.tries = BACKMEM_READ_TRIES;
    do {
        backmem_view_take(&view, store);
        err = backmem_value_find(&view, &key, &head.offset, &head.size);
        err = err ? err : string_load(store, &head, major, dst, *size);
    } while (backmem_view_moved(&view, &err));
    if (err && major == MAJOR_TEXT && *size != 0) {
        dst[0] = '\0';
    }
    *size = err == BACKMEM_OK || err == BACKMEM_ERR_SIZE ? head.size : 0;
    return err;
}

backmem_err_t backmem_store_get_text(const backmem_store_t *store, backmem_key_t key,
                                     char *dst, uint32_t *size) {
    return size == NULL ? BACKMEM_ERR_SIZE
                        : string_get(store, key, MAJOR_TEXT, (uint8_t *)dst, size);
}

backmem_err_t backmem_store_get_bytes(const backmem_store_t *store, backmem_key_t key,
                                      void *dst, uint32_t *size) {
    return size == NULL ? BACKMEM_ERR_SIZE
                        : string_get(store, key, MAJOR_BYTES, dst, size);
}
