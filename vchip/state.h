// What a virtual chip is made of: its contents, its registers, and what is known of
// the boot that runs. Any layer above may look at it; a part that one file alone
// changes has that file's name beside it.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_STATE_H
#define VCHIP_STATE_H

#include <stddef.h>
#include <stdio.h>

#include "chip.h"
#include "image.h"

#define VCHIP_BREAKS_MAX  256
#define VCHIP_UNKNOWN_MAX 1024 // a power of two

typedef enum vchip_stop {
    VCHIP_STOP_RUNNING,
    VCHIP_STOP_EXIT,  // the program wrote TESTPORT_EXIT: vchip->code
    VCHIP_STOP_EVENT, // it asked for a reset: vchip->event
    VCHIP_STOP_CUT,   // the store that vchip->cut named was made
    VCHIP_STOP_FAULT, // vchip->fault says what
    VCHIP_STOP_LIMIT, // vchip->limit instructions did not end it
} vchip_stop_t;

// A rule that the program broke.
typedef struct vchip_break {
    const char *region; // a memory, a register, or "-"
    const char *text;
    const char *source; // NULL: none
    uint32_t address;
    uint32_t bytes;
    const vchip_image_t *image; // that ran
    uint32_t pc;
    uint32_t boot;  // the first time
    uint32_t count; // same place, same rule
    bool store;
    bool expected; // the program had announced it: TESTPORT_EXPECT
} vchip_break_t;

// One access to a memory, as the instruction made it.
typedef struct vchip_access {
    const vchip_memory_t *memory;
    uint32_t offset; // in the memory
    uint32_t address;
    uint32_t bytes;
    uint32_t value; // a store's
    uint32_t pc;
    bool store;
} vchip_access_t;

// The store behind which the power failed.
typedef struct vchip_cut {
    const char *memory; // NULL: it has not failed
    uint32_t boot;
    uint64_t store; // the first of the boot is 1
    uint32_t address;
    uint32_t bytes;
    const vchip_image_t *image; // that ran
    uint32_t pc;
} vchip_cut_t;

// Accesses by width: 1, 2, 4 bytes.
typedef struct vchip_counts {
    uint64_t loads[3];
    uint64_t stores[3];
    uint64_t unaligned;
} vchip_counts_t;

#define VCHIP_MPU_REGIONS 16

#define VCHIP_LINE_BYTES 32 // of the Cortex-M7's data cache
#define VCHIP_LINE_WORDS (VCHIP_LINE_BYTES / 4)

typedef struct vchip_line {
    bool valid, dirty;
    uint32_t pc; // of the last store
    uint32_t words[VCHIP_LINE_WORDS];
} vchip_line_t;

typedef struct vchip_cells {
    uint32_t *words;
    bool *uninitialised;   // woke as noise and was not stored whole since
    vchip_line_t *lines;   // NULL: not cacheable
    bool pending;          // a narrow store waits in the RAM's buffer
    uint32_t pending_word; // the first of its ECC word
    uint32_t pending_values[2];
    uint32_t pending_pc;
    vchip_counts_t counts;
} vchip_cells_t;

typedef struct vchip_reg_state {
    uint32_t value;
    uint32_t loads;     // since `follows` came up
    uint64_t raised_at; // vchip->instructions, where raised bits fall by themselves
} vchip_reg_state_t;

typedef struct vchip_unknown {
    uint32_t address; // 0: free
    uint32_t value;
    uint32_t loads, stores;
    const vchip_image_t *image; // of the first access
    uint32_t pc;                // of it
} vchip_unknown_t;

// The processor's own registers, 0xe000e000: those that decide about a memory.
typedef struct vchip_core {
    uint32_t ccr, csselr, cpacr, vtor;
    uint32_t cfsr, hfsr, bfar;
    uint32_t mpu_ctrl, mpu_rnr;
    uint32_t mpu_rbar[VCHIP_MPU_REGIONS];
    uint32_t mpu_rasr[VCHIP_MPU_REGIONS];
} vchip_core_t;

struct vchip {
    const vchip_chip_t *chip;
    const vchip_image_t *image;
    uint64_t seed;

    // What outlives a boot.
    uint32_t options[VCHIP_OPTIONS_MAX];
    vchip_reg_state_t regs[VCHIP_REGS_MAX]; // registers.c
    vchip_cells_t cells[VCHIP_MEMORIES_MAX];
    uint64_t noise; // cells.c: of what memories wake with
    uint32_t boots;
    vchip_event_t cause; // of the boot that runs
    bool powered;        // has had its first VCHIP_VDD_LOSS
    bool reset;          // an event that resets came after the last boot

    // Set by whoever runs it.
    uint64_t limit;            // instructions a boot may take; 0: no limit
    uint64_t cut;              // power fails after this store to a memory; 0: never
    bool (*fails)(void *with); // asked after each store whether it fails there, too
    void *fails_with;
    uint32_t arg;       // TESTPORT_ARG
    bool handled;       // faults are the program's: its HardFault handler runs
    const char *script; // with its zero byte
    uint32_t script_bytes;
    FILE *uart; // where the program prints; NULL: nowhere
    void (*watch)(void *with, const vchip_access_t *access);
    void *watch_with;
    void (*rule_held)(void *with, const vchip_rule_t *rule);
    void *rule_held_with;
    void (*mark)(void *with, uint32_t mark);
    void *mark_with;
    void (*progress)(void *with, uint64_t instructions);
    void *progress_with;

    // About the boot that runs or ran.
    vchip_stop_t stop;
    uint32_t code;
    vchip_event_t event;
    char fault[256];
    uint32_t unasked; // the handler that `handled` would have entered there; 0: none
    uint64_t instructions;
    uint64_t stores; // to memories, each bus access
    uint32_t pc;
    bool expecting;

    // Results, until vchip_forget.
    vchip_break_t breaks[VCHIP_BREAKS_MAX]; // rules.c
    size_t break_count;
    uint64_t broken; // all, the expected ones not
    uint64_t expected;
    vchip_cut_t cut_at; // memory.c: of the last cut
    uint32_t *data;     // testport_access.c: what was stored to TESTPORT_DATA
    size_t data_count;
    vchip_unknown_t unknown[VCHIP_UNKNOWN_MAX]; // unknown.c
    vchip_unknown_t *unknown_last;

    // Of the model's own.
    vchip_core_t core;        // core.c
    uint32_t noted;           // VCHIP_ON bits: see vchip_request
    struct {                  // cells.c
        vchip_cells_t *cells; // NULL: none
        uint32_t word;
        uint32_t old;
        uint64_t when;
    } last_store;
    struct vchip_machine *machine; // machine.c
};

#endif
