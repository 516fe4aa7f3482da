// Places: which bytes of a region an object gets.
//
// Objects stand side by side without arithmetic:
//
//     backmem_place_t last = { &region, 0, 0 };
//     err = backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
//                             &status);
//     err = backmem_store_open(&store, backmem_place_take(&last, 1024), 0, &status);
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_PLACE_H
#define BACKMEM_PLACE_H

#include "backmem/region.h"

#ifdef __cplusplus
extern "C" {
#endif

// Objects keep the pointer, not a copy: the region must stay where it is.
typedef struct backmem_place {
    const backmem_region_t *region; // open; not NULL
    uint32_t offset;                // bytes from its start
    uint32_t bytes;
} backmem_place_t;

// Move a place on to the next `bytes` bytes behind it that nobody owns. Begin with
// offset and bytes 0. The first fit is taken. So the same calls give the same places at
// every start, and one more call at the end moves none of the places before it.
//
//   place    in: what is taken already, with all before it. out: where its address is a
//            multiple of 4, so that every object can stand there
//   bytes    rounded up to a multiple of 4; 0: the whole rest of the next free run
//
// Returns  OK
//          FULL     nothing behind it is as large; place is unchanged
// Context  conditional owners count as owners, transient ones do not, as with
//          backmem_region_unowned. bind is enough; the region need not be open.
BACKMEM_MUST_CHECK
backmem_err_t backmem_place_next(backmem_place_t *place, uint32_t bytes);

// The same, as an argument of an object's open. So you cannot forget the call between
// two objects, which would then share one place without any error. An object that grows
// moves those behind it, which then read as cold: give it more bytes than it needs.
//
//   last     in and out: as `place` above
//
// Returns  the place; where there is none as large, one of 0 bytes, in which open
//          answers SIZE
// Context  as backmem_place_next
static inline backmem_place_t backmem_place_take(backmem_place_t *last,
                                                 uint32_t bytes) {
    backmem_place_t taken = { last->region, 0, 0 };
    if (backmem_place_next(last, bytes) == BACKMEM_OK) {
        taken.offset = last->offset;
        taken.bytes = last->bytes;
    }
    return taken;
}

// The n-th run of bytes that no owner is named for, conditional owners
// included, in whole units.
//
//   place    out: set when the answer is true
//
// Returns  false when there is no n-th run.
// Context  bind is enough; the region need not be open.
bool backmem_region_unowned(const backmem_region_t *region, uint32_t n,
                            backmem_place_t *place);

#ifdef __cplusplus
}
#endif

#endif
