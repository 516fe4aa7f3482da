// Store of `import backmem`: a mapping whose changes are made all or not at all.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/mperrno.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include "mp_objects.h"

#if BACKMEM_MP_OBJECTS

#include "backmem/store.h"

typedef struct store {
    backmem_mp_object_t object;
    backmem_store_t store;
} store_t;

// A transaction is a mapping too: of the store as it would be.
typedef struct transaction {
    mp_obj_base_t base;
    store_t *store;
    mp_obj_t pending; // key to its encoded value, or to None; MP_OBJ_NULL: it is over
} transaction_t;

static const mp_obj_type_t transaction_type;

static store_t *store_of(mp_obj_t self_in) {
    if (mp_obj_is_type(self_in, &backmem_mp_store_type)) {
        return MP_OBJ_TO_PTR(self_in);
    }
    const transaction_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->pending == MP_OBJ_NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("transaction is over"));
    }
    return self->store;
}

// The changes that are not committed; NULL for the store itself.
static mp_map_t *pending_of(mp_obj_t self_in) {
    if (mp_obj_is_type(self_in, &backmem_mp_store_type)) {
        return NULL;
    }
    const transaction_t *self = MP_OBJ_TO_PTR(self_in);
    return mp_obj_dict_get_map(self->pending);
}

static void check(const store_t *self, backmem_err_t err) {
    if (err == BACKMEM_ERR_FULL) {
        uint32_t used, capacity;
        vstr_t text;
        backmem_store_space(&self->store, &used, &capacity);
        vstr_init(&text, 64);
        vstr_printf(&text, "%s: FULL: %u of %u bytes in use",
                    self->object.region.row->name, (unsigned)used, (unsigned)capacity);
        mp_obj_t args[] = { MP_OBJ_NEW_SMALL_INT(MP_ENOSPC),
                            mp_obj_new_str_from_vstr(&text) };
        nlr_raise(mp_obj_exception_make_new(&mp_type_OSError, 2, 0, args));
    }
    backmem_mp_check(&self->object.region, err);
}

// ---- keys and values -----------------------------------------------------------

static backmem_key_t key_get(mp_obj_t key_in) {
    if (mp_obj_is_str(key_in)) {
        size_t size;
        const char *text = mp_obj_str_get_data(key_in, &size);
        if (size == 0 || size > BACKMEM_KEY_BYTES_MAX) {
            mp_raise_msg_varg(&mp_type_ValueError,
                              MP_ERROR_TEXT("a key has 1 to %d bytes, not %d"),
                              (int)BACKMEM_KEY_BYTES_MAX, (int)size);
        }
        return (backmem_key_t){ text, (uint32_t)size };
    }
    if (!mp_obj_is_int(key_in)) {
        mp_raise_msg_varg(&mp_type_TypeError,
                          MP_ERROR_TEXT("a key is str or int, not '%s'"),
                          mp_obj_get_type_str(key_in));
    }
    const uint32_t number = (uint32_t)mp_obj_int_get_truncated(key_in);
    if (!mp_obj_equal(mp_obj_new_int_from_uint(number), key_in)) {
        mp_raise_ValueError(MP_ERROR_TEXT("a key is 0..2**32-1"));
    }
    return backmem_key_number(number);
}

static mp_obj_t value_decode(mp_obj_t bytes) {
    size_t size, used;
    const char *data = mp_obj_str_get_data(bytes, &size);
    mp_obj_t value = backmem_mp_cbor_decode((const byte *)data, size, &used);
    if (value == MP_OBJ_NULL || used != size) {
        mp_raise_ValueError(MP_ERROR_TEXT("what is stored is no CBOR of these types"));
    }
    return value;
}

static mp_obj_t value_encode(mp_obj_t value) {
    vstr_t bytes;
    vstr_init(&bytes, 16);
    backmem_mp_cbor_encode(&bytes, value);
    backmem_mp_number(MP_QSTR_size, MP_OBJ_NEW_SMALL_INT(bytes.len), 1,
                      BACKMEM_VALUE_BYTES_MAX);
    return mp_obj_new_bytes_from_vstr(&bytes);
}

