// All keys of a Store, or of a transaction: lists of them, and how many there are.
//
// SPDX-License-Identifier: MIT
#include "py/objstr.h"
#include "py/runtime.h"

#include "backmem_mp_store.h"

#if BACKMEM_MP_STORE

// A store in ordinary memory.
typedef struct copy {
    backmem_region_t region; // from the place on
    backmem_store_t store;
} copy_t;

static backmem_err_t copy_take(const backmem_mp_store_t *self, copy_t *copy,
                               void *bytes) {
    copy->store = self->store;
    return backmem_region_read(&self->object.region, self->object.place.offset, bytes,
                               self->object.place.bytes);
}

// The store as it is: other threads may commit while the copy is walked.
static void store_copy(const backmem_mp_store_t *self, copy_t *copy) {
    void *bytes = m_new(byte, self->object.place.bytes);
    backmem_mp_object_check(&self->object,
                            BACKMEM_MP_WHOLE(copy_take(self, copy, bytes)));
    copy->region = self->object.region;
    copy->region.base = (uintptr_t)bytes;
    copy->store.region = &copy->region;
    copy->store.offset = 0;
}

// What a walk gives of each key.
enum {
    KEY = 1,
    VALUE = 2,
};

static void list_put(mp_obj_t list, unsigned what, mp_obj_t key, const void *data,
                     size_t size) {
    mp_obj_t pair[] = { key, MP_OBJ_NULL };
    if (what & VALUE) {
        pair[1] = backmem_mp_value(data, size);
    }
    mp_obj_list_append(list, what == (KEY | VALUE) ? mp_obj_new_tuple(2, pair)
                                                   : pair[what - KEY]);
}

// A list, as things are at the call: each key is met once, and looked up nowhere.
static mp_obj_t mapping_list(mp_obj_t self_in, unsigned what) {
    mp_obj_t pending;
    copy_t copy;
    store_copy(backmem_mp_store_of(self_in, &pending), &copy);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    backmem_item_t item;
    backmem_cursor_t cursor = { 0, 0 };
    char text[BACKMEM_KEY_BYTES_MAX + 1];
    while (backmem_store_next(&copy.store, &cursor, &item, text) == BACKMEM_OK) {
        mp_obj_t key = MP_OBJ_NULL;
        if (backmem_mp_key_is_hidden(&copy.store, &item)) {
            continue;
        }
        if ((what & KEY) || pending != MP_OBJ_NULL) {
            key = backmem_mp_key(&item);
        }
        if (backmem_mp_change_find(pending, key) == MP_OBJ_NULL) {
            list_put(list, what, key,
                     (const byte *)copy.region.base + item.value_offset,
                     item.value_size);
        }
    }
    const mp_map_elem_t *elem = NULL;
    while (pending != MP_OBJ_NULL
           && (elem = backmem_mp_dict_next(pending, elem)) != NULL) {
        if (elem->value != mp_const_none) {
            size_t size;
            const char *data = mp_obj_str_get_data(elem->value, &size);
            list_put(list, what, elem->key, data, size);
        }
    }
    return list;
}

static mp_obj_t mapping_keys(mp_obj_t self_in) {
    return mapping_list(self_in, KEY);
}
MP_DEFINE_CONST_FUN_OBJ_1(backmem_mp_keys_obj, mapping_keys);

static mp_obj_t mapping_values(mp_obj_t self_in) {
    return mapping_list(self_in, VALUE);
}
MP_DEFINE_CONST_FUN_OBJ_1(backmem_mp_values_obj, mapping_values);

mp_obj_t backmem_mp_items(mp_obj_t self_in) {
    return mapping_list(self_in, KEY | VALUE);
}
MP_DEFINE_CONST_FUN_OBJ_1(backmem_mp_items_obj, backmem_mp_items);

mp_obj_t backmem_mp_keys_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    return mp_getiter(mapping_list(self_in, KEY), iter_buf);
}

// Keys, but no more than `most`.
static backmem_err_t keys_count(const backmem_mp_store_t *self, uint32_t most,
                                uint32_t *count) {
    backmem_item_t item;
    backmem_cursor_t cursor = { 0, 0 };
    char text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_err_t err = BACKMEM_OK;
    *count = 0;
    while (*count < most
           && (err = backmem_store_next(&self->store, &cursor, &item, text))
                  == BACKMEM_OK) {
        *count += !backmem_mp_key_is_hidden(&self->store, &item);
    }
    return err;
}

mp_obj_t backmem_mp_keys_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    if (op != MP_UNARY_OP_LEN && op != MP_UNARY_OP_BOOL) {
        return MP_OBJ_NULL;
    }
    mp_obj_t pending;
    uint32_t count;
    const backmem_mp_store_t *self = backmem_mp_store_of(self_in, &pending);
    const bool number = op == MP_UNARY_OP_LEN;
    if (pending != MP_OBJ_NULL) {
        mp_obj_t length = mp_obj_len(mapping_list(self_in, KEY));
        count = (uint32_t)MP_OBJ_SMALL_INT_VALUE(length);
    } else {
        (void)BACKMEM_MP_OBJECT_HAS(&self->object,
                                    keys_count(self, number ? UINT32_MAX : 1, &count));
    }
    return number ? MP_OBJ_NEW_SMALL_INT(count) : mp_obj_new_bool(count != 0);
}

#endif
