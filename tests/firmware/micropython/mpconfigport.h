// MicroPython for virtual chips: what is switched on.
//
// The feature level of the boards that have backup memory, less what needs a
// file system, a clock, a network or a keyboard.
//
// SPDX-License-Identifier: MIT
#include <alloca.h>
#include <stdint.h>

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)

#define MICROPY_ENABLE_COMPILER (1)
#define MICROPY_ENABLE_GC       (1)
#define MICROPY_LONGINT_IMPL    (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_FLOAT_IMPL      (MICROPY_FLOAT_IMPL_FLOAT)

// What users switch on: native and viper code, which take a view's pointer.
#ifdef __riscv
#define MICROPY_EMIT_RV32 (1)
#else
#define MICROPY_EMIT_THUMB               (1)
#define MICROPY_EMIT_THUMB_ARMV7M        (__ARM_ARCH >= 7)
#define MICROPY_MAKE_POINTER_CALLABLE(p) ((void *)((uint32_t)(p) | 1))
#endif

// The plain memoryview has it too, so that both can be asked in a test.
#define MICROPY_PY_BUILTINS_MEMORYVIEW_ITEMSIZE (1)

#define MICROPY_PY_MACHINE             (1)
#define MICROPY_PY_MACHINE_RESET       (1)
#define MICROPY_PY_MACHINE_INCLUDEFILE "machine_port.h"

// Files are a script's own: packages are imported from there.
#define MICROPY_ENABLE_EXTERNAL_IMPORT (1)
#define MICROPY_PERSISTENT_CODE_LOAD   (1)
#define MICROPY_VFS                    (1)
#define MICROPY_READER_VFS             (1)
#define MICROPY_PY_OS                  (0)
#define MICROPY_PY_SYS_STDFILES        (0)
#define MICROPY_PY_SYS_STDIO_BUFFER    (0)
#define MICROPY_PY_BUILTINS_EXECFILE   (0)

// No keyboard, no clock, no pins.
#define MICROPY_KBD_EXCEPTION     (0)
#define MICROPY_HELPER_REPL       (0)
#define MICROPY_PY_BUILTINS_INPUT (0)
#define MICROPY_PY_TIME           (0)
#define MICROPY_PY_ASYNCIO        (0)
#define MICROPY_PY_SELECT         (0)
#define MICROPY_PY_RANDOM         (0)
#define MICROPY_PY_ONEWIRE        (0)

// Not needed here, and a third of the build.
#define MICROPY_PY_HASHLIB  (0)
#define MICROPY_PY_DEFLATE  (0)
#define MICROPY_PY_FRAMEBUF (0)
#define MICROPY_PY_RE       (0)
#define MICROPY_PY_HEAPQ    (0)
#define MICROPY_PY_JSON     (0)

#define MICROPY_PY_SYS_PLATFORM "vchip"
#define MICROPY_HW_BOARD_NAME   "virtual chip"
#define MICROPY_HW_MCU_NAME     "no silicon"

#define MP_SSIZE_MAX  (0x7fffffff)
#define MP_STATE_PORT MP_STATE_VM
// newlib and picolibc have log2 as a macro or not at all.
#define MP_NEED_LOG2 (1)

#define UINT_FMT "%lu"
#define INT_FMT  "%ld"
#define HEX_FMT  "%lx"
#if MICROPY_VERSION_MINOR < 27 // later ones define both themselves
typedef int32_t mp_int_t;
typedef uint32_t mp_uint_t;
#endif
typedef long mp_off_t;
