// Power cuts: one after the other, and the event behind each.
//
// SPDX-License-Identifier: MIT
#include "cuts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "report.h"

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool is_cut(const tool_t *tool, uint32_t boot) {
    return tool->options.cut_boot == 0 || tool->options.cut_boot == boot;
}

static bool is_last_cut(const tool_t *tool, uint32_t boot) {
    return tool->options.cut_boot != 0 && tool->options.cut_boot <= boot;
}

// ---- the event behind a cut -------------------------------------------------------

typedef struct look {
    tool_t *tool;
    run_t run;
    vchip_event_t reported; // VCHIP_EVENT_COUNT: none
    bool bad;
} look_t;

static void source_print(const vchip_rule_t *rule) {
    fprintf(stderr, "vchip: the source of that: %s\n", rule->source);
}

// Says it once, and again in a boot in which it is another one.
static void event_report(look_t *look, vchip_event_t event, const vchip_memory_t *loser,
                         const vchip_rule_t *rule) {
    const vchip_t *vchip = look->run.vchip;
    if (event == look->reported) {
        return;
    }
    look->reported = event;
    fprintf(stderr, "vchip: behind a cut");
    if (vchip->boots > 1) {
        fprintf(stderr, " in boot %u", vchip->boots);
    }
    fprintf(stderr, " comes %s, the harshest event that ", vchip_event_name(event));
    unsigned count = 0;
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        if (vchip_stored_to(vchip, i)) {
            fprintf(stderr, "%s%s", count > 0 ? " and " : "",
                    vchip->chip->memories[i].name);
            count++;
        }
    }
    fprintf(stderr, count > 1 ? " survive" : " survives");
    if (loser != NULL) {
        fprintf(stderr, "; a harsher event erases %s, so it would hide a torn update\n",
                loser->name);
        source_print(rule);
    } else {
        fputc('\n', stderr);
    }
}

// A cut proves something only where its event leaves what was stored: what is gone
// cannot be torn. VCHIP_EVENT_COUNT: it leaves nothing, whatever the event.
static vchip_event_t event_choose(look_t *look) {
    const options_t *options = &look->tool->options;
    const vchip_t *vchip = look->run.vchip;
    const vchip_memory_t *loser = NULL;
    const vchip_rule_t *rule = NULL;
    if (look->run.next < options->event_count) {
        const vchip_event_t named = options->events[look->run.next];
        loser = vchip_loser(vchip, named, &rule);
        if (loser != NULL) {
            fprintf(stderr,
                    "vchip: %s erases what the program stores in %s, so it hides "
                    "a torn update\n",
                    vchip_event_name(named), loser->name);
            source_print(rule);
        }
        return named;
    }
    const vchip_event_t event = vchip_harshest(vchip, &loser, &rule);
    if (event == VCHIP_EVENT_COUNT) {
        fprintf(stderr,
                "vchip: %s survives no event on %s, so each event hides a torn "
                "update\n",
                loser->name, vchip->chip->name);
        source_print(rule);
    } else {
        event_report(look, event, loser, rule);
    }
    return event;
}

// After each boot: notes it. A boot that ended badly is not one to cut.
static bool boot_look(void *with) {
    look_t *look = with;
    tool_t *tool = look->tool;
    const vchip_t *vchip = look->run.vchip;
    boot_t boot = { vchip->stores, VCHIP_VDD_LOSS_BAT };
    const bool ended =
        vchip->stop == VCHIP_STOP_EXIT || vchip->stop == VCHIP_STOP_EVENT;
    if (ended && vchip->stores > 0 && is_cut(tool, vchip->boots)) {
        boot.event = event_choose(look);
        look->bad = boot.event == VCHIP_EVENT_COUNT;
    }
    boot_t *boots = realloc(tool->boots, (tool->boot_count + 1) * sizeof(boot));
    if (boots == NULL) {
        fprintf(stderr, "vchip: no memory\n");
        look->bad = true;
        return false;
    }
    tool->boots = boots;
    tool->boots[tool->boot_count++] = boot;
    return !look->bad && !is_last_cut(tool, vchip->boots);
}

bool cuts_look(tool_t *tool) {
    look_t look = { .tool = tool,
                    .run = { .tool = tool, .goes_on = boot_look },
                    .reported = VCHIP_EVENT_COUNT };
    look.run.with = &look;
    look.run.vchip = tool_chip(tool);
    if (look.run.vchip == NULL) {
        return false;
    }
    look.run.vchip->progress = NULL;
    (void)run_boots(&look.run);
    vchip_free(look.run.vchip);
    return !look.bad;
}

// ---- one cut after the other -----------------------------------------------------

// Up to the cut, the boots of all cuts are the same. So they run once, and at each
// store this process splits: the power fails for the child, which goes on from there.
typedef struct cuts {
    run_t run;
    uint64_t first, done, bad;
    uint64_t all; // cuts that will be; 0: nobody asks
    int worst;
    bool is_child;
    double reported;
    FILE *uart; // NULL: what the program prints is nothing to anybody
    char *printed;
    size_t printed_bytes;
} cuts_t;

static void cut_count(cuts_t *cuts, int status) {
    cuts->done++;
    cuts->bad += status != ENDED_WELL;
    cuts->worst = status > cuts->worst ? status : cuts->worst;
    if (cuts->all != 0 && now() - cuts->reported > 2) {
        cuts->reported = now();
        fprintf(stderr, "vchip: %" PRIu64 " of %" PRIu64 " cuts\n", cuts->done,
                cuts->all);
    }
}

