// Record of `import backmem`: a struct of fixed size.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/binary.h"
#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_OBJECTS

#include "backmem/record.h"

// ---- Record: its format ---------------------------------------------------------

typedef struct record {
    backmem_mp_object_t object;
    backmem_record_t record;
    size_t count;     // of values
    mp_obj_t *names;  // of the fields, interned; NULL: they have none
    mp_obj_t *values; // the format, as struct.pack wants it; then what was last loaded,
                      // saved or assigned; None: there is none
} record_t;

extern const mp_obj_module_t mp_module_struct; // no header of MicroPython declares it

static mp_obj_t struct_call(qstr name, size_t count, const mp_obj_t *args) {
    return backmem_mp_call(MP_OBJ_FROM_PTR(&mp_module_struct), name, count, args);
}

// So many values of a code; of 's' one, of so many bytes.
typedef struct item {
    char order; // what mp_binary_get_size knows a format's first character by
    char code;
    size_t count;
} item_t;

// Walks a format to the item that has the value of this number. Gives the values up to
// the end of it, which are all where the format has no such value.
static size_t format_walk(mp_obj_t format, size_t number, item_t *item) {
    const char *at = mp_obj_str_get_str(format);
    size_t values = 0;
    item->order = '@';
    if (*at == '<' || *at == '>' || *at == '!') {
        item->order = '<'; // its sizes are those of the others
    }
    at += item->order == '<' || *at == '@';
    while (*at != '\0' && values <= number) {
        const bool one = *at < '0' || *at > '9';
        for (item->count = one; *at >= '0' && *at <= '9'; at++) {
            item->count = item->count * 10 + (size_t)(*at - '0');
        }
        item->code = *at;
        if (*at != '\0') {
            at++;
        }
        if (item->code != 'x') {
            values += item->code == 's' ? 1 : item->count;
        }
    }
    return values;
}

// The values of a format, and the bytes that they take.
static size_t format_measure(mp_obj_t format, size_t *bytes) {
    for (const char *at = mp_obj_str_get_str(format); *at != '\0'; at++) {
        if (*at == 'O' || *at == 'S' || *at == 'P') {
            mp_raise_ValueError(MP_ERROR_TEXT("pointers do not survive"));
        }
    }
    mp_obj_t size = struct_call(MP_QSTR_calcsize, 1, &format);
    *bytes = backmem_mp_number(MP_QSTR_size, size, 1, BACKMEM_RECORD_SIZE_MAX);
    item_t item;
    return format_walk(format, SIZE_MAX, &item);
}

// The number of a field; `count` when there is none of that name.
static size_t field_find(const record_t *self, mp_obj_t name) {
    size_t i = 0;
    while (i < self->count && (self->names == NULL || self->names[i] != name)) {
        i++;
    }
    return i;
}

// Pairs of a name and a format of one value. Gives the names; the formats become one.
static mp_obj_t pairs_split(mp_obj_t *format) {
    size_t count;
    mp_obj_t *items, *pair;
    mp_obj_t names = mp_obj_new_list(0, NULL);
    mp_obj_get_array(*format, &count, &items);
    *format = mp_obj_new_str_from_cstr("<");
    for (size_t i = 0; i < count; i++) {
        mp_obj_get_array_fixed_n(items[i], 2, &pair);
        mp_obj_list_append(names, pair[0]);
        const bool text = mp_obj_is_str(pair[1]);
        item_t item;
        if (text) {
            *format = mp_binary_op(MP_BINARY_OP_ADD, *format, pair[1]);
        }
        if (!text || format_walk(*format, SIZE_MAX, &item) != i + 1) {
            mp_raise_msg_varg(text ? &mp_type_ValueError : &mp_type_TypeError,
                              MP_ERROR_TEXT("field %q: no format of one value"),
                              mp_obj_str_get_qstr(pair[0]));
        }
    }
    return names;
}