// ---- one key -------------------------------------------------------------------

// The value as it is stored; MP_OBJ_NULL when there is none.
static mp_obj_t value_find(mp_obj_t self_in, mp_obj_t key_in) {
    const store_t *self = store_of(self_in);
    const backmem_key_t key = key_get(key_in);
    mp_map_t *pending = pending_of(self_in);
    if (pending != NULL) {
        const mp_map_elem_t *elem = mp_map_lookup(pending, key_in, MP_MAP_LOOKUP);
        if (elem != NULL) {
            return elem->value == mp_const_none ? MP_OBJ_NULL : elem->value;
        }
    }
    byte small[32];
    byte *data = small;
    uint32_t size;
    backmem_err_t err =
        backmem_store_get(&self->store, key, small, sizeof small, &size);
    if (err == BACKMEM_ERR_SIZE) {
        data = m_new(byte, size);
        err = backmem_store_get(&self->store, key, data, size, &size);
    }
    if (err == BACKMEM_ERR_EMPTY) {
        return MP_OBJ_NULL;
    }
    check(self, err);
    return mp_obj_new_bytes(data, size);
}

static mp_obj_t value_load(mp_obj_t self_in, mp_obj_t key_in) {
    mp_obj_t bytes = value_find(self_in, key_in);
    return bytes == MP_OBJ_NULL ? MP_OBJ_NULL : value_decode(bytes);
}

