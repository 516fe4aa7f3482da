// The page of the chip, what the vendor's header says of it, and the calls whose code
// depends on what is on the page. This is the file that says what is wrong with the
// choice of backmem_mp_choice.h: all errors are here, so that each is printed once.
//
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#ifndef NO_QSTR
#include "py/mphal.h" // brings the vendor's header, where py/mpconfig.h has not
#ifdef CONFIG_STM32_BACKUP_PROTECTION // of Zephyr
#include <stm32_backup_domain.h>
#endif
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
#if !defined(BACKMEM_UNASKED) && !MICROPY_PY_MACHINE_BACKUP_MEMORY
// It goes without.
#elif defined(__ZEPHYR__)
#error "backmem: unknown device, or one that is not supported yet: \
see docs/manual/micropython-firmware.md. CONFIG_SOC is none of zephyr/Kconfig.chips, \
and the devicetree's chosen has no backmem,memory. \
Name RAM there, in an overlay: / { chosen { backmem,memory = &retained; }; }; \
If a chip of docs/chips.md has the same memory, name it: \
west build ... -- -DBACKMEM_CHIP=stm32f405. \
Or go without: -DEXTRA_CFLAGS=-DMICROPY_PY_MACHINE_BACKUP_MEMORY=0"
#else
#error \
    "backmem: unknown device, or one that is not supported yet: see docs/chips.md. \
No device of the port cc3200 is known. \
If a chip of docs/chips.md has the same memory, name it, in mpconfigboard.h: \
#define BACKMEM_CHIP stm32f405; or to make: CFLAGS_EXTRA=-DBACKMEM_CHIP=stm32f405. \
Or give the memory by MICROPY_HW_BACKUP_MEMORY_ADDR, _BYTES and _ITEMSIZE. \
Or go without: MICROPY_PY_MACHINE_BACKUP_MEMORY=0. docs/manual/ has them all"
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
    "is no chip: take the one that build/backmem-chips " BACKMEM_MP_TEXT(BACKMEM_CHIP)
    " (make chips) or docs/chips.md names; for a page of your own, define "
    "BACKMEM_CHIP_FILE too, as the name of its file");
// clang-format on
#endif

#endif

// ---- what depends on the page -----------------------------------------------------

#ifdef BACKMEM_CHIP

#ifdef BACKMEM_DESC

// A board's own memory and a file have no steps.
static bool has_steps(void) {
    return false;
}

#else

// Whether any region has steps. The page is above, so the compiler knows.
static bool has_steps(void) {
    bool has = false;
    for (size_t i = 0; i < BACKMEM_MP_CHIP.region_count; i++) {
        has |= BACKMEM_MP_CHIP.regions[i].step_count != 0;
    }
    return has;
}

#endif

static bool is_secure(const backmem_region_desc_t *desc) {
    return BACKMEM_SECURE && desc->secure_offset != 0;
}

backmem_err_t backmem_mp_desc_bind(const backmem_region_desc_t *desc,
                                   backmem_region_t *region) {
    return is_secure(desc) ? backmem_region_bind_secure(region, desc)
                           : backmem_region_bind(region, desc);
}

// Zephyr counts who needs STM32's backup domain writable, and locks it when nobody
// does. One reference is held for good, as objects do not open the region.
static void backup_domain_hold(void) {
#ifdef CONFIG_STM32_BACKUP_PROTECTION
    static bool held;
    if (!held) {
        held = true;
        stm32_backup_domain_enable_access();
    }
#endif
}

backmem_err_t backmem_mp_desc_open(const backmem_region_desc_t *desc,
                                   backmem_region_t *region) {
    if (!has_steps()) {
        return backmem_mp_desc_bind(desc, region);
    }
    backup_domain_hold();
    return is_secure(desc) ? backmem_region_open_secure(region, desc)
                           : backmem_region_open(region, desc);
}

backmem_err_t backmem_mp_unretain(const backmem_region_t *region) {
    return has_steps() ? backmem_region_unretain(region) : BACKMEM_ERR_UNSUPPORTED;
}

// Nothing is asked of a register before those of its clocks, which come first.
backmem_answer_t backmem_mp_survives(const backmem_region_t *region,
                                     backmem_event_t event) {
    if (!has_steps()) {
        return backmem_desc_survives(region->desc, event);
    }
    backmem_region_t as_asked = *region;
    if (backmem_region_shut(region) != region->desc->step_count) {
        as_asked.steps = 0; // it is not switched on: there are none to ask
    }
    return backmem_region_survives(&as_asked, event);
}

const char *backmem_mp_step_name(const backmem_region_t *region, backmem_err_t err) {
    if (!has_steps()) {
        return NULL;
    }
    uint32_t step = region->step; // the one that failed, where open did
    if (region->bytes != 0) {
        step = err == BACKMEM_ERR_DROPPED || err == BACKMEM_ERR_LOCKED
                   ? backmem_region_shut(region)
                   : region->desc->step_count;
    }
    return step < region->desc->step_count
               ? backmem_name_of(backmem_mp_labels(region->desc)->steps, step)
               : NULL;
}

#endif
