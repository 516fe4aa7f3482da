// Keys and values of a Store: those of Python, and what another writer made.
//
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_STORE

// EMPTY: there is no text key of these bytes.
static backmem_err_t text_find(const backmem_store_t *store, const char *text,
                               uint32_t size) {
    const backmem_key_t key = { text, { size } };
    uint32_t room = 0;
    return backmem_store_get(store, key, NULL, &room);
}

// A key that Python cannot make is one that another writer made, as its bytes: text
// that is no UTF-8 or has no bytes, and a number in more bytes than it needs. False: it
// is none of these.
static bool key_odd(const backmem_store_t *store, backmem_key_t *key) {
    const uint32_t size = key->text_bytes;
    if (size == 0) {
        key->text_bytes = BACKMEM_KEY_RAW_TEXT;
        return true;
    }
    const bool text = !backmem_mp_is_utf8(key->text, size);
    const bool number = size > 4 || key->text[size - 1] == 0;
    if (number
        && (!text
            || BACKMEM_MP_WHOLE(text_find(store, key->text, size))
                   == BACKMEM_ERR_EMPTY)) {
        key->text_bytes += BACKMEM_KEY_RAW_NUMBER;
    }
    return text || number;
}

bool backmem_mp_key_is(const backmem_store_t *store, backmem_key_t *key,
                       mp_obj_t key_in) {
    const mp_obj_type_t *type = mp_obj_get_type(key_in);
    const bool odd = type == &mp_type_bytes;
    if (type == &mp_type_str || odd) {
        size_t size;
        key->text = mp_obj_str_get_data(key_in, &size);
        key->text_bytes = (uint32_t)size;
        return odd ? size <= BACKMEM_KEY_BYTES_MAX && key_odd(store, key)
                   : size - 1 < BACKMEM_KEY_BYTES_MAX;
    }
    if (type == &mp_type_int) {
        key->text = NULL;
        key->number = (uint32_t)mp_obj_int_get_truncated(key_in);
        return mp_obj_equal(mp_obj_new_int_from_uint(key->number), key_in);
    }
    return false;
}

BACKMEM_MP_NORETURN void backmem_mp_key_raise(mp_obj_t key_in) {
    const mp_obj_type_t *type = mp_obj_get_type(key_in);
    if (type != &mp_type_str && type != &mp_type_int) {
        mp_raise_msg_varg(&mp_type_TypeError,
                          MP_ERROR_TEXT("a key is str or int, not '%q'"),
                          (qstr)type->name);
    }
    mp_raise_ValueError(MP_ERROR_TEXT("a key is 1 to 63 bytes, or 0..2**32-1"));
}
_Static_assert(BACKMEM_KEY_BYTES_MAX == 63, "what is said to be the longest key is");

bool backmem_mp_key_is_hidden(const backmem_store_t *store,
                              const backmem_item_t *item) {
    return item->raw == BACKMEM_KEY_RAW_NUMBER
           && !backmem_mp_is_utf8(item->key.text, item->key_bytes)
           && text_find(store, item->key.text, item->key_bytes) != BACKMEM_ERR_EMPTY;
}

mp_obj_t backmem_mp_key(const backmem_item_t *item) {
    if (!item->is_text) {
        return mp_obj_new_int_from_uint(item->key.number);
    }
    mp_obj_t key = MP_OBJ_NULL;
    if (item->raw == 0) {
        key = backmem_mp_text(item->key.text, item->key_bytes);
    }
    return key != MP_OBJ_NULL
               ? key
               : mp_obj_new_bytes((const byte *)item->key.text, item->key_bytes);
}

mp_obj_t backmem_mp_value(const void *data, size_t size) {
    size_t used;
    mp_obj_t value = backmem_mp_cbor_decode(data, size, &used);
    return value != MP_OBJ_NULL && used == size ? value : mp_obj_new_bytes(data, size);
}

#endif
