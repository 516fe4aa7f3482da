// The tool: runs a firmware image on a chip, through events and power cuts.
//
// SPDX-License-Identifier: MIT
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../testport.h"
#include "../unknown.h"
#include "cuts.h"
#include "list.h"
#include "report.h"

static bool script_read(tool_t *tool) {
    const char *path = tool->options.script;
    FILE *file = fopen(path, "rb");
    tool->script = calloc(1, TESTPORT_SCRIPT_BYTES);
    if (file == NULL || tool->script == NULL) {
        fprintf(stderr, "vchip: %s: %s\n", path, strerror(errno));
        if (file != NULL) {
            fclose(file);
        }
        return false;
    }
    tool->script_bytes =
        (uint32_t)fread(tool->script, 1, TESTPORT_SCRIPT_BYTES - 1, file);
    const bool whole = fgetc(file) == EOF && !ferror(file);
    fclose(file);
    if (!whole) {
        fprintf(stderr, "vchip: %s: unreadable, or a script of more than %d bytes\n",
                path, TESTPORT_SCRIPT_BYTES - 1);
    }
    return whole;
}

// A single run, with a cut after this store or without one: 0.
static int run_once(const tool_t *tool, uint64_t cut) {
    const options_t *options = &tool->options;
    run_t run = { .tool = tool,
                  .voice = options->quiet ? VOICE_REASONS : VOICE_ALL,
                  .cut = cut };
    vchip_t *vchip = tool_chip(tool);
    if (vchip == NULL) {
        return WRONG_USE;
    }
    run.vchip = vchip;
    vchip->uart = stdout;
    int status = run_boots(&run);
    if (status == ENDED_WELL && cut != 0 && vchip->cut_at.memory == NULL) {
        fprintf(stderr, "vchip: boot %u never came, so nothing was cut\n",
                options->cut_boot);
        status = WRONG_USE;
    }
    if (status == ENDED_WELL && vchip->boots < options->elf_count) {
        fprintf(stderr, "vchip: %s never ran: name the --event before boot %u\n",
                options->elfs[vchip->boots], vchip->boots + 1);
        status = WRONG_USE;
    }
    status = run_verdict(&run, status);
    if (!options->quiet) {
        report_counts(stderr, vchip);
    }
    run_reasons(&run);
    fprintf(stderr, "%s: %" PRIu64 " broken rule(s)", options->chip->name,
            vchip->broken);
    const unsigned unmodelled = vchip_unknown_count(vchip);
    if (options->strict && unmodelled > 0) {
        fprintf(stderr, ", %u register(s) not modelled: an error with --strict",
                unmodelled);
    }
    if (status == PROGRAM_FAILED) {
        fprintf(stderr, ", the program ended with %u", vchip->code);
    }
    fprintf(stderr, ", seed %" PRIu64 "\n", options->seed);
    if (tool->report != NULL) {
        report_csv(tool->report, vchip);
    }
    vchip_free(vchip);
    return status;
}

// A run without a cut has to end well, too; where it does not end there is no more.
static int run_all_cuts(const tool_t *tool) {
    const int uncut = run_once(tool, 0);
    return uncut == WRONG_USE || uncut == NOT_ENDED ? uncut : cuts_all(tool, uncut);
}

static bool images_read(tool_t *tool) {
    char why[768];
    for (unsigned i = 0; i < tool->options.elf_count; i++) {
        vchip_image_t *image = &tool->images[i];
        if (!vchip_image_read(image, tool->options.elfs[i], why, sizeof(why))
            || !vchip_image_fits(tool->options.chip, image, why, sizeof(why))) {
            fprintf(stderr, "vchip: %s\n", why);
            return false;
        }
    }
    return true;
}

static int tool_run(tool_t *tool) {
    if (!images_read(tool)) {
        return WRONG_USE;
    }
    if (tool->options.script != NULL && !script_read(tool)) {
        return WRONG_USE;
    }
    if (tool->options.cut != OPTIONS_CUT_NEVER && !cuts_look(tool)) {
        return WRONG_USE;
    }
    if (tool->options.report != NULL) {
        tool->report = fopen(tool->options.report, "w");
        if (tool->report == NULL) {
            fprintf(stderr, "vchip: %s: %s\n", tool->options.report, strerror(errno));
            return WRONG_USE;
        }
        report_csv_head(tool->report);
    }
    int status = tool->options.cut == OPTIONS_CUT_ALL ? run_all_cuts(tool)
                 : tool->options.cut == OPTIONS_CUT_FROM
                     ? cuts_from(tool)
                     : run_once(tool, tool->options.cut_store);
    if (tool->report != NULL && fclose(tool->report) != 0) {
        fprintf(stderr, "vchip: %s: %s\n", tool->options.report, strerror(errno));
        status = WRONG_USE;
    }
    return status;
}

static void list_print(const options_t *options) {
    if (options->chip != NULL) {
        list_chip(options->chip);
    } else if (strcmp(options->list, "make") == 0) {
        list_make();
    } else {
        list_people();
    }
}

int main(int argc, char **argv) {
    tool_t tool = { 0 };
    if (!options_read(&tool.options, argc, argv)) {
        return WRONG_USE;
    }
    if (tool.options.help) {
        options_help();
        return ENDED_WELL;
    }
    if (tool.options.list != NULL) {
        list_print(&tool.options);
        return ENDED_WELL;
    }
    const int status = tool_run(&tool);
    for (unsigned i = 0; i < tool.options.elf_count; i++) {
        vchip_image_free(&tool.images[i]);
    }
    free(tool.script);
    free(tool.boots);
    return status;
}
