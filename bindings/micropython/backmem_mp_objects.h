// What the durable objects of the MicroPython module share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MP_OBJECTS_H
#define BACKMEM_MP_OBJECTS_H

#include "py/obj.h"

#include "backmem/place.h"
#include "backmem/status.h"
#include "backmem/store.h"
#include "backmem_mp.h"

#if BACKMEM_MP_OBJECTS

// ---- places (backmem_mp_object.c) -----------------------------------------------

// The head of every object. Those that claim a place are chained behind an entry of
// sys.modules: that costs no RAM of its own, and a soft reset forgets it.
typedef struct backmem_mp_object {
    mp_obj_base_t base;
    struct backmem_mp_object *next;
    const struct backmem_mp_object *heir;  // took its place over; NULL: nobody did
    const struct backmem_mp_object *after; // stands behind it; NULL: behind all that
                                           // were there; itself: at an offset
    uint8_t index;                         // of the region
    uint8_t status;                        // as found when it was opened
    uint32_t asked;        // bytes that the program asked for; 0: it left that open
    uint32_t shape;        // what else tells objects of a type apart
    backmem_place_t place; // in this region
    backmem_region_t region;
} backmem_mp_object_t;

// What a type of object does in its own way: the `protocol` of its mp_obj_type_t.
typedef struct backmem_mp_plan {
    const mp_arg_t *args; // of the constructor, in front of those of a place
    uint8_t arg_count;    // at most BACKMEM_MP_ARGS_MAX
    uint8_t unit;         // its bytes are a multiple of it; a power of two
    uint8_t ram;          // bytes of the object
    bool fixed;           // does not grow with the room that there is
    uint32_t most;        // bytes of the place; 0: the least, and no argument `size`
    // Sets the shape, and asked where its own arguments say so; gives the least bytes.
    uint32_t (*least)(backmem_mp_object_t *self, const mp_arg_val_t *in);
    // Opens the contents, at its place in a region that is switched on; clears them.
    // Both inside of BACKMEM_MP_WHOLE.
    backmem_err_t (*open)(backmem_mp_object_t *self, backmem_status_t *status);
    backmem_err_t (*wipe)(backmem_mp_object_t *self);
    void (*ready)(mp_obj_t self); // after that, outside; NULL: nothing is left to do
} backmem_mp_plan_t;

#define BACKMEM_MP_ARGS_MAX 3

// Slots of their types. The first gives a new object, or the one that was made before
// by the same arguments.
mp_obj_t backmem_mp_object_make(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                const mp_obj_t *args);
void backmem_mp_object_print(const mp_print_t *print, mp_obj_t self_in,
                             mp_print_kind_t kind);
void backmem_mp_object_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest);

// The method that all have.
extern const mp_obj_fun_builtin_fixed_t backmem_mp_object_wipe_obj;

// The object. Raises ValueError when another one took its place over: so every use
// begins with it.
void *backmem_mp_object_self(mp_obj_t self_in);

// As backmem_mp_check.
void backmem_mp_object_check(const backmem_mp_object_t *self, backmem_err_t err);

// The two in one: BACKMEM_MP_WHOLE, and an OSError unless it is OK.
#define BACKMEM_MP_OBJECT_DO(self, call) \
    (backmem_mp_begin(), backmem_mp_object_end((self), (call)))
void backmem_mp_object_end(const backmem_mp_object_t *self, backmem_err_t err);

// The same of a call that looks for something: whether it is there, as EMPTY is no
// error.
#define BACKMEM_MP_OBJECT_HAS(self, call) \
    (backmem_mp_begin(), backmem_mp_object_has((self), (call)))
bool backmem_mp_object_has(const backmem_mp_object_t *self, backmem_err_t err);

// (a, b)
mp_obj_t backmem_mp_pair(uint32_t a, uint32_t b);

// ---- MicroPython's objects (backmem_mp_object.c) --------------------------------

// The entry of a dict that follows this one; NULL: in front of the first, or behind the
// last. A walk holds the dict itself, as the garbage collector sees no pointer into it.
mp_map_elem_t *backmem_mp_dict_next(mp_obj_t dict, const mp_map_elem_t *elem);

// object.name(*args)
mp_obj_t backmem_mp_call(mp_obj_t object, qstr name, size_t n_args,
                         const mp_obj_t *args);

// ---- values (backmem_mp_cbor.c) -------------------------------------------------

// The value as CBOR. Raises TypeError for what cannot be stored, ValueError for what is
// nested too deep or takes more than a text of `most` bytes.
//
//   over   what is said of more: of the type, of the bytes of a text that takes as
//          much, of `most`, and of these bytes again
void backmem_mp_cbor_encode(vstr_t *out, mp_obj_t value, uint32_t most,
                            mp_rom_error_text_t over);

// The bytes of a text of this length.
uint32_t backmem_mp_cbor_text_bytes(uint32_t length);

bool backmem_mp_is_utf8(const void *data, size_t size);

// A str; MP_OBJ_NULL when it is no UTF-8.
mp_obj_t backmem_mp_text(const void *data, size_t size);

// The value that `data` begins with; MP_OBJ_NULL when it is none that encode makes.
//
//   used   out: its bytes
mp_obj_t backmem_mp_cbor_decode(const byte *data, size_t size, size_t *used);

// ---- keys and values of a Store (backmem_mp_key.c) --------------------------------

// Whether it is a key: a str or an int, or bytes, which another writer made and nobody
// can set.
bool backmem_mp_key_is(const backmem_store_t *store, backmem_key_t *key,
                       mp_obj_t key_in);

// Raises TypeError or ValueError for what is none, or cannot be set.
BACKMEM_MP_NORETURN void backmem_mp_key_raise(mp_obj_t key_in);

// Whether a key is shown as the same bytes as another one, which [] finds: a number in
// more bytes than it needs, where a text of these bytes is there too.
bool backmem_mp_key_is_hidden(const backmem_store_t *store, const backmem_item_t *item);

// A key that was found: a str or an int, or the bytes of one that Python cannot make.
mp_obj_t backmem_mp_key(const backmem_item_t *item);

// The value; of one that is no CBOR of ours, its bytes.
mp_obj_t backmem_mp_value(const void *data, size_t size);

// ---- the types ------------------------------------------------------------------

extern const mp_obj_type_t backmem_mp_word_type;
extern const mp_obj_type_t backmem_mp_record_type;
extern const mp_obj_type_t backmem_mp_store_type;
extern const mp_obj_type_t backmem_mp_log_type;
extern const mp_obj_type_t backmem_mp_boot_type;

#endif

#endif
