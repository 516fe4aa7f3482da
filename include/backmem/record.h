// Records: a struct of fixed size that is old or new at every cut.
//
// Two slots take turns. A save fills the older one; the store of its commit word makes
// it count. All state lives in the region: the struct in RAM only says where the record
// is. It may be copied, and needs no close. DESIGN.md, "Records"; FORMAT.md has the
// bits.
//
// Instructions are those of a Cortex-M0+ with -Os; docs/costs.md has other processors.
// With BACKMEM_CRC_TABLE=16 they are less than half: config.h.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RECORD_H
#define BACKMEM_RECORD_H

#include "backmem/place.h"
#include "backmem/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define BACKMEM_RECORD_SIZE_MAX 4088u // bytes of payload

// Bytes in the region: 16 for a payload of 4, and a word more with a layout.
#define BACKMEM_RECORD_BYTES(size, layout) \
    (2u * (((size) + 3u) / 4u + 1u) * 4u + ((layout) != 0 ? 4u : 0u))

// What a record holds.
typedef struct {
    uint16_t size;   // bytes of payload, 1 to BACKMEM_RECORD_SIZE_MAX
    uint16_t layout; // 0: none, whatever is not valid is cold. Else a number of the
                     // program's own; change it with the struct's meaning. A word in
                     // front holds it and the size, to report CORRUPT and FOREIGN
} backmem_shape_t;

static inline backmem_shape_t backmem_shape(uint16_t size, uint16_t layout) {
    const backmem_shape_t shape = { size, layout };
    return shape;
}

// Filled in by open.
typedef struct backmem_record {
    const backmem_region_t *region; // NULL: not open
    uint32_t offset;
    backmem_shape_t shape;
    uint16_t words; // of the place, or 65535
    uint16_t check; // the start of each check; it differs for the entries of a log
} backmem_record_t;

// The end of open: region, offset and shape are set.
//
//   bytes    of the place
//
// Returns  as open
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_begin(backmem_record_t *record, uint32_t bytes,
                                   backmem_status_t *status);

// Look what is there. Stores nothing.
//
//   place    of BACKMEM_RECORD_BYTES(shape.size, shape.layout) or more
//            Nothing outside of it is stored to, and nothing read but a larger record
//            that begins here
//   status   out: set when the answer is OK. RECOVERED: a save was cut off, or its slot
//            damaged, and the save before it is what load gives. FOREIGN: a valid
//            record of another layout or size, or of a newer version of the format;
//            backmem_record_found tells which. Of a newer version, a part inside the
//            place has to be valid
//
// Returns  OK
//          LOCKED       nothing is found, and a gate is shut that makes loads read
//                       zero: backmem_region_shut tells which
//          SIZE         the place is too small, or shape.size is 0 or too large
//          RANGE        the place reaches outside the region
//          ALIGN        the offset, or the region's address, is no multiple of 4
//          UNSUPPORTED  the region does not store 32-bit words (STM32F1, C0, nRF)
// Cost     each slot is read once; up to 16 times where nothing is valid, and another
//          shape, or this one of a newer version, may stand there. What looks like the
//          header of a larger record, once in 16 times on noise, has its slots read
//          once, too: up to 8 KB. 1200 instructions, and 102 a byte of payload.
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_record_open(backmem_record_t *record,
                                                backmem_place_t place,
                                                backmem_shape_t shape,
                                                backmem_status_t *status) {
    record->region = place.region;
    record->offset = place.offset;
    record->shape = shape;
    return backmem_record_begin(record, place.bytes, status);
}

// The calls below return RANGE, and touch nothing, if the record is not open or the
// region was closed meanwhile. Each looks at the memory anew. If a tamper event or a
// reset of the backup domain erased it under the open record, load returns EMPTY, and
// the next save stores as on cold memory. An erase in the middle of a save leaves the
// new payload or none, whether the call returns OK or DROPPED. The status stays what
// open found.

// The shape of the foreign record that stands at this one's place: to be opened with
// it, loaded, and migrated. One of a newer version of the format opens as FOREIGN, too.
//
//   found    out: set when the answer is OK
//
// Returns  OK, EMPTY when there is none, or RANGE
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_found(const backmem_record_t *record,
                                   backmem_shape_t *found);

// Copy the newest payload that is valid to `dst`, of shape.size bytes.
//
// Returns  OK           what was copied is one save, also where another one came
//                       meanwhile
//          EMPTY        nothing is valid, or it is foreign; dst is untouched
//          BUSY         it was saved anew at each of four tries; dst holds nothing of
//                       use
//          RANGE
// Cost     each slot is read once, and the newest once more; a load for the layout's
//          word. 1550 instructions, and 165 a byte.
// Context  beside one that saves: an interrupt, or another thread.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_load(const backmem_record_t *record, void *dst);

// Replace the payload by shape.size bytes from `src`, in ordinary memory.
//
// Returns  OK           each word of it was read back
//          DROPPED      a store did not read back; the old payload is still there, if
//                       the memory is
//          FOREIGN      another record stands there; nothing is stored. Use migrate, or
//                       wipe
//          RANGE
// Power    lost at any store: load gives the old payload or the new one; another cut
//          in the save after it changes nothing of that.
// Cost     a store for each word of payload, which are (size + 3) / 4, and 1 when the
//          last two saves are valid; one more when one of them is not; on cold memory
//          two more, and one for the layout's word. Each slot is read once before, and
//          each word stored is read once after. 2050 instructions, and 215 a byte.
// Context  one that saves at a time; others may load meanwhile.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_save(const backmem_record_t *record, const void *src);

// Replace the foreign record that stands there by this one, with shape.size bytes from
// `src`: what load gave of the old one, made into the new one. Where none stands there,
// it is a save; so a program may try until it is OK.
//
// Returns  as save, without FOREIGN, and
//          SIZE         the foreign record reaches out of this one's place
//          UNSUPPORTED  it is of a newer version of the format
//          DAMAGED      its payload changed while it was moved: open anew
// Power    lost at any store: the old record, whole, which opens as FOREIGN and is
//          migrated anew; or the new one. A program of the old layout finds its record
//          or FOREIGN.
// Cost     as a first save, and 4 stores; where the newest part of the old record is in
//          the way, a save of that, too.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_migrate(const backmem_record_t *record, const void *src);

// Make it cold and clear every byte of it: for secrets. Clears a foreign record that
// stands there too, as far as it is inside the place.
//
// Returns  OK           every byte could be changed, and reads zero
//          DROPPED      some byte could not, or does not
//          RANGE
// Power    lost at any store: the newest payload, or nothing; never an older one.
// Cost     two stores for each word, and 2 to 4; a load for each store.
BACKMEM_MUST_CHECK
backmem_err_t backmem_record_wipe(const backmem_record_t *record);

#ifdef __cplusplus
}
#endif

#endif
