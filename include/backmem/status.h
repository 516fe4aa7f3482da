// What an object found in the memory when it was opened.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STATUS_H
#define BACKMEM_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

// Numbers are frozen: they reach Python and logs. What each object can tell:
//
//              COLD  KEPT  RECOVERED  CORRUPT  FOREIGN
//   word        x     x
//   record      x     x        x      with a layout
//   store       x     x        x         x        x
//   log         x     x        x         x
//   boot        x     x        x
//
// FOREIGN: nothing is stored over it until it is wiped, or migrated.
// Where a log is KEPT although an entry is damaged: log.h, backmem_log_open.
typedef enum backmem_status {
    BACKMEM_COLD = 0,      // nothing was stored, or the memory lost its supply
    BACKMEM_KEPT = 1,      // the last thing that was stored is there
    BACKMEM_RECOVERED = 2, // an update was cut off or damaged; what was before is there
    BACKMEM_CORRUPT = 3,   // stored by this layout, but none of its data is valid
    BACKMEM_FOREIGN = 4,   // valid, but of another layout, size or newer format
} backmem_status_t;

// "cold", "kept", "recovered", "corrupt" or "foreign"; "?" for a foreign number.
const char *backmem_status_name(backmem_status_t status);

#ifdef __cplusplus
}
#endif

#endif
