// import bench: the virtual chip's own registers, for scripts.
//
//     bench.event(bench.WATCHDOG)    # happens now
//     bench.boot()                   # 1, 2, ... ; working memory is lost between
//
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#include "port.h"
#include "vchip/chip.h"

static mp_obj_t store(uint32_t reg, mp_obj_t value) {
    port_store(reg, (uint32_t)mp_obj_get_int_truncated(value));
    return mp_const_none;
}

static mp_obj_t load(uint32_t reg) {
    return mp_obj_new_int_from_uint(port_load(reg));
}

// mark(n): a number in the bench's log
static mp_obj_t bench_mark(mp_obj_t n) {
    return store(BENCH_MARK, n);
}
static MP_DEFINE_CONST_FUN_OBJ_1(bench_mark_obj, bench_mark);

// data(word): a result, kept by the bench
static mp_obj_t bench_data(mp_obj_t word) {
    return store(BENCH_DATA, word);
}
static MP_DEFINE_CONST_FUN_OBJ_1(bench_data_obj, bench_data);

// event(e): e happens. One that resets the chip does not return.
static mp_obj_t bench_event(mp_obj_t event) {
    return store(BENCH_EVENT, event);
}
static MP_DEFINE_CONST_FUN_OBJ_1(bench_event_obj, bench_event);

// exit(code): ends the run; 0 is success
static mp_obj_t bench_exit(mp_obj_t code) {
    return store(BENCH_EXIT, code);
}
static MP_DEFINE_CONST_FUN_OBJ_1(bench_exit_obj, bench_exit);

// expect(flag): while true, broken rules are meant
static mp_obj_t bench_expect(mp_obj_t flag) {
    port_store(BENCH_EXPECT, mp_obj_is_true(flag));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(bench_expect_obj, bench_expect);

// boot(): number of this boot, from 1
static mp_obj_t bench_boot(void) {
    return load(BENCH_BOOT);
}
static MP_DEFINE_CONST_FUN_OBJ_0(bench_boot_obj, bench_boot);

// cause(): the event before this boot
static mp_obj_t bench_cause(void) {
    return load(BENCH_CAUSE);
}
static MP_DEFINE_CONST_FUN_OBJ_0(bench_cause_obj, bench_cause);

// seed(): a number from the run's seed
static mp_obj_t bench_seed(void) {
    return load(BENCH_SEED);
}
static MP_DEFINE_CONST_FUN_OBJ_0(bench_seed_obj, bench_seed);

// arg(): a number from the command line
static mp_obj_t bench_arg(void) {
    return load(BENCH_ARG);
}
static MP_DEFINE_CONST_FUN_OBJ_0(bench_arg_obj, bench_arg);

// ticks(): instructions since the boot
static mp_obj_t bench_ticks(void) {
    return load(BENCH_TICKS);
}
static MP_DEFINE_CONST_FUN_OBJ_0(bench_ticks_obj, bench_ticks);

static const mp_rom_map_elem_t globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_bench) },
    { MP_ROM_QSTR(MP_QSTR_mark), MP_ROM_PTR(&bench_mark_obj) },
    { MP_ROM_QSTR(MP_QSTR_data), MP_ROM_PTR(&bench_data_obj) },
    { MP_ROM_QSTR(MP_QSTR_event), MP_ROM_PTR(&bench_event_obj) },
    { MP_ROM_QSTR(MP_QSTR_exit), MP_ROM_PTR(&bench_exit_obj) },
    { MP_ROM_QSTR(MP_QSTR_expect), MP_ROM_PTR(&bench_expect_obj) },
    { MP_ROM_QSTR(MP_QSTR_boot), MP_ROM_PTR(&bench_boot_obj) },
    { MP_ROM_QSTR(MP_QSTR_cause), MP_ROM_PTR(&bench_cause_obj) },
    { MP_ROM_QSTR(MP_QSTR_seed), MP_ROM_PTR(&bench_seed_obj) },
    { MP_ROM_QSTR(MP_QSTR_arg), MP_ROM_PTR(&bench_arg_obj) },
    { MP_ROM_QSTR(MP_QSTR_ticks), MP_ROM_PTR(&bench_ticks_obj) },
    { MP_ROM_QSTR(MP_QSTR_SOFT_RESET), MP_ROM_INT(VCHIP_SOFT_RESET) },
    { MP_ROM_QSTR(MP_QSTR_WATCHDOG), MP_ROM_INT(VCHIP_WATCHDOG) },
    { MP_ROM_QSTR(MP_QSTR_RESET_PIN), MP_ROM_INT(VCHIP_RESET_PIN) },
    { MP_ROM_QSTR(MP_QSTR_DEEP_SLEEP), MP_ROM_INT(VCHIP_DEEP_SLEEP) },
    { MP_ROM_QSTR(MP_QSTR_VDD_LOSS_BAT), MP_ROM_INT(VCHIP_VDD_LOSS_BAT) },
    { MP_ROM_QSTR(MP_QSTR_VDD_LOSS), MP_ROM_INT(VCHIP_VDD_LOSS) },
    { MP_ROM_QSTR(MP_QSTR_BOOTSEL), MP_ROM_INT(VCHIP_BOOTSEL) },
    { MP_ROM_QSTR(MP_QSTR_ROM_REBOOT), MP_ROM_INT(VCHIP_ROM_REBOOT) },
    { MP_ROM_QSTR(MP_QSTR_TAMPER), MP_ROM_INT(VCHIP_TAMPER) },
    { MP_ROM_QSTR(MP_QSTR_BACKUP_RESET), MP_ROM_INT(VCHIP_BACKUP_RESET) },
    { MP_ROM_QSTR(MP_QSTR_ERASE), MP_ROM_INT(VCHIP_ERASE) },
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t bench_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&globals,
};
MP_REGISTER_MODULE(MP_QSTR_bench, bench_module);