// bytes is None: delete it.
static void value_change(mp_obj_t self_in, mp_obj_t key_in, mp_obj_t bytes) {
    store_t *self = store_of(self_in);
    mp_map_t *pending = pending_of(self_in);
    const backmem_key_t key = key_get(key_in);
    if (pending != NULL) {
        mp_map_lookup(pending, key_in, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = bytes;
    } else if (bytes == mp_const_none) {
        check(self, backmem_store_delete(&self->store, key));
    } else {
        size_t size;
        const char *data = mp_obj_str_get_data(bytes, &size);
        check(self, backmem_store_set(&self->store, key, data, (uint32_t)size));
    }
}

static BACKMEM_MP_NORETURN void raise_missing(mp_obj_t key) {
    nlr_raise(mp_obj_exception_make_new(&mp_type_KeyError, 1, 0, &key));
}

static mp_obj_t mapping_subscr(mp_obj_t self_in, mp_obj_t key, mp_obj_t value) {
    if (value != MP_OBJ_NULL && value != MP_OBJ_SENTINEL) {
        value_change(self_in, key, value_encode(value));
        return mp_const_none;
    }
    mp_obj_t bytes = value_find(self_in, key);
    if (bytes == MP_OBJ_NULL) {
        raise_missing(key);
    }
    if (value == MP_OBJ_SENTINEL) {
        return value_decode(bytes);
    }
    value_change(self_in, key, mp_const_none);
    return mp_const_none;
}

// get(key, default=None)
static mp_obj_t mapping_get(size_t n_args, const mp_obj_t *args) {
    mp_obj_t value = value_load(args[0], args[1]);
    if (value == MP_OBJ_NULL) {
        return n_args > 2 ? args[2] : mp_const_none;
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mapping_get_obj, 2, 3, mapping_get);

// setdefault(key, default=None)
static mp_obj_t mapping_setdefault(size_t n_args, const mp_obj_t *args) {
    mp_obj_t value = value_load(args[0], args[1]);
    if (value == MP_OBJ_NULL) {
        value = n_args > 2 ? args[2] : mp_const_none;
        mapping_subscr(args[0], args[1], value);
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mapping_setdefault_obj, 2, 3,
                                           mapping_setdefault);

// pop(key[, default])
static mp_obj_t mapping_pop(size_t n_args, const mp_obj_t *args) {
    mp_obj_t value = value_load(args[0], args[1]);
    if (value != MP_OBJ_NULL) {
        value_change(args[0], args[1], mp_const_none);
        return value;
    }
    if (n_args < 3) {
        raise_missing(args[1]);
    }
    return args[2];
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mapping_pop_obj, 2, 3, mapping_pop);

// ---- all keys --------------------------------------------------------------------

enum {
    KEYS = 1,
    VALUES = 2,
    ITEMS = KEYS | VALUES,
};

static void collect(mp_obj_t list, unsigned what, mp_obj_t key, mp_obj_t value) {
    mp_obj_t pair[] = { key, value };
    mp_obj_list_append(list, what == KEYS     ? key
                             : what == VALUES ? value
                                              : mp_obj_new_tuple(2, pair));
}

static mp_obj_t item_value(const store_t *self, const backmem_item_t *item) {
    vstr_t bytes;
    vstr_init_len(&bytes, item->value_size);
    check(self, backmem_region_read(&self->object.region, item->value_offset, bytes.buf,
                                    bytes.len));
    return value_decode(mp_obj_new_bytes_from_vstr(&bytes));
}

// A list, as things are at the call; what is pending comes last.
static mp_obj_t mapping_list(mp_obj_t self_in, unsigned what) {
    const store_t *self = store_of(self_in);
    mp_map_t *pending = pending_of(self_in);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    backmem_item_t item;
    uint16_t cursor = 0;
    while (backmem_store_next(&self->store, &cursor, &item) == BACKMEM_OK) {
        mp_obj_t key = item.is_text ? mp_obj_new_str(item.text, item.number)
                                    : mp_obj_new_int_from_uint(item.number);
        if (pending == NULL || mp_map_lookup(pending, key, MP_MAP_LOOKUP) == NULL) {
            collect(list, what, key,
                    (what & VALUES) ? item_value(self, &item) : mp_const_none);
        }
    }
    for (size_t i = 0; pending != NULL && i < pending->alloc; i++) {
        if (mp_map_slot_is_filled(pending, i)
            && pending->table[i].value != mp_const_none) {
            collect(list, what, pending->table[i].key,
                    (what & VALUES) ? value_decode(pending->table[i].value)
                                    : mp_const_none);
        }
    }
    return list;
}

static mp_obj_t mapping_keys(mp_obj_t self_in) {
    return mapping_list(self_in, KEYS);
}
static MP_DEFINE_CONST_FUN_OBJ_1(mapping_keys_obj, mapping_keys);

static mp_obj_t mapping_values(mp_obj_t self_in) {
    return mapping_list(self_in, VALUES);
}
static MP_DEFINE_CONST_FUN_OBJ_1(mapping_values_obj, mapping_values);

static mp_obj_t mapping_items(mp_obj_t self_in) {
    return mapping_list(self_in, ITEMS);
}
static MP_DEFINE_CONST_FUN_OBJ_1(mapping_items_obj, mapping_items);

static mp_obj_t mapping_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    return mp_getiter(mapping_list(self_in, KEYS), iter_buf);
}

static mp_obj_t mapping_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    return op == MP_UNARY_OP_LEN ? mp_obj_len(mapping_list(self_in, KEYS))
                                 : MP_OBJ_NULL;
}

static mp_obj_t mapping_binary_op(mp_binary_op_t op, mp_obj_t self_in, mp_obj_t key) {
    return op == MP_BINARY_OP_CONTAINS
               ? mp_obj_new_bool(value_find(self_in, key) != MP_OBJ_NULL)
               : MP_OBJ_NULL;
}

// ---- transactions ----------------------------------------------------------------

static mp_obj_t store_transaction(mp_obj_t self_in) {
    transaction_t *made = mp_obj_malloc(transaction_t, &transaction_type);
    made->store = MP_OBJ_TO_PTR(self_in);
    made->pending = mp_obj_new_dict(0);
    return MP_OBJ_FROM_PTR(made);
}
static MP_DEFINE_CONST_FUN_OBJ_1(store_transaction_obj, store_transaction);

static void transaction_end(mp_obj_t self_in) {
    transaction_t *self = MP_OBJ_TO_PTR(self_in);
    self->pending = MP_OBJ_NULL;
}

// Ends the transaction, also when the store is full.
static void transaction_commit(mp_obj_t self_in) {
    store_t *store = store_of(self_in);
    const mp_map_t *pending = pending_of(self_in);
    backmem_change_t *changes = m_new0(backmem_change_t, pending->used);
    uint32_t count = 0;
    for (size_t i = 0; i < pending->alloc; i++) {
        if (mp_map_slot_is_filled(pending, i)) {
            backmem_change_t *change = &changes[count++];
            change->key = key_get(pending->table[i].key);
            if (pending->table[i].value != mp_const_none) {
                size_t size;
                change->value = mp_obj_str_get_data(pending->table[i].value, &size);
                change->size = (uint32_t)size;
            }
        }
    }
    backmem_err_t err = backmem_store_commit(&store->store, changes, count);
    transaction_end(self_in);
    check(store, err);
}

static mp_obj_t transaction_enter(mp_obj_t self_in) {
    return self_in;
}
static MP_DEFINE_CONST_FUN_OBJ_1(transaction_enter_obj, transaction_enter);

// __exit__(type, value, traceback)
static mp_obj_t transaction_exit(size_t n_args, const mp_obj_t *args) {
    if (args[1] == mp_const_none) {
        transaction_commit(args[0]);
    } else {
        transaction_end(args[0]);
    }
    return mp_const_false;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(transaction_exit_obj, 4, 4,
                                           transaction_exit);

// update(mapping or pairs, **values): all or none, also without a transaction
static mp_obj_t mapping_update(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_arg_check_num(n_args, kw_args->used, 1, 2, true);
    const bool alone = mp_obj_is_type(args[0], &backmem_mp_store_type);
    mp_obj_t into = alone ? store_transaction(args[0]) : args[0];
    // dict.update knows all that may be given.
    mp_obj_t dict = mp_obj_new_dict(0);
    if (n_args > 1) {
        mp_obj_t call[3];
        mp_load_method(dict, MP_QSTR_update, call);
        call[2] = args[1];
        mp_call_method_n_kw(1, 0, call);
    }
    const mp_map_t *maps[] = { mp_obj_dict_get_map(dict), kw_args };
    for (size_t m = 0; m < MP_ARRAY_SIZE(maps); m++) {
        for (size_t i = 0; i < maps[m]->alloc; i++) {
            if (mp_map_slot_is_filled(maps[m], i)) {
                mapping_subscr(into, maps[m]->table[i].key, maps[m]->table[i].value);
            }
        }
    }
    if (alone) {
        transaction_commit(into);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(mapping_update_obj, 1, mapping_update);

// ---- Store -------------------------------------------------------------------------

// Store(region=None, offset=None, size=None, layout=0, *, force=False)
static mp_obj_t store_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                               const mp_obj_t *args) {
    enum {
        ARG_REGION,
        ARG_OFFSET,
        ARG_SIZE,
        ARG_LAYOUT,
        ARG_FORCE,
        ARG_COUNT
    };
    static const mp_arg_t allowed[ARG_COUNT] = {
        { BACKMEM_MP_ARG(region) },
        { BACKMEM_MP_ARG(offset) },
        { BACKMEM_MP_ARG(size) },
        { MP_QSTR_layout, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(0) } },
        { BACKMEM_MP_ARG_FORCE },
    };
    mp_arg_val_t in[ARG_COUNT];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, ARG_COUNT, allowed, in);
    const uint16_t layout = (uint16_t)backmem_mp_number(
        MP_QSTR_layout, in[ARG_LAYOUT].u_obj, 0, UINT16_MAX);
    backmem_mp_wish_t wish = {
        .type = type,
        .region = in[ARG_REGION].u_obj,
        .offset = in[ARG_OFFSET].u_obj,
        .least = BACKMEM_STORE_BYTES_MIN,
        .most = BACKMEM_STORE_BYTES_MAX,
        .unit = 8,
        .shape = layout,
        .force = in[ARG_FORCE].u_bool,
        .shared = true,
    };
    backmem_mp_wish_size(&wish, in[ARG_SIZE].u_obj);
    store_t *self = backmem_mp_object_new(&wish, sizeof *self);
    if (self->object.status == BACKMEM_MP_UNOPENED) {
        backmem_status_t status;
        check(self, backmem_store_open(&self->store, &self->object.region,
                                       self->object.offset, self->object.bytes, layout,
                                       &status));
        backmem_mp_object_claim(&self->object, status);
    }
    return MP_OBJ_FROM_PTR(self);
}

// wipe()
static mp_obj_t store_wipe(mp_obj_t self_in) {
    store_t *self = MP_OBJ_TO_PTR(self_in);
    check(self, backmem_store_wipe(&self->store));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(store_wipe_obj, store_wipe);

// space() -> (bytes in use, bytes that can be in use)
static mp_obj_t store_space(mp_obj_t self_in) {
    const store_t *self = MP_OBJ_TO_PTR(self_in);
    uint32_t used, capacity;
    backmem_store_space(&self->store, &used, &capacity);
    mp_obj_t pair[] = { MP_OBJ_NEW_SMALL_INT(used), MP_OBJ_NEW_SMALL_INT(capacity) };
    return mp_obj_new_tuple(MP_ARRAY_SIZE(pair), pair);
}
static MP_DEFINE_CONST_FUN_OBJ_1(store_space_obj, store_space);

#define MAPPING_METHODS                                                           \
    { MP_ROM_QSTR(MP_QSTR_get), MP_ROM_PTR(&mapping_get_obj) },                   \
        { MP_ROM_QSTR(MP_QSTR_items), MP_ROM_PTR(&mapping_items_obj) },           \
        { MP_ROM_QSTR(MP_QSTR_keys), MP_ROM_PTR(&mapping_keys_obj) },             \
        { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&mapping_pop_obj) },               \
        { MP_ROM_QSTR(MP_QSTR_setdefault), MP_ROM_PTR(&mapping_setdefault_obj) }, \
        { MP_ROM_QSTR(MP_QSTR_update), MP_ROM_PTR(&mapping_update_obj) }, {       \
        MP_ROM_QSTR(MP_QSTR_values), MP_ROM_PTR(&mapping_values_obj)              \
    }

static const mp_rom_map_elem_t store_methods_table[] = {
    MAPPING_METHODS,
    { MP_ROM_QSTR(MP_QSTR_space), MP_ROM_PTR(&store_space_obj) },
    { MP_ROM_QSTR(MP_QSTR_transaction), MP_ROM_PTR(&store_transaction_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&store_wipe_obj) },
};
static MP_DEFINE_CONST_DICT(store_methods, store_methods_table);

static const mp_rom_map_elem_t transaction_methods_table[] = {
    MAPPING_METHODS,
    { MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&transaction_enter_obj) },
    { MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&transaction_exit_obj) },
};
static MP_DEFINE_CONST_DICT(transaction_methods, transaction_methods_table);

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_store_type,
    MP_QSTR_Store,
    MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, store_make_new,
    print, backmem_mp_object_print,
    attr, backmem_mp_object_attr,
    unary_op, mapping_unary_op,
    binary_op, mapping_binary_op,
    subscr, mapping_subscr,
    iter, mapping_getiter,
    locals_dict, &store_methods
    );

static MP_DEFINE_CONST_OBJ_TYPE(
    transaction_type,
    MP_QSTR_Transaction,
    MP_TYPE_FLAG_ITER_IS_GETITER,
    unary_op, mapping_unary_op,
    binary_op, mapping_binary_op,
    subscr, mapping_subscr,
    iter, mapping_getiter,
    locals_dict, &transaction_methods
    );
// clang-format on

#endif
