// A program's run on a chip, through its boots, and how it is judged.
//
// SPDX-License-Identifier: MIT
#include "run.h"

#include <inttypes.h>
#include <string.h>

#include "../stop.h"
#include "../unknown.h"
#include "report.h"

static void on_progress(void *with, uint64_t instructions) {
    (void)with;
    if (instructions >= 1u << 26) {
        fprintf(stderr, "vchip: %" PRIu64 " million instructions in this boot\n",
                instructions / 1000000);
    }
}

vchip_t *tool_chip(const tool_t *tool) {
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

// What helps after a boot that could not go on.
static void stop_hint(const vchip_t *vchip) {
    if (vchip->stop == VCHIP_STOP_LIMIT) {
        fprintf(stderr, "vchip: 'Your own firmware' in vchip/README.md tells what a "
                        "program has to leave out here, and how it ends\n");
    } else if (vchip->unasked != 0) {
        char place[96];
        vchip_place(vchip->image, vchip->unasked & ~1u, place, sizeof(place));
        fprintf(stderr,
                "vchip: the program has a handler for that, at %s: with "
                "--handled it runs\n",
                place);
    }
}

// What one boot says: ENDED_WELL, or the status that ends the run.
static int boot_judge(const run_t *run) {
    const vchip_t *vchip = run->vchip;
    const bool loud = run->voice != VOICE_NONE;
    const bool missed = vchip->cut != 0 && vchip->stop != VCHIP_STOP_CUT;
    if (missed && loud) {
        fprintf(stderr,
                "vchip: store %" PRIu64 " never came (%" PRIu64
                " stores), so nothing was cut\n",
                vchip->cut, vchip->stores);
    }
    if (vchip->stop == VCHIP_STOP_FAULT || vchip->stop == VCHIP_STOP_LIMIT) {
        if (loud) {
            fprintf(stderr, "vchip: boot %u: %s\n", vchip->boots, vchip->fault);
            stop_hint(vchip);
        }
        return NOT_ENDED;
    }
    if (vchip->stop == VCHIP_STOP_EXIT && vchip->code != 0) {
        return PROGRAM_FAILED;
    }
    return missed ? WRONG_USE : ENDED_WELL;
}

static vchip_event_t event_behind_cut(const run_t *run) {
    const uint32_t boot = run->vchip->boots;
    return boot <= run->tool->boot_count ? run->tool->boots[boot - 1].event
                                         : VCHIP_VDD_LOSS_BAT;
}

// What happens after a boot that ended well. False: nothing, the run is over.
static bool event_next(run_t *run, vchip_event_t *event) {
    const options_t *options = &run->tool->options;
    const vchip_stop_t stop = run->vchip->stop;
    if (stop == VCHIP_STOP_EVENT) {
        *event = run->vchip->event;
    } else if (run->next < options->event_count) {
        *event = options->events[run->next++];
    } else if (stop == VCHIP_STOP_CUT) {
        *event = event_behind_cut(run);
    } else {
        return false;
    }
    return true;
}

int run_boots(run_t *run) {
    const tool_t *tool = run->tool;
    const options_t *options = &tool->options;
    vchip_t *vchip = run->vchip;
    vchip_event_t event = VCHIP_VDD_LOSS;
    for (uint32_t boot = 0; boot < options->boots; boot++) {
        vchip->image =
            &tool->images[boot < options->elf_count ? boot : options->elf_count - 1];
        vchip->cut = boot + 1 == options->cut_boot ? run->cut : 0;
        (void)vchip_boot(vchip);
        if (run->voice == VOICE_ALL) {
            report_stop(stderr, vchip);
        }
        const int status = boot_judge(run);
        vchip->cut = 0;
        const bool over = run->goes_on != NULL && !run->goes_on(run->with);
        if (over || status != ENDED_WELL || !event_next(run, &event)) {
            return status;
        }
        vchip_happen(vchip, event);
    }
    if (run->voice == VOICE_NONE) {
        return NOT_ENDED;
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

int run_verdict(const run_t *run, int status) {
    const vchip_t *vchip = run->vchip;
    const bool strict = run->tool->options.strict;
    const bool broken = vchip->broken > 0 || (strict && vchip_unknown_count(vchip) > 0);
    return status == ENDED_WELL && broken ? RULE_BROKEN : status;
}

void run_reasons(const run_t *run) {
    const options_t *options = &run->tool->options;
    if (options->strict || !options->quiet) {
        report_unknown(stderr, run->vchip);
    }
    report_breaks(stderr, run->vchip);
}
