// What the durable objects of the MicroPython module share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MP_OBJECTS_H
#define BACKMEM_MP_OBJECTS_H

#include "py/obj.h"

#include "backmem/status.h"
#include "backmem_mp.h"

#if BACKMEM_MP_OBJECTS

// ---- places (backmem_mp_object.c) -----------------------------------------------

// The head of every object. Those that claim a place are chained behind an entry of
// sys.modules: that costs no RAM of its own, and a soft reset forgets it.
typedef struct backmem_mp_object {
    mp_obj_base_t base;
    struct backmem_mp_object *next;
    uint8_t index;  // of the region
    uint8_t status; // as found when it was opened
    backmem_region_t region;
    uint32_t offset;
    uint32_t bytes;
    uint32_t shape; // what tells objects of a type apart that stand at the same place
} backmem_mp_object_t;

// What a type of object does in its own way: the `protocol` of its mp_obj_type_t.
typedef struct backmem_mp_plan {
    const mp_arg_t *args; // of the constructor
    uint8_t arg_count;
    uint8_t place[4]; // which arguments are region, offset, size and force. None: the
                      // region with the largest run of words, its start, all there is
    uint8_t unit;     // its bytes are a multiple of it; a power of two
    bool shared;      // one object for one place, because it has state in RAM
    uint8_t ram;      // bytes of the object
    uint32_t most;    // bytes of the place; 0: the least
    // Sets the shape, and what else the arguments say; gives the least bytes.
    uint32_t (*least)(backmem_mp_object_t *self, const mp_arg_val_t *in);
    // Opens the contents, at its place in a region that is switched on.
    backmem_err_t (*open)(backmem_mp_object_t *self, const mp_arg_val_t *in,
                          backmem_status_t *status);
} backmem_mp_plan_t;

// An argument that a constructor does not have: None.
#define BACKMEM_MP_NO_ARG 5

// Slots of their types. The first gives a new object, or the one of the same shape that
// claims the place.
mp_obj_t backmem_mp_object_make(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                const mp_obj_t *args);
void backmem_mp_object_print(const mp_print_t *print, mp_obj_t self_in,
                             mp_print_kind_t kind);
void backmem_mp_object_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest);

// As backmem_mp_check.
void backmem_mp_object_check(const backmem_mp_object_t *self, backmem_err_t err);

// The arguments that all constructors have.
#define BACKMEM_MP_ARG(name)      \
    MP_QSTR_##name, MP_ARG_OBJ, { \
        .u_rom_obj = MP_ROM_NONE  \
    }
#define BACKMEM_MP_ARG_FORCE                       \
    MP_QSTR_force, MP_ARG_KW_ONLY | MP_ARG_BOOL, { \
        .u_bool = false                            \
    }

// ---- MicroPython's objects (backmem_mp_object.c) --------------------------------

// The entry of a dict that follows this one; NULL: in front of the first, or behind the
// last. A walk holds the dict itself, as the garbage collector sees no pointer into it.
mp_map_elem_t *backmem_mp_dict_next(mp_obj_t dict, const mp_map_elem_t *elem);

// object.name(*args)
mp_obj_t backmem_mp_call(mp_obj_t object, qstr name, size_t n_args,
                         const mp_obj_t *args);

// ---- values (backmem_mp_cbor.c) -------------------------------------------------

// Append the value as CBOR. Raises TypeError for what cannot be stored, ValueError
// for what is nested too deep.
void backmem_mp_cbor_encode(vstr_t *out, mp_obj_t value);

// The value that `data` begins with; MP_OBJ_NULL when it is none that encode makes.
//
//   used   out: its bytes
mp_obj_t backmem_mp_cbor_decode(const byte *data, size_t size, size_t *used);

// ---- the types ------------------------------------------------------------------

extern const mp_obj_type_t backmem_mp_word_type;
extern const mp_obj_type_t backmem_mp_record_type;
extern const mp_obj_type_t backmem_mp_store_type;
extern const mp_obj_type_t backmem_mp_log_type;
extern const mp_obj_type_t backmem_mp_boot_type;

#endif

#endif
