// What the files of the MicroPython module share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MP_H
#define BACKMEM_MP_H

#include "py/runtime.h"

#include "backmem/chip.h"
#include "backmem/notes.h"
#include "backmem/place.h"
#include "backmem_mp_choice.h"

// Word, Record, Store, Log and boot, unless the firmware leaves them out: all of them,
// or any of the last three.
#ifndef MICROPY_PY_BACKMEM_OBJECTS
#define MICROPY_PY_BACKMEM_OBJECTS 1
#endif
#ifndef MICROPY_PY_BACKMEM_STORE
#define MICROPY_PY_BACKMEM_STORE MICROPY_PY_BACKMEM_OBJECTS
#endif
#ifndef MICROPY_PY_BACKMEM_LOG
#define MICROPY_PY_BACKMEM_LOG MICROPY_PY_BACKMEM_OBJECTS
#endif
#ifndef MICROPY_PY_BACKMEM_BOOT
#define MICROPY_PY_BACKMEM_BOOT MICROPY_PY_BACKMEM_OBJECTS
#endif

#if defined(BACKMEM_CHIP) && MICROPY_PY_BACKMEM_OBJECTS
#define BACKMEM_MP_OBJECTS 1
#else
#define BACKMEM_MP_OBJECTS 0
#endif
#define BACKMEM_MP_STORE (BACKMEM_MP_OBJECTS && MICROPY_PY_BACKMEM_STORE)
#define BACKMEM_MP_LOG   (BACKMEM_MP_OBJECTS && MICROPY_PY_BACKMEM_LOG)
#define BACKMEM_MP_BOOT  (BACKMEM_MP_OBJECTS && MICROPY_PY_BACKMEM_BOOT)

#ifdef BACKMEM_CHIP

// ---- differences between versions of MicroPython --------------------------------

#define BACKMEM_MP_NORETURN __attribute__((noreturn)) // NORETURN, MP_NORETURN

// New in 1.26: subscr keeps no pointer to its slice.
#ifndef MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE
#define MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE (MP_TYPE_FLAG_NONE)
#endif

// ---- one call at a time (backmem_mp_whole.c) ------------------------------------

// Without a lock around all Python (GIL) threads run beside each other.
#if MICROPY_PY_THREAD && !MICROPY_PY_THREAD_GIL
#define BACKMEM_MP_THREADS 1
#else
#define BACKMEM_MP_THREADS 0
#endif

// On a PC Ctrl-C raises wherever it comes; Windows leaves it until the next bytecode.
#if defined(BACKMEM_FILE_BYTES) && !defined(_WIN32)
#define BACKMEM_MP_CTRL_C 1
#else
#define BACKMEM_MP_CTRL_C 0
#endif

// Around a call of the library in whose middle nobody else may look at the memory, or
// at what RAM says of it: no other thread, and no Ctrl-C. The call gives a
// backmem_err_t; it raises nothing, allocates nothing, and calls no Python. OSError
// (EBUSY) for a hard interrupt's handler that comes between.
#if BACKMEM_MP_THREADS || BACKMEM_MP_CTRL_C
void backmem_mp_begin(void);
backmem_err_t backmem_mp_end(backmem_err_t err);
#else
#define backmem_mp_begin()  (void)0
#define backmem_mp_end(err) (err)
#endif
#define BACKMEM_MP_WHOLE(call) (backmem_mp_begin(), backmem_mp_end(call))

// The entry of sys.modules behind which objects are chained; None: there is none yet.
// Called at each import, and before an object is placed.
mp_map_elem_t *backmem_mp_claims(void);

// ---- the chip's regions, by index (backmem_mp_chip.c) ---------------------------

#define BACKMEM_MP_PASTE_(a, b) a##b
#define BACKMEM_MP_PASTE(a, b)  BACKMEM_MP_PASTE_(a, b)
#define BACKMEM_MP_CHIP         BACKMEM_MP_PASTE(backmem_chip_, BACKMEM_CHIP)
#define BACKMEM_MP_LABELS       BACKMEM_MP_PASTE(backmem_labels_, BACKMEM_CHIP)

extern const backmem_chip_t BACKMEM_MP_CHIP;

// Its regions, and behind them the RAM.
#ifdef BACKMEM_RAM
#define BACKMEM_MP_RAM_LABELS   BACKMEM_MP_PASTE(backmem_labels_, BACKMEM_RAM)
#define BACKMEM_MP_REGION_COUNT (BACKMEM_MP_CHIP.region_count + 1u)
const backmem_region_desc_t *backmem_mp_desc(size_t index);
extern const backmem_region_t backmem_mp_ram;
#else
#define BACKMEM_MP_REGION_COUNT (BACKMEM_MP_CHIP.region_count)
#define backmem_mp_desc(index)  (&BACKMEM_MP_CHIP.regions[index])
#endif

