// Python values as CBOR (RFC 8949) and back: deterministic encoding, shortest form.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/binary.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include "mp_objects.h"

#if BACKMEM_MP_OBJECTS

// Containers in containers. It bounds the stack, for values of our own that contain
// themselves and for bytes that somebody else stored.
#define DEPTH_MAX 8

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
    TAG_BIG = 2,
    TAG_BIG_NEGATIVE = 3,
};

// Additional information of SIMPLE.
enum {
    FALSE_VALUE = 20,
    TRUE_VALUE = 21,
    NULL_VALUE = 22,
    FLOAT16 = 25,
    FLOAT32 = 26,
    FLOAT64 = 27,
};

// ---- numbers that other numbers are made of --------------------------------------

static void head_put(vstr_t *out, unsigned major, uint64_t argument) {
    unsigned bytes = 0;
    unsigned info = (unsigned)argument;
    if (argument > 23) {
        const unsigned power = argument > UINT32_MAX   ? 3
                               : argument > UINT16_MAX ? 2
                               : argument > UINT8_MAX  ? 1
                                                       : 0;
        info = 24 + power;
        bytes = 1u << power;
    }
    vstr_add_byte(out, (byte)(major << 5 | info));
    while (bytes-- > 0) {
        vstr_add_byte(out, (byte)(argument >> 8 * bytes));
    }
}

static void string_put(vstr_t *out, unsigned major, const char *data, size_t size) {
    head_put(out, major, size);
    vstr_add_strn(out, data, size);
}

// ---- integers ----------------------------------------------------------------------

static void int_put(vstr_t *out, mp_obj_t value) {
    const bool negative =
        mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, value, MP_OBJ_NEW_SMALL_INT(0)));
    if (negative) {
        value = mp_unary_op(MP_UNARY_OP_INVERT, value);
    }
    // Its bytes, the lowest first.
    vstr_t bytes;
    vstr_init(&bytes, 16);
    while (mp_obj_is_true(value)) {
        vstr_add_byte(&bytes, (byte)mp_obj_int_get_truncated(value));
        value = mp_binary_op(MP_BINARY_OP_RSHIFT, value, MP_OBJ_NEW_SMALL_INT(8));
    }
    if (bytes.len <= 8) {
        uint64_t argument = 0;
        for (size_t i = bytes.len; i-- > 0;) {
            argument = argument << 8 | (byte)bytes.buf[i];
        }
        head_put(out, negative ? NEGATIVE : UNSIGNED, argument);
    } else {
        head_put(out, TAG, negative ? TAG_BIG_NEGATIVE : TAG_BIG);
        head_put(out, BYTES, bytes.len);
        for (size_t i = bytes.len; i-- > 0;) {
            vstr_add_byte(out, (byte)bytes.buf[i]);
        }
    }
    vstr_clear(&bytes);
}

// int.from_bytes(data, "big")
static mp_obj_t int_of_bytes(const byte *data, size_t size) {
    mp_obj_t call[4];
    mp_load_method(MP_OBJ_FROM_PTR(&mp_type_int), MP_QSTR_from_bytes, call);
    call[2] = mp_obj_new_bytes(data, size);
    call[3] = MP_OBJ_NEW_QSTR(MP_QSTR_big);
    return mp_call_method_n_kw(2, 0, call);
}

// ---- floats ------------------------------------------------------------------------

#if MICROPY_PY_BUILTINS_FLOAT

