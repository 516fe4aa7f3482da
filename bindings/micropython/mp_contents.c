// The bytes of a region, at any offset: methods and indexing of the region object.
//
// They are reached through the library alone, so register files without a view
// are as safe. All ranges are checked before the region is switched on.
//
// SPDX-License-Identifier: MIT
#include "py/objstr.h"
#include "py/runtime.h"

#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

// ---- spans -------------------------------------------------------------------

// A span as the caller named it, not yet opened. n is None: to the end.
typedef struct place {
    backmem_region_t region;
    uint32_t offset;
    uint32_t size;
} place_t;

static void place_open(mp_obj_t self_in, place_t *place) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_mp_open(self->index, &place->region, &mp_type_OSError);
}

static void place_check(mp_obj_t self_in, mp_int_t offset, mp_int_t size,
                        place_t *place) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_mp_bind(self->index, &place->region);
    const mp_int_t bytes = place->region.bytes;
    if (offset < 0 || offset > bytes || size < 0 || size > bytes - offset) {
        mp_raise_msg_varg(&mp_type_ValueError,
                          MP_ERROR_TEXT("%s: %d bytes at %d are outside its %d"),
                          place->region.row->name, (int)size, (int)offset, (int)bytes);
    }
    place->offset = (uint32_t)offset;
    place->size = (uint32_t)size;
}

static void place_check_to_end(mp_obj_t self_in, mp_obj_t offset_in, mp_obj_t size_in,
                               place_t *place) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    const mp_int_t offset = mp_obj_get_int(offset_in);
    mp_int_t size;
    if (size_in == mp_const_none) {
        backmem_mp_bind(self->index, &place->region);
        size = MAX((mp_int_t)place->region.bytes - offset, 0);
    } else {
        size = mp_obj_get_int(size_in);
    }
    place_check(self_in, offset, size, place);
}

static uint8_t byte_get(mp_obj_t value_in) {
    const mp_int_t value = mp_obj_get_int(value_in);
    if (value < 0 || value > 255) {
        mp_raise_msg_varg(&mp_type_ValueError,
                          MP_ERROR_TEXT("byte value %d is outside 0..255"), (int)value);
    }
    return (uint8_t)value;
}

static mp_obj_t place_read(mp_obj_t self_in, place_t *place) {
    place_open(self_in, place);
    vstr_t bytes;
    vstr_init_len(&bytes, place->size);
    backmem_mp_check(&place->region, backmem_region_read(&place->region, place->offset,
                                                         bytes.buf, place->size));
    return mp_obj_new_bytes_from_vstr(&bytes);
}

// ---- methods -----------------------------------------------------------------

// The arguments (off=0, n=None) of a method, behind `first` others.
enum {
    ARG_OFF,
    ARG_N,
    ARG_COUNT
};
static const mp_arg_t span_args[ARG_COUNT] = {
    { MP_QSTR_off, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(0) } },
    { MP_QSTR_n, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
};

static void span_parse(size_t first, size_t n_args, const mp_obj_t *args,
                       mp_map_t *kw_args, mp_arg_val_t *out) {
    mp_arg_parse_all(n_args - first, args + first, kw_args, ARG_COUNT, span_args, out);
}

// read(off=0, n=None) -> bytes
static mp_obj_t region_read(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_arg_val_t span[ARG_COUNT];
    place_t place;
    span_parse(1, n_args, args, kw_args, span);
    place_check_to_end(args[0], span[ARG_OFF].u_obj, span[ARG_N].u_obj, &place);
    return place_read(args[0], &place);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_read_obj, 1, region_read);

