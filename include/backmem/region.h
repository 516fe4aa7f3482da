// Regions: runs of memory that survive resets, read and written at any byte.
//
// A descriptor holds the facts about one region; it is const and lives in chips/. A
// region is a descriptor that was given its address: 16 bytes of the caller's RAM,
// with nothing to close. All functions keep these rules:
//
//   - no store is narrower than the descriptor's width, none goes outside the
//     range given; a unit of which only a part is in it is read, changed and
//     written whole, and its other bytes keep their values;
//   - a call that answers RANGE or UNSUPPORTED has touched nothing;
//   - when a call returns, its stores have reached the memory cells: caches
//     are cleaned by address, and nothing waits in a write buffer.
//
// There is no state outside the caller's region: every call may come from
// early boot or from a fault handler. One caller at a time, unless
// BACKMEM_CRITICAL_ENTER is set (config.h).
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_REGION_H
#define BACKMEM_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "backmem/config.h"
#include "backmem/error.h"

#ifdef __cplusplus
extern "C" {
#endif

// What a region may live through.
typedef enum backmem_event {
    BACKMEM_EVENT_SOFT_RESET,   // the program resets the core
    BACKMEM_EVENT_WATCHDOG,     // a watchdog resets the chip
    BACKMEM_EVENT_RESET_PIN,    // NRST, RUN, EN, POR_B: the reset button
    BACKMEM_EVENT_DEEP_SLEEP,   // the deepest sleep that keeps the supply
    BACKMEM_EVENT_VDD_LOSS_BAT, // main supply lost, battery supply present
    BACKMEM_EVENT_VDD_LOSS,     // main supply lost, no battery supply
    BACKMEM_EVENT_COUNT
} backmem_event_t;

// A cast that neither C nor C++ warns of.
#ifdef __cplusplus
#define BACKMEM_CAST(type, value) static_cast<type>(value)
#else
#define BACKMEM_CAST(type, value) ((type)(value))
#endif

typedef enum backmem_answer {
    BACKMEM_UNKNOWN = 0, // no source says so: plan for a loss
    BACKMEM_NO = 1,
    BACKMEM_YES = 2,
} backmem_answer_t;

// Six answers in the order of backmem_event_t, packed: two bits each.
#define BACKMEM_SURVIVES(soft, watchdog, pin, sleep, vdd_bat, vdd) \
    (BACKMEM_##soft | BACKMEM_##watchdog << 2 | BACKMEM_##pin << 4 \
     | BACKMEM_##sleep << 6 | BACKMEM_##vdd_bat << 8 | BACKMEM_##vdd << 10)

// What the hardware makes of a store that is narrower than the descriptor's width.
typedef enum backmem_rule {
    BACKMEM_RULE_LANES,      // stores the bytes named: normal memory
    BACKMEM_RULE_REPLICATES, // repeats the datum over the whole unit
    BACKMEM_RULE_ZERO_FILLS, // clears the unit's other bytes
    BACKMEM_RULE_FAULTS,     // raises a fault
    BACKMEM_RULE_PENDING,    // ECC: may be lost at a reset that follows
    BACKMEM_RULE_UNKNOWN,    // nobody says; treated as the worst
} backmem_rule_t;

// What can lose or clear contents although each access is right. Bits of
// backmem_region_desc_t.hazards.
#define BACKMEM_HAZARD_ECC       0x01u // words carry check bits: see flush
#define BACKMEM_HAZARD_CACHEABLE 0x02u // a data cache may hold lines back
#define BACKMEM_HAZARD_ZEROIZE   0x04u // tamper, a security event or a reset clears it
#define BACKMEM_HAZARD_LOCK      0x08u // a lock can make stores vanish or fault
#define BACKMEM_HAZARD_ECC64     0x10u // of two words: the 8 bytes behind are ours

// One step of switching a region on. Afterwards it is a gate: its bits have to stay as
// open left them, or loads and stores are not honoured. `bits` is a mask, but for WRITE
// a value. Steps that store do so only if the register is not as wanted, and read back
// what they wrote: that drains the bus and shows a dropped store.
typedef enum backmem_op {
    BACKMEM_STEP_SET,         // set the bits
    BACKMEM_STEP_CLEAR,       // clear the bits
    BACKMEM_STEP_WRITE,       // the register gets this value
    BACKMEM_STEP_ACK,         // write-1-to-clear: if any of the bits is up, store them
    BACKMEM_STEP_WAIT,        // poll until all bits are up, else TIMEOUT
    BACKMEM_STEP_WAIT_CLEAR,  // poll until all bits are down, else TIMEOUT
    BACKMEM_STEP_REQUIRE,     // the bits must be clear, else LOCKED
    BACKMEM_STEP_UNLOCK,      // SET, undone by lock; while clear, stores are dropped
    BACKMEM_STEP_UNLOCK_BOTH, // the same; while clear, loads read zero, too
    // No gates: where these are not so, the memory is not kept in deep sleep and on
    // battery, and that is all.
    BACKMEM_STEP_RETAIN,       // SET, undone by unretain
    BACKMEM_STEP_RETAIN_READY, // poll until all bits are up
    // Not checked by open, only by backmem_region_shut: sources say that these can be
    // why stores are dropped, not that they always are.
    BACKMEM_STEP_ASK_CLEAR, // the bits should be clear
    BACKMEM_STEP_ASK_SET,   // the bits should be set
    BACKMEM_STEP_ASK_BOTH,  // ASK_CLEAR; while set, zeros that read back are no proof
    BACKMEM_STEP_TRY_SET, // SET; no gate, and no matter if it does not take: what lets
                          // REQUIRE and ASK see flags, where a program may do that,
                          // what RETAIN needs so that a sleep ends, or what is needed
                          // only until a ready bit comes
} backmem_op_t;

typedef struct backmem_step {
    // Address of a 32-bit register. One two bytes past a word has 16 bits, and takes a
    // store only with a key in its upper half, where loads give zero: bits 15:8 here.
    uint32_t reg;
    uint32_t bits;
    backmem_op_t op;
} backmem_step_t;

// When the owner of a reserved range really writes there.
typedef enum backmem_when {
    BACKMEM_WHEN_ALWAYS,     // ROM, SDK: on every chip of the kind
    BACKMEM_WHEN_BOOTLOADER, // only with a certain bootloader
    BACKMEM_WHEN_BOARD,      // only on certain boards
    BACKMEM_WHEN_FIRMWARE,   // only when a firmware or library feature is used
    BACKMEM_WHEN_TRANSIENT,  // visited: unowned, but lost on the path named, or where
                             // the program that is named runs
} backmem_when_t;

// Bytes that somebody else writes. Those of a descriptor are sorted, without overlap.
typedef struct backmem_reserved {
    uint16_t offset; // bytes from the start of the region
    uint16_t bytes;  // 0: to the end of the region
    backmem_when_t when;
} backmem_reserved_t;

// Facts about one region. Always const, always in a table, never computed.
// Sources and the owners' names stand in a parallel table (notes.h).
typedef struct backmem_region_desc {
    const char *name;       // as the manual prints it
    uint32_t base;          // address of the first data byte; 0: known at run time
    uint32_t bytes;         // data bytes; 0: known at run time
    uint32_t secure_offset; // from an address to its secure alias; 0: has none
    const backmem_step_t *steps;
    const backmem_reserved_t *reserved;
    uint16_t survives; // BACKMEM_SURVIVES(...)
    uint8_t width;     // data bytes of the narrowest store honoured: 1, 2 or 4
    uint8_t stride;    // bytes from one unit to the next: 1 or 4
    uint8_t itemsize;  // bytes of an item in Python's view: 1 or 4; 0: no view
    uint8_t hazards;   // BACKMEM_HAZARD_* bits
    uint8_t step_count;
    uint8_t reserved_count;
    uint8_t rule; // backmem_rule_t
} backmem_region_desc_t;

// A descriptor with its address. Filled in by bind, open or attach, even when they
// fail: then it has no bytes, and every call on it is safe and returns an error.
typedef struct backmem_region {
    const backmem_region_desc_t *desc;
    uintptr_t base; // address of the first data byte, in the state asked for
    uint32_t bytes; // data bytes; 0: nothing fits
    uint8_t step;   // index of the step that failed; desc->step_count: none did
    uint8_t steps;  // how many of desc's are this region's: all, or none if attached
} backmem_region_t;

// ---- coming to a region --------------------------------------------------

// In the calls below `desc` may be NULL, which is what backmem_chip_region gives for a
// name that the chip does not have. Then region->desc is one whose name is "?": for a
// message, keep the name that was asked for.

// Give a descriptor its address, without touching hardware.
//
// Returns  OK           region is filled in
//          UNSUPPORTED  desc is NULL, or has no address of its own (then use attach)
// Cost     no access.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_bind(backmem_region_t *region,
                                  const backmem_region_desc_t *desc);

// As bind, at the secure alias of a TrustZone part.
//
// Returns  as bind, and
//          UNSUPPORTED  the descriptor has no secure alias
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_bind_secure(backmem_region_t *region,
                                         const backmem_region_desc_t *desc);

// Switch a region on: bind, then the descriptor's steps in order. A register is stored
// to only if it is not as wanted, so open as often as you like. The contents are
// neither changed nor read: no register tells whether they were kept. Objects check
// them.
//
// Memory that cannot be kept in deep sleep or on battery, because a RETAIN did not
// take, opens all the same; backmem_region_survives tells.
//
// Returns  OK           the region can be read and written
//          UNSUPPORTED  as bind
//          TIMEOUT      a ready bit did not come  | region->step says which
//          LOCKED       others have shut a gate   | step; what the steps
//          DROPPED      a register did not take   | before it changed stays
//                       its value                 | changed
// Power    lost at any store: the next open completes what is missing.
// Cost     at most 3 register accesses a step, and the polls of a WAIT.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_open(backmem_region_t *region,
                                  const backmem_region_desc_t *desc);

