// The boot ledger: how often this device started, and how often in a row in vain.
//
// One record. Call begin once, early; mark the boot healthy when the program has proved
// itself; a streak says how many boots before this one never came so far.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_BOOT_H
#define BACKMEM_BOOT_H

#include "backmem/record.h"

#ifdef __cplusplus
extern "C" {
#endif

// Two forms, of which the bytes given choose the one that fits.
// The short one: boots to 65535, streak to 15, state and cause to 63. The long one:
// boots and cause of 32 bits, streak and state of 16.
#define BACKMEM_BOOT_BYTES_SHORT 16u
#define BACKMEM_BOOT_BYTES       32u

// Numbers stop at their form's limit, they do not wrap.
typedef struct backmem_boot_info {
    uint32_t boots;  // this one included: 1 on cold memory
    uint32_t cause;  // what the platform calls the reason of this reset
    uint16_t streak; // boots just before this one that were never marked healthy
    uint16_t state;  // what the program last said it was doing, before this reset
} backmem_boot_info_t;

// Count this boot.
//
//   boot     out: the ledger's record, for the calls below
//   offset   bytes, a multiple of 4
//   bytes    BACKMEM_BOOT_BYTES or more for the long form, else the short one
//   cause    the platform's number for the reset's reason; 0: not known
//   info     out
//   status   out: COLD: this is the first boot the memory knows
//
// Returns  OK
//          SIZE         bytes is less than BACKMEM_BOOT_BYTES_SHORT
//          RANGE, ALIGN, UNSUPPORTED, DROPPED as backmem_record_save; with DROPPED info
//                       and status are set, but this boot was not counted
// Power    lost at any store: counted or not, never another number.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_begin(backmem_record_t *boot, const backmem_region_t *region,
                                 uint32_t offset, uint32_t bytes, uint32_t cause,
                                 backmem_boot_info_t *info, backmem_status_t *status);

// The program has proved itself: the streak ends.
// Returns as backmem_record_save; EMPTY when the ledger is gone.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_healthy(const backmem_record_t *boot);

// Say what the program is doing, for the boot after a crash. A number of its own.
// Returns as backmem_record_save; EMPTY when the ledger is gone.
BACKMEM_MUST_CHECK
backmem_err_t backmem_boot_state(const backmem_record_t *boot, uint16_t state);

// Whether to give up on the usual start: `threshold` boots in a row failed.
static inline bool backmem_boot_looping(const backmem_boot_info_t *info,
                                        uint16_t threshold) {
    return info->streak >= threshold;
}

#ifdef __cplusplus
}
#endif

#endif
