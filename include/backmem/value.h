// Values of a store: numbers, truth, text and bytes, as CBOR (RFC 8949) in its shortest
// form. So Python's Store and any other reader of CBOR read what C stored, and the
// other way round: 300 is an int there, true is True, a text is a str.
//
//     err = backmem_store_set_uint32(&store, backmem_key("baud"), 115200);
//
// Each type has three forms: set commits one value; change makes a part of a
// transaction, for backmem_store_commit; get reads.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_VALUE_H
#define BACKMEM_VALUE_H

#include "backmem/store.h"

#ifdef __cplusplus
extern "C" {
#endif

// ---- how large a value is -----------------------------------------------------------

// Bytes of a whole number, for BACKMEM_STORE_ENTRY_BYTES. A larger one takes more, so
// name the largest that will ever be stored; a negative number v takes as much as
// -1 - v. A bool takes 1 byte, a float up to 5.
#define BACKMEM_NUMBER_BYTES(largest)     \
    ((largest) + 0ull < 24u          ? 1u \
     : (largest) + 0ull < 0x100u     ? 2u \
     : (largest) + 0ull < 0x10000u   ? 3u \
     : (largest) + 0ull < 1ull << 32 ? 5u \
                                     : 9u)

// Of a text, or bytes, of up to so many bytes.
#define BACKMEM_TEXT_BYTES(longest) (BACKMEM_NUMBER_BYTES(longest) + (longest))

// ---- what stands behind a key ------------------------------------------------------

// The value of a change that has a key.
void backmem_change_put_unsigned(backmem_change_t *change, uint64_t value);
void backmem_change_put_signed(backmem_change_t *change, int64_t value);
void backmem_change_put_bool(backmem_change_t *change, bool value);
void backmem_change_put_float(backmem_change_t *change, float value);
void backmem_change_put_text(backmem_change_t *change, const char *text);
void backmem_change_put_bytes(backmem_change_t *change, const void *bytes,
                              uint32_t size);

// ---- changes ---------------------------------------------------------------------

// A change holds a copy of its number. Text, which is UTF-8 up to its NUL, and bytes
// have to stay where they are until the commit.

static inline backmem_change_t backmem_change_uint32(backmem_key_t key,
                                                     uint32_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_unsigned(&change, value);
    return change;
}

static inline backmem_change_t backmem_change_int32(backmem_key_t key, int32_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_signed(&change, value);
    return change;
}

static inline backmem_change_t backmem_change_uint64(backmem_key_t key,
                                                     uint64_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_unsigned(&change, value);
    return change;
}

static inline backmem_change_t backmem_change_int64(backmem_key_t key, int64_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_signed(&change, value);
    return change;
}

static inline backmem_change_t backmem_change_bool(backmem_key_t key, bool value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_bool(&change, value);
    return change;
}

static inline backmem_change_t backmem_change_float(backmem_key_t key, float value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_float(&change, value);
    return change;
}

static inline backmem_change_t backmem_change_text(backmem_key_t key,
                                                   const char *text) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_text(&change, text);
    return change;
}

static inline backmem_change_t backmem_change_bytes(backmem_key_t key,
                                                    const void *bytes, uint32_t size) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_bytes(&change, bytes, size);
    return change;
}

// ---- setting one value -----------------------------------------------------------

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t
backmem_store_set_uint32(backmem_store_t *store, backmem_key_t key, uint32_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_unsigned(&change, value);
    return backmem_store_commit(store, &change, 1);
}

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_store_set_int32(backmem_store_t *store,
                                                    backmem_key_t key, int32_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_signed(&change, value);
    return backmem_store_commit(store, &change, 1);
}

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t
backmem_store_set_uint64(backmem_store_t *store, backmem_key_t key, uint64_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_unsigned(&change, value);
    return backmem_store_commit(store, &change, 1);
}

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_store_set_int64(backmem_store_t *store,
                                                    backmem_key_t key, int64_t value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_signed(&change, value);
    return backmem_store_commit(store, &change, 1);
}

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_store_set_bool(backmem_store_t *store,
                                                   backmem_key_t key, bool value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_bool(&change, value);
    return backmem_store_commit(store, &change, 1);
}

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_store_set_float(backmem_store_t *store,
                                                    backmem_key_t key, float value) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_float(&change, value);
    return backmem_store_commit(store, &change, 1);
}

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t
backmem_store_set_text(backmem_store_t *store, backmem_key_t key, const char *text) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_text(&change, text);
    return backmem_store_commit(store, &change, 1);
}

// Returns  as backmem_store_commit
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_store_set_bytes(backmem_store_t *store,
                                                    backmem_key_t key,
                                                    const void *bytes, uint32_t size) {
    backmem_change_t change = backmem_change_delete(key);
    backmem_change_put_bytes(&change, bytes, size);
    return backmem_store_commit(store, &change, 1);
}

// ---- getting ---------------------------------------------------------------------

// What all of them return:
//
//          OK
//          EMPTY        no such key, or the store is not open
//          SIZE         a text key of 0 or too many bytes
//          TYPE         the value is none of this type, or does not fit into it
//
// Without OK, *value is untouched.

// Returns  OK, EMPTY, SIZE or TYPE, as above
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_uint32(const backmem_store_t *store, backmem_key_t key,
                                       uint32_t *value);

// Returns  OK, EMPTY, SIZE or TYPE, as above
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_int32(const backmem_store_t *store, backmem_key_t key,
                                      int32_t *value);

// Returns  OK, EMPTY, SIZE or TYPE, as above
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_uint64(const backmem_store_t *store, backmem_key_t key,
                                       uint64_t *value);

// Returns  OK, EMPTY, SIZE or TYPE, as above
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_int64(const backmem_store_t *store, backmem_key_t key,
                                      int64_t *value);

// Returns  OK, EMPTY, SIZE or TYPE, as above
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_bool(const backmem_store_t *store, backmem_key_t key,
                                     bool *value);

// A number of half, single or double precision: Python stores the shortest that is
// exact. A double is rounded to the nearest float (to the even one of two), which is
// infinite beyond FLT_MAX, and 0 if the double is tiny.
// Returns  OK, EMPTY, SIZE or TYPE, as above; TYPE also for an integer
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_float(const backmem_store_t *store, backmem_key_t key,
                                      float *value);

// Copy a text. dst ends in NUL after each return, unless it has no bytes at all.
//
//   size     in: bytes at dst, with one for the NUL. out: bytes of the text without it,
//            also when it did not fit; 0 when there is none
//
// Returns  OK, EMPTY or TYPE, as above
//          SIZE         the text does not fit; dst is empty. Or a text key of 0 or too
//                       many bytes, or size is NULL, and dst untouched
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_text(const backmem_store_t *store, backmem_key_t key,
                                     char *dst, uint32_t *size);

// Copy bytes.
//
//   size     in: bytes at dst. out: bytes of the value, also when it did not fit; 0
//            when there is none
//
// Returns  OK, EMPTY or TYPE, as above
//          SIZE         there are more bytes than dst has, which is untouched. Or a
//                       text key of 0 or too many bytes, or size is NULL
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get_bytes(const backmem_store_t *store, backmem_key_t key,
                                      void *dst, uint32_t *size);

#ifdef __cplusplus
}
#endif

#endif
