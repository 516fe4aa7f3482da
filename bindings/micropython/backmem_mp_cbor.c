// Python values as CBOR (RFC 8949) and back: deterministic encoding, shortest form.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/binary.h"
#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_STORE || BACKMEM_MP_LOG

// Containers in containers. It bounds the stack, for values of our own that contain
// themselves and for bytes that somebody else stored.
#define BACKMEM_MP_DEPTH_MAX 8

// Major types.
enum {
    UNSIGNED,
    NEGATIVE,
    BYTES,
    TEXT,
    ARRAY,
    MAP,
    TAG,
    SIMPLE,
};

enum {
    TAG_BIG = 2, // of a number, one more: of minus the number minus 1
};

// Additional information of SIMPLE.
enum {
    FALSE_VALUE = 20,
    TRUE_VALUE = 21,
    NULL_VALUE = 22,
    FLOAT16 = 25, // then FLOAT32, FLOAT64
};

// ---- numbers --------------------------------------------------------------------

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
               "a number's first byte is its lowest");

// `room` bytes of a number that has `size`, the highest first.
static void number_put(vstr_t *out, const void *number, size_t size, size_t room) {
    const byte *bytes = number;
    while (room-- > 0) {
        vstr_add_byte(out, room < size ? bytes[room] : 0);
    }
}

// The first byte of a value and its argument, in the fewest bytes.
static void head_put(vstr_t *out, unsigned major, const void *number, size_t size) {
    const byte *bytes = number;
    while (size > 0 && bytes[size - 1] == 0) {
        size--;
    }
    unsigned info = size == 0 ? 0 : bytes[0];
    size_t room = 0;
    if (size > 1 || info > 23) {
        info = 24;
        for (room = 1; room < size; room *= 2) {
            info++;
        }
    }
    vstr_add_byte(out, (byte)(major << 5 | info));
    number_put(out, bytes, size, room);
}

static void size_put(vstr_t *out, unsigned major, const size_t *size) {
    head_put(out, major, size, sizeof *size);
}

static void int_put(vstr_t *out, mp_obj_t value) {
    if (mp_obj_is_small_int(value)) {
        const mp_int_t small = MP_OBJ_SMALL_INT_VALUE(value);
        const mp_int_t number = small < 0 ? ~small : small;
        head_put(out, UNSIGNED + (small < 0), &number, sizeof number);
        return;
    }
    const bool negative =
        mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, value, MP_OBJ_NEW_SMALL_INT(0)));
    if (negative) {
        value = mp_unary_op(MP_UNARY_OP_INVERT, value);
    }
    vstr_t bytes;
    vstr_init(&bytes, 16);
    while (mp_obj_is_true(value)) {
        vstr_add_byte(&bytes, (byte)mp_obj_int_get_truncated(value));
        value = mp_binary_op(MP_BINARY_OP_RSHIFT, value, MP_OBJ_NEW_SMALL_INT(8));
    }
    if (bytes.len <= 8) {
        head_put(out, UNSIGNED + negative, bytes.buf, bytes.len);
    } else {
        vstr_add_byte(out, (byte)((TAG << 5) + TAG_BIG + negative));
        size_put(out, BYTES, &bytes.len);
        number_put(out, bytes.buf, bytes.len, bytes.len);
    }
    vstr_clear(&bytes);
}

#if MICROPY_PY_BUILTINS_FLOAT

#define BACKMEM_MP_NOT_HALF UINT32_MAX

// The half-precision number that is just this float. MicroPython's own conversion is
// wrong for some that are small.
static uint32_t half_of(float number) {
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    const uint32_t sign = bits >> 16 & 0x8000;
    uint32_t exponent = bits >> 23 & 255;
    uint32_t fraction = bits & 0x7fffff;
    if (exponent == 255) {
        return fraction == 0 ? sign | 0x7c00 : 0x7e00; // infinite; the one NaN
    }
    if (exponent != 0) {
        fraction |= 0x800000;
    }
    // Below 113 it has no exponent of its own, and bits less.
    for (; exponent < 113 && (fraction & 1) == 0; exponent++) {
        fraction >>= 1;
    }
    if (exponent < 113 || exponent > 142 || (fraction & 0x1fff) != 0) {
        return BACKMEM_MP_NOT_HALF;
    }
    return sign | (((exponent - 113) << 10) + (fraction >> 13));
}

static void float_put(vstr_t *out, mp_obj_t value) {
    const mp_float_t wide = mp_obj_get_float(value);
    const float number = (float)wide;
    const uint32_t half = half_of(number);
    const void *bits = &half;
    size_t size = 2;
    if (half == BACKMEM_MP_NOT_HALF) {
        bits = &number;
        size = 4;
    }
    // A NaN is not what it is either.
    if (sizeof wide != sizeof number && (mp_float_t)number != wide && wide == wide) {
        bits = &wide;
        size = sizeof wide;
    }
    vstr_add_byte(out, (byte)((SIMPLE << 5) + FLOAT16 + (size >> 2)));
    number_put(out, bits, size, size);
}

