// A virtual chip with the library's rows of it: the library runs on the PC, its
// accesses on the model. What stands in the cells is seen past every rule.
//
// SPDX-License-Identifier: MIT
#ifndef BOARD_H
#define BOARD_H

#include "backmem/chip.h"
#include "vchip/vchip.h"

#define BOARD_REGIONS_MAX 4
#define BOARD_BYTES_MAX   8192u

// Reasons for which stores are dropped, or loads give zero, that the program has not
// caused or is told of.
#define SHUT_LOCK   1u // write protection is on, or what open switched on is off again
#define SHUT_TAMPER 2u // a tamper flag is up
#define SHUT_ERASE  4u // hardware erases
#define SHUT_GATE   8u // a bit is set that a row requires to be clear

typedef struct board {
    vchip_t *vchip;
    const backmem_chip_t *rows;
    backmem_region_t regions[BOARD_REGIONS_MAX];
    bool open[BOARD_REGIONS_MAX];
    uint32_t bytes[BOARD_REGIONS_MAX]; // as the last good open found
    bool locked;                       // SHUT_LOCK
    // The cells as board_snapshot found them.
    uint32_t cells[VCHIP_MEMORIES_MAX][BOARD_BYTES_MAX / 4];
} board_t;

extern board_t board;

// A chip that was never powered. Its first event has to be VCHIP_VDD_LOSS.
void board_new(const vchip_chip_t *chip, uint64_t seed);
void board_free(void);

// Switches a region on, or lays it over the memory where its row has no address.
backmem_err_t board_open(unsigned region);

// An event; one that resets ends the boot, and the next one begins.
void board_event(vchip_event_t event);

// What other software does: takes away what the region's UNLOCK steps have set; clears
// every flag that a tamper event has raised; nothing, for long.
bool board_foreign_lock(unsigned region);
void board_foreign_acknowledge(void);
void board_wait(void);
// Sets, or clears, the bits that one of the region's REQUIRE steps wants clear; some of
// them reset or lock, and stay set. False: it has no such step.
bool board_foreign_gate(unsigned region, unsigned which, bool set);

// Whether one of these bits is set.
bool board_gate_shut(unsigned region);
// Whether something is not as an ASK_CLEAR or ASK_SET step of the region's wants it.
bool board_asked_shut(unsigned region);
unsigned board_shut(void);

// A rule that was broken since the last call, or a fault, while nothing was shut: then
// it was the library that broke it. NULL: none.
const char *board_broken(void);

// The cells of a region's byte, behind caches and rules.
uint8_t *board_cell(unsigned region, uint32_t offset);
void board_snapshot(void);
// Whether all cells but those of these bytes of a region are as in the snapshot.
bool board_unchanged_but(unsigned region, uint32_t offset, uint32_t bytes);
// Whether any of these bytes is another than in the snapshot.
bool board_changed(unsigned region, uint32_t offset, uint32_t bytes);

#endif
