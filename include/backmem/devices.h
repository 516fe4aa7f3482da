// Devices by name: which chip of chips.def a part is. For tools on a PC; firmware names
// its chip itself.
//
// A device is asked for as its vendor's header or package spells it, in any case:
// "STM32F405xx", "stm32f405rgt6", "nRF52840". Blanks, '-' and '_' do not count. A
// shorter name does where all that begin with it are the same chip: "stm32u5".
//
// The table is host/devices/*.def; a device that shares a chip's page is one line.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_DEVICES_H
#define BACKMEM_DEVICES_H

#include "backmem/chip.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum backmem_verdict {
    BACKMEM_DEVICE_LISTED,  // the device is this chip
    BACKMEM_DEVICE_LINE,    // not listed itself; its line is this chip
    BACKMEM_DEVICE_REFUSED, // known, and no chip: `why` says the reason
    BACKMEM_DEVICE_UNKNOWN, // nothing fits; backmem_device_nearest helps
} backmem_verdict_t;

// A line of the table.
typedef struct backmem_device {
    const char *name;           // lower case; an 'x' stands for any letter or digit
    const backmem_chip_t *chip; // NULL: refused
    const char *why;            // LINE: the source; REFUSED: the reason; LISTED: NULL
    backmem_verdict_t verdict;
} backmem_device_t;

extern const backmem_device_t backmem_devices[];
extern const size_t backmem_device_count;

// Look a device up.
//
//   device   out: the line of the table that decides; NULL when the answer is UNKNOWN
//
// Returns  LISTED   device->chip
//          LINE     device->chip, also for a shortened name
//          REFUSED  device->why
//          UNKNOWN  no line fits, or the name is too short to tell
backmem_verdict_t backmem_device_find(const char *name,
                                      const backmem_device_t **device);

// The listed devices whose names are most like this one, the best first.
//
//   count    room in `near`
//
// Returns  how many there are, at most count.
size_t backmem_device_nearest(const char *name, const backmem_device_t *near[],
                              size_t count);

// What to tell a person about a name that is REFUSED or UNKNOWN: the reason, or the
// nearest names and the macro to set. As snprintf: ends with '\0', returns the length
// that the whole text has.
size_t backmem_device_explain(const char *name, char *text, size_t size);

#ifdef __cplusplus
}
#endif

#endif
