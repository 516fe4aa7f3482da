// A program's run on a chip, through its boots, and how it is judged.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_TOOL_RUN_H
#define VCHIP_TOOL_RUN_H

#include "../vchip.h"
#include "options.h"

// The tool's own status.
enum {
    ENDED_WELL = 0,
    RULE_BROKEN = 1,
    WRONG_USE = 2,
    NOT_ENDED = 3, // faulted, ran on, or left no boot after an event
    PROGRAM_FAILED = 4
};

// One boot of a run without a cut.
typedef struct boot {
    uint64_t stores;
    vchip_event_t event; // what comes behind a cut, unless the user has named one
} boot_t;

typedef struct tool {
    options_t options;
    vchip_image_t images[OPTIONS_SETTINGS_MAX];
    char *script;
    uint32_t script_bytes;
    FILE *report;
    boot_t *boots; // those that cuts.c has looked at, from the first one on
    uint32_t boot_count;
} tool_t;

typedef enum voice {
    VOICE_NONE,
    VOICE_REASONS, // why a boot did not end well
    VOICE_ALL      // and how each one ended
} voice_t;

typedef struct run {
    const tool_t *tool;
    vchip_t *vchip;
    voice_t voice;
    uint64_t cut;  // the power fails after this store of boot options.cut_boot; 0: not
    unsigned next; // of the events that the user has named
    // Asked after each boot whether the run goes on; NULL: it does.
    bool (*goes_on)(void *with);
    void *with;
} run_t;

// A chip that was never powered, as the options ask for. NULL after it has said why.
vchip_t *tool_chip(const tool_t *tool);

// Boot after boot, until the program ends and no event is left to come. Gives the
// status of the last boot.
int run_boots(run_t *run);

// The status of the run, of that of its boots and of the rules that it broke.
int run_verdict(const run_t *run, int status);

// Prints what explains the verdict beyond the lines of each boot.
void run_reasons(const run_t *run);

#endif
