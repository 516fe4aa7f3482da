// The tool: runs a firmware image on a chip, through events and power cuts.
//
// SPDX-License-Identifier: MIT
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../testport.h"
#include "../vchip.h"
#include "list.h"
#include "options.h"
#include "report.h"

enum {
    ENDED_WELL = 0,
    RULE_BROKEN = 1,
    WRONG_USE = 2,
    NOT_ENDED = 3, // faulted, ran on, or left no boot after an event
    PROGRAM_FAILED = 4
};

typedef struct tool {
    options_t options;
    vchip_image_t images[OPTIONS_SETTINGS_MAX];
    char *script;
    uint32_t script_bytes;
    FILE *report;
    vchip_event_t cut_event; // behind a cut, unless the user has named one
    uint64_t stores;         // of a first boot without a cut
} tool_t;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

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

static void on_progress(void *with, uint64_t instructions) {
    (void)with;
    if (instructions >= 1u << 26) {
        fprintf(stderr, "vchip: %" PRIu64 " million instructions in this boot\n",
                instructions / 1000000);
    }
}

static vchip_t *chip_make(const tool_t *tool) {
    const options_t *options = &tool->options;
    vchip_t *vchip = vchip_new(options->chip, &tool->images[0], options->seed);
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
    vchip->handled = options->handled;
    vchip->script = tool->script;
    vchip->script_bytes = tool->script_bytes;
    vchip->progress = on_progress;
    return vchip;
}

// What one boot says: ENDED_WELL, or the status that ends the run.
static int boot_judge(const vchip_t *vchip) {
    const bool missed = vchip->cut != 0 && vchip->stop != VCHIP_STOP_CUT;
    if (missed) {
        fprintf(stderr,
                "vchip: store %" PRIu64 " never came (%" PRIu64
                " stores), so nothing was cut\n",
                vchip->cut, vchip->stores);
    }
    if (vchip->stop == VCHIP_STOP_FAULT || vchip->stop == VCHIP_STOP_LIMIT) {
        fprintf(stderr, "vchip: boot %u: %s\n", vchip->boots, vchip->fault);
        return NOT_ENDED;
    }
    if (vchip->stop == VCHIP_STOP_EXIT && vchip->code != 0) {
        return PROGRAM_FAILED;
    }
    return missed ? WRONG_USE : ENDED_WELL;
}

// Boot after boot, until the program ends and no event is left to come. The power
// fails after store vchip->cut of the first boot, which may have run already. Gives
// that boot's stores.
static int boots_run(const tool_t *tool, vchip_t *vchip, bool quiet, uint64_t *stores) {
    const options_t *options = &tool->options;
    vchip_event_t event = tool->cut_event;
    unsigned next = 0;
    for (uint32_t boot = 0; boot < options->boots; boot++) {
        vchip->image =
            &tool->images[boot < options->elf_count ? boot : options->elf_count - 1];
        const vchip_stop_t stop = vchip->boots > boot ? vchip->stop : vchip_boot(vchip);
        if (!quiet) {
            report_stop(stderr, vchip);
        }
        const int status = boot_judge(vchip);
        vchip->cut = 0;
        if (boot == 0) {
            *stores = vchip->stores;
        }
        if (status != ENDED_WELL) {
            return status;
        }
        if (stop == VCHIP_STOP_EVENT) {
            event = vchip->event;
        } else if (next < options->event_count) {
            event = options->events[next++];
        } else if (stop == VCHIP_STOP_CUT) {
            event = tool->cut_event;
        } else {
            return ENDED_WELL;
        }
        vchip_happen(vchip, event);
    }
    if (vchip->stop == VCHIP_STOP_EVENT) {
        fprintf(stderr, "vchip: still resetting itself after %u boots\n",
                options->boots);
    } else {
        fprintf(stderr, "vchip: --boots %u leaves no boot after %s\n", options->boots,
                vchip_event_name(event));
    }
    return NOT_ENDED;
}

static int verdict(const tool_t *tool, const vchip_t *vchip, int status) {
    unsigned unmodelled = 0;
    for (unsigned i = 0; i < VCHIP_UNKNOWN_MAX; i++) {
        unmodelled += vchip->unknown[i].address != 0;
    }
    const bool broken = vchip->broken > 0 || (tool->options.strict && unmodelled > 0);
    return status == ENDED_WELL && broken ? RULE_BROKEN : status;
}

// What explains the verdict beyond the lines of each boot.
static void reasons_report(const tool_t *tool, const vchip_t *vchip) {
    if (tool->options.strict || !tool->options.quiet) {
        report_unknown(stderr, vchip);
    }
    report_breaks(stderr, vchip);
}