// As open, at the secure alias of a TrustZone part, registers included.
//
// Returns  as open, and
//          UNSUPPORTED  the descriptor has no secure alias
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_open_secure(backmem_region_t *region,
                                         const backmem_region_desc_t *desc);

// Use memory that the caller owns (a linker-placed buffer, RTC RAM): the descriptor
// gives the rules, the caller the address. If the hazards have ECC64, the last 8 bytes
// are not part of the region: the library needs them to complete its stores.
//
// Returns  OK           region is filled in
//          UNSUPPORTED  desc is NULL
//          ALIGN        memory is no multiple of the descriptor's stride
//          SIZE         bytes is 0, or 8 with ECC64, or no multiple of the descriptor's
//                       width or itemsize
// Cost     no access.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_attach(backmem_region_t *region,
                                    const backmem_region_desc_t *desc, void *memory,
                                    uint32_t bytes);

// Take write access away again, if the descriptor has an UNLOCK step: reads one unit,
// so that the last store has arrived, and clears the bits. Other regions behind the
// same bit are locked too. A later write returns DROPPED; open again to unlock.
//
// Returns  OK           locked
//          UNSUPPORTED  the descriptor has no UNLOCK step, or the region is attached
//          DROPPED      a bit did not clear
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_lock(const backmem_region_t *region);

