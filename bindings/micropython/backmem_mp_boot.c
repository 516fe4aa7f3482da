// Boot of `import backmem`: how often this device started, and how often in vain.
//
// The object that the first call makes is found again by those after it, as all objects
// with state in RAM are: so a program counts as one boot.
//
// SPDX-License-Identifier: MIT
#include "py/builtin.h"
#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_BOOT

#include "backmem/boot.h"

#if defined(__ZEPHYR__) && defined(CONFIG_HWINFO)
#include <zephyr/drivers/hwinfo.h>
#endif

typedef struct boot {
    backmem_mp_object_t object;
    backmem_boot_t boot;
    uint32_t cause; // of this start
    bool woke;      // from deep sleep
} boot_t;

// What machine.reset_cause() says of this start, where there is one; 0 otherwise. That
// of Zephyr's port knows nothing, and prints so: Zephyr itself is asked.
static void cause_ask(boot_t *self) {
    self->cause = 0;
    self->woke = false;
#ifdef __ZEPHYR__
#ifdef CONFIG_HWINFO
    if (hwinfo_get_reset_cause(&self->cause) != 0) {
        self->cause = 0;
    }
#endif
#elif MICROPY_PY_MACHINE
    mp_obj_t call[2];
    mp_obj_t machine = MP_OBJ_FROM_PTR(&mp_module_machine);
    mp_load_method_maybe(machine, MP_QSTR_reset_cause, call);
    if (call[0] != MP_OBJ_NULL) {
        mp_obj_t cause = mp_call_method_n_kw(0, 0, call);
        mp_load_method_maybe(machine, MP_QSTR_DEEPSLEEP_RESET, call);
        self->woke = call[0] == cause;
        self->cause = backmem_mp_cause((uint32_t)mp_obj_get_int(cause));
    }
#endif
}

// Boot(cause=None, *, offset, size, region, after, force)
static const mp_arg_t boot_args[] = {
    { MP_QSTR_cause, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
};

static uint32_t boot_least(backmem_mp_object_t *object, const mp_arg_val_t *in) {
    boot_t *self = (boot_t *)object;
    object->shape = 0;
    cause_ask(self);
    if (in[0].u_obj != mp_const_none) {
        self->cause = (uint32_t)mp_obj_get_int_truncated(in[0].u_obj);
    }
    return BACKMEM_BOOT_BYTES_SHORT;
}

static backmem_err_t boot_open(backmem_mp_object_t *object, backmem_status_t *status) {
    boot_t *self = (boot_t *)object;
    backmem_err_t err = backmem_boot_open(&self->boot, object->place, status);
    if (err) {
        return err;
    }
    return self->woke ? backmem_boot_wake(&self->boot, self->cause)
                      : backmem_boot_begin(&self->boot, self->cause);
}

static backmem_err_t boot_wipe(backmem_mp_object_t *object) {
    return backmem_boot_wipe(&((boot_t *)object)->boot);
}

static const backmem_mp_plan_t boot_plan = {
    .args = boot_args,
    .arg_count = MP_ARRAY_SIZE(boot_args),
    .unit = 16, // less than the long form is the short one
    .ram = sizeof(boot_t),
    .fixed = true,
    .most = BACKMEM_BOOT_BYTES,
    .least = boot_least,
    .open = boot_open,
    .wipe = boot_wipe,
};

// healthy()
static mp_obj_t boot_healthy(mp_obj_t self_in) {
    boot_t *self = backmem_mp_object_self(self_in);
    BACKMEM_MP_OBJECT_DO(&self->object, backmem_boot_healthy(&self->boot));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(boot_healthy_obj, boot_healthy);

// looping(threshold)
static mp_obj_t boot_looping(mp_obj_t self_in, mp_obj_t threshold) {
    const boot_t *self = backmem_mp_object_self(self_in);
    return mp_obj_new_bool(self->boot.streak >= mp_obj_get_int(threshold));
}
static MP_DEFINE_CONST_FUN_OBJ_2(boot_looping_obj, boot_looping);

static void state_set(boot_t *self, mp_obj_t state_in) {
    const uint32_t state = backmem_mp_number(
        MP_QSTR_state, state_in, 0,
        self->object.place.bytes < BACKMEM_BOOT_BYTES ? 63 : UINT16_MAX);
    BACKMEM_MP_OBJECT_DO(&self->object,
                         backmem_boot_set_state(&self->boot, (uint16_t)state));
}

static void boot_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    boot_t *self = backmem_mp_object_self(self_in);
    const backmem_boot_t *info = &self->boot;
    if (dest[0] != MP_OBJ_NULL) {
        if (attr == MP_QSTR_state && dest[1] != MP_OBJ_NULL) {
            state_set(self, dest[1]);
            dest[0] = MP_OBJ_NULL; // done
        }
        return;
    }
    uint32_t value;
    switch (attr) {
        case MP_QSTR_boots:
            value = info->boots;
            break;
        case MP_QSTR_cause:
            value = info->cause;
            break;
        case MP_QSTR_streak:
            value = info->streak;
            break;
        case MP_QSTR_state:
            value = info->state;
            break;
        default:
            backmem_mp_object_attr(self_in, attr, dest);
            return;
    }
    dest[0] = mp_obj_new_int_from_uint(value);
}

static const mp_rom_map_elem_t boot_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_healthy), MP_ROM_PTR(&boot_healthy_obj) },
    { MP_ROM_QSTR(MP_QSTR_looping), MP_ROM_PTR(&boot_looping_obj) },
    { MP_ROM_QSTR(MP_QSTR_wipe), MP_ROM_PTR(&backmem_mp_object_wipe_obj) },
};
static MP_DEFINE_CONST_DICT(boot_methods, boot_methods_table);

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_boot_type,
    MP_QSTR_Boot,
    MP_TYPE_FLAG_NONE,
    make_new, backmem_mp_object_make,
    print, backmem_mp_object_print,
    attr, boot_attr,
    protocol, &boot_plan,
    locals_dict, &boot_methods
    );
// clang-format on

#endif