#endif

// ---- encoding -------------------------------------------------------------------

static void value_put(vstr_t *out, mp_obj_t value, unsigned depth);

// Sorted by the bytes of the keys, as the deterministic encoding wants it. No key's
// bytes begin with those of another, so the values behind them do not matter.
static void dict_put(vstr_t *out, mp_obj_t value, unsigned depth) {
    const mp_map_elem_t *elem = NULL;
    mp_obj_t list = mp_obj_new_list(0, NULL);
    while ((elem = backmem_mp_dict_next(value, elem)) != NULL) {
        vstr_t item;
        vstr_init(&item, 16);
        value_put(&item, elem->key, depth);
        value_put(&item, elem->value, depth);
        mp_obj_list_append(list, mp_obj_new_bytes_from_vstr(&item));
    }
    backmem_mp_call(list, MP_QSTR_sort, 0, NULL);
    size_t count, size;
    mp_obj_t *items;
    mp_obj_get_array(list, &count, &items);
    size_put(out, MAP, &count);
    for (size_t i = 0; i < count; i++) {
        const char *item = mp_obj_str_get_data(items[i], &size);
        vstr_add_strn(out, item, size);
    }
}

static void value_put(vstr_t *out, mp_obj_t value, unsigned depth) {
    const mp_obj_type_t *type = mp_obj_get_type(value);
    size_t size;
    if (value == mp_const_none) {
        vstr_add_byte(out, SIMPLE << 5 | NULL_VALUE);
    } else if (type == &mp_type_bool) {
        vstr_add_byte(out, (byte)((SIMPLE << 5) + FALSE_VALUE + mp_obj_is_true(value)));
    } else if (type == &mp_type_int) {
        int_put(out, value);
    } else if (type == &mp_type_str || type == &mp_type_bytes) {
        const char *data = mp_obj_str_get_data(value, &size);
        size_put(out, type == &mp_type_str ? TEXT : BYTES, &size);
        vstr_add_strn(out, data, size);
#if MICROPY_PY_BUILTINS_FLOAT
    } else if (type == &mp_type_float) {
        float_put(out, value);
#endif
    } else if (type != &mp_type_dict && type != &mp_type_list
               && type != &mp_type_tuple) {
        mp_buffer_info_t buffer;
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%q' cannot be stored%s"),
                          (qstr)type->name,
                          mp_get_buffer(value, &buffer, MP_BUFFER_READ)
                              ? "; bytes(...) of it can"
                              : "");
    } else if (depth == BACKMEM_MP_DEPTH_MAX) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("nested deeper than %d"),
                          BACKMEM_MP_DEPTH_MAX);
    } else if (type == &mp_type_dict) {
        dict_put(out, value, depth + 1);
    } else {
        mp_obj_t *items;
        mp_obj_get_array(value, &size, &items);
        size_put(out, ARRAY, &size);
        for (size_t i = 0; i < size; i++) {
            value_put(out, items[i], depth + 1);
        }
    }
}

uint32_t backmem_mp_cbor_text_bytes(uint32_t length) {
    return length + (length < 24 ? 1 : length < 256 ? 2 : 3);
}

void backmem_mp_cbor_encode(vstr_t *out, mp_obj_t value, uint32_t most,
                            mp_rom_error_text_t over) {
    value_put(out, value, 0);
    if (out->len > backmem_mp_cbor_text_bytes(most)) {
        uint32_t length = most; // of a text that takes as much
        while (backmem_mp_cbor_text_bytes(length) < out->len) {
            length++;
        }
        mp_raise_msg_varg(&mp_type_ValueError, over, (qstr)mp_obj_get_type(value)->name,
                          (int)length, (int)most, (int)length);
    }
}

// ---- decoding -------------------------------------------------------------------

// What is no CBOR of ours makes it bad, and is read as something all the same.
typedef struct reader {
    byte *at; // only read
    const byte *end;
    unsigned depth;
    bool key; // of a dict, so arrays become tuples, and there are no dicts
    bool bad;
} reader_t;

static mp_obj_t bad(reader_t *in) {
    in->bad = true;
    return mp_const_none;
}

static mp_obj_t value_get(reader_t *in);

// As each item has a byte at least, there are no more than bytes are left.
static mp_obj_t array_get(reader_t *in, size_t count) {
    // Of a key it was a tuple, or it could not be one.
    mp_obj_t array =
        in->key ? mp_obj_new_tuple(count, NULL) : mp_obj_new_list(count, NULL);
    mp_obj_t *items;
    mp_obj_get_array(array, &count, &items);
    for (size_t i = 0; i < count; i++) {
        items[i] = value_get(in);
    }
    return array;
}

