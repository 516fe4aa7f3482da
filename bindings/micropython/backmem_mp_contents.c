// The bytes of a region, at any offset: methods and indexing of the region object.
//
// They are reached through the library alone, so register files without a view
// are as safe. All ranges are checked before the region is switched on.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/runtime.h"

#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

// ---- spans ----------------------------------------------------------------------

// A span of a region that is switched on.
typedef struct place {
    backmem_region_t region;
    uint32_t offset;
    uint32_t size;
} place_t;

// What the caller named; size is None: to the end.
static void place_open(mp_obj_t self_in, mp_obj_t offset_in, mp_obj_t size_in,
                       place_t *place) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_mp_bind(self->index, &place->region);
    const uint32_t bytes = place->region.bytes;
    place->offset = backmem_mp_number(MP_QSTR_off, offset_in, 0, (int)bytes);
    place->size = bytes - place->offset;
    if (size_in != mp_const_none) {
        place->size = backmem_mp_number(MP_QSTR_n, size_in, 0, (int)place->size);
    }
    backmem_mp_open(self->index, &place->region, false);
}

static void place_read(const place_t *place, void *dst) {
    backmem_mp_check(&place->region, backmem_region_read(&place->region, place->offset,
                                                         dst, place->size));
}

static mp_obj_t place_bytes(const place_t *place) {
    vstr_t bytes;
    vstr_init_len(&bytes, place->size);
    place_read(place, bytes.buf);
    return mp_obj_new_bytes_from_vstr(&bytes);
}

static void place_wipe(const place_t *place) {
    backmem_mp_check(&place->region, BACKMEM_MP_WHOLE(backmem_region_wipe(
                                         &place->region, place->offset, place->size)));
}

// ---- methods --------------------------------------------------------------------

static const mp_arg_t span_args[] = {
    { MP_QSTR_value, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
    { MP_QSTR_off, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(0) } },
    { MP_QSTR_n, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
};

// The span (off=0, n=None) behind self.
static void span_open(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args,
                      place_t *place) {
    mp_arg_val_t span[2];
    backmem_mp_arguments(n_args - 1, args + 1, kw_args, 2, span_args + 1, span);
    place_open(args[0], span[0].u_obj, span[1].u_obj, place);
}

// read(off=0, n=None) -> bytes
static mp_obj_t region_read(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    place_t place;
    span_open(n_args, args, kw_args, &place);
    return place_bytes(&place);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_read_obj, 1, region_read);

// readinto(buf, off=0) -> len(buf)
static mp_obj_t region_readinto(size_t n_args, const mp_obj_t *args) {
    mp_buffer_info_t dst;
    place_t place;
    mp_get_buffer_raise(args[1], &dst, MP_BUFFER_WRITE);
    mp_obj_t length = MP_OBJ_NEW_SMALL_INT(dst.len);
    place_open(args[0], n_args > 2 ? args[2] : MP_OBJ_NEW_SMALL_INT(0), length, &place);
    if ((uintptr_t)dst.buf - place.region.base < place.region.bytes) {
        // A view of the region can be written to, so it can be moved in.
        memmove(dst.buf, (const void *)(place.region.base + place.offset), place.size);
    } else {
        place_read(&place, dst.buf);
    }
    return length;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(region_readinto_obj, 2, 3, region_readinto);

// write(off, buf)
static mp_obj_t region_write(mp_obj_t self_in, mp_obj_t off_in, mp_obj_t buf_in) {
    mp_buffer_info_t src;
    place_t place;
    mp_get_buffer_raise(buf_in, &src, MP_BUFFER_READ);
    place_open(self_in, off_in, MP_OBJ_NEW_SMALL_INT(src.len), &place);
    backmem_mp_write(&place.region, place.offset, src.buf, place.size);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(region_write_obj, region_write);

// fill(value, off=0, n=None)
static mp_obj_t region_fill(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    place_t place;
    mp_arg_val_t in[3];
    backmem_mp_arguments(n_args - 1, args + 1, kw_args, 3, span_args, in);
    const uint32_t value = backmem_mp_number(MP_QSTR_value, in[0].u_obj, 0, UINT8_MAX);
    place_open(args[0], in[1].u_obj, in[2].u_obj, &place);
    backmem_mp_check(&place.region,
                     BACKMEM_MP_WHOLE(backmem_region_fill(&place.region, place.offset,
                                                          (uint8_t)value, place.size)));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_fill_obj, 1, region_fill);

// flush(off=0, n=None)
static mp_obj_t region_flush(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    place_t place;
    span_open(n_args, args, kw_args, &place);
    backmem_mp_check(&place.region, BACKMEM_MP_WHOLE(backmem_region_flush(
                                        &place.region, place.offset, place.size)));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_flush_obj, 1, region_flush);

// wipe(): all that is free; wipe(off=0, n=None): this span
static mp_obj_t region_wipe(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    place_t place;
    span_open(n_args, args, kw_args, &place);
    if (n_args + kw_args->used > 1) {
        place_wipe(&place);
        return mp_const_none;
    }
    uint32_t n = 0;
    backmem_place_t run;
    while (backmem_region_unowned(&place.region, n, &run)) {
        place.offset = run.offset;
        place.size = run.bytes;
        place_wipe(&place);
        n++;
    }
    if (n == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("no byte is free"));
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(region_wipe_obj, 1, region_wipe);

// unretain(): until the region is used again
static mp_obj_t region_unretain(mp_obj_t self_in) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_open(self->index, &region, false); // or the bit may be protected
    backmem_mp_check(&region, BACKMEM_MP_WHOLE(backmem_mp_unretain(&region)));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(region_unretain_obj, region_unretain);

static const mp_rom_map_elem_t region_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&region_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&region_readinto_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&region_write_obj) },
    { MP_ROM_QSTR(MP_QSTR_fill), MP_ROM_PTR(&region_fill_obj) },
    { MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&region_flush_obj) },
    { MP_ROM_QSTR(MP_QSTR_unretain), MP_ROM_PTR(&region_unretain_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&region_wipe_obj) },
};
MP_DEFINE_CONST_DICT(backmem_mp_region_methods, region_methods_table);

