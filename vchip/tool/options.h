// The tool's command line.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_TOOL_OPTIONS_H
#define VCHIP_TOOL_OPTIONS_H

#include "../chip.h"

#define OPTIONS_SETTINGS_MAX 16

typedef enum options_cut {
    OPTIONS_CUT_NEVER,
    OPTIONS_CUT_AT,
    OPTIONS_CUT_FROM,
    OPTIONS_CUT_ALL,
} options_cut_t;

typedef struct options {
    const vchip_chip_t *chip;
    const char *elfs[OPTIONS_SETTINGS_MAX]; // the n-th boot runs the n-th
    unsigned elf_count;
    const char *script;
    const char *report;
    const char *list; // NULL: no; "": for people; "make": for make
    const char *settings[OPTIONS_SETTINGS_MAX];
    unsigned setting_count;
    const char *event_names[OPTIONS_SETTINGS_MAX];
    vchip_event_t events[OPTIONS_SETTINGS_MAX];
    unsigned event_count;
    options_cut_t cut;
    uint64_t cut_store; // of OPTIONS_CUT_AT and OPTIONS_CUT_FROM
    uint32_t cut_boot;  // 0: each, of OPTIONS_CUT_ALL alone
    uint64_t seed;
    uint64_t limit;
    uint32_t boots;
    uint32_t arg;
    bool handled;
    bool strict;
    bool quiet;
    bool help;
} options_t;

// False after it has said what is wrong.
bool options_read(options_t *options, int argc, char **argv);
void options_help(void);

#endif