#define BACKMEM_MP_RP2_rp2040 1
#define BACKMEM_MP_RP2_rp2350 1
#define BACKMEM_MP_IS_RP2     (BACKMEM_MP_PASTE(BACKMEM_MP_RP2_, BACKMEM_CHIP))

// What follows is the library's, in a file that has the chip's page: where that has no
// steps, what runs, asks and undoes them is not linked (backmem_mp_page.c).

// Bind and open, of the secure alias where the program has that.
backmem_err_t backmem_mp_desc_bind(const backmem_region_desc_t *desc,
                                   backmem_region_t *region);
backmem_err_t backmem_mp_desc_open(const backmem_region_desc_t *desc,
                                   backmem_region_t *region);
backmem_err_t backmem_mp_unretain(const backmem_region_t *region);

// As it is now; where it is not switched on, as it would be then.
backmem_answer_t backmem_mp_survives(const backmem_region_t *region,
                                     backmem_event_t event);

// The name of the step that stands in the way after this error: it failed, or where the
// memory refused a store, it is undone. NULL: none of them.
const char *backmem_mp_step_name(const backmem_region_t *region, backmem_err_t err);

// Fill in a region without touching hardware: what is known of it holds, its
// contents only if it was opened before.
void backmem_mp_bind(size_t index, backmem_region_t *region);

// Switch a region on. Inside of BACKMEM_MP_WHOLE.
backmem_err_t backmem_mp_switch_on(size_t index, backmem_region_t *region);

// The same, or raise an OSError (errno, text). As an attribute it is a view,
// which not all regions have, and the exception an AttributeError (text).
void backmem_mp_open(size_t index, backmem_region_t *region, bool attribute);

// Raise an exception (number, text); for the number 0 (text).
BACKMEM_MP_NORETURN void backmem_mp_raise(const mp_obj_type_t *type, int number,
                                          vstr_t *text);

// Raise an OSError unless err is OK.
void backmem_mp_check(const backmem_region_t *region, backmem_err_t err);

// Store from memory of any kind, the region itself included. Raises OSError.
void backmem_mp_write(const backmem_region_t *region, uint32_t offset, const void *src,
                      size_t size);

// The end of a store of one byte, or of words of which `want` is the last. OSError.
void backmem_mp_store_end(const backmem_region_t *region, uint32_t offset, size_t size,
                          uint32_t want);

// mp_arg_parse_all, which does not say which keyword is unexpected: TypeError does.
void backmem_mp_arguments(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args,
                          size_t count, const mp_arg_t *allowed, mp_arg_val_t *in);

// A number of 32 bits; OverflowError says of what.
int backmem_mp_int(qstr what, mp_obj_t number);

// A number of a range; ValueError says of what.
uint32_t backmem_mp_number(qstr what, mp_obj_t number, int least, int most);

// The names of a descriptor's steps and of its spans' owners.
const backmem_labels_t *backmem_mp_labels(const backmem_region_desc_t *desc);

// What `machine` is asked for and does not have itself.
void backmem_mp_machine_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest);

// What machine.reset_cause() gave, told apart where it means two things.
uint32_t backmem_mp_cause(uint32_t cause);

// ---- the view (backmem_mp_view.c) -----------------------------------------------

// A subtype of memoryview: the items in a run of a region's bytes. The region
// was opened before. A view holds no address; that is found at each access, so
// that a view can be const and no RAM is spent on regions.
typedef struct backmem_mp_view {
    mp_obj_base_t base;
    uint32_t start; // bytes from the start of the region
    uint32_t bytes; // at most; views of whole regions have UINT32_MAX
    uint8_t index;  // of the region
} backmem_mp_view_t;

extern const mp_obj_type_t backmem_mp_view_type;

mp_obj_t backmem_mp_view_new(size_t index, uint32_t start, uint32_t bytes);

// The view of a whole region, after opening it. Raises as backmem_mp_open.
mp_obj_t backmem_mp_view_open(size_t index, bool attribute);

// ---- the region object (backmem_mp_region.c, backmem_mp_contents.c) -------------

typedef struct backmem_mp_region {
    mp_obj_base_t base;
    size_t index;
} backmem_mp_region_t;

extern const mp_obj_type_t backmem_mp_region_type;

mp_obj_t backmem_mp_region_new(size_t index);

// A run of bytes: first the free ones, then those with an owner.
typedef struct backmem_mp_run {
    uint32_t offset;
    uint32_t bytes;
    const char *owner; // NULL: free
    backmem_when_t when;
} backmem_mp_run_t;

// The n-th; false when there are not as many.
bool backmem_mp_run(const backmem_region_t *region, size_t n, backmem_mp_run_t *run);

// The index of a region given by its name, its index or its object. Raises ValueError
// or IndexError.
size_t backmem_mp_region_index(mp_obj_t which);

mp_obj_t backmem_mp_region_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value);

extern const mp_obj_dict_t backmem_mp_region_methods;

#endif

#endif
