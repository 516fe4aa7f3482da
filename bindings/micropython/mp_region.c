// The region object of `import backmem`: what is known of a region, and its
// bytes at any offset. Contents are reached through the library alone, so they
// are as safe on register files without a view; the region is switched on when
// they are used. All ranges are checked before that.
//
// SPDX-License-Identifier: MIT
#include "py/objstr.h"
#include "py/runtime.h"

#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

typedef struct region_obj {
    mp_obj_base_t base;
    size_t index;
} region_obj_t;

static const uint16_t event_names[BACKMEM_EVENT_COUNT] = {
    [BACKMEM_EVENT_SOFT_RESET] = MP_QSTR_soft_reset,
    [BACKMEM_EVENT_WATCHDOG] = MP_QSTR_watchdog,
    [BACKMEM_EVENT_RESET_PIN] = MP_QSTR_reset_pin,
    [BACKMEM_EVENT_DEEP_SLEEP] = MP_QSTR_deep_sleep,
    [BACKMEM_EVENT_VDD_LOSS_BAT] = MP_QSTR_vdd_loss_bat,
    [BACKMEM_EVENT_VDD_LOSS] = MP_QSTR_vdd_loss,
};

static const uint16_t when_names[] = {
    [BACKMEM_WHEN_ALWAYS] = MP_QSTR_always,
    [BACKMEM_WHEN_BOOTLOADER] = MP_QSTR_bootloader,
    [BACKMEM_WHEN_BOARD] = MP_QSTR_board,
    [BACKMEM_WHEN_FIRMWARE] = MP_QSTR_firmware,
    [BACKMEM_WHEN_VISIT] = MP_QSTR_visit,
};

// ---- what is known -----------------------------------------------------------

// The bytes of the n-th span, of which 0 stands for the rest of the region.
static uint32_t span_bytes(const backmem_region_t *region, const backmem_span_t *span) {
    return span->bytes == 0 ? region->bytes - span->offset : span->bytes;
}

static mp_obj_t free_list(const backmem_region_t *region) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    uint32_t offset, bytes;
    for (uint32_t n = 0; backmem_region_free(region, n, &offset, &bytes); n++) {
        mp_obj_t run[] = { MP_OBJ_NEW_SMALL_INT(offset), MP_OBJ_NEW_SMALL_INT(bytes) };
        mp_obj_list_append(list, mp_obj_new_tuple(MP_ARRAY_SIZE(run), run));
    }
    return list;
}

static mp_obj_t reserved_list(const backmem_region_t *region) {
    const backmem_row_t *row = region->row;
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < row->span_count; i++) {
        const backmem_span_t *span = &row->spans[i];
        mp_obj_t entry[] = {
            MP_OBJ_NEW_SMALL_INT(span->offset),
            MP_OBJ_NEW_SMALL_INT(span_bytes(region, span)),
            mp_obj_new_str_from_cstr(backmem_mp_owner(row, i)),
            MP_OBJ_NEW_QSTR(when_names[span->when]),
        };
        mp_obj_list_append(list, mp_obj_new_tuple(MP_ARRAY_SIZE(entry), entry));
    }
    return list;
}

static mp_obj_t answer_obj(backmem_answer_t answer) {
    return answer == BACKMEM_UNKNOWN ? mp_const_none
                                     : mp_obj_new_bool(answer == BACKMEM_YES);
}

static mp_obj_t survives_dict(const backmem_row_t *row) {
    mp_obj_t dict = mp_obj_new_dict(BACKMEM_EVENT_COUNT);
    for (size_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
        mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(event_names[i]),
                          answer_obj(backmem_row_survives(row, (backmem_event_t)i)));
    }
    return dict;
}

// How the hardware wants it: (bytes of the narrowest store, bytes to the next
// unit, what a narrower store does, what else can hurt). For the self-test.
static mp_obj_t access_tuple(const backmem_row_t *row) {
    static const uint16_t rules[] = {
        [BACKMEM_RULE_LANES] = MP_QSTR_LANES,
        [BACKMEM_RULE_REPLICATES] = MP_QSTR_REPLICATES,
        [BACKMEM_RULE_ZERO_FILLS] = MP_QSTR_ZERO_FILLS,
        [BACKMEM_RULE_FAULTS] = MP_QSTR_FAULTS,
        [BACKMEM_RULE_PENDING] = MP_QSTR_PENDING,
        [BACKMEM_RULE_UNKNOWN] = MP_QSTR_UNKNOWN,
    };
    // In the order of their bits.
    static const uint16_t hazards[] = { MP_QSTR_ECC, MP_QSTR_CACHEABLE, MP_QSTR_ZEROIZE,
                                        MP_QSTR_LOCK };
    mp_obj_t named[MP_ARRAY_SIZE(hazards)];
    size_t count = 0;
    for (size_t i = 0; i < MP_ARRAY_SIZE(hazards); i++) {
        if (row->hazards >> i & 1) {
            named[count++] = MP_OBJ_NEW_QSTR(hazards[i]);
        }
    }
    mp_obj_t access[] = {
        MP_OBJ_NEW_SMALL_INT(row->width),
        MP_OBJ_NEW_SMALL_INT(row->stride),
        MP_OBJ_NEW_QSTR(rules[row->rule]),
        mp_obj_new_tuple(count, named),
    };
    return mp_obj_new_tuple(MP_ARRAY_SIZE(access), access);
}

// ---- print(region) -----------------------------------------------------------

