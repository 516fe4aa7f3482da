// import testport: a virtual chip's test port, for scripts.
//
//     testport.event(testport.WATCHDOG) # triggers it
//     testport.boot()                   # 1, 2, ... ; working memory is lost between
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/objarray.h"
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

// mark(n): a number, for whoever watches the run
static mp_obj_t testport_mark(mp_obj_t n) {
    return store(TESTPORT_MARK, n);
}
static MP_DEFINE_CONST_FUN_OBJ_1(testport_mark_obj, testport_mark);

// data(word): a result, kept for whoever runs the chip
static mp_obj_t testport_data(mp_obj_t word) {
    return store(TESTPORT_DATA, word);
}
static MP_DEFINE_CONST_FUN_OBJ_1(testport_data_obj, testport_data);

// event(e): e happens. One that resets the chip does not return.
static mp_obj_t testport_event(mp_obj_t event) {
    return store(TESTPORT_EVENT, event);
}
static MP_DEFINE_CONST_FUN_OBJ_1(testport_event_obj, testport_event);

// exit(code): ends the run; 0 is success
static mp_obj_t testport_exit(mp_obj_t code) {
    return store(TESTPORT_EXIT, code);
}
static MP_DEFINE_CONST_FUN_OBJ_1(testport_exit_obj, testport_exit);

// expect(flag): while true, broken rules are meant
static mp_obj_t testport_expect(mp_obj_t flag) {
    port_store(TESTPORT_EXPECT, mp_obj_is_true(flag));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(testport_expect_obj, testport_expect);

// boot(): number of this boot, from 1
static mp_obj_t testport_boot(void) {
    return load(TESTPORT_BOOT);
}
static MP_DEFINE_CONST_FUN_OBJ_0(testport_boot_obj, testport_boot);

// cause(): the event before this boot
static mp_obj_t testport_cause(void) {
    return load(TESTPORT_CAUSE);
}
static MP_DEFINE_CONST_FUN_OBJ_0(testport_cause_obj, testport_cause);

// seed(): a number from the run's seed
static mp_obj_t testport_seed(void) {
    return load(TESTPORT_SEED);
}
static MP_DEFINE_CONST_FUN_OBJ_0(testport_seed_obj, testport_seed);

// arg(): a number from the command line
static mp_obj_t testport_arg(void) {
    return load(TESTPORT_ARG);
}
static MP_DEFINE_CONST_FUN_OBJ_0(testport_arg_obj, testport_arg);

// ticks(): instructions since the boot
static mp_obj_t testport_ticks(void) {
    return load(TESTPORT_TICKS);
}
static MP_DEFINE_CONST_FUN_OBJ_0(testport_ticks_obj, testport_ticks);

// attached(): a view of what the script's file has behind its text and a zero byte
static mp_obj_t testport_attached(void) {
    char *text = (char *)(uintptr_t)port_load(TESTPORT_SCRIPT);
    const size_t length = strlen(text) + 1;
    const size_t bytes = port_load(TESTPORT_BYTES);
    return mp_obj_new_memoryview('B', bytes < length ? 0 : bytes - length,
                                 text + length);
}
static MP_DEFINE_CONST_FUN_OBJ_0(testport_attached_obj, testport_attached);

static const mp_rom_map_elem_t globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_testport) },
    { MP_ROM_QSTR(MP_QSTR_mark), MP_ROM_PTR(&testport_mark_obj) },
    { MP_ROM_QSTR(MP_QSTR_data), MP_ROM_PTR(&testport_data_obj) },
    { MP_ROM_QSTR(MP_QSTR_event), MP_ROM_PTR(&testport_event_obj) },
    { MP_ROM_QSTR(MP_QSTR_exit), MP_ROM_PTR(&testport_exit_obj) },
    { MP_ROM_QSTR(MP_QSTR_expect), MP_ROM_PTR(&testport_expect_obj) },
    { MP_ROM_QSTR(MP_QSTR_boot), MP_ROM_PTR(&testport_boot_obj) },
    { MP_ROM_QSTR(MP_QSTR_cause), MP_ROM_PTR(&testport_cause_obj) },
    { MP_ROM_QSTR(MP_QSTR_seed), MP_ROM_PTR(&testport_seed_obj) },
    { MP_ROM_QSTR(MP_QSTR_arg), MP_ROM_PTR(&testport_arg_obj) },
    { MP_ROM_QSTR(MP_QSTR_ticks), MP_ROM_PTR(&testport_ticks_obj) },
    { MP_ROM_QSTR(MP_QSTR_attached), MP_ROM_PTR(&testport_attached_obj) },
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

const mp_obj_module_t testport_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&globals,
};
MP_REGISTER_MODULE(MP_QSTR_testport, testport_module);
