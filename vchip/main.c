// The tool: a firmware image, a chip, events and power cuts.
//
// SPDX-License-Identifier: MIT
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench.h"
#include "options.h"
#include "report.h"

enum {
    DONE = 0,
    BROKEN = 1,
    MISUSED = 2,
    ENDLESS = 3,
    REFUSED = 4
};

typedef struct tool {
    options_t options;
    vchip_image_t image;
    char *script;
    uint32_t script_bytes;
    FILE *report;
} tool_t;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool script_read(tool_t *tool) {
    const char *path = tool->options.script;
    FILE *file = fopen(path, "rb");
    tool->script = calloc(1, BENCH_SCRIPT_BYTES);
    if (file == NULL || tool->script == NULL) {
        fprintf(stderr, "vchip: %s: %s\n", path, strerror(errno));
        if (file != NULL) {
            fclose(file);
        }
        return false;
    }
    tool->script_bytes = (uint32_t)fread(tool->script, 1, BENCH_SCRIPT_BYTES - 1, file);
    const bool whole = fgetc(file) == EOF && !ferror(file);
    fclose(file);
    if (!whole) {
        fprintf(stderr, "vchip: %s: unreadable, or a script of more than %u bytes\n",
                path, BENCH_SCRIPT_BYTES - 1);
    }
    return whole;
}

static void on_progress(void *with, uint64_t instructions) {
    (void)with;
    if (instructions >= 1u << 26) {
        fprintf(stderr, "vchip: %" PRIu64 " million instructions in this boot\n",
                instructions / 1000000);
    }
}

static vchip_t *chip_make(const tool_t *tool) {
    const options_t *options = &tool->options;
    vchip_t *vchip = vchip_new(options->chip, &tool->image, options->seed);
    if (vchip == NULL) {
        fprintf(stderr, "vchip: no memory\n");
        return NULL;
    }
    for (unsigned i = 0; i < options->setting_count; i++) {
        char name[64];
        const char *is = strchr(options->settings[i], '=');
        const size_t length = is != NULL ? (size_t)(is - options->settings[i]) : 0;
        if (length == 0 || length >= sizeof(name)) {
            is = NULL;
        } else {
            memcpy(name, options->settings[i], length);
            name[length] = 0;
        }
        if (is == NULL || !vchip_option(vchip, name, is + 1)) {
            fprintf(stderr, "vchip: %s has no option '%s'; see --list --chip %s\n",
                    options->chip->name, options->settings[i], options->chip->name);
            vchip_free(vchip);
            return NULL;
        }
    }
    vchip->limit = options->limit;
    vchip->arg = options->arg;
    vchip->script = tool->script;
    vchip->script_bytes = tool->script_bytes;
    vchip->progress = on_progress;
    return vchip;
}

// Boot after boot, until the program ends and no event is left to come.
static int lives(const tool_t *tool, vchip_t *vchip, bool quiet) {
    const options_t *options = &tool->options;
    unsigned next = 0;
    for (uint32_t boot = 0; boot < options->boots; boot++) {
        const vchip_stop_t stop = vchip_boot(vchip);
        vchip->cut = 0;
        if (!quiet) {
            report_stop(stderr, vchip);
        }
        if (stop == VCHIP_STOP_FAULT || stop == VCHIP_STOP_LIMIT) {
            fprintf(stderr, "vchip: boot %u: %s\n", vchip->boots, vchip->fault);
            return ENDLESS;
        }
        if (stop == VCHIP_STOP_EXIT && vchip->code != 0) {
            return REFUSED;
        }
        if (stop == VCHIP_STOP_EVENT) {
            vchip_happen(vchip, vchip->event);
        } else if (next < options->event_count) {
            vchip_happen(vchip, options->events[next++]);
        } else if (stop == VCHIP_STOP_CUT) {
            vchip_happen(vchip, VCHIP_VDD_LOSS_BAT);
        } else {
            return DONE;
        }
    }
    fprintf(stderr, "vchip: still resetting itself after %u boots\n", options->boots);
    return ENDLESS;
}

static int verdict(const tool_t *tool, const vchip_t *vchip, int status) {
    unsigned strangers = 0;
    for (unsigned i = 0; i < VCHIP_UNKNOWN_MAX; i++) {
        strangers += vchip->unknown[i].address != 0;
    }
    const bool broken = vchip->broken > 0 || (tool->options.strict && strangers > 0);
    return status == DONE && broken ? BROKEN : status;
}

