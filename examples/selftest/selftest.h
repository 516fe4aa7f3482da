// Board self-test: what the memory of this very board does, as a report to read
// and to send.
//
// Freestanding, like the library; the output goes wherever `put` takes it. Add
// selftest.c, reset.c and report.c to a firmware, call selftest_chip and paste
// what it prints. docs/manual/selftest.md shows it.
//
//   check   writes patterns to the free words, reads them back, puts the old
//           contents back; asks what a narrow store does where that is harmless
//   arm     leaves a known pattern in the free words: then cause a reset
//   verify  tells what the reset left of it, and whether the page said so
//
// Words that have an owner are read, never written. Nobody else may use the
// free words meanwhile.
//
// SPDX-License-Identifier: MIT
#ifndef SELFTEST_H
#define SELFTEST_H

#include "backmem/chip.h"
#include "backmem/notes.h"
#include "backmem/place.h"

#ifdef __cplusplus
extern "C" {
#endif

// The form of the report; a change of the form changes the number.
#define SELFTEST_FORM 1

typedef enum selftest_job {
    SELFTEST_CHECK,
    SELFTEST_ARM,
    SELFTEST_VERIFY,
} selftest_job_t;

// For VERIFY: take the event from the pattern that is found.
#define SELFTEST_ANY_EVENT BACKMEM_EVENT_COUNT

// What to do and where to say it. Zero is a good start for all but `put`.
typedef struct selftest {
    void (*put)(void *context, char c); // one character of the report
    void *context;                      // handed to put
    selftest_job_t job;
    backmem_event_t event; // ARM: the one to come; VERIFY: or SELFTEST_ANY_EVENT
    bool secure;           // open the secure alias
    bool probe_all;  // store narrowly also where the page says FAULTS or UNKNOWN: the
                     // report may end in a fault, and the word may be lost
    bool claim;      // the caller vouches that no bootloader, board or firmware
                     // uses its words now: test those too
    uint16_t passed; // out: results so far
    uint16_t failed;
} selftest_t;

// Do the job on every region of a chip that has an address of its own, from the
// first line of the report to the last.
//
//   labels   &backmem_labels_<chip>; NULL: owners and steps stay nameless
//
// Returns  the number of checks that failed
// Power    lost in CHECK: up to 64 bytes of free words hold a pattern.
// Cost     about 1.3 KB of stack (GCC 12 -Os, Cortex-M0+).
uint16_t selftest_chip(selftest_t *test, const backmem_chip_t *chip,
                       const backmem_chip_labels_t *labels);

// The same in parts, for memory that the caller attached: head, any number of
// regions, tail.
//
//   opened   what open or attach answered
//   labels   of the region's row, or NULL
void selftest_head(const selftest_t *test, const char *chip);
void selftest_region(selftest_t *test, const backmem_region_t *region,
                     backmem_err_t opened, const backmem_labels_t *labels);
void selftest_tail(const selftest_t *test);

// The event that an open region is armed for, SELFTEST_ANY_EVENT for none.
backmem_event_t selftest_armed(const selftest_t *test, const backmem_region_t *region);

// The words of the report and of MicroPython: "soft_reset", "watchdog",
// "reset_pin", "deep_sleep", "vdd_loss_bat", "vdd_loss".
const char *selftest_event_name(backmem_event_t event);

#ifdef __cplusplus
}
#endif

#endif
