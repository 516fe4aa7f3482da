// A port that nobody runs: just enough to compile the module for a
// microcontroller, with the features that the real ports have.
//
// SPDX-License-Identifier: MIT
#include <alloca.h>
#include <stdint.h>

#ifndef MICROPY_CONFIG_ROM_LEVEL
#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)
#endif
#define MICROPY_ENABLE_GC      (1)
#define MICROPY_FLOAT_IMPL     (MICROPY_FLOAT_IMPL_FLOAT)
#define MICROPY_LONGINT_IMPL   (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_ALLOC_PATH_MAX (128)
#define MICROPY_VFS            (1)
#ifndef MICROPY_PY_MACHINE
#define MICROPY_PY_MACHINE (1)
#endif
#define MICROPY_PY_SYS_PLATFORM "none"
#define MICROPY_HW_BOARD_NAME   "none"
#define MICROPY_HW_MCU_NAME     "none"
#define MP_STATE_PORT           MP_STATE_VM

typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;
