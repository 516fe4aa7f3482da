// Log of `import backmem`: breadcrumbs, and a slot that the first fault takes.
//
// In the memory it is two logs: one of one entry, which is the slot, and one of as many
// entries as fit behind it. An entry is a value in CBOR, filled up with zero bytes.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_LOG

#include "backmem/log.h"

typedef struct log {
    backmem_mp_object_t object; // its shape is the longest text of an entry
    backmem_log_t slot;
    backmem_log_t log;
    uint32_t appended; // entries, by this object
} log_t;

static uint32_t entry_bytes(const log_t *self) {
    return backmem_mp_cbor_text_bytes(self->object.shape);
}

// Log(entries=None, entry=30, *, offset, size, region, after, force)
enum {
    ARG_ENTRIES,
    ARG_ENTRY,
    ARG_COUNT
};
static const mp_arg_t log_args[ARG_COUNT] = {
    { MP_QSTR_entries, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    { MP_QSTR_entry, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(30) } },
};

static uint32_t log_least(backmem_mp_object_t *object, const mp_arg_val_t *in) {
    object->shape = backmem_mp_number(MP_QSTR_entry, in[ARG_ENTRY].u_obj, 1,
                                      BACKMEM_LOG_SIZE_MAX - 3);
    const uint32_t slot = BACKMEM_LOG_BYTES(entry_bytes((log_t *)object), 1);
    if (in[ARG_ENTRIES].u_obj == mp_const_none) {
        return 2 * slot;
    }
    object->asked = slot
                    * (1
                       + backmem_mp_number(MP_QSTR_entries, in[ARG_ENTRIES].u_obj, 1,
                                           BACKMEM_LOG_COUNT_MAX));
    return object->asked;
}

static backmem_err_t log_open(backmem_mp_object_t *object, backmem_status_t *status) {
    log_t *self = (log_t *)object;
    self->appended = 0;
    const uint16_t bytes = (uint16_t)entry_bytes(self);
    backmem_place_t place = object->place;
    const uint32_t all = place.bytes;
    place.bytes = BACKMEM_LOG_BYTES((uint32_t)bytes, 1);
    backmem_status_t panicked;
    backmem_err_t err = backmem_log_open(&self->slot, place, bytes, &panicked);
    if (!err) {
        place.offset += place.bytes;
        place.bytes = all - place.bytes;
        err = backmem_log_open(&self->log, place, bytes, status);
        *status = MAX(panicked, *status);
    }
    return err;
}

static backmem_err_t log_wipe(backmem_mp_object_t *object) {
    log_t *self = (log_t *)object;
    backmem_err_t err = backmem_log_wipe(&self->log);
    return err ? err : backmem_log_wipe(&self->slot);
}

static const backmem_mp_plan_t log_plan = {
    .args = log_args,
    .arg_count = ARG_COUNT,
    .unit = 4,
    .ram = sizeof(log_t),
    .most = 1u << 20,
    .least = log_least,
    .open = log_open,
    .wipe = log_wipe,
};

// ---- entries --------------------------------------------------------------------

// The value as an entry, filled up.
static void entry_encode(const log_t *self, mp_obj_t value, vstr_t *entry) {
    const size_t size = entry_bytes(self);
    vstr_init(entry, size);
    backmem_mp_cbor_encode(
        entry, value, self->object.shape,
        MP_ERROR_TEXT("%q of %d bytes, an entry holds %d: Log(entry=%d)"));
    while (entry->len < size) {
        vstr_add_byte(entry, 0);
    }
}

// The value of an entry; of one that another program wrote in another way, its bytes.
static mp_obj_t entry_decode(const vstr_t *entry) {
    size_t used;
    const byte *data = (const byte *)entry->buf;
    mp_obj_t value = backmem_mp_cbor_decode(data, entry->len, &used);
    while (value != MP_OBJ_NULL && used < entry->len) {
        if (data[used++] != 0) {
            value = MP_OBJ_NULL;
        }
    }
    return value != MP_OBJ_NULL ? value : mp_obj_new_bytes(data, entry->len);
}

