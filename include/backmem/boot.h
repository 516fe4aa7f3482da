// The boot ledger: how often this device started, and how many starts in a row failed.
//
// The ledger is one record. Open it and call begin once, early; call wake instead if
// the reset's reason is the end of a deep sleep. Mark the boot healthy when the program
// has proved itself. The streak says how many boots in a row before this one were never
// marked healthy. If the bootloader counts, the program only opens the ledger.
//
// Instructions are those of a Cortex-M0+ with -Os; docs/costs.md has other processors.
// With BACKMEM_CRC_TABLE=16 they are less than half: config.h.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_BOOT_H
#define BACKMEM_BOOT_H

#include "backmem/record.h"

#ifdef __cplusplus
extern "C" {
#endif

// The bytes of the place choose one of two forms. The short one: boots to 65535, streak
// to 15, state and cause to 63. The long one: boots and cause of 32 bits, streak and
// state of 16.
#define BACKMEM_BOOT_BYTES_SHORT 16u
#define BACKMEM_BOOT_BYTES       32u

// Each number stays at its form's limit; it does not wrap. All are 0 on cold memory,
// and where open failed.
//
//              after open                           after begin
//   boots      boots counted so far                 this one included: 1 on cold memory
//   cause      the reason of the last one counted   the reason of this reset
//   streak     boots in a row before this one that were never marked healthy; both.
//              After wake one less: the one that asked for the sleep has not failed
//   state      what the program last stored with set_state before this reset; both
typedef struct backmem_boot {
    backmem_record_t record;
    uint32_t boots;
    uint32_t cause; // as the platform numbers reasons
    uint16_t streak;
    uint16_t state;
    bool begun;
} backmem_boot_t;

// Look what is there. Stores nothing.
//
//   place    BACKMEM_BOOT_BYTES or more for the long form, else the short one
//   status   out: COLD: the memory knows no boot
//
// Returns  as backmem_record_open, and
//          SIZE         less than BACKMEM_BOOT_BYTES_SHORT
//          BUSY         as backmem_record_load
// Cost     17 loads and 3900 instructions; of the long form 27 and 6050.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_open(backmem_boot_t *boot, backmem_place_t place,
                                backmem_status_t *status);

// Count this boot. Once: a second call answers OK and changes nothing.
//
//   cause    the platform's number for the reset's reason; 0: not known
//
// Returns  as backmem_record_save; with DROPPED this boot was not counted, and the next
//          call tries again
// Power    lost at any store: counted or not, never another number.
// Cost     2 stores, 9 loads and 3000 instructions; of the long form 4, 15 and 4700.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_begin(backmem_boot_t *boot, uint32_t cause);

// As begin, for a boot that ends a deep sleep. The boot before it asked for the sleep,
// so that one did not fail, healthy or not: the streak stays as that boot found it.
// Returns, Power and Cost as begin.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_wake(backmem_boot_t *boot, uint32_t cause);

// The program has proved itself: the next boot's streak begins anew. boot->streak
// stays, unless begin was not called.
//
// Returns  as backmem_record_save; EMPTY when there is no ledger: begin was never
//          called, or the memory was erased meanwhile. The next start counts anew then.
// Cost     2 stores, 19 loads and 5200 instructions; of the long form 4, 31 and 8250.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_healthy(backmem_boot_t *boot);

// Store a number of the program's own for what it is doing: the boot after a crash
// reads it.
// Returns as backmem_record_save; EMPTY when there is no ledger. Cost as healthy.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_set_state(backmem_boot_t *boot, uint16_t state);

// Whether to give up on the usual start: `threshold` boots in a row failed.
static inline bool backmem_boot_looping(const backmem_boot_t *boot,
                                        uint16_t threshold) {
    return boot->streak >= threshold;
}

// Make it cold, and clear every byte: no boot was counted.
// Returns as backmem_record_wipe.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_wipe(backmem_boot_t *boot);

#ifdef __cplusplus
}
#endif

#endif