static uint32_t bits_of(float number) {
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static float float_of(uint32_t bits) {
    float number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

// A half-precision number, of which each is a float too.
static float float_of_half(uint32_t half) {
    const uint32_t sign = (half & 0x8000) << 16;
    const uint32_t exponent = half >> 10 & 31;
    const uint32_t fraction = half & 0x3ff;
    if (exponent == 0) {
        const float number = (float)fraction * (1.0f / 16777216.0f); // 2^-24
        return float_of(bits_of(number) | sign);
    }
    return float_of(sign | (exponent == 31 ? 255 : exponent + 112) << 23
                    | fraction << 13);
}

// The half that may be this float: it is if it gives the same float.
static uint32_t half_of_float(float number) {
    const uint32_t bits = bits_of(number);
    const uint32_t exponent = bits >> 23 & 255;
    const uint32_t fraction = bits >> 13 & 0x3ff;
    uint32_t half = 0x7c00 | fraction; // infinite
    if (exponent < 113) {
        const float scaled = float_of(bits & 0x7fffffff) * 16777216.0f;
        half = (uint32_t)scaled & 0x3ff;
    } else if (exponent < 143) {
        half = (exponent - 112) << 10 | fraction;
    }
    return half | (bits >> 16 & 0x8000);
}

static void float_put(vstr_t *out, mp_obj_t value) {
    const mp_float_t wide = mp_obj_get_float(value);
    const float number = (float)wide;
    uint32_t half = half_of_float(number);
    if (wide != wide) {
        half = 0x7e00; // the one NaN
    }
    if (wide != wide || bits_of(float_of_half(half)) == bits_of(number)) {
        if (wide != wide || (mp_float_t)number == wide) {
            vstr_add_byte(out, SIMPLE << 5 | FLOAT16);
            vstr_add_byte(out, (byte)(half >> 8));
            vstr_add_byte(out, (byte)half);
            return;
        }
    }
    const bool exact = (mp_float_t)number == wide;
    vstr_add_byte(out, SIMPLE << 5 | (exact ? FLOAT32 : FLOAT64));
    byte *to = (byte *)vstr_add_len(out, exact ? 4 : 8);
    mp_binary_set_val('>', exact ? 'f' : 'd', value, to, &to);
}

static mp_obj_t float_get(const byte *data, unsigned info) {
    if (info == FLOAT16) {
        return mp_obj_new_float_from_f(float_of_half((uint32_t)data[0] << 8 | data[1]));
    }
    byte *from = (byte *)(uintptr_t)data;
    return mp_binary_get_val('>', info == FLOAT32 ? 'f' : 'd', from, &from);
}

#endif

// ---- encoding ----------------------------------------------------------------------

static void value_put(vstr_t *out, mp_obj_t value, unsigned depth);

// Sorted by the bytes of the keys, as the deterministic encoding wants it.
static void dict_put(vstr_t *out, mp_obj_t value, unsigned depth) {
    const mp_map_t *map = mp_obj_dict_get_map(value);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            vstr_t key;
            vstr_init(&key, 16);
            value_put(&key, map->table[i].key, depth);
            mp_obj_t pair[] = { mp_obj_new_bytes_from_vstr(&key), map->table[i].value };
            mp_obj_list_append(list, mp_obj_new_tuple(2, pair));
        }
    }
    mp_obj_list_sort(1, &list, (mp_map_t *)&mp_const_empty_map);
    size_t count, size;
    mp_obj_t *pairs;
    mp_obj_list_get(list, &count, &pairs);
    head_put(out, MAP, count);
    for (size_t i = 0; i < count; i++) {
        const mp_obj_tuple_t *pair = MP_OBJ_TO_PTR(pairs[i]);
        const char *key = mp_obj_str_get_data(pair->items[0], &size);
        vstr_add_strn(out, key, size);
        value_put(out, pair->items[1], depth);
    }
}

static void value_put(vstr_t *out, mp_obj_t value, unsigned depth) {
    size_t size;
    mp_obj_t *items;
    if (value == mp_const_none) {
        vstr_add_byte(out, SIMPLE << 5 | NULL_VALUE);
    } else if (value == mp_const_false || value == mp_const_true) {
        vstr_add_byte(out, SIMPLE << 5
                               | (value == mp_const_true ? TRUE_VALUE : FALSE_VALUE));
    } else if (mp_obj_is_int(value)) {
        int_put(out, value);
    } else if (mp_obj_is_str(value)) {
        const char *data = mp_obj_str_get_data(value, &size);
        string_put(out, TEXT, data, size);
    } else if (mp_obj_is_type(value, &mp_type_bytes)) {
        const char *data = mp_obj_str_get_data(value, &size);
        string_put(out, BYTES, data, size);
#if MICROPY_PY_BUILTINS_FLOAT
    } else if (mp_obj_is_float(value)) {
        float_put(out, value);
#endif
    } else {
        const bool dict = mp_obj_is_type(value, &mp_type_dict);
        if (!dict && !mp_obj_is_type(value, &mp_type_list)
            && !mp_obj_is_type(value, &mp_type_tuple)) {
            mp_raise_msg_varg(&mp_type_TypeError,
                              MP_ERROR_TEXT("'%s' cannot be stored"),
                              mp_obj_get_type_str(value));
        }
        if (depth == DEPTH_MAX) {
            mp_raise_msg_varg(&mp_type_ValueError,
                              MP_ERROR_TEXT("nested deeper than %d"), DEPTH_MAX);
        }
        if (dict) {
            dict_put(out, value, depth + 1);
            return;
        }
        mp_obj_get_array(value, &size, &items);
        head_put(out, ARRAY, size);
        for (size_t i = 0; i < size; i++) {
            value_put(out, items[i], depth + 1);
        }
    }
}

void backmem_mp_cbor_encode(vstr_t *out, mp_obj_t value) {
    value_put(out, value, 0);
}

// ---- decoding ----------------------------------------------------------------------

typedef struct reader {
    const byte *at;
    const byte *end;
} reader_t;

static size_t left(const reader_t *in) {
    return (size_t)(in->end - in->at);
}