// Stop keeping the memory in deep sleep and on battery, where the descriptor has a
// RETAIN step: clears its bits, which switches the backup regulator off and saves what
// it takes from the battery. Contents stay while the main supply does. No other region
// of a chip depends on these bits. Open again to keep it again.
//
// Returns  OK           switched off
//          UNSUPPORTED  the descriptor has no RETAIN step, or the region is attached
//          DROPPED      a bit did not clear: open first, it may be write-protected
// Power    lost before the store: kept; after it: the contents go with the main supply.
// Cost     at most 3 register accesses.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_unretain(const backmem_region_t *region);

// ---- its contents ----------------------------------------------------------

// Copy from the region.
//
//   offset   bytes from the start of the region, any
//   size     bytes, any
//
// Returns  OK, or RANGE when the range reaches outside (dst is untouched)
// Cost     one load a unit; where units are contiguous, one a word for the
//          aligned part.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_read(const backmem_region_t *region, uint32_t offset,
                                  void *dst, size_t size);

// Copy into the region, and compare. `src` is ordinary memory; to copy inside a region,
// read first.
//
// Returns  OK       every byte was read back as stored
//          RANGE    nothing is stored
//          DROPPED  some byte was not: backmem_region_shut tells which gate is shut
// Power    lost at any store: units before it are new, those after it old.
// Cost     one store and one load a unit or aligned word, and one load more for each
//          unit of which only a part is stored.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_write(const backmem_region_t *region, uint32_t offset,
                                   const void *src, size_t size);