// readinto(buf, off=0) -> len(buf)
static mp_obj_t region_readinto(size_t n_args, const mp_obj_t *args) {
    mp_buffer_info_t dst;
    place_t place;
    mp_get_buffer_raise(args[1], &dst, MP_BUFFER_WRITE);
    place_check(args[0], n_args > 2 ? mp_obj_get_int(args[2]) : 0, (mp_int_t)dst.len,
                &place);
    place_open(args[0], &place);
    backmem_mp_check(&place.region, backmem_region_read(&place.region, place.offset,
                                                        dst.buf, place.size));
    return MP_OBJ_NEW_SMALL_INT(dst.len);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(region_readinto_obj, 2, 3, region_readinto);

// write(off, buf)
static mp_obj_t region_write(mp_obj_t self_in, mp_obj_t off_in, mp_obj_t buf_in) {
    mp_buffer_info_t src;
    place_t place;
    mp_get_buffer_raise(buf_in, &src, MP_BUFFER_READ);
    place_check(self_in, mp_obj_get_int(off_in), (mp_int_t)src.len, &place);
    place_open(self_in, &place);
    backmem_mp_write(&place.region, place.offset, src.buf, place.size);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(region_write_obj, region_write);

// fill(value, off=0, n=None)
static mp_obj_t region_fill(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_arg_val_t span[ARG_COUNT];
    place_t place;
    span_parse(2, n_args, args, kw_args, span);
    const uint8_t value = byte_get(args[1]);
    place_check_to_end(args[0], span[ARG_OFF].u_obj, span[ARG_N].u_obj, &place);
    place_open(args[0], &place);
    backmem_mp_check(&place.region, backmem_region_fill(&place.region, place.offset,
                                                        value, place.size));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_fill_obj, 2, region_fill);

typedef backmem_err_t (*span_call_t)(const backmem_region_t *region, uint32_t offset,
                                     size_t size);

static mp_obj_t region_span_call(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args,
                                 span_call_t call) {
    mp_arg_val_t span[ARG_COUNT];
    place_t place;
    span_parse(1, n_args, args, kw_args, span);
    place_check_to_end(args[0], span[ARG_OFF].u_obj, span[ARG_N].u_obj, &place);
    place_open(args[0], &place);
    backmem_mp_check(&place.region, call(&place.region, place.offset, place.size));
    return mp_const_none;
}

// flush(off=0, n=None)
static mp_obj_t region_flush(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return region_span_call(n_args, args, kw_args, backmem_region_flush);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_flush_obj, 1, region_flush);

static mp_obj_t wipe_free(mp_obj_t self_in) {
    place_t place;
    place_check(self_in, 0, 0, &place);
    uint32_t n = 0;
    while (backmem_region_free(&place.region, n, &place.offset, &place.size)) {
        place_open(self_in, &place);
        backmem_mp_check(&place.region,
                         backmem_region_wipe(&place.region, place.offset, place.size));
        n++;
    }
    if (n == 0) {
        mp_raise_msg_varg(&mp_type_ValueError,
                          MP_ERROR_TEXT("%s: no byte is free; name a span"),
                          place.region.row->name);
    }
    return mp_const_none;
}

// wipe(): all that is free; wipe(off=0, n=None): this span
static mp_obj_t region_wipe(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    if (n_args == 1 && kw_args->used == 0) {
        return wipe_free(args[0]);
    }
    return region_span_call(n_args, args, kw_args, backmem_region_wipe);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_wipe_obj, 1, region_wipe);

static const mp_rom_map_elem_t region_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&region_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&region_readinto_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&region_write_obj) },
    { MP_ROM_QSTR(MP_QSTR_fill), MP_ROM_PTR(&region_fill_obj) },
    { MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&region_flush_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&region_wipe_obj) },
};
MP_DEFINE_CONST_DICT(backmem_mp_region_methods, region_methods_table);

// ---- r[i], r[a:b] and their assignment -----------------------------------------

// The span that an index means, a byte or a slice. True for a slice.
static bool place_index(mp_obj_t self_in, mp_obj_t index_in, place_t *place) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_mp_bind(self->index, &place->region);
    const mp_int_t bytes = place->region.bytes;
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_type(index_in, &mp_type_slice)) {
        mp_bound_slice_t slice;
        if (!mp_seq_get_fast_slice_indexes((mp_uint_t)bytes, index_in, &slice)) {
            mp_raise_NotImplementedError(
                MP_ERROR_TEXT("only slices with step=1 (aka None) are supported"));
        }
        place->offset = (uint32_t)slice.start;
        place->size = (uint32_t)(slice.stop - slice.start);
        return true;
    }
#endif
    const mp_int_t i = mp_obj_get_int(index_in);
    if (i < -bytes || i >= bytes) {
        mp_raise_msg_varg(&mp_type_IndexError,
                          MP_ERROR_TEXT("%s: index %d is outside its %d bytes"),
                          place->region.row->name, (int)i, (int)bytes);
    }
    place->offset = (uint32_t)(i < 0 ? i + bytes : i);
    place->size = 1;
    return false;
}

mp_obj_t backmem_mp_region_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    if (value == MP_OBJ_NULL) {
        return MP_OBJ_NULL; // nothing can be deleted
    }
    place_t place;
    const bool slice = place_index(self_in, index_in, &place);
    uint8_t byte = 0;
    mp_buffer_info_t src = { .buf = &byte, .len = 1 };
    if (value == MP_OBJ_SENTINEL) {
        if (slice) {
            return place_read(self_in, &place);
        }
        place_open(self_in, &place);
        backmem_mp_check(&place.region,
                         backmem_region_read(&place.region, place.offset, &byte, 1));
        return MP_OBJ_NEW_SMALL_INT(byte);
    }
    if (slice) {
        mp_get_buffer_raise(value, &src, MP_BUFFER_READ);
        if (src.len != place.size) {
            mp_raise_msg_varg(&mp_type_ValueError,
                              MP_ERROR_TEXT("%s: %d bytes for a slice of %d"),
                              place.region.row->name, (int)src.len, (int)place.size);
        }
    } else {
        byte = byte_get(value);
    }
    place_open(self_in, &place);
    backmem_mp_write(&place.region, place.offset, src.buf, src.len);
    return mp_const_none;
}

#endif