// Names for all values. What is an attribute already cannot be a name.
static void names_take(record_t *self, mp_obj_t names, size_t count) {
    mp_obj_t *items;
    mp_obj_t taken[2];
    mp_obj_get_array_fixed_n(names, count, &items);
    self->names = m_new(mp_obj_t, count);
    for (; self->count < count; self->count++) {
        const qstr name = mp_obj_str_get_qstr(items[self->count]);
        mp_load_method_maybe(MP_OBJ_FROM_PTR(self), name, taken);
        if (taken[0] != MP_OBJ_NULL) {
            mp_raise_msg_varg(&mp_type_ValueError,
                              MP_ERROR_TEXT("the name %q is taken"), name);
        }
        self->names[self->count] = MP_OBJ_NEW_QSTR(name);
        self->values[1 + self->count] = mp_const_none;
    }
}

// FNV-1a of the format and the names, each name behind a comma.
static uint32_t format_hash(const record_t *self) {
    uint32_t hash = 0x811c9dc5;
    mp_obj_t part = self->values[0];
    for (size_t i = 0;; i++) {
        size_t size;
        const char *text = mp_obj_str_get_data(part, &size);
        for (size_t k = 0; k < size; k++) {
            hash = (hash ^ (byte)text[k]) * 0x01000193;
        }
        if (self->names == NULL || i == self->count) {
            break;
        }
        hash = (hash ^ ',') * 0x01000193;
        part = self->names[i];
    }
    return hash;
}

static uint32_t layout_get(uint32_t hash, mp_obj_t layout_in) {
    if (layout_in == mp_const_none) {
        return 0;
    }
    if (layout_in == mp_const_true) {
        hash = (hash >> 16 ^ hash) & 0xffff;
        return hash == 0 ? 1 : hash;
    }
    return backmem_mp_number(MP_QSTR_layout, layout_in, 1, UINT16_MAX);
}

// ---- Record: its values ---------------------------------------------------------

static mp_obj_t record_load(mp_obj_t self_in);

static const char *text_of(mp_obj_t value) {
    return mp_obj_str_get_str(mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_str), value));
}

// Whether an int comes back as it is stored.
static bool int_fits(const item_t *item, mp_obj_t value) {
    byte room[8];
    byte *at = room;
    mp_binary_set_val(item->order, item->code, value, room, &at);
    at = room;
    return mp_obj_equal(mp_binary_get_val(item->order, item->code, room, &at), value);
}

// Raises for what struct.pack refuses without a name, or cuts: TypeError or ValueError,
// "field wakes: 70000 does not fit".
static void value_check(const record_t *self, size_t number, mp_obj_t value) {
    const mp_obj_type_t *error = &mp_type_TypeError;
    const char *what = qstr_str((qstr)mp_obj_get_type(value)->name);
    const char *why = " does not fit";
    item_t item;
    mp_buffer_info_t bytes;
    (void)format_walk(self->values[0], number, &item);
    if (value == mp_const_none) {
        error = &mp_type_ValueError;
        what = "nothing is stored yet";
        why = ", give it a value";
    } else if (item.code == 's') {
        if (mp_get_buffer(value, &bytes, MP_BUFFER_READ)) {
            error = bytes.len > item.count ? &mp_type_ValueError : NULL;
        }
#if MICROPY_PY_BUILTINS_FLOAT
    } else if (item.code >= 'd' && item.code <= 'f') {
        mp_float_t ignored;
        if (mp_obj_get_float_maybe(value, &ignored)) {
            error = NULL;
        }
#endif
    } else if (mp_obj_is_integer(value)) {
        error = NULL;
        if (!int_fits(&item, value)) {
            error = &mp_type_ValueError;
            what = text_of(value);
        }
    }
    if (error != NULL) {
        mp_raise_msg_varg(error, MP_ERROR_TEXT("field %s: %s%s"),
                          text_of(self->names != NULL ? self->names[number]
                                                      : MP_OBJ_NEW_SMALL_INT(number)),
                          what, why);
    }
}