// Store the same byte all over a range. Returns, Power and Cost as write.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_fill(const backmem_region_t *region, uint32_t offset,
                                  uint8_t value, size_t size);

// Compare a range with memory.
//
// Returns  OK       all bytes are equal
//          DIFFERS  some are not
//          RANGE    the range reaches outside the region
// Cost     as read, up to 16 bytes past the first difference.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_compare(const backmem_region_t *region, uint32_t offset,
                                     const void *src, size_t size);

// For secrets: store ones and then zeros all over a range, and read every byte back
// both times: memory that reads zero by itself is not wiped. The stores are volatile;
// no compiler may drop them.
//
// Returns  OK       every byte of the range could be changed, and reads zero
//          RANGE    nothing is stored
//          DROPPED  some byte could not: backmem_region_shut tells which gate is shut
// Power    lost at any store: old bytes, ones and zeros.
// Cost     two fills.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_wipe(const backmem_region_t *region, uint32_t offset,
                                  size_t size);

// Make stores safe that did not go through this library (a raw pointer, DMA,
// uctypes). In ECC regions each word of the range is loaded and stored whole,
// which takes a narrow store out of the RAM's one-word buffer; then cache lines
// are cleaned and the bus is drained. write, fill and wipe need no flush.
//
// Returns  OK or RANGE
// Power    lost at any store: no contents change.
// Cost     ECC: one load and one store a word; others: none.
BACKMEM_MUST_CHECK
backmem_err_t backmem_region_flush(const backmem_region_t *region, uint32_t offset,
                                   size_t size);

// ---- what is known about it --------------------------------------------------

// Whether the contents can survive an event: YES, NO or UNKNOWN.
static inline backmem_answer_t backmem_desc_survives(const backmem_region_desc_t *desc,
                                                     backmem_event_t event) {
    const int bits = desc->survives >> (event + event) & 3;
    return bits <= BACKMEM_YES ? BACKMEM_CAST(backmem_answer_t, bits) : BACKMEM_UNKNOWN;
}

// The same for the chip as it is now: NO for deep sleep and battery if a bit of RETAIN
// or RETAIN_READY is not set. After open that means that the hardware refused it.
//
// Cost     a load for each RETAIN and RETAIN_READY.
backmem_answer_t backmem_region_survives(const backmem_region_t *region,
                                         backmem_event_t event);

// Which gate is shut: the index of the first step that is not as open left it, or
// desc->step_count if all known gates are open; 0 of a region that nobody opened.
// Stores nothing. Ask after DROPPED, and if a region looks empty that should not be:
// the step's `reg` and `bits` say what stands in the way.
//
// Cost     a load a step.
uint32_t backmem_region_shut(const backmem_region_t *region);

#ifdef __cplusplus
}
#endif

#endif
