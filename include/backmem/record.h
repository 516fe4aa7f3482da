// Records: a struct of fixed size that is old or new at every cut.
//
// Two slots take turns. A save fills the older one, and the store of its commit word
// decides. All state lives in the region: a record in RAM only says where it is, may be
// const, and needs no close. DESIGN.md, "Records"; FORMAT.md has the bits.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RECORD_H
#define BACKMEM_RECORD_H

#include "backmem/region.h"
#include "backmem/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define BACKMEM_RECORD_SIZE_MAX 4088u // bytes of payload

// Bytes in the region: 16 for a payload of 4, and a word more with a layout.
#define BACKMEM_RECORD_BYTES(size, layout) \
    (2u * (((uint32_t)(size) + 3u) / 4u + 1u) * 4u + ((layout) != 0 ? 4u : 0u))

typedef struct backmem_record {
    const backmem_region_t *region; // open, with 32-bit words; must stay
    uint32_t offset;                // bytes, a multiple of 4
    uint16_t size;                  // bytes of payload, 1 to BACKMEM_RECORD_SIZE_MAX
    uint16_t layout; // 0: none, what is not readable is cold. Else a number of the
                     // program's own, changed with the struct's meaning: a word in
                     // front holds it and the size, and tells corrupt and foreign
} backmem_record_t;

// The four answers that every call below may give before it touches anything:
//
//          RANGE        the record reaches outside the region
//          SIZE         size is 0 or above BACKMEM_RECORD_SIZE_MAX
//          ALIGN        the offset, or the region's address, is no multiple of 4
//          UNSUPPORTED  the region does not store 32-bit words (STM32F1, C0, nRF)

// Tell what is there. Stores nothing.
//
//   status   out: set when the answer is OK. RECOVERED: a save was cut off, or its slot
//            damaged, and the save before it is what load gives. FOREIGN: a whole
//            record of another layout or size; backmem_record_found tells which
//
// Returns  OK or the four above
// Cost     each slot is read once; twice where only another layout may fit.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_open(const backmem_record_t *record,
                                  backmem_status_t *status);

// The layout and size of the foreign record that stands at this one's offset, to be
// opened with these and migrated.
//
//   found    out: its region and offset are this record's
//
// Returns  OK, EMPTY when there is none, or the four above
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_found(const backmem_record_t *record,
                                   backmem_record_t *found);

// Copy the newest payload that is whole to `dst`, of record->size bytes.
//
// Returns  OK
//          EMPTY        nothing is whole; dst is untouched
//          or the four above
// Cost     each slot is read once, and the newest once more.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_load(const backmem_record_t *record, void *dst);

// Replace the payload by record->size bytes from `src`, in ordinary memory.
//
// Returns  OK
//          DROPPED      a store did not read back; the old payload is still there, if
//                       the memory is
//          or the four above
// Power    lost at any store: load gives the old payload or the new one; another cut
//          in the save after it changes nothing of that.
// Cost     size / 4 + 1 stores when the last two saves are whole; one more when one of
//          them is not; on cold memory two more, and one for the layout's word.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_save(const backmem_record_t *record, const void *src);

// Make it cold and clear every byte of it: for secrets.
//
// Returns  OK           every byte reads zero
//          DROPPED      some byte does not
//          or the four above
// Power    lost at any store: the newest payload, or nothing; never an older one.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_wipe(const backmem_record_t *record);

#ifdef __cplusplus
}
#endif

#endif