// The power fails after store `cut` of the first boot; 0: it does not. Gives the
// stores of that boot.
static int run_once(const tool_t *tool, uint64_t cut, uint64_t *stores) {
    vchip_t *vchip = chip_make(tool);
    if (vchip == NULL) {
        return WRONG_USE;
    }
    vchip->uart = stdout;
    vchip->cut = cut;
    int status = boots_run(tool, vchip, tool->options.quiet, stores);
    status = verdict(tool, vchip, status);
    if (!tool->options.quiet) {
        report_counts(stderr, vchip);
    }
    reasons_report(tool, vchip);
    fprintf(stderr, "%s: %" PRIu64 " broken rule(s)", tool->options.chip->name,
            vchip->broken);
    if (status == PROGRAM_FAILED) {
        fprintf(stderr, ", the program ended with %u", vchip->code);
    }
    fprintf(stderr, ", seed %" PRIu64 "\n", tool->options.seed);
    if (tool->report != NULL) {
        report_csv(tool->report, vchip, cut);
    }
    vchip_free(vchip);
    return status;
}

// ---- one cut after the other -----------------------------------------------------

// Up to the cut, the first boots of all cuts are the same. So one runs, and at each
// store this process splits: the power fails for the child, which goes on from there.
typedef struct cuts {
    const tool_t *tool;
    vchip_t *vchip;
    uint64_t first, bad;
    int worst;
    bool is_child;
    double reported;
    FILE *uart; // NULL: what the program prints is nothing to anybody
    char *printed;
    size_t printed_bytes;
} cuts_t;

static void cut_count(cuts_t *cuts, int status) {
    const uint64_t cut = cuts->vchip->stores;
    cuts->bad += status != ENDED_WELL;
    cuts->worst = status > cuts->worst ? status : cuts->worst;
    if (now() - cuts->reported > 2) {
        cuts->reported = now();
        fprintf(stderr, "vchip: cut %" PRIu64 " of %" PRIu64 "\n", cut,
                cuts->tool->stores);
    }
}

static bool on_store(void *with) {
    cuts_t *cuts = with;
    vchip_t *vchip = cuts->vchip;
    if (vchip->stores < cuts->first) {
        return false;
    }
    fflush(NULL); // or both would write it
    const pid_t child = fork();
    if (child == 0) {
        cuts->is_child = true;
        vchip->cut = vchip->stores;
        vchip->fails = NULL;
        return true;
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
        fprintf(stderr, "vchip: the cut after store %" PRIu64 " could not be tried\n",
                vchip->stores);
        cut_count(cuts, NOT_ENDED);
    } else {
        cut_count(cuts, WEXITSTATUS(status));
    }
    return false;
}

// In the child. It is silent when all is well, but for what the program prints.
static int cut_go_on(const cuts_t *cuts) {
    const tool_t *tool = cuts->tool;
    vchip_t *vchip = cuts->vchip;
    const uint64_t cut = vchip->cut;
    if (cuts->uart != NULL) {
        printf("cut %" PRIu64 "\n", cut);
        fwrite(cuts->printed, 1, cuts->printed_bytes, stdout);
        vchip->uart = stdout;
    }
    uint64_t stores = 0;
    const int status = verdict(tool, vchip, boots_run(tool, vchip, true, &stores));
    if (status != ENDED_WELL) {
        fprintf(stderr, "cut after store %" PRIu64 " of %" PRIu64 ": ", cut,
                tool->stores);
        report_stop(stderr, vchip);
        reasons_report(tool, vchip);
    }
    if (tool->report != NULL) {
        report_csv(tool->report, vchip, cut);
    }
    if (cuts->uart != NULL) {
        printf("status %d\n", status);
    }
    return status;
}

// A run with a cut after each store from this one on.
static bool cuts_run(const tool_t *tool, cuts_t *cuts) {
    cuts->tool = tool;
    cuts->reported = now();
    cuts->vchip = chip_make(tool);
    if (cuts->vchip == NULL) {
        return false;
    }
    cuts->vchip->uart = cuts->uart;
    cuts->vchip->fails = on_store;
    cuts->vchip->fails_with = cuts;
    (void)vchip_boot(cuts->vchip);
    if (cuts->is_child) {
        const int status = cut_go_on(cuts);
        fflush(NULL);
        _exit(status);
    }
    return true;
}

