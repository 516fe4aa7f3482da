// Devices by name: to which chip of chips.def a part belongs. For tools on a PC;
// firmware names its chip itself.
//
// A device is asked for as its vendor's header or package spells it, in any case:
// "STM32F405xx", "stm32f405rgt6", "nRF52840". Blanks, '-' and '_' do not count. A
// shorter name does where all that begin with it are the same chip: "stm32u5". A
// board's name works too, as MicroPython, Zephyr, Arduino or the pico-sdk spells it:
// "NUCLEO_F401RE", "rpi_pico". Zephyr's board/device form works as well:
// "nrf52840dk/nrf52840".
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
    BACKMEM_DEVICE_SEVERAL, // too short: there is more than one chip of that name
} backmem_verdict_t;

// A line of the table.
typedef struct backmem_device {
    const char *name;           // lower case; an 'x' stands for any letter or digit
    const backmem_chip_t *chip; // NULL: refused
    const char *why;            // LINE: the source; REFUSED: the reason; LISTED: NULL
    backmem_verdict_t verdict;
    bool series; // a header's for several devices: `name` as it stands
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
//          SEVERAL  the name is too short to tell; backmem_device_chips has which
//          UNKNOWN  no line fits
backmem_verdict_t backmem_device_find(const char *name,
                                      const backmem_device_t **device);

// The devices on a board, each once, by the board's name in its own project, or by
// words of that name in any order, such as "Blue Pill". Zephyr's target with a device
// names that one alone.
//
//   count    room in `devices`
//
// Returns  how many there are, at most count; 0: no such board.
size_t backmem_devices_of_board(const char *name, const char *devices[], size_t count);

// A board, and the device on it.
typedef struct backmem_board {
    char name[48];
    const char *device;
} backmem_board_t;

// The boards whose names are most like this one, the best first: those with words that
// begin so, and those that differ in no more than a third of their characters.
//
//   count    room in `near`
//
// Returns  how many there are, at most count.
size_t backmem_board_nearest(const char *name, backmem_board_t near[], size_t count);

// The chips that a name may mean.
//
//   count    room in `chips`, the first of which are filled in
//
// Returns  how many there are: 0 where all are refused or none is known, 1 for LISTED
//          and LINE, more for SEVERAL.
size_t backmem_device_chips(const char *name, const backmem_chip_t *chips[],
                            size_t count);

// The lines of the table whose names are most like this one, the best first. None
// differs in more than a third of its characters. Lines of refused devices count too.
//
//   count    room in `near`
//
// Returns  how many there are, at most count.
size_t backmem_device_nearest(const char *name, const backmem_device_t *near[],
                              size_t count);

// A text for the user about a name that is REFUSED, SEVERAL or UNKNOWN: the reason,
// which chips it may be, or the nearest names and the macro to set. Like snprintf, it
// ends the text with '\0' and returns the length of the whole text.
size_t backmem_device_explain(const char *name, char *text, size_t size);

#ifdef __cplusplus
}
#endif

#endif