static void print_events(const mp_print_t *print, const backmem_row_t *row,
                         const char *title, backmem_answer_t answer) {
    for (size_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
        if (backmem_row_survives(row, (backmem_event_t)i) == answer) {
            mp_printf(print, "%s%q", title, (qstr)event_names[i]);
            title = ", ";
        }
    }
}

static void print_lines(const mp_print_t *print, const backmem_region_t *region) {
    const backmem_row_t *row = region->row;
    uint32_t offset, bytes;
    for (uint32_t n = 0; backmem_region_free(region, n, &offset, &bytes); n++) {
        mp_printf(print, "\n  %u..%u free", (unsigned)offset,
                  (unsigned)(offset + bytes - 1));
    }
    for (size_t i = 0; i < row->span_count; i++) {
        const backmem_span_t *span = &row->spans[i];
        mp_printf(print, "\n  %u..%u %s (%q)", (unsigned)span->offset,
                  (unsigned)(span->offset + span_bytes(region, span) - 1),
                  backmem_mp_owner(row, i), (qstr)when_names[span->when]);
    }
    print_events(print, row, "\n  survives ", BACKMEM_YES);
    print_events(print, row, "\n  lost at ", BACKMEM_NO);
    print_events(print, row, "\n  not known: ", BACKMEM_UNKNOWN);
}

static void region_print(const mp_print_t *print, mp_obj_t self_in,
                         mp_print_kind_t kind) {
    const region_obj_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    const backmem_row_t *row = region.row;
    const bool lines = kind == PRINT_STR;
    mp_printf(print, lines ? "%s: %u bytes, " : "<%s %u bytes, ", row->name,
              (unsigned)region.bytes);
    if (row->itemsize == 0) {
        mp_print_str(print, "no view");
    } else {
        mp_printf(print, "itemsize %u", (unsigned)row->itemsize);
    }
    if (lines) {
        print_lines(print, &region);
    } else {
        mp_print_str(print, ">");
    }
}

// ---- contents ----------------------------------------------------------------

// A span as the caller named it, not yet opened. n is None: to the end.
typedef struct place {
    backmem_region_t region;
    uint32_t offset;
    uint32_t size;
} place_t;

static void place_open(mp_obj_t self_in, place_t *place) {
    const region_obj_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_mp_open(self->index, &place->region, &mp_type_OSError);
}

static void place_check(mp_obj_t self_in, mp_int_t offset, mp_int_t size,
                        place_t *place) {
    const region_obj_t *self = MP_OBJ_TO_PTR(self_in);
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
    const region_obj_t *self = MP_OBJ_TO_PTR(self_in);
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

// ---- r[i], r[a:b] and their assignment -----------------------------------------

// The span that an index means, a byte or a slice. True for a slice.
static bool place_index(mp_obj_t self_in, mp_obj_t index_in, place_t *place) {
    const region_obj_t *self = MP_OBJ_TO_PTR(self_in);
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

static mp_obj_t region_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
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

// ---- the type ----------------------------------------------------------------

static mp_obj_t region_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    const region_obj_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    switch (op) {
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(region.bytes);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t region_memory(const region_obj_t *self, const backmem_row_t *row) {
    if (row->itemsize == 0) {
        mp_raise_msg_varg(&mp_type_AttributeError,
                          MP_ERROR_TEXT("%s: no view, its words store %d bits"),
                          row->name, 8 * row->width);
    }
    return backmem_mp_view_open(self->index, &mp_type_AttributeError);
}

static void region_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return; // no attribute can be set
    }
    const region_obj_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    switch (attr) {
        case MP_QSTR_name:
            dest[0] = mp_obj_new_str_from_cstr(region.row->name);
            break;
        case MP_QSTR_size:
            dest[0] = MP_OBJ_NEW_SMALL_INT(region.bytes);
            break;
        case MP_QSTR_itemsize:
            dest[0] = MP_OBJ_NEW_SMALL_INT(region.row->itemsize);
            break;
        case MP_QSTR_free:
            dest[0] = free_list(&region);
            break;
        case MP_QSTR_reserved:
            dest[0] = reserved_list(&region);
            break;
        case MP_QSTR_survives:
            dest[0] = survives_dict(region.row);
            break;
        case MP_QSTR_address:
            dest[0] = mp_obj_new_int_from_uint(region.base);
            break;
        case MP_QSTR_access:
            dest[0] = access_tuple(region.row);
            break;
        case MP_QSTR_memory:
            dest[0] = region_memory(self, region.row);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL; // look in locals_dict
            break;
    }
}

static const mp_rom_map_elem_t region_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&region_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&region_readinto_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&region_write_obj) },
    { MP_ROM_QSTR(MP_QSTR_fill), MP_ROM_PTR(&region_fill_obj) },
    { MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&region_flush_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&region_wipe_obj) },
};
static MP_DEFINE_CONST_DICT(region_locals_dict, region_locals_table);

// clang-format off
static MP_DEFINE_CONST_OBJ_TYPE(
    region_type,
    MP_QSTR_Region,
    MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE,
    print, region_print,
    unary_op, region_unary_op,
    attr, region_attr,
    subscr, region_subscr,
    locals_dict, &region_locals_dict
    );
// clang-format on

mp_obj_t backmem_mp_region_new(size_t index) {
    region_obj_t *self = mp_obj_malloc(region_obj_t, &region_type);
    self->index = index;
    return MP_OBJ_FROM_PTR(self);
}

#endif
