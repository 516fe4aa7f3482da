// Word of `import backmem`: a number.
//
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_OBJECTS

#include "backmem/word.h"

typedef struct word {
    backmem_mp_object_t object;
    backmem_word_t word;
} word_t;

// Word(*, offset, region, after, force)
static uint32_t word_least(backmem_mp_object_t *object, const mp_arg_val_t *in) {
    (void)in;
    object->shape = 0;
    return BACKMEM_WORD_BYTES;
}

static backmem_err_t word_open(backmem_mp_object_t *object, backmem_status_t *status) {
    return backmem_word_open(&((word_t *)object)->word, object->place, status);
}

static backmem_err_t word_wipe(backmem_mp_object_t *object) {
    return backmem_word_wipe(&((word_t *)object)->word);
}

static const backmem_mp_plan_t word_plan = {
    .unit = BACKMEM_WORD_BYTES,
    .ram = sizeof(word_t),
    .least = word_least,
    .open = word_open,
    .wipe = word_wipe,
};

// load() -> 0..65535, or None
static mp_obj_t word_load(mp_obj_t self_in) {
    const word_t *self = backmem_mp_object_self(self_in);
    uint16_t value;
    const bool has =
        BACKMEM_MP_OBJECT_HAS(&self->object, backmem_word_load(&self->word, &value));
    return has ? MP_OBJ_NEW_SMALL_INT(value) : mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(word_load_obj, word_load);

// save(value)
static mp_obj_t word_save(mp_obj_t self_in, mp_obj_t value_in) {
    const word_t *self = backmem_mp_object_self(self_in);
    const uint32_t value = backmem_mp_number(MP_QSTR_value, value_in, 0, UINT16_MAX);
    BACKMEM_MP_OBJECT_DO(&self->object,
                         backmem_word_save(&self->word, (uint16_t)value));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(word_save_obj, word_save);

static void word_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (attr != MP_QSTR_value) {
        backmem_mp_object_attr(self_in, attr, dest);
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[0] = word_load(self_in);
    } else if (dest[1] != MP_OBJ_NULL) {
        word_save(self_in, dest[1]);
        dest[0] = MP_OBJ_NULL; // done
    }
}

static const mp_rom_map_elem_t word_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_load), MP_ROM_PTR(&word_load_obj) },
    { MP_ROM_QSTR(MP_QSTR_save), MP_ROM_PTR(&word_save_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&backmem_mp_object_wipe_obj) },
};
static MP_DEFINE_CONST_DICT(word_methods, word_methods_table);

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_word_type,
    MP_QSTR_Word,
    MP_TYPE_FLAG_NONE,
    make_new, backmem_mp_object_make,
    print, backmem_mp_object_print,
    attr, word_attr,
    protocol, &word_plan,
    locals_dict, &word_methods
    );
// clang-format on

#endif