static void child_begin(cuts_t *cuts) {
    vchip_t *vchip = cuts->run.vchip;
    cuts->is_child = true;
    cuts->run.voice = VOICE_REASONS;
    vchip->fails = NULL;
    if (cuts->uart != NULL) {
        printf("cut %" PRIu64 "\n", vchip->stores);
        fwrite(cuts->printed, 1, cuts->printed_bytes, stdout);
        vchip->uart = stdout;
    }
}

static bool on_store(void *with) {
    cuts_t *cuts = with;
    const vchip_t *vchip = cuts->run.vchip;
    if (!is_cut(cuts->run.tool, vchip->boots) || vchip->stores < cuts->first) {
        return false;
    }
    fflush(NULL); // or both would write it
    const pid_t child = fork();
    if (child == 0) {
        child_begin(cuts);
        return true;
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
        fprintf(stderr,
                "vchip: the cut in boot %u after store %" PRIu64
                " could not be tried\n",
                vchip->boots, vchip->stores);
        cut_count(cuts, NOT_ENDED);
    } else {
        cut_count(cuts, WEXITSTATUS(status));
    }
    return false;
}

// It is silent when all is well, but for what the program prints.
static int child_end(const cuts_t *cuts, int status) {
    const run_t *run = &cuts->run;
    const vchip_cut_t *cut = &run->vchip->cut_at;
    status = run_verdict(run, status);
    if (status != ENDED_WELL) {
        fprintf(stderr, "cut in boot %u after store %" PRIu64, cut->boot, cut->store);
        if (cut->boot <= run->tool->boot_count) {
            fprintf(stderr, " of %" PRIu64, run->tool->boots[cut->boot - 1].stores);
        }
        fprintf(stderr, ", ");
        report_cut(stderr, run->vchip);
        fprintf(stderr, ": ");
        report_stop(stderr, run->vchip);
        run_reasons(run);
    }
    if (run->tool->report != NULL) {
        report_csv(run->tool->report, run->vchip);
    }
    if (cuts->uart != NULL) {
        printf("status %d\n", status);
    }
    return status;
}

static bool cuts_go_on(void *with) {
    const cuts_t *cuts = with;
    return cuts->is_child || !is_last_cut(cuts->run.tool, cuts->run.vchip->boots);
}

// A run with a cut after each store from this one on. Gives the status of the run
// without one, up to where no more is cut; negative: there was none.
static int cuts_run(const tool_t *tool, cuts_t *cuts) {
    run_t *run = &cuts->run;
    run->tool = tool;
    run->goes_on = cuts_go_on;
    run->with = cuts;
    cuts->reported = now();
    run->vchip = tool_chip(tool);
    if (run->vchip == NULL) {
        return -1;
    }
    run->vchip->uart = cuts->uart;
    run->vchip->fails = on_store;
    run->vchip->fails_with = cuts;
    int status = run_boots(run);
    if (cuts->is_child) {
        status = child_end(cuts, status);
        fflush(NULL);
        _exit(status);
    }
    vchip_free(run->vchip);
    return status;
}

// Whether the boot that the user has named came; says so where not.
static bool boot_came(const tool_t *tool) {
    const uint32_t boot = tool->options.cut_boot;
    if (boot > tool->boot_count) {
        fprintf(stderr, "vchip: boot %u never came, so nothing was cut\n", boot);
    }
    return boot <= tool->boot_count;
}

int cuts_all(const tool_t *tool, int uncut) {
    if (!boot_came(tool)) {
        return WRONG_USE;
    }
    cuts_t cuts = { .first = 1, .worst = uncut };
    uint32_t boots = 0;
    for (uint32_t i = 0; i < tool->boot_count; i++) {
        if (is_cut(tool, i + 1)) {
            cuts.all += tool->boots[i].stores;
            boots += tool->boots[i].stores > 0;
        }
    }
    if (cuts.all == 0) {
        fprintf(stderr, "vchip: no store reached a backup memory: there is nothing to "
                        "cut\n");
        return uncut;
    }
    if (cuts_run(tool, &cuts) < 0) {
        return WRONG_USE;
    }
    fprintf(stderr, "%s: %" PRIu64 " cuts", tool->options.chip->name, cuts.done);
    if (boots > 1) {
        fprintf(stderr, " in %u boots", boots);
    }
    fprintf(stderr, ", %" PRIu64 " went wrong%s, seed %" PRIu64 "\n", cuts.bad,
            uncut != ENDED_WELL ? "; the run without a cut did" : "",
            tool->options.seed);
    return cuts.worst;
}

int cuts_from(const tool_t *tool) {
    cuts_t cuts = { .first = tool->options.cut_store,
                    .run = { .voice = VOICE_REASONS } };
    cuts.uart = open_memstream(&cuts.printed, &cuts.printed_bytes);
    if (cuts.uart == NULL) {
        return WRONG_USE;
    }
    int own = cuts_run(tool, &cuts);
    if (own < 0) {
        own = WRONG_USE;
    } else if (own == ENDED_WELL && cuts.done == 0 && boot_came(tool)) {
        fprintf(stderr,
                "vchip: store %" PRIu64 " never came (%" PRIu64
                " stores), so nothing was cut\n",
                cuts.first, tool->boots[tool->options.cut_boot - 1].stores);
    }
    if (own == ENDED_WELL && cuts.done == 0) {
        own = WRONG_USE;
    }
    fclose(cuts.uart);
    free(cuts.printed);
    return own > cuts.worst ? own : cuts.worst;
}