// Type, place and message of an exception: "OSError main.py:7: [Errno 5] EIO"; type and
// text of another value; the name of a class.
static mp_obj_t fault_text(mp_obj_t fault) {
    vstr_t text;
    mp_print_t print;
    size_t count = 0, *trace;
    vstr_init_print(&text, 64, &print);
    const mp_obj_type_t *type = mp_obj_get_type(fault);
    if (type == &mp_type_type) {
        type = MP_OBJ_TO_PTR(fault);
        return MP_OBJ_NEW_QSTR((qstr)type->name);
    }
    const qstr name = (qstr)type->name;
    if (mp_obj_is_exception_instance(fault)) {
        mp_obj_exception_get_traceback(fault, &count, &trace);
    }
    if (count == 0) {
        mp_printf(&print, "%q: ", name);
    } else { // first of all, where it was raised
        mp_printf(&print, "%q %q:%u: ", name, (qstr)trace[0], (unsigned)trace[1]);
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) { // else what the program says of its own types fails too
        mp_obj_print_helper(&print, fault, PRINT_STR);
        nlr_pop();
    }
    return mp_obj_new_str_from_vstr(&text);
}

// The value. Of text and bytes as much as an entry holds, text in whole characters.
static mp_obj_t value_cut(const log_t *self, mp_obj_t value) {
    const mp_obj_type_t *type = mp_obj_get_type(value);
    size_t most = self->object.shape;
    size_t size;
    if (type != &mp_type_str && type != &mp_type_bytes) {
        return value;
    }
    const char *data = mp_obj_str_get_data(value, &size);
    if (size <= most) {
        return value;
    }
    while (type == &mp_type_str && most > 0 && (data[most] & 0xc0) == 0x80) {
        most--;
    }
    return type == &mp_type_str ? mp_obj_new_str(data, most)
                                : mp_obj_new_bytes((const byte *)data, most);
}

// The value as an entry, of the text of it where there is none: this raises nothing for
// a value of any kind.
static void fault_encode(const log_t *self, mp_obj_t value, vstr_t *entry) {
    nlr_buf_t nlr;
    if (!mp_obj_is_exception_instance(value) && nlr_push(&nlr) == 0) {
        entry_encode(self, value_cut(self, value), entry);
        nlr_pop();
    } else {
        entry_encode(self, value_cut(self, fault_text(value)), entry);
    }
}

static backmem_err_t log_append_entry(log_t *self, const void *entry) {
    self->appended++;
    return backmem_log_append(&self->log, entry);
}

