// What the durable objects of the MicroPython module share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MP_OBJECTS_H
#define BACKMEM_MP_OBJECTS_H

#include "py/obj.h"

#include "backmem/status.h"
#include "backmem_mp.h"

#if BACKMEM_MP_OBJECTS

// ---- places (mp_object.c) ------------------------------------------------------

// The head of every object. Those that claim a place are chained behind an entry of
// sys.modules: that costs no RAM of its own, and a soft reset forgets it.
typedef struct backmem_mp_object {
    mp_obj_base_t base;
    struct backmem_mp_object *next;
    backmem_region_t region;
    uint32_t offset;
    uint32_t bytes;
    uint32_t shape; // what tells objects of a type apart that stand at the same place
    uint8_t index;  // of the region
    uint8_t status; // as found when it was opened
} backmem_mp_object_t;

// The status of an object that is yet to be opened by its type.
#define BACKMEM_MP_UNOPENED 255

// Where an object wants to be.
typedef struct backmem_mp_wish {
    const mp_obj_type_t *type;
    mp_obj_t region; // None: the one with the largest run of free words
    mp_obj_t offset; // None: the start of its largest run
    uint32_t least;  // bytes
    uint32_t most;
    uint32_t unit; // bytes are a multiple of it; a power of two
    uint32_t shape;
    bool force;  // take what others claim or own; open again what is open
    bool shared; // one object for one place, because it has state in RAM
} backmem_mp_wish_t;

// Narrow a wish to the bytes that the caller gave, unless that is None.
void backmem_mp_wish_size(backmem_mp_wish_t *wish, mp_obj_t size);

// A number of a range; ValueError says of what.
uint32_t backmem_mp_number(qstr what, mp_obj_t number, int least, int most);

// The object at the place that was wished for, of `size` bytes of RAM: new, or the
// one of the same shape that claims it. Its region is open. Raises ValueError or
// OSError.
void *backmem_mp_object_new(const backmem_mp_wish_t *wish, size_t size);

// Let it be known that the object has its place, after its contents were opened.
void backmem_mp_object_claim(backmem_mp_object_t *object, backmem_status_t status);

// Slots of their types.
void backmem_mp_object_print(const mp_print_t *print, mp_obj_t self_in,
                             mp_print_kind_t kind);
void backmem_mp_object_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest);

// The arguments that all constructors have.
#define BACKMEM_MP_ARG(name)      \
    MP_QSTR_##name, MP_ARG_OBJ, { \
        .u_rom_obj = MP_ROM_NONE  \
    }
#define BACKMEM_MP_ARG_FORCE                       \
    MP_QSTR_force, MP_ARG_KW_ONLY | MP_ARG_BOOL, { \
        .u_bool = false                            \
    }

// ---- values (mp_cbor.c) --------------------------------------------------------

// Append the value as CBOR. Raises TypeError for what cannot be stored, ValueError
// for what is nested too deep.
void backmem_mp_cbor_encode(vstr_t *out, mp_obj_t value);

// The value that `data` begins with; MP_OBJ_NULL when it is none that encode makes.
//
//   used   out: its bytes
mp_obj_t backmem_mp_cbor_decode(const byte *data, size_t size, size_t *used);

// ---- the types -------------------------------------------------------------------

extern const mp_obj_type_t backmem_mp_word_type;
extern const mp_obj_type_t backmem_mp_record_type;
extern const mp_obj_type_t backmem_mp_store_type;
extern const mp_obj_type_t backmem_mp_log_type;
extern const mp_obj_type_t backmem_mp_boot_type;

#endif

#endif
