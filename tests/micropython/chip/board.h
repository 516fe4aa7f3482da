// Stands for a board's mpconfigboard.h that brings a page of its own: the chip of
// the Python tests, on a bus that is watched.
//
// SPDX-License-Identifier: MIT
#ifndef CHIP_BOARD_H
#define CHIP_BOARD_H

#define BACKMEM_CHIP      testchip
#define BACKMEM_CHIP_FILE "page.c"
#define BACKMEM_CONFIG    "bus.h"

// What the unix port's machine has not: bus.c
extern const struct _mp_obj_fun_builtin_fixed_t bus_reset_cause_obj;
#define MICROPY_PY_MACHINE_EXTRA_GLOBALS                                    \
    { MP_ROM_QSTR(MP_QSTR_reset_cause), MP_ROM_PTR(&bus_reset_cause_obj) }, \
        { MP_ROM_QSTR(MP_QSTR_DEEPSLEEP_RESET), MP_ROM_INT(4) },

#endif