// Record(format, names=None, *, layout, offset, region, after, force)
enum {
    RECORD_FORMAT,
    RECORD_NAMES,
    RECORD_LAYOUT,
    RECORD_COUNT
};
static const mp_arg_t record_args[RECORD_COUNT] = {
    { MP_QSTR_format, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
    { MP_QSTR_names, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    { MP_QSTR_layout, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
};

static uint32_t record_least(backmem_mp_object_t *object, const mp_arg_val_t *in) {
    record_t *self = (record_t *)object;
    mp_obj_t format = in[RECORD_FORMAT].u_obj;
    mp_obj_t names = in[RECORD_NAMES].u_obj;
    size_t bytes;
    if (names == mp_const_none && mp_obj_get_type(format) != &mp_type_str) {
        names = pairs_split(&format);
    }
    const size_t count = format_measure(format, &bytes);
    self->count = 0;
    self->names = NULL;
    self->values = m_new(mp_obj_t, count + 1);
    self->values[0] = format;
    if (names != mp_const_none) {
        names_take(self, names, count);
    }
    self->count = count;
    const uint32_t hash = format_hash(self);
    const uint32_t layout = layout_get(hash, in[RECORD_LAYOUT].u_obj);
    self->record.shape = backmem_shape((uint16_t)bytes, (uint16_t)layout);
    object->shape = hash ^ layout;
    return BACKMEM_RECORD_BYTES((uint32_t)bytes, layout);
}

static backmem_err_t record_open(backmem_mp_object_t *object,
                                 backmem_status_t *status) {
    record_t *self = (record_t *)object;
    return backmem_record_open(&self->record, object->place, self->record.shape,
                               status);
}

static void record_ready(mp_obj_t self) {
    record_load(self);
}

static void values_forget(record_t *self) {
    for (size_t i = 1; i <= self->count; i++) {
        self->values[i] = mp_const_none;
    }
}

static backmem_err_t record_wipe(backmem_mp_object_t *object) {
    record_t *self = (record_t *)object;
    values_forget(self);
    return backmem_record_wipe(&self->record);
}

static const backmem_mp_plan_t record_plan = {
    .args = record_args,
    .arg_count = RECORD_COUNT,
    .unit = 4,
    .ram = sizeof(record_t),
    .least = record_least,
    .open = record_open,
    .wipe = record_wipe,
    .ready = record_ready,
};

static mp_obj_t values_unpack(mp_obj_t format, vstr_t *bytes) {
    mp_obj_t args[] = { format, mp_obj_new_bytes_from_vstr(bytes) };
    return struct_call(MP_QSTR_unpack, 2, args);
}

// load() -> a tuple of the values, or None
static mp_obj_t record_load(mp_obj_t self_in) {
    record_t *self = backmem_mp_object_self(self_in);
    vstr_t bytes;
    vstr_init_len(&bytes, self->record.shape.size);
    if (!BACKMEM_MP_OBJECT_HAS(&self->object,
                               backmem_record_load(&self->record, bytes.buf))) {
        values_forget(self);
        return mp_const_none;
    }
    mp_obj_t tuple = values_unpack(self->values[0], &bytes);
    mp_obj_t *values;
    mp_obj_get_array_fixed_n(tuple, self->count, &values);
    memcpy(self->values + 1, values, self->count * sizeof *values);
    return tuple;
}
static MP_DEFINE_CONST_FUN_OBJ_1(record_load_obj, record_load);

// What save stores: all values as given, or those that the object has, of which some
// may be given by name. Behind the format, as struct.pack takes them.
static mp_obj_t *values_gather(const record_t *self, size_t n_args,
                               const mp_obj_t *args, mp_map_t *kw_args) {
    mp_obj_t *out = m_new(mp_obj_t, self->count + 1);
    out[0] = self->values[0];
    if (n_args != 0 && (n_args != self->count || kw_args->used != 0)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%d values for %d"),
                          (int)n_args, (int)self->count);
    }
    memcpy(out + 1, n_args != 0 ? args : self->values + 1, self->count * sizeof *out);
    for (size_t i = 0; i < kw_args->alloc; i++) {
        if (mp_map_slot_is_filled(kw_args, i)) {
            const size_t field = field_find(self, kw_args->table[i].key);
            if (field == self->count) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("no field %q"),
                                  MP_OBJ_QSTR_VALUE(kw_args->table[i].key));
            }
            out[1 + field] = kw_args->table[i].value;
        }
    }
    for (size_t i = 1; i <= self->count; i++) {
        value_check(self, i - 1, out[i]);
    }
    return out;
}

