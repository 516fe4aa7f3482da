// Values of a store as CBOR: numbers, truth, text and bytes. RFC 8949, section 3.
//
// SPDX-License-Identifier: MIT
#include "backmem/value.h"

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

#define NOT_HALF UINT32_MAX

// The half-precision number that is just this float, from its bits. There is one NaN.
static uint32_t half_of(uint32_t bits) {
    const uint32_t sign = bits >> 16 & 0x8000;
    const uint32_t exponent = bits >> 23 & 255;
    const uint32_t fraction = bits & 0x7fffff;
    if (exponent == 255) {
        return fraction == 0 ? sign | 0x7c00 : 0x7e00;
    }
    if (exponent == 0) {
        return fraction == 0 ? sign : NOT_HALF;
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
    return NOT_HALF;
}

void backmem_change_put_float(backmem_change_t *change, float value) {
    const union {
        float value;
        uint32_t bits;
    } single = { value };
    const uint32_t half = half_of(single.bits);
    if (half != NOT_HALF) {
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

static backmem_err_t head_load(const backmem_store_t *store, backmem_key_t key,
                               head_t *head) {
    uint8_t bytes[9];
    const backmem_err_t err =
        backmem_value_find(store, key, &head->offset, &head->size);
    if (err) {
        return err;
    }
    const uint32_t least = head->size < sizeof bytes ? head->size : sizeof bytes;
    bytes[0] = 0xff; // no value, should there be no bytes
    (void)!backmem_region_read(store->region, head->offset, bytes, least);
    head->major = bytes[0] >> 5;
    head->info = bytes[0] & 31;
    uint32_t size = 1;
    uint64_t number = head->info;
    if (head->info >= INFO_NEXT) {
        size += 1u << (head->info - INFO_NEXT);
        number = 0;
    }
    if (size > least) {
        return BACKMEM_ERR_TYPE;
    }
    for (uint32_t i = 1; i < size; i++) {
        number = number << 8 | bytes[i];
    }
    head->number = number;
    head->offset += size;
    head->size -= size;
    return BACKMEM_OK;
}

// A whole number up to `most`, or also down to -1 - most. Gives its bits.
static backmem_err_t int_load(const backmem_store_t *store, backmem_key_t key,
                              uint64_t most, bool is_signed, uint64_t *number) {
    head_t head;
    const backmem_err_t err = head_load(store, key, &head);
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
    const backmem_err_t err = int_load(store, key, UINT32_MAX, false, &number);
    if (!err) {
        *value = (uint32_t)number;
    }
    return err;
}

backmem_err_t backmem_store_get_int32(const backmem_store_t *store, backmem_key_t key,
                                      int32_t *value) {
    uint64_t number;
    const backmem_err_t err = int_load(store, key, INT32_MAX, true, &number);
    if (!err) {
        *value = (int32_t)number;
    }
    return err;
}

backmem_err_t backmem_store_get_uint64(const backmem_store_t *store, backmem_key_t key,
                                       uint64_t *value) {
    uint64_t number;
    const backmem_err_t err = int_load(store, key, UINT64_MAX, false, &number);
    if (!err) {
        *value = (uint64_t)number;
    }
    return err;
}

backmem_err_t backmem_store_get_int64(const backmem_store_t *store, backmem_key_t key,
                                      int64_t *value) {
    uint64_t number;
    const backmem_err_t err = int_load(store, key, INT64_MAX, true, &number);
    if (!err) {
        *value = (int64_t)number;
    }
    return err;
}

backmem_err_t backmem_store_get_bool(const backmem_store_t *store, backmem_key_t key,
                                     bool *value) {
    head_t head;
    const backmem_err_t err = head_load(store, key, &head);
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

// By bits: a conversion in C would cost library calls on cores that have no unit for it.
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

// Rounded to the nearest, to the even one of two.
static uint32_t single_of_double(uint64_t number) {
    const uint32_t high = (uint32_t)(number >> 32);
    const uint32_t low = (uint32_t)number;
    const uint32_t sign = high & 0x80000000u;
    // As a float has it: 1 and more with a 1 in front of the fraction, 0 and less without.
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
    const backmem_err_t err = head_load(store, key, &head);
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

// With `ends` of 1, a NUL goes behind it.
static backmem_err_t string_get(const backmem_store_t *store, backmem_key_t key,
                                uint32_t major, uint32_t ends, uint8_t *dst,
                                uint32_t *size) {
    if (size == NULL) {
        return BACKMEM_ERR_SIZE;
    }
    const uint32_t room = *size;
    *size = 0;
    if (ends != 0 && room != 0) {
        dst[0] = '\0';
    }
    head_t head;
    const backmem_err_t err = head_load(store, key, &head);
    if (err) {
        return err;
    }
    if (head.major != major || head.number != head.size) {
        return BACKMEM_ERR_TYPE;
    }
    *size = head.size;
    if (head.size + ends > room) {
        return BACKMEM_ERR_SIZE;
    }
    if (ends != 0) {
        dst[head.size] = '\0';
    }
    return backmem_region_read(store->region, head.offset, dst, head.size);
}

backmem_err_t backmem_store_get_text(const backmem_store_t *store, backmem_key_t key,
                                     char *dst, uint32_t *size) {
    return string_get(store, key, MAJOR_TEXT, 1, (uint8_t *)dst, size);
}

backmem_err_t backmem_store_get_bytes(const backmem_store_t *store, backmem_key_t key,
                                      void *dst, uint32_t *size) {
    return string_get(store, key, MAJOR_BYTES, 0, dst, size);
}
