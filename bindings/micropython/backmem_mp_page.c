// The page of the chip, and what the vendor's header says of it. This is the file that
// says what is wrong with the choice of backmem_mp_choice.h: all errors are here, so
// that each is printed once.
//
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#ifndef NO_QSTR
#include "py/mphal.h" // brings the vendor's header, where py/mpconfig.h has not
#endif

#include "backmem_mp.h"

// ---- no chip ----------------------------------------------------------------------

#if defined(MICROPY_HW_BACKUP_MEMORY_ADDR) || defined(MICROPY_HW_BACKUP_MEMORY_BYTES) \
    || defined(MICROPY_HW_BACKUP_MEMORY_ITEMSIZE)
#ifndef MICROPY_HW_BACKUP_MEMORY_ADDR
#error "backmem: MICROPY_HW_BACKUP_MEMORY_BYTES and _ITEMSIZE need _ADDR too"
#endif
#ifndef MICROPY_HW_BACKUP_MEMORY_BYTES
#error "backmem: MICROPY_HW_BACKUP_MEMORY_ADDR and _ITEMSIZE need _BYTES too"
#endif
#ifndef MICROPY_HW_BACKUP_MEMORY_ITEMSIZE
#error "backmem: MICROPY_HW_BACKUP_MEMORY_ADDR and _BYTES need _ITEMSIZE too"
#elif MICROPY_HW_BACKUP_MEMORY_ITEMSIZE != 1 && MICROPY_HW_BACKUP_MEMORY_ITEMSIZE != 4
#error "backmem: MICROPY_HW_BACKUP_MEMORY_ITEMSIZE must be 1 or 4"
#endif

#elif defined(BACKMEM_NONE)
#if MICROPY_PY_MACHINE_BACKUP_MEMORY
#error \
    "backmem: MICROPY_PY_MACHINE_BACKUP_MEMORY is set; this device has no such memory"
#endif

#elif defined(BACKMEM_CHIP_FILE) && !defined(BACKMEM_CHIP)
#error "backmem: BACKMEM_CHIP_FILE needs BACKMEM_CHIP, the chip's name on that page"

#elif !defined(BACKMEM_CHIP)
#if defined(BACKMEM_UNASKED) || MICROPY_PY_MACHINE_BACKUP_MEMORY
#error \
    "backmem: unknown device, or one that is not supported yet: see docs/chips.md. \
No device of the ports cc3200 and zephyr is known. \
If a chip of docs/chips.md has the same memory, name it, in mpconfigboard.h: \
#define BACKMEM_CHIP stm32f405; or to make: CFLAGS_EXTRA=-DBACKMEM_CHIP=stm32f405. \
Or give the memory by MICROPY_HW_BACKUP_MEMORY_ADDR, _BYTES and _ITEMSIZE. \
Or go without: MICROPY_PY_MACHINE_BACKUP_MEMORY=0. docs/micropython.md has them all"
#endif
#endif

#if MICROPY_PY_MACHINE_BACKUP_MEMORY && !MICROPY_PY_MACHINE
#error "backmem: MICROPY_PY_MACHINE_BACKUP_MEMORY needs MICROPY_PY_MACHINE"
#endif

// ---- a chip -----------------------------------------------------------------------

#ifdef BACKMEM_CHIP
#if !MICROPY_PY_BUILTINS_MEMORYVIEW
#error "backmem: machine.backup_memory needs MICROPY_PY_BUILTINS_MEMORYVIEW"
#endif
#if MICROPY_PY_MACHINE_BACKUP_MEMORY && !MICROPY_MODULE_ATTR_DELEGATION
#error "backmem: machine.backup_memory needs MICROPY_MODULE_ATTR_DELEGATION"
#endif
#endif

#if defined(BACKMEM_CHIP) && !defined(BACKMEM_DESC)

#include "backmem_mp_pages.h"

#define BACKMEM_MP_HAS_PAGE    BACKMEM_MP_PASTE(BACKMEM_HAS_PAGE_, BACKMEM_CHIP)
#define BACKMEM_MP_PAGE        BACKMEM_MP_PASTE(BACKMEM_PAGE_, BACKMEM_CHIP)
#define BACKMEM_MP_TEXT_(text) #text
#define BACKMEM_MP_TEXT(text)  BACKMEM_MP_TEXT_(text)

#if defined(BACKMEM_CHIP_FILE)
#include BACKMEM_CHIP_FILE

#elif BACKMEM_MP_HAS_PAGE
#include BACKMEM_MP_PAGE

#if defined(BACKMEM_VENDOR_CHECK) && !defined(NO_QSTR)
#include BACKMEM_VENDOR_CHECK
#endif

#else
// clang-format off
_Static_assert(0, "backmem: BACKMEM_CHIP is " BACKMEM_MP_TEXT(BACKMEM_CHIP) ", which "
    "is no chip: take a name of docs/chips.md; for a page of your own, define "
    "BACKMEM_CHIP_FILE too, as the name of its file");
// clang-format on
#endif

#endif