typedef backmem_err_t (*record_call_t)(const backmem_record_t *record, const void *src);

static mp_obj_t values_store(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args,
                             record_call_t call) {
    record_t *self = backmem_mp_object_self(args[0]);
    mp_obj_t *values = values_gather(self, n_args - 1, args + 1, kw_args);
    mp_buffer_info_t bytes;
    mp_obj_t packed = struct_call(MP_QSTR_pack, self->count + 1, values);
    mp_get_buffer_raise(packed, &bytes, MP_BUFFER_READ);
    BACKMEM_MP_OBJECT_DO(&self->object, call(&self->record, bytes.buf));
    self->values = values;
    return mp_const_none;
}

// save(*values, **fields)
static mp_obj_t record_save(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return values_store(n_args, args, kw_args, backmem_record_save);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(record_save_obj, 1, record_save);

// migrate(*values, **fields): the same in place of the foreign record
static mp_obj_t record_migrate(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return values_store(n_args, args, kw_args, backmem_record_migrate);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(record_migrate_obj, 1, record_migrate);

// The foreign record's payload. It may be larger than this one.
static backmem_err_t foreign_load(const record_t *self, backmem_shape_t shape,
                                  void *dst) {
    backmem_place_t place = self->object.place;
    backmem_record_t old;
    backmem_status_t status;
    place.bytes = self->object.region.bytes - place.offset;
    backmem_err_t err = backmem_record_open(&old, place, shape, &status);
    return err ? err : backmem_record_load(&old, dst);
}

// found() -> (layout, size) of the foreign record that stands here, or None
// found(format) -> its values by this format of its own, or None
static mp_obj_t record_found(size_t n_args, const mp_obj_t *args) {
    const record_t *self = backmem_mp_object_self(args[0]);
    backmem_shape_t found;
    if (!BACKMEM_MP_OBJECT_HAS(&self->object,
                               backmem_record_found(&self->record, &found))) {
        return mp_const_none;
    }
    if (n_args == 1) {
        return backmem_mp_pair(found.layout, found.size);
    }
    mp_obj_t size = struct_call(MP_QSTR_calcsize, 1, args + 1); // always a small int
    if (MP_OBJ_SMALL_INT_VALUE(size) != found.size) {
        mp_raise_msg_varg(&mp_type_ValueError,
                          MP_ERROR_TEXT("format has %d bytes, record %d"),
                          (int)MP_OBJ_SMALL_INT_VALUE(size), (int)found.size);
    }
    vstr_t bytes;
    vstr_init_len(&bytes, found.size);
    if (!BACKMEM_MP_OBJECT_HAS(&self->object, foreign_load(self, found, bytes.buf))) {
        return mp_const_none; // of a newer version of the format
    }
    return values_unpack(args[1], &bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(record_found_obj, 1, 2, record_found);

static void record_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    record_t *self = backmem_mp_object_self(self_in);
    const size_t field = field_find(self, MP_OBJ_NEW_QSTR(attr));
    if (field == self->count) {
        backmem_mp_object_attr(self_in, attr, dest);
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[0] = self->values[1 + field];
    } else if (dest[1] != MP_OBJ_NULL) {
        value_check(self, field, dest[1]);
        self->values[1 + field] = dest[1];
        dest[0] = MP_OBJ_NULL; // done
    }
}

static const mp_rom_map_elem_t record_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_load), MP_ROM_PTR(&record_load_obj) },
    { MP_ROM_QSTR(MP_QSTR_save), MP_ROM_PTR(&record_save_obj) },
    { MP_ROM_QSTR(MP_QSTR_migrate), MP_ROM_PTR(&record_migrate_obj) },
    { MP_ROM_QSTR(MP_QSTR_found), MP_ROM_PTR(&record_found_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&backmem_mp_object_wipe_obj) },
};
static MP_DEFINE_CONST_DICT(record_methods, record_methods_table);

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_record_type,
    MP_QSTR_Record,
    MP_TYPE_FLAG_NONE,
    make_new, backmem_mp_object_make,
    print, backmem_mp_object_print,
    attr, record_attr,
    protocol, &record_plan,
    locals_dict, &record_methods
    );
// clang-format on

#endif