// The bytes that come next; NULL when there are not as many.
static const byte *take(reader_t *in, uint64_t size) {
    if (size > left(in)) {
        return NULL;
    }
    const byte *data = in->at;
    in->at += size;
    return data;
}

// The first byte of a value and its argument. The length of a string or container is
// never more than the bytes that are left, as each item has one at least.
static bool head_get(reader_t *in, unsigned *major, unsigned *info,
                     uint64_t *argument) {
    const byte *data = take(in, 1);
    if (data == NULL) {
        return false;
    }
    *major = *data >> 5;
    *info = *data & 31;
    *argument = *info;
    if (*info >= 24) {
        unsigned bytes = 1u << (*info - 24);
        if (*info > 27 || (data = take(in, bytes)) == NULL) {
            return false;
        }
        for (*argument = 0; bytes-- > 0; data++) {
            *argument = *argument << 8 | *data;
        }
    }
    return *major < BYTES || *major > MAP || *argument <= left(in);
}

static mp_obj_t value_get(reader_t *in, unsigned depth, bool key);

static mp_obj_t array_get(reader_t *in, size_t count, unsigned depth, bool key) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    while (count-- > 0) {
        mp_obj_t item = value_get(in, depth, key);
        if (item == MP_OBJ_NULL) {
            return MP_OBJ_NULL;
        }
        mp_obj_list_append(list, item);
    }
    if (key) { // it was a tuple, or it could not be one
        mp_obj_t *items;
        mp_obj_list_get(list, &count, &items);
        return mp_obj_new_tuple(count, items);
    }
    return list;
}

static mp_obj_t map_get(reader_t *in, size_t count, unsigned depth) {
    mp_obj_t dict = mp_obj_new_dict(0);
    while (count-- > 0) {
        mp_obj_t key = value_get(in, depth, true);
        mp_obj_t value = key ? value_get(in, depth, false) : MP_OBJ_NULL;
        if (value == MP_OBJ_NULL) {
            return MP_OBJ_NULL;
        }
        mp_obj_dict_store(dict, key, value);
    }
    return dict;
}

static mp_obj_t text_get(const byte *data, size_t size) {
#if MICROPY_PY_BUILTINS_STR_UNICODE
    if (!utf8_check(data, size)) {
        return MP_OBJ_NULL;
    }
#endif
    return mp_obj_new_str((const char *)data, size);
}

// A big number: a tag in front of its bytes.
static mp_obj_t big_get(reader_t *in, uint64_t tag) {
    unsigned major, info;
    uint64_t size;
    if ((tag != TAG_BIG && tag != TAG_BIG_NEGATIVE)
        || !head_get(in, &major, &info, &size) || major != BYTES) {
        return MP_OBJ_NULL;
    }
    mp_obj_t number = int_of_bytes(take(in, size), (size_t)size);
    return tag == TAG_BIG ? number : mp_unary_op(MP_UNARY_OP_INVERT, number);
}

static mp_obj_t simple_get(unsigned info, const byte *data) {
    switch (info) {
        case FALSE_VALUE:
            return mp_const_false;
        case TRUE_VALUE:
            return mp_const_true;
        case NULL_VALUE:
            return mp_const_none;
#if MICROPY_PY_BUILTINS_FLOAT
        case FLOAT16:
        case FLOAT32:
        case FLOAT64:
            return float_get(data, info);
#endif
        default:
            return MP_OBJ_NULL;
    }
}

// `key`: of a dict, so arrays become tuples, and there are no dicts.
static mp_obj_t value_get(reader_t *in, unsigned depth, bool key) {
    unsigned major, info;
    uint64_t argument;
    const byte *start = in->at;
    if (!head_get(in, &major, &info, &argument)) {
        return MP_OBJ_NULL;
    }
    const size_t size = (size_t)argument;
    switch (major) {
        case UNSIGNED:
            return mp_obj_new_int_from_ull(argument);
        case NEGATIVE:
            return mp_unary_op(MP_UNARY_OP_INVERT, mp_obj_new_int_from_ull(argument));
        case BYTES:
            return mp_obj_new_bytes(take(in, size), size);
        case TEXT:
            return text_get(take(in, size), size);
        case ARRAY:
            return depth == DEPTH_MAX ? MP_OBJ_NULL
                                      : array_get(in, size, depth + 1, key);
        case MAP:
            return depth == DEPTH_MAX || key ? MP_OBJ_NULL
                                             : map_get(in, size, depth + 1);
        case TAG:
            return big_get(in, argument);
        default:
            return simple_get(info, start + 1);
    }
}

mp_obj_t backmem_mp_cbor_decode(const byte *data, size_t size, size_t *used) {
    reader_t in = { data, data + size };
    mp_obj_t value = value_get(&in, 0, false);
    *used = (size_t)(in.at - data);
    return value;
}

#endif
