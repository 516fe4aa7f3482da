// Log of `import backmem`: breadcrumbs, and a slot that the first fault takes.
//
// In the memory it is two logs: one of one entry, which is the slot, and one of as many
// entries as fit behind it. An entry is a value in CBOR, filled up with zero bytes.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/objstr.h"
#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_LOG

#include "backmem/log.h"

typedef struct log {
    backmem_mp_object_t object;
    backmem_log_t slot;
    backmem_log_t log;
} log_t;

// The bytes of an entry whose longest text has `length` bytes: CBOR puts 1 to 3 in
// front of it.
static uint32_t entry_bytes(mp_obj_t length_in) {
    const uint32_t length =
        backmem_mp_number(MP_QSTR_entry, length_in, 1, BACKMEM_LOG_SIZE_MAX - 3);
    return length + (length < 24 ? 1 : length < 256 ? 2 : 3);
}

// Log(size=None, entry=30, offset=None, region=None, *, force=False)
enum {
    ARG_SIZE,
    ARG_ENTRY,
    ARG_OFFSET,
    ARG_REGION,
    ARG_FORCE,
    ARG_COUNT
};
static const mp_arg_t log_args[ARG_COUNT] = {
    { BACKMEM_MP_ARG(size) },
    { MP_QSTR_entry, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(30) } },
    { BACKMEM_MP_ARG(offset) },
    { BACKMEM_MP_ARG(region) },
    { BACKMEM_MP_ARG_FORCE },
};

static uint32_t log_least(backmem_mp_object_t *object, const mp_arg_val_t *in) {
    object->shape = entry_bytes(in[ARG_ENTRY].u_obj);
    return 2 * BACKMEM_LOG_BYTES(object->shape, 1);
}

static backmem_err_t log_open(backmem_mp_object_t *object, const mp_arg_val_t *in,
                              backmem_status_t *status) {
    (void)in;
    log_t *self = (log_t *)object;
    const uint16_t bytes = (uint16_t)object->shape;
    const uint32_t slot = BACKMEM_LOG_BYTES(bytes, 1);
    const backmem_place_t first = { &object->region, object->offset, slot };
    const backmem_place_t rest = { &object->region, object->offset + slot,
                                   object->bytes - slot };
    backmem_status_t panicked;
    backmem_mp_object_check(&self->object,
                            backmem_log_open(&self->slot, first, bytes, &panicked));
    backmem_err_t err = backmem_log_open(&self->log, rest, bytes, status);
    *status = MAX(panicked, *status);
    return err;
}

static const backmem_mp_plan_t log_plan = {
    .args = log_args,
    .arg_count = ARG_COUNT,
    .place = { ARG_REGION, ARG_OFFSET, ARG_SIZE, ARG_FORCE },
    .unit = 4,
    .shared = true,
    .ram = sizeof(log_t),
    .most = 1u << 20,
    .least = log_least,
    .open = log_open,
};

// The value as an entry, filled up.
static void entry_encode(const log_t *self, mp_obj_t value, vstr_t *entry) {
    const size_t size = self->object.shape;
    vstr_init(entry, size);
    backmem_mp_cbor_encode(entry, value);
    backmem_mp_number(MP_QSTR_size, MP_OBJ_NEW_SMALL_INT(entry->len), 1, (int)size);
    while (entry->len < size) {
        vstr_add_byte(entry, 0);
    }
}

// The value of an entry; of one that another program wrote in another way, its bytes.
static mp_obj_t entry_decode(vstr_t *entry) {
    size_t used;
    const byte *data = (const byte *)entry->buf;
    mp_obj_t value = backmem_mp_cbor_decode(data, entry->len, &used);
    while (value != MP_OBJ_NULL && used < entry->len) {
        if (data[used++] != 0) {
            value = MP_OBJ_NULL;
        }
    }
    return value != MP_OBJ_NULL ? value : mp_obj_new_bytes_from_vstr(entry);
}

// append(value)
static mp_obj_t log_append(mp_obj_t self_in, mp_obj_t value) {
    log_t *self = MP_OBJ_TO_PTR(self_in);
    vstr_t entry;
    entry_encode(self, value, &entry);
    backmem_mp_object_check(&self->object, backmem_log_append(&self->log, entry.buf));
    vstr_clear(&entry);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(log_append_obj, log_append);

// panic(value) -> True, or False when the slot is taken
static mp_obj_t log_panic(mp_obj_t self_in, mp_obj_t value) {
    log_t *self = MP_OBJ_TO_PTR(self_in);
    vstr_t entry;
    entry_encode(self, value, &entry);
    backmem_err_t err = backmem_log_append_once(&self->slot, entry.buf);
    vstr_clear(&entry);
    if (err != BACKMEM_ERR_FULL) {
        backmem_mp_object_check(&self->object, err);
    }
    return mp_obj_new_bool(err != BACKMEM_ERR_FULL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(log_panic_obj, log_panic);

// clear()
static mp_obj_t log_clear(mp_obj_t self_in) {
    log_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_mp_object_check(&self->object, backmem_log_wipe(&self->log));
    backmem_mp_object_check(&self->object, backmem_log_wipe(&self->slot));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(log_clear_obj, log_clear);

// All entries, newest first.
static mp_obj_t entries(const log_t *self, const backmem_log_t *log) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    uint16_t cursor = 0;
    for (;;) {
        vstr_t entry;
        vstr_init_len(&entry, self->object.shape);
        if (backmem_log_next(log, &cursor, entry.buf) != BACKMEM_OK) {
            vstr_clear(&entry);
            return list;
        }
        mp_obj_list_append(list, entry_decode(&entry));
    }
}

static mp_obj_t log_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    const log_t *self = MP_OBJ_TO_PTR(self_in);
    return mp_getiter(entries(self, &self->log), iter_buf);
}

static mp_obj_t log_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    const log_t *self = MP_OBJ_TO_PTR(self_in);
    return op == MP_UNARY_OP_LEN ? mp_obj_len(entries(self, &self->log)) : MP_OBJ_NULL;
}

static void log_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const log_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return; // nothing can be set
    }
    if (attr == MP_QSTR_panicked) {
        size_t count;
        mp_obj_t *items;
        mp_obj_list_get(entries(self, &self->slot), &count, &items);
        dest[0] = count == 0 ? mp_const_none : items[0];
    } else if (attr == MP_QSTR_lost) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->log.lost);
    } else {
        backmem_mp_object_attr(self_in, attr, dest);
    }
}

static const mp_rom_map_elem_t log_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&log_append_obj) },
    { MP_ROM_QSTR(MP_QSTR_panic), MP_ROM_PTR(&log_panic_obj) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&log_clear_obj) },
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
    iter, log_getiter,
    protocol, &log_plan,
    locals_dict, &log_methods
    );
// clang-format on

#endif
