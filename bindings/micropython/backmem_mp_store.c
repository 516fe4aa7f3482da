// Store of `import backmem`: a mapping whose changes are made all or not at all.
//
// SPDX-License-Identifier: MIT
#include "py/mperrno.h"
#include "py/runtime.h"

#include "backmem_mp_store.h"

#if BACKMEM_MP_STORE

static const mp_obj_type_t transaction_type;

// The store, and the changes that are not committed: none for the store itself.
backmem_mp_store_t *backmem_mp_store_of(mp_obj_t self_in, mp_obj_t *pending) {
    *pending = MP_OBJ_NULL;
    if (mp_obj_is_type(self_in, &backmem_mp_store_type)) {
        return backmem_mp_object_self(self_in);
    }
    const backmem_mp_transaction_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->pending == MP_OBJ_NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("not inside of its with block"));
    }
    *pending = self->pending;
    return backmem_mp_object_self(MP_OBJ_FROM_PTR(self->store));
}

// ---- one key --------------------------------------------------------------------

// A value as it is stored. What is short is here: no heap is needed for it.
typedef struct found {
    const void *data;
    uint32_t size;
    byte room[64];
} found_t;

// The change of a transaction to the key: bytes, None where it is deleted; MP_OBJ_NULL:
// there is none.
mp_obj_t backmem_mp_change_find(mp_obj_t pending, mp_obj_t key) {
    if (pending == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    const mp_map_elem_t *elem =
        mp_map_lookup(mp_obj_dict_get_map(pending), key, MP_MAP_LOOKUP);
    return elem == NULL ? MP_OBJ_NULL : elem->value;
}

// Whether there is such a key. Its value is not looked at where `found` is NULL.
static bool value_find(mp_obj_t self_in, mp_obj_t key_in, found_t *found) {
    mp_obj_t pending;
    const backmem_mp_store_t *self = backmem_mp_store_of(self_in, &pending);
    backmem_key_t key;
    if (!backmem_mp_key_is(&self->store, &key, key_in)) {
        return false;
    }
    const mp_obj_t change = backmem_mp_change_find(pending, key_in);
    if (change != MP_OBJ_NULL) {
        if (change != mp_const_none && found != NULL) {
            size_t size;
            found->data = mp_obj_str_get_data(change, &size);
            found->size = (uint32_t)size;
        }
        return change != mp_const_none;
    }
    void *dst = found == NULL ? NULL : found->room;
    uint32_t size = found == NULL ? 0 : sizeof found->room;
    backmem_err_t err;
    while ((err = BACKMEM_MP_WHOLE(backmem_store_get(&self->store, key, dst, &size)))
           == BACKMEM_ERR_SIZE) {
        if (found == NULL) {
            return true;
        }
        dst = m_new(byte, size);
    }
    if (err == BACKMEM_ERR_EMPTY) {
        return false;
    }
    backmem_mp_object_check(&self->object, err);
    if (found != NULL) {
        found->data = dst;
        found->size = size;
    }
    return true;
}

static mp_obj_t value_load(mp_obj_t self_in, mp_obj_t key) {
    found_t found;
    return value_find(self_in, key, &found) ? backmem_mp_value(found.data, found.size)
                                            : MP_OBJ_NULL;
}

// data is NULL: delete it.
static void change_get(const backmem_mp_store_t *self, backmem_change_t *change,
                       mp_obj_t key, const void *data, size_t size) {
    if (!backmem_mp_key_is(&self->store, &change->key, key)
        || (data != NULL && mp_obj_is_type(key, &mp_type_bytes))) {
        backmem_mp_key_raise(key);
    }
    change->value = data;
    change->head_size = 0;
    change->size = (uint32_t)size;
}

// The bytes that a change takes in a full store.
static uint32_t change_bytes(const backmem_change_t *change) {
    uint32_t key = change->key.text_bytes;
    if (change->value == NULL) {
        return 0;
    }
    if (change->key.text == NULL) {
        uint32_t number = key;
        for (key = 0; number != 0; number >>= 8) {
            key++;
        }
    }
    return 4 + ((key + change->size + 3) & ~(uint32_t)3);
}

// Makes the changes, all or none.
static void commit(backmem_mp_store_t *self, backmem_change_t *changes,
                   uint32_t count) {
    backmem_err_t err =
        BACKMEM_MP_WHOLE(backmem_store_commit(&self->store, changes, count));
    if (err == BACKMEM_ERR_FULL) {
        uint32_t used, capacity;
        uint32_t bytes = 0;
        for (uint32_t i = 0; i < count; i++) {
            bytes += change_bytes(&changes[i]);
        }
        backmem_store_space(&self->store, &used, &capacity);
        vstr_t text;
        mp_print_t print;
        vstr_init_print(&text, 64, &print);
        mp_printf(&print, "%s: FULL: %u bytes needed, %u are left",
                  self->object.region.desc->name, (unsigned)bytes,
                  (unsigned)(capacity - used));
        backmem_mp_raise(&mp_type_OSError, MP_ENOSPC, &text);
    }
    backmem_mp_object_check(&self->object, err);
}

// bytes is NULL: delete it.
static void value_change(mp_obj_t self_in, mp_obj_t key, vstr_t *bytes) {
    mp_obj_t pending;
    backmem_mp_store_t *self = backmem_mp_store_of(self_in, &pending);
    backmem_change_t change;
    change_get(self, &change, key, bytes == NULL ? NULL : bytes->buf,
               bytes == NULL ? 0 : bytes->len);
    if (pending == MP_OBJ_NULL) {
        commit(self, &change, 1);
    } else {
        mp_obj_dict_store(pending, key,
                          bytes == NULL ? mp_const_none
                                        : mp_obj_new_bytes_from_vstr(bytes));
    }
}

static void value_set(mp_obj_t self_in, mp_obj_t key, mp_obj_t value) {
    vstr_t bytes;
    vstr_init(&bytes, 16);
    backmem_mp_cbor_encode(&bytes, value, BACKMEM_VALUE_BYTES_MAX - 3,
                           MP_ERROR_TEXT("%q of %d bytes, a value has at most %d"));
    value_change(self_in, key, &bytes);
}

static mp_obj_t mapping_subscr(mp_obj_t self_in, mp_obj_t key, mp_obj_t value) {
    if (value == MP_OBJ_SENTINEL) {
        value = value_load(self_in, key);
        if (value == MP_OBJ_NULL) {
            mp_raise_type_arg(&mp_type_KeyError, key);
        }
        return value;
    }
    if (value != MP_OBJ_NULL) {
        value_set(self_in, key, value);
    } else if (value_find(self_in, key, NULL)) {
        value_change(self_in, key, NULL);
    } else {
        mp_raise_type_arg(&mp_type_KeyError, key);
    }
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
        value_set(args[0], args[1], value);
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mapping_setdefault_obj, 2, 3,
                                           mapping_setdefault);

// pop(key[, default])
static mp_obj_t mapping_pop(size_t n_args, const mp_obj_t *args) {
    mp_obj_t value = value_load(args[0], args[1]);
    if (value != MP_OBJ_NULL) {
        value_change(args[0], args[1], NULL);
    } else if (n_args > 2) {
        value = args[2];
    } else {
        mp_raise_type_arg(&mp_type_KeyError, args[1]);
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mapping_pop_obj, 2, 3, mapping_pop);

static mp_obj_t mapping_binary_op(mp_binary_op_t op, mp_obj_t self_in, mp_obj_t key) {
    return op == MP_BINARY_OP_CONTAINS ? mp_obj_new_bool(value_find(self_in, key, NULL))
                                       : MP_OBJ_NULL;
}

// ---- transactions ---------------------------------------------------------------

static mp_obj_t store_transaction(mp_obj_t self_in) {
    backmem_mp_store_t *store = backmem_mp_object_self(self_in);
    backmem_mp_transaction_t *made =
        mp_obj_malloc(backmem_mp_transaction_t, &transaction_type);
    made->store = store;
    made->pending = MP_OBJ_NULL;
    return MP_OBJ_FROM_PTR(made);
}
static MP_DEFINE_CONST_FUN_OBJ_1(store_transaction_obj, store_transaction);

static void transaction_end(mp_obj_t self_in) {
    backmem_mp_transaction_t *self = MP_OBJ_TO_PTR(self_in);
    self->pending = MP_OBJ_NULL;
}

// Ends the transaction, also when the store is full.
static void transaction_commit(mp_obj_t self_in) {
    mp_obj_t pending;
    backmem_mp_store_t *store = backmem_mp_store_of(self_in, &pending);
    backmem_change_t *changes = m_new(backmem_change_t, mp_obj_dict_len(pending));
    uint32_t count = 0;
    const mp_map_elem_t *elem = NULL;
    while ((elem = backmem_mp_dict_next(pending, elem)) != NULL) {
        size_t size = 0;
        const char *data = elem->value == mp_const_none
                               ? NULL
                               : mp_obj_str_get_data(elem->value, &size);
        change_get(store, &changes[count++], elem->key, data, size);
    }
    transaction_end(self_in);
    commit(store, changes, count);
}

static mp_obj_t transaction_enter(mp_obj_t self_in) {
    backmem_mp_transaction_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->pending == MP_OBJ_NULL) {
        self->pending = mp_obj_new_dict(0);
    }
    return self_in;
}
static MP_DEFINE_CONST_FUN_OBJ_1(transaction_enter_obj, transaction_enter);

// __exit__(type, value, traceback)
static mp_obj_t transaction_exit(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    if (args[1] == mp_const_none) {
        transaction_commit(args[0]);
    } else {
        transaction_end(args[0]);
    }
    return mp_const_false;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(transaction_exit_obj, 4, 4,
                                           transaction_exit);

// The items of what a dict may be made of, or of a mapping of ours: dict() would take
// its keys for pairs.
static mp_obj_t items_of(mp_obj_t from) {
    const mp_obj_type_t *type = mp_obj_get_type(from);
    if (MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, subscr) == mapping_subscr) {
        from = backmem_mp_items(from);
    }
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_dict), from);
}