static int run_once(const tool_t *tool) {
    vchip_t *vchip = chip_make(tool);
    if (vchip == NULL) {
        return MISUSED;
    }
    vchip->uart = stdout;
    vchip->cut = tool->options.cut == CUT_AT ? tool->options.cut_store : 0;
    int status = lives(tool, vchip, tool->options.quiet);
    status = verdict(tool, vchip, status);
    if (!tool->options.quiet) {
        report_counts(stderr, vchip);
        report_unknown(stderr, vchip);
    }
    report_breaks(stderr, vchip);
    fprintf(stderr, "%s: %" PRIu64 " broken rule(s), seed %" PRIu64 "\n",
            tool->options.chip->name, vchip->broken, tool->options.seed);
    if (tool->report != NULL) {
        report_csv(tool->report, vchip, vchip->cut);
    }
    vchip_free(vchip);
    return status;
}

// The stores of a first boot that is not cut, and what becomes of it.
static int stores_count(const tool_t *tool, uint64_t *stores) {
    vchip_t *vchip = chip_make(tool);
    if (vchip == NULL) {
        return MISUSED;
    }
    const vchip_stop_t stop = vchip_boot(vchip);
    *stores = vchip->stores;
    int status = DONE;
    if (stop == VCHIP_STOP_FAULT || stop == VCHIP_STOP_LIMIT) {
        fprintf(stderr, "vchip: the boot without a cut: %s\n", vchip->fault);
        status = ENDLESS;
    }
    vchip_free(vchip);
    return status;
}

static int run_cuts(const tool_t *tool) {
    uint64_t stores = 0;
    int worst = stores_count(tool, &stores);
    if (worst != DONE) {
        return worst;
    }
    double told = now();
    uint64_t bad = 0;
    for (uint64_t cut = 1; cut <= stores; cut++) {
        vchip_t *vchip = chip_make(tool);
        if (vchip == NULL) {
            return MISUSED;
        }
        vchip->cut = cut;
        const int status = verdict(tool, vchip, lives(tool, vchip, true));
        if (status != DONE) {
            bad++;
            worst = status > worst ? status : worst;
            fprintf(stderr, "cut after store %" PRIu64 " of %" PRIu64 ": ", cut,
                    stores);
            report_stop(stderr, vchip);
            report_breaks(stderr, vchip);
        }
        if (tool->report != NULL) {
            report_csv(tool->report, vchip, cut);
        }
        vchip_free(vchip);
        if (now() - told > 2) {
            told = now();
            fprintf(stderr, "vchip: cut %" PRIu64 " of %" PRIu64 "\n", cut, stores);
        }
    }
    fprintf(stderr, "%s: %" PRIu64 " cuts, %" PRIu64 " went wrong, seed %" PRIu64 "\n",
            tool->options.chip->name, stores, bad, tool->options.seed);
    return worst;
}

static int tool_run(tool_t *tool) {
    char why[768];
    if (!vchip_image_read(&tool->image, tool->options.elf, why, sizeof(why))
        || !vchip_fits(tool->options.chip, &tool->image, why, sizeof(why))) {
        fprintf(stderr, "vchip: %s\n", why);
        return MISUSED;
    }
    if (tool->options.script != NULL && !script_read(tool)) {
        return MISUSED;
    }
    if (tool->options.report != NULL) {
        tool->report = fopen(tool->options.report, "w");
        if (tool->report == NULL) {
            fprintf(stderr, "vchip: %s: %s\n", tool->options.report, strerror(errno));
            return MISUSED;
        }
        report_csv_head(tool->report);
    }
    int status = tool->options.cut == CUT_ALL ? run_cuts(tool) : run_once(tool);
    if (tool->report != NULL && fclose(tool->report) != 0) {
        fprintf(stderr, "vchip: %s: %s\n", tool->options.report, strerror(errno));
        status = MISUSED;
    }
    return status;
}

int main(int argc, char **argv) {
    tool_t tool = { 0 };
    if (!options_read(&tool.options, argc, argv)) {
        return MISUSED;
    }
    if (tool.options.help) {
        options_help();
        return DONE;
    }
    if (tool.options.list != NULL) {
        list_chips(&tool.options);
        return DONE;
    }
    const int status = tool_run(&tool);
    vchip_image_free(&tool.image);
    free(tool.script);
    return status;
}
