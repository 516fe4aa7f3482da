// `import backmem`, and what is added to `machine`.
//
// SPDX-License-Identifier: MIT
#include "py/builtin.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include "backmem/version.h"
#include "backmem_mp.h"
#include "backmem_mp_objects.h"

#ifdef BACKMEM_CHIP

// ---- the module -----------------------------------------------------------------

// regions() -> list
static mp_obj_t module_regions(void) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < BACKMEM_MP_REGION_COUNT; i++) {
        mp_obj_list_append(list, backmem_mp_region_new(i));
    }
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_0(module_regions_obj, module_regions);

// region(name_or_index)
static mp_obj_t module_region(mp_obj_t which) {
    return backmem_mp_region_new(backmem_mp_region_index(which));
}
static MP_DEFINE_CONST_FUN_OBJ_1(module_region_obj, module_region);

#if BACKMEM_MP_THREADS
// __init__(): at each import
static mp_obj_t module_init(void) {
    (void)backmem_mp_claims();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(module_init_obj, module_init);
#endif

static const MP_DEFINE_STR_OBJ(module_version_obj, BACKMEM_VERSION);

// The chip's name in chips.def; "host" or "board" where it is none of those.
#define BACKMEM_MP_STRING_(text) #text
#define BACKMEM_MP_STRING(text)  BACKMEM_MP_STRING_(text)
static const MP_DEFINE_STR_OBJ(module_chip_obj, BACKMEM_MP_STRING(BACKMEM_CHIP));

static const mp_rom_map_elem_t module_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_backmem) },
#if BACKMEM_MP_THREADS
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&module_init_obj) },
#endif
    { MP_ROM_QSTR(MP_QSTR___version__), MP_ROM_PTR(&module_version_obj) },
    { MP_ROM_QSTR(MP_QSTR_chip), MP_ROM_PTR(&module_chip_obj) },
    { MP_ROM_QSTR(MP_QSTR_regions), MP_ROM_PTR(&module_regions_obj) },
    { MP_ROM_QSTR(MP_QSTR_region), MP_ROM_PTR(&module_region_obj) },
#if BACKMEM_MP_OBJECTS
    { MP_ROM_QSTR(MP_QSTR_Word), MP_ROM_PTR(&backmem_mp_word_type) },
    { MP_ROM_QSTR(MP_QSTR_Record), MP_ROM_PTR(&backmem_mp_record_type) },
#endif
#if BACKMEM_MP_STORE
    { MP_ROM_QSTR(MP_QSTR_Store), MP_ROM_PTR(&backmem_mp_store_type) },
#endif
#if BACKMEM_MP_LOG
    { MP_ROM_QSTR(MP_QSTR_Log), MP_ROM_PTR(&backmem_mp_log_type) },
#endif
#if BACKMEM_MP_BOOT
    { MP_ROM_QSTR(MP_QSTR_Boot), MP_ROM_PTR(&backmem_mp_boot_type) },
#endif
};
static MP_DEFINE_CONST_DICT(module_globals, module_globals_table);

const mp_obj_module_t backmem_mp_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&module_globals,
};
MP_REGISTER_MODULE(MP_QSTR_backmem, backmem_mp_module);

// ---- machine.reset_cause --------------------------------------------------------

#if BACKMEM_MP_BOOT && BACKMEM_MP_IS_RP2

enum {
    SCRATCH4 = 16,              // byte of the region; the SDK says there
    SCRATCH4_BITE = 0x6ab73121, // whether the watchdog was to bite,
    CAUSE_WATCHDOG = 3,         // as MicroPython numbers that,
    CAUSE_ASKED = 5,            // or the program asked for a reset: as elsewhere
};

// MicroPython takes all that the watchdog's registers did for a bite, and they make
// machine.reset() as well (its issue 19409).
uint32_t backmem_mp_cause(uint32_t cause) {
    const uint32_t word = BACKMEM_LOAD32(BACKMEM_MP_CHIP.regions[0].base + SCRATCH4);
    return cause == CAUSE_WATCHDOG && word != SCRATCH4_BITE ? CAUSE_ASKED : cause;
}

#elif BACKMEM_MP_BOOT

uint32_t backmem_mp_cause(uint32_t cause) {
    return cause;
}

#endif

// ---- machine.backup_memory, machine.mem_backup ----------------------------------

#if MICROPY_PY_MACHINE_BACKUP_MEMORY

// The numbers are MicroPython's own, as each run of free items has the next one.

// The k-th run of free items of a region that has a view.
static bool run_get(const backmem_region_t *region, uint32_t k, backmem_place_t *run) {
    return region->desc->itemsize != 0 && backmem_region_unowned(region, k, run);
}

// The n-th run, counted over all regions; MP_OBJ_NULL if there are not as many. Where
// all belongs to an owner that may be absent (RTC.memory() of an ESP32), the one run is
// the main region.
static mp_obj_t run_view(size_t n) {
    size_t left = n;
    for (size_t i = 0; i < BACKMEM_MP_CHIP.region_count; i++) {
        backmem_region_t region;
        backmem_place_t run;
        backmem_mp_bind(i, &region);
        for (uint32_t k = 0; run_get(&region, k, &run); k++) {
            if (left-- == 0) {
                backmem_mp_open(i, &region, false);
                return backmem_mp_view_new(i, run.offset, run.bytes);
            }
        }
    }
    return n == 0 ? backmem_mp_view_open(0, false) : MP_OBJ_NULL;
}

// mem_backup(region=0)
static mp_obj_t machine_mem_backup(size_t n_args, const mp_obj_t *args,
                                   mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_region, MP_ARG_INT, { .u_int = 0 } },
    };
    mp_arg_val_t in;
    backmem_mp_arguments(n_args, args, kw_args, 1, allowed, &in);
    const mp_int_t n = in.u_int;
    mp_obj_t view = MP_OBJ_NULL;
    if (n == -1) {
        mp_obj_t list = mp_obj_new_list(0, NULL);
        for (size_t i = 0; (view = run_view(i)) != MP_OBJ_NULL; i++) {
            mp_obj_list_append(list, view);
        }
        return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), list);
    }
    if (n >= 0) {
        view = run_view((size_t)n);
    }
    if (view == MP_OBJ_NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("invalid region"));
    }
    return view;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(machine_mem_backup_obj, 0, machine_mem_backup);

// Asked for names that `machine` itself does not have.
void backmem_mp_machine_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    (void)self_in;
    if (dest[0] != MP_OBJ_NULL || BACKMEM_MP_CHIP.regions[0].itemsize == 0) {
        return;
    }
    if (attr == MP_QSTR_backup_memory) {
        dest[0] = backmem_mp_view_open(0, true);
    } else if (attr == MP_QSTR_mem_backup) {
        dest[0] = MP_OBJ_FROM_PTR(&machine_mem_backup_obj);
    }
}
MP_REGISTER_MODULE_DELEGATION(mp_module_machine, backmem_mp_machine_attr);

#endif

#endif