// append(value)
static mp_obj_t log_append(mp_obj_t self_in, mp_obj_t value) {
    log_t *self = backmem_mp_object_self(self_in);
    vstr_t entry;
    entry_encode(self, value, &entry);
    BACKMEM_MP_OBJECT_DO(&self->object, log_append_entry(self, entry.buf));
    vstr_clear(&entry);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(log_append_obj, log_append);

// panic(value) -> True, or False when the slot is taken
static mp_obj_t log_panic(mp_obj_t self_in, mp_obj_t value) {
    log_t *self = backmem_mp_object_self(self_in);
    vstr_t entry;
    fault_encode(self, value, &entry);
    backmem_err_t err =
        BACKMEM_MP_WHOLE(backmem_log_append_once(&self->slot, entry.buf));
    vstr_clear(&entry);
    if (err != BACKMEM_ERR_FULL) {
        backmem_mp_object_check(&self->object, err);
    }
    return mp_obj_new_bool(err != BACKMEM_ERR_FULL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(log_panic_obj, log_panic);

// The next entry of a walk. What was appended since the one before, when there were
// `seen`, has moved all entries on.
static backmem_err_t entry_next(const log_t *self, uint32_t *seen, uint16_t *cursor,
                                void *dst) {
    const uint32_t at = *cursor + (self->appended - *seen);
    if (*cursor != 0) { // else the newest, whichever that is
        *cursor = (uint16_t)MIN(at, UINT16_MAX);
    }
    *seen = self->appended;
    return backmem_log_next(&self->log, cursor, dst);
}

// All entries, newest first.
static mp_obj_t entries(const log_t *self) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    uint32_t seen = 0;
    uint16_t cursor = 0;
    vstr_t entry;
    vstr_init_len(&entry, entry_bytes(self));
    while (BACKMEM_MP_OBJECT_HAS(&self->object,
                                 entry_next(self, &seen, &cursor, entry.buf))) {
        mp_obj_list_append(list, entry_decode(&entry));
    }
    vstr_clear(&entry);
    return list;
}

static mp_obj_t log_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    return mp_getiter(entries(backmem_mp_object_self(self_in)), iter_buf);
}

// Walks over `count` entries, or as many as there are: then the error is EMPTY, and
// `count` how many that were. The last one is at `dst`.
static backmem_err_t entry_walk(const backmem_log_t *log, uint32_t *count, void *dst) {
    uint32_t walked = 0;
    uint16_t cursor = 0;
    backmem_err_t err = BACKMEM_OK;
    while (walked < *count
           && (err = backmem_log_next(log, &cursor, dst)) == BACKMEM_OK) {
        walked++;
    }
    *count = walked;
    return err;
}

// The value of the last of `count` entries; MP_OBJ_NULL: there are fewer, and `count`
// is how many.
static mp_obj_t entry_load(const log_t *self, const backmem_log_t *log,
                           uint32_t *count) {
    vstr_t entry;
    vstr_init_len(&entry, entry_bytes(self));
    mp_obj_t value = MP_OBJ_NULL;
    if (BACKMEM_MP_OBJECT_HAS(&self->object, entry_walk(log, count, entry.buf))) {
        value = entry_decode(&entry);
    }
    vstr_clear(&entry);
    return value;
}

// As many entries as are whole; none is decoded.
static uint32_t log_count(const log_t *self) {
    uint32_t count = UINT32_MAX;
    (void)entry_load(self, &self->log, &count);
    return count;
}

// log[0] is the newest, log[-1] the oldest.
static mp_obj_t log_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL; // no entry can be changed
    }
    const log_t *self = backmem_mp_object_self(self_in);
    mp_int_t index = mp_obj_get_int(index_in);
    if (index < 0) {
        index += (mp_int_t)log_count(self);
    }
    value = MP_OBJ_NULL;
    if (index >= 0 && index < (mp_int_t)BACKMEM_LOG_COUNT_MAX) {
        uint32_t count = (uint32_t)index + 1;
        value = entry_load(self, &self->log, &count);
    }
    if (value == MP_OBJ_NULL) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("no such entry"));
    }
    return value;
}

static mp_obj_t log_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    const log_t *self = backmem_mp_object_self(self_in);
    return op == MP_UNARY_OP_LEN ? MP_OBJ_NEW_SMALL_INT(log_count(self)) : MP_OBJ_NULL;
}

static void log_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const log_t *self = backmem_mp_object_self(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return; // nothing can be set
    }
    if (attr == MP_QSTR_panicked) {
        uint32_t count = 1;
        dest[0] = entry_load(self, &self->slot, &count);
        if (dest[0] == MP_OBJ_NULL) {
            dest[0] = mp_const_none;
        }
    } else if (attr == MP_QSTR_lost) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->log.lost);
    } else {
        backmem_mp_object_attr(self_in, attr, dest);
    }
}

static const mp_rom_map_elem_t log_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&log_append_obj) },
    { MP_ROM_QSTR(MP_QSTR_panic), MP_ROM_PTR(&log_panic_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&backmem_mp_object_wipe_obj) },
};
static MP_DEFINE_CONST_DICT(log_methods, log_methods_table);

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_log_type,
    MP_QSTR_Log,
    MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, backmem_mp_object_make,
    print, backmem_mp_object_print,
    attr, log_attr,
    unary_op, log_unary_op,
    subscr, log_subscr,
    iter, log_getiter,
    protocol, &log_plan,
    locals_dict, &log_methods
    );
// clang-format on

#endif
