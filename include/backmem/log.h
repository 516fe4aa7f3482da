// Logs: a ring of entries of fixed size, readable after the crash.
//
// An append fills the oldest entry's place; the store of its commit word makes it
// count. A fault handler may append while the main program is in the middle of an
// append, if it never returns there. Handlers that return need a log of their own, or
// BACKMEM_CRITICAL_ENTER, which is then held for the whole append. DESIGN.md, "Logs";
// FORMAT.md has the bits.
//
// Instructions are those of a Cortex-M0+ with -Os; docs/costs.md has other processors.
// With BACKMEM_CRC_TABLE=16 they are less than half: config.h.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_LOG_H
#define BACKMEM_LOG_H

#include "backmem/record.h"

#ifdef __cplusplus
extern "C" {
#endif

#define BACKMEM_LOG_SIZE_MAX  4092u  // bytes of an entry's payload
#define BACKMEM_LOG_COUNT_MAX 32767u // entries

// Bytes in the region for `count` entries of `size` bytes.
#define BACKMEM_LOG_BYTES(size, count) ((((size) + 3u) / 4u + 1u) * 4u * (count))

// Filled in by open; append moves it on.
typedef struct backmem_log {
    backmem_record_t entries; // where they are, and bytes of an entry's payload
    uint16_t count;           // entries that fit, at most BACKMEM_LOG_COUNT_MAX; 0: not
                              // open
    uint16_t next; // place of the next entry; in rounds with phase 2, count more
    uint16_t used; // places that were ever filled
    uint16_t lost; // entries cut off or damaged, as open found
} backmem_log_t;

// Find the newest entry. Stores nothing.
//
//   place       bytes behind the last whole entry stay unused
//   entry_size  bytes of an entry's payload, 1 to BACKMEM_LOG_SIZE_MAX
//   status      out: COLD: no entries. RECOVERED: log->lost entries were cut off or
//               are damaged. CORRUPT: all are, such as a panic slot with a flipped bit.
//               Not reported: more than one flipped bit in an entry, if no entry is
//               valid, or if it is behind the last valid one while all valid ones are
//               of one round (the first, or one that just ended). That looks like
//               memory that was never written
//
// Returns  OK
//          LOCKED       no entry is found, and a gate is shut that makes loads read
//                       zero: backmem_region_shut tells which
//          SIZE         entry_size is 0 or too large, or the place has not one entry
//          RANGE        the place reaches outside the region
//          ALIGN        the offset, or the region's address, is no multiple of 4
//          UNSUPPORTED  the region does not store 32-bit words (STM32F1, C0, nRF)
// Cost     each byte is read once; an entry that is damaged, or noise, three times.
//          1350 instructions an entry of 16 bytes.
BACKMEM_MUST_CHECK
backmem_err_t backmem_log_open(backmem_log_t *log, backmem_place_t place,
                               uint16_t entry_size, backmem_status_t *status);

// If a tamper event or a reset of the backup domain erases the memory under an open
// log, its entries are gone, and next skips them. An append still goes into the next
// place, so the next open finds what was appended since the erase. It counts the erased
// entries in front of the newest one as lost. An erase in the middle of an append
// leaves the new entry or none, whether the call returns OK or DROPPED.

// Append an entry from `src`; the oldest one makes room.
//
// Returns  OK           each word of it was read back
//          DROPPED      a store did not read back; the entry is not there
//          RANGE        the log is not open
// Power    lost at any store: all entries but the oldest are there, and the new one
//          whole or not at all.
// Cost     a store for each word of payload, which are (size + 3) / 4, and 2; a load
//          for each store. 2850 instructions for 16 bytes, however many entries there
//          are.
BACKMEM_MUST_CHECK
backmem_err_t backmem_log_append(backmem_log_t *log, const void *src);

// As append, but never over an entry: in a log of one entry the first fault wins, until
// the log is wiped. This is the panic slot.
//
// Returns  as append, and
//          FULL         the next place has a whole entry, as each has in a full log;
//                       nothing is stored
BACKMEM_MUST_CHECK
backmem_err_t backmem_log_append_once(backmem_log_t *log, const void *src);

// Copy the next older entry to `dst`. Start with a cursor of 0, which gives the newest.
// Entries that were cut off or damaged are skipped, and one that is being written.
// After an append in between, start again.
//
// Returns  OK           what was copied is one entry, also where others came meanwhile
//          EMPTY        there is no older one, or the log is not open; dst is untouched
//          BUSY         its place was written anew at each of four tries; dst holds
//                       nothing of use
// Cost     the entry is read twice, and those that are skipped once. 2800 instructions
//          for 16 bytes.
// Context  beside one that appends: an interrupt, or another thread.
BACKMEM_MUST_CHECK
backmem_err_t backmem_log_next(const backmem_log_t *log, uint16_t *cursor, void *dst);

// Clear every byte, newest entry last.
//
// Returns  OK           every byte could be changed, and reads zero; the log is empty
//          DROPPED      some byte could not, or does not
//          RANGE        the log is not open
// Power    lost at any store: the newest entries, as many as are left, or none; open
//          may say RECOVERED, with the entries that are gone as lost.
// Cost     two stores for each word, and one for each entry; a load for each store.
BACKMEM_MUST_CHECK
backmem_err_t backmem_log_wipe(backmem_log_t *log);

#ifdef __cplusplus
}
#endif

#endif