// A run without a cut, which has to end well too; then all cuts.
static int run_all_cuts(const tool_t *tool) {
    uint64_t stores = 0;
    const int uncut = run_once(tool, 0, &stores);
    if (uncut == WRONG_USE || uncut == NOT_ENDED) {
        return uncut;
    }
    if (stores == 0) {
        fprintf(stderr, "vchip: no store of the first boot reached a backup memory: "
                        "there is nothing to cut\n");
        return uncut;
    }
    cuts_t cuts = { .first = 1, .worst = uncut };
    if (!cuts_run(tool, &cuts)) {
        return WRONG_USE;
    }
    fprintf(
        stderr, "%s: %" PRIu64 " cuts, %" PRIu64 " went wrong%s, seed %" PRIu64 "\n",
        tool->options.chip->name, stores, cuts.bad,
        uncut != ENDED_WELL ? "; the run without a cut did" : "", tool->options.seed);
    vchip_free(cuts.vchip);
    return cuts.worst;
}

// The cuts from a store on, with what the program prints at each.
static int run_cuts_from(const tool_t *tool) {
    cuts_t cuts = { .first = tool->options.cut_store };
    cuts.uart = open_memstream(&cuts.printed, &cuts.printed_bytes);
    if (cuts.uart == NULL || !cuts_run(tool, &cuts)) {
        return WRONG_USE;
    }
    const int own = boot_judge(cuts.vchip);
    if (own == ENDED_WELL && cuts.vchip->stores < cuts.first) {
        fprintf(stderr,
                "vchip: store %" PRIu64 " never came (%" PRIu64
                " stores), so nothing was cut\n",
                cuts.first, cuts.vchip->stores);
        cuts.worst = WRONG_USE;
    }
    fclose(cuts.uart);
    free(cuts.printed);
    vchip_free(cuts.vchip);
    return own > cuts.worst ? own : cuts.worst;
}

// ---- the event behind a cut -------------------------------------------------------

static void event_report(const vchip_t *vchip, vchip_event_t event,
                         const vchip_memory_t *loser, const vchip_rule_t *rule) {
    fprintf(stderr, "vchip: behind a cut comes %s, the harshest event that what the ",
            vchip_event_name(event));
    fprintf(stderr, "program stores survives on %s", vchip->chip->name);
    if (loser != NULL) {
        fprintf(stderr, "; harsher ones take %s: %s", loser->name, rule->source);
    }
    fputc('\n', stderr);
}

// A cut proves something only where its event leaves what was stored: what is gone
// cannot be torn. False: it leaves nothing, whatever the event.
static bool cut_event_judge(tool_t *tool, const vchip_t *vchip) {
    const options_t *options = &tool->options;
    const vchip_memory_t *loser = NULL;
    const vchip_rule_t *rule = NULL;
    if (options->event_count > 0) {
        loser = vchip_loser(vchip, options->events[0], &rule);
        if (loser != NULL) {
            fprintf(stderr,
                    "vchip: %s takes what the program stores in %s, so no cut "
                    "can be seen to tear it: %s\n",
                    vchip_event_name(options->events[0]), loser->name, rule->source);
        }
        return true;
    }
    const vchip_event_t event = vchip_harshest(vchip, &loser, &rule);
    if (event == VCHIP_EVENT_COUNT) {
        fprintf(stderr,
                "vchip: %s survives no event on %s, so no cut can be seen to "
                "tear anything: %s\n",
                loser->name, vchip->chip->name, rule->source);
        return false;
    }
    event_report(vchip, event, loser, rule);
    tool->cut_event = event;
    return true;
}

// Looks at a first boot without a cut. Where that ends badly there is nothing to judge.
static bool cut_event_choose(tool_t *tool) {
    vchip_t *vchip = chip_make(tool);
    if (vchip == NULL) {
        return false;
    }
    vchip->progress = NULL;
    const vchip_stop_t stop = vchip_boot(vchip);
    const bool ended = stop == VCHIP_STOP_EXIT || stop == VCHIP_STOP_EVENT;
    const bool good = !ended || vchip->stores == 0 || cut_event_judge(tool, vchip);
    tool->stores = vchip->stores;
    vchip_free(vchip);
    return good;
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
    if (tool->options.cut != OPTIONS_CUT_NEVER && !cut_event_choose(tool)) {
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
    uint64_t stores = 0;
    int status = tool->options.cut == OPTIONS_CUT_ALL ? run_all_cuts(tool)
                 : tool->options.cut == OPTIONS_CUT_FROM
                     ? run_cuts_from(tool)
                     : run_once(tool, tool->options.cut_store, &stores);
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
    tool_t tool = { .cut_event = VCHIP_VDD_LOSS_BAT };
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
    return status;
}