static mp_obj_t map_get(reader_t *in, size_t count) {
    if (in->key) {
        return bad(in);
    }
    mp_obj_t dict = mp_obj_new_dict(0);
    while (count-- > 0) {
        in->key = true;
        mp_obj_t key = value_get(in);
        in->key = false;
        mp_obj_dict_store(dict, key, value_get(in));
    }
    return dict;
}

#if MICROPY_PY_BUILTINS_STR_UNICODE

// Whether it is UTF-8, as a str wants it.
bool backmem_mp_is_utf8(const void *text, size_t size) {
    const byte *data = text;
    int behind = 0; // bytes that the character still has
    for (; size > 0; size--, data++) {
        if (behind != 0 ? *data >> 6 != 2 : *data >> 6 == 2 || *data > 0xf7) {
            return false;
        }
        behind =
            behind != 0 ? behind - 1 : (*data > 0xbf) + (*data > 0xdf) + (*data > 0xef);
    }
    return behind == 0;
}

#else

bool backmem_mp_is_utf8(const void *text, size_t size) {
    (void)text;
    (void)size;
    return true;
}

#endif

mp_obj_t backmem_mp_text(const void *data, size_t size) {
    return backmem_mp_is_utf8(data, size) ? mp_obj_new_str(data, size) : MP_OBJ_NULL;
}

// A big number: a tag in front of its bytes.
static mp_obj_t big_get(reader_t *in, size_t tag) {
    if (tag - TAG_BIG > 1 || in->at == in->end || *in->at >> 5 != BYTES) {
        return bad(in);
    }
    mp_obj_t args[] = { value_get(in), MP_OBJ_NEW_QSTR(MP_QSTR_big) };
    if (in->bad) {
        return mp_const_none;
    }
    mp_obj_t number =
        backmem_mp_call(MP_OBJ_FROM_PTR(&mp_type_int), MP_QSTR_from_bytes, 2, args);
    return tag == TAG_BIG ? number : mp_unary_op(MP_UNARY_OP_INVERT, number);
}

static mp_obj_t simple_get(reader_t *in, unsigned info, mp_obj_t number) {
    switch (info) {
        case FALSE_VALUE:
        case TRUE_VALUE:
            return mp_obj_new_bool(info - FALSE_VALUE);
        case NULL_VALUE:
            return mp_const_none;
        default:
            return MICROPY_PY_BUILTINS_FLOAT && info >= FLOAT16 ? number : bad(in);
    }
}

static mp_obj_t container_get(reader_t *in, unsigned major, size_t size) {
    if (in->depth == BACKMEM_MP_DEPTH_MAX) {
        return bad(in);
    }
    in->depth++;
    mp_obj_t value = major == MAP ? map_get(in, size) : array_get(in, size);
    in->depth--;
    return value;
}

static mp_obj_t value_get(reader_t *in) {
    if (in->at == in->end) {
        return bad(in);
    }
    const unsigned major = *in->at >> 5;
    const unsigned info = *in->at++ & 31;
    mp_obj_t number = MP_OBJ_NEW_SMALL_INT(info);
    if (info > 23) {
        if (info > 27 || (size_t)(in->end - in->at) >> (info - 24) == 0) {
            return bad(in);
        }
        const char type = (major == SIMPLE ? "Befd" : "BHIQ")[info - 24];
        number = mp_binary_get_val('>', type, in->at, &in->at);
    }
    const byte *data = in->at;
    const size_t size = (size_t)MP_OBJ_SMALL_INT_VALUE(number);
    if (major >= BYTES && major <= MAP
        && (!mp_obj_is_small_int(number) || size > (size_t)(in->end - data))) {
        return bad(in);
    }
    switch (major) {
        case UNSIGNED:
            return number;
        case NEGATIVE:
            return mp_unary_op(MP_UNARY_OP_INVERT, number);
        case BYTES:
            in->at += size;
            return mp_obj_new_bytes(data, size);
        case TEXT:
            in->at += size;
            number = backmem_mp_text(data, size);
            return number != MP_OBJ_NULL ? number : bad(in);
        case TAG:
            return big_get(in, size);
        case SIMPLE:
            return simple_get(in, info, number);
        default:
            return container_get(in, major, size);
    }
}

mp_obj_t backmem_mp_cbor_decode(const byte *data, size_t size, size_t *used) {
    reader_t in = { .at = (byte *)(uintptr_t)data, .end = data + size };
    mp_obj_t value = value_get(&in);
    *used = (size_t)(in.at - data);
    return in.bad ? MP_OBJ_NULL : value;
}

#endif
