// What the files of Store share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MP_STORE_H
#define BACKMEM_MP_STORE_H

#include "backmem_mp_objects.h"

#if BACKMEM_MP_STORE

typedef struct backmem_mp_store {
    backmem_mp_object_t object;
    backmem_store_t store;
} backmem_mp_store_t;

// A transaction is a mapping too: of the store as it would be.
typedef struct backmem_mp_transaction {
    mp_obj_base_t base;
    backmem_mp_store_t *store;
    mp_obj_t pending; // key to its encoded value, or to None; MP_OBJ_NULL: it is not
                      // inside of its block
} backmem_mp_transaction_t;

// The store, and the changes that are not committed: MP_OBJ_NULL for the store itself.
// Raises ValueError when the transaction is over.
backmem_mp_store_t *backmem_mp_store_of(mp_obj_t self_in, mp_obj_t *pending);

// The change of a transaction to the key: bytes, None where it is deleted; MP_OBJ_NULL:
// there is none.
mp_obj_t backmem_mp_change_find(mp_obj_t pending, mp_obj_t key);

// ---- all keys of either (backmem_mp_keys.c) --------------------------------------

// A list of pairs.
mp_obj_t backmem_mp_items(mp_obj_t self_in);

// Methods.
extern const mp_obj_fun_builtin_fixed_t backmem_mp_keys_obj;
extern const mp_obj_fun_builtin_fixed_t backmem_mp_values_obj;
extern const mp_obj_fun_builtin_fixed_t backmem_mp_items_obj;

// Slots of their types.
mp_obj_t backmem_mp_keys_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf);
mp_obj_t backmem_mp_keys_unary_op(mp_unary_op_t op, mp_obj_t self_in);

#endif

#endif