// ---- r[i], r[a:b] and their assignment ------------------------------------------

// What an index means: a byte, or a slice, and then true.
static bool index_get(mp_obj_t self_in, mp_obj_t index, size_t *first, size_t *size) {
    const size_t bytes = (size_t)MP_OBJ_SMALL_INT_VALUE(mp_obj_len(self_in));
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_type(index, &mp_type_slice)) {
        mp_bound_slice_t slice;
        if (!mp_seq_get_fast_slice_indexes(bytes, index, &slice)) {
            mp_raise_NotImplementedError(
                MP_ERROR_TEXT("only slices with step=1 (aka None) are supported"));
        }
        *first = (size_t)slice.start;
        *size = (size_t)(slice.stop - slice.start);
        return true;
    }
#endif
    *first = mp_get_index(&backmem_mp_region_type, bytes, index, false);
    *size = 1;
    return false;
}

mp_obj_t backmem_mp_region_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    if (value == MP_OBJ_NULL) {
        return MP_OBJ_NULL; // nothing can be deleted
    }
    size_t first, size;
    const bool slice = index_get(self_in, index_in, &first, &size);
    const bool load = value == MP_OBJ_SENTINEL;
    uint8_t one = 0;
    mp_buffer_info_t src = { .buf = &one, .len = 1 };
    if (slice && !load) {
        mp_get_buffer_raise(value, &src, MP_BUFFER_READ);
        if (src.len != size) {
            mp_raise_ValueError(MP_ERROR_TEXT("lhs and rhs should be compatible"));
        }
    } else if (!load) {
        one = (uint8_t)backmem_mp_number(MP_QSTR_value, value, 0, UINT8_MAX);
    }
    place_t place;
    place_open(self_in, MP_OBJ_NEW_SMALL_INT(first), MP_OBJ_NEW_SMALL_INT(size),
               &place);
    if (!load) {
        backmem_mp_write(&place.region, place.offset, src.buf, src.len);
        return mp_const_none;
    }
    if (slice) {
        return place_bytes(&place);
    }
    place_read(&place, &one);
    return MP_OBJ_NEW_SMALL_INT(one);
}

#endif