static void mapping_put(mp_obj_t self_in, mp_obj_t dict) {
    const mp_map_elem_t *elem = NULL;
    while ((elem = backmem_mp_dict_next(dict, elem)) != NULL) {
        mapping_subscr(self_in, elem->key, elem->value);
    }
}

// update(mapping or pairs, **values): all or none, in a transaction and without
static mp_obj_t mapping_update(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_obj_t pending;
    backmem_mp_store_t *store = backmem_mp_store_of(args[0], &pending);
    mp_arg_check_num(n_args, 0, 1, 2, false);
    mp_obj_t all = transaction_enter(store_transaction(MP_OBJ_FROM_PTR(store)));
    if (n_args > 1) {
        mapping_put(all, items_of(args[1]));
    }
    mp_obj_dict_t named = { { &mp_type_dict }, *kw_args };
    mapping_put(all, MP_OBJ_FROM_PTR(&named));
    if (pending == MP_OBJ_NULL) {
        transaction_commit(all);
    } else {
        const backmem_mp_transaction_t *good = MP_OBJ_TO_PTR(all);
        backmem_mp_call(pending, MP_QSTR_update, 1, &good->pending);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(mapping_update_obj, 1, mapping_update);

// ---- Store ----------------------------------------------------------------------

// Store(*, layout, offset, size, region, after, force)
static const mp_arg_t store_args[] = {
    { MP_QSTR_layout, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(0) } },
};

static uint32_t store_least(backmem_mp_object_t *object, const mp_arg_val_t *in) {
    object->shape = backmem_mp_number(MP_QSTR_layout, in[0].u_obj, 0, UINT16_MAX);
    return BACKMEM_STORE_BYTES_MIN;
}

static backmem_err_t store_open(backmem_mp_object_t *object, backmem_status_t *status) {
    backmem_mp_store_t *self = (backmem_mp_store_t *)object;
    return backmem_store_open(&self->store, object->place, (uint16_t)object->shape,
                              status);
}

static backmem_err_t store_wipe(backmem_mp_object_t *object) {
    return backmem_store_wipe(&((backmem_mp_store_t *)object)->store);
}

static const backmem_mp_plan_t store_plan = {
    .args = store_args,
    .arg_count = MP_ARRAY_SIZE(store_args),
    .unit = 8,
    .ram = sizeof(backmem_mp_store_t),
    .most = BACKMEM_STORE_BYTES_MAX,
    .least = store_least,
    .open = store_open,
    .wipe = store_wipe,
};

// space() -> (bytes in use, bytes that can be in use)
static mp_obj_t store_space(mp_obj_t self_in) {
    const backmem_mp_store_t *self = backmem_mp_object_self(self_in);
    uint32_t used, capacity;
    backmem_store_space(&self->store, &used, &capacity);
    return backmem_mp_pair(used, capacity);
}
static MP_DEFINE_CONST_FUN_OBJ_1(store_space_obj, store_space);

// What only a Store has, what both have, what only a transaction has.
static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_space), MP_ROM_PTR(&store_space_obj) },
    { MP_ROM_QSTR(MP_QSTR_transaction), MP_ROM_PTR(&store_transaction_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&backmem_mp_object_wipe_obj) },
    { MP_ROM_QSTR(MP_QSTR_get), MP_ROM_PTR(&mapping_get_obj) },
    { MP_ROM_QSTR(MP_QSTR_items), MP_ROM_PTR(&backmem_mp_items_obj) },
    { MP_ROM_QSTR(MP_QSTR_keys), MP_ROM_PTR(&backmem_mp_keys_obj) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&mapping_pop_obj) },
    { MP_ROM_QSTR(MP_QSTR_setdefault), MP_ROM_PTR(&mapping_setdefault_obj) },
    { MP_ROM_QSTR(MP_QSTR_update), MP_ROM_PTR(&mapping_update_obj) },
    { MP_ROM_QSTR(MP_QSTR_values), MP_ROM_PTR(&backmem_mp_values_obj) },
    { MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&transaction_enter_obj) },
    { MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&transaction_exit_obj) },
};
#define BACKMEM_MP_STORE_OWN       3
#define BACKMEM_MP_TRANSACTION_OWN 2
static MP_DEFINE_CONST_DICT_WITH_SIZE(store_methods, methods_table,
                                      MP_ARRAY_SIZE(methods_table)
                                          - BACKMEM_MP_TRANSACTION_OWN);
static MP_DEFINE_CONST_DICT_WITH_SIZE(transaction_methods,
                                      &methods_table[BACKMEM_MP_STORE_OWN],
                                      MP_ARRAY_SIZE(methods_table)
                                          - BACKMEM_MP_STORE_OWN);

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_store_type,
    MP_QSTR_Store,
    MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, backmem_mp_object_make,
    print, backmem_mp_object_print,
    attr, backmem_mp_object_attr,
    unary_op, backmem_mp_keys_unary_op,
    binary_op, mapping_binary_op,
    subscr, mapping_subscr,
    iter, backmem_mp_keys_getiter,
    protocol, &store_plan,
    locals_dict, &store_methods
    );

static MP_DEFINE_CONST_OBJ_TYPE(
    transaction_type,
    MP_QSTR_Transaction,
    MP_TYPE_FLAG_ITER_IS_GETITER,
    unary_op, backmem_mp_keys_unary_op,
    binary_op, mapping_binary_op,
    subscr, mapping_subscr,
    iter, backmem_mp_keys_getiter,
    locals_dict, &transaction_methods
    );
// clang-format on

#endif
