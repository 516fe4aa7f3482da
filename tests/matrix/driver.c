// Boots one image with one script on one virtual chip, and writes down what it
// did between the script's marks. For the matrices: they judge, this only looks.
//
//     driver [--option NAME=VALUE] [--plant FILE --memory NAME] [--event NAME]...
//            [--seed N] [--arg N] CHIP ELF SCRIPT
//
// Each --event happens after a boot that ended by itself, and another boot
// follows. A script asks for work by marks: 2n + 2 begins statement n, for which
// the planted bytes are put into the memory; 2n + 3 ends it. On stdout:
//
//     boot 1                    a boot begins
//     begin 7
//     store NAME OFFSET WIDTH COUNT   accesses to any of the chip's memories,
//     load NAME OFFSET WIDTH COUNT    one after the other, from OFFSET on
//     broken REGION PC ADDRESS text   a rule was broken
//     changed offset:hex        bytes of the memory that differ from the planted
//     pending                   a store is not in the cells yet
//     end 7
//     stop exit 0 | event NAME | cut | fault text | limit text
//
// and between them what the script printed, as it is.
//
// SPDX-License-Identifier: MIT
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vchip/vchip.h"

#define EVENTS_MAX 16
#define LIMIT      2000000000u

typedef struct run {
    vchip_t *vchip;
    int memory; // index; -1: none named
    uint8_t *planted;
    size_t planted_bytes;
    uint64_t printed[VCHIP_BREAKS_MAX]; // of each break, how many are written down
    vchip_access_t last;                // not written down yet, `count` times
    uint64_t count;
} run_t;

__attribute__((noreturn, format(printf, 1, 2))) static void die(const char *format,
                                                                ...) {
    va_list list;
    va_start(list, format);
    fputs("driver: ", stderr);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    exit(2);
}

static char *file_read(const char *path, size_t *bytes) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        die("cannot open %s", path);
    }
    char *text = NULL;
    size_t room = 0;
    *bytes = 0;
    do {
        room += 65536;
        text = realloc(text, room + 1);
        if (text == NULL) {
            die("no memory for %s", path);
        }
        *bytes += fread(text + *bytes, 1, room - *bytes, file);
    } while (*bytes == room);
    fclose(file);
    text[*bytes] = 0;
    return text;
}

// ---- what goes on during a boot ----------------------------------------------------

static void accesses_print(run_t *run) {
    if (run->count > 0) {
        printf("%s %s %u %u %llu\n", run->last.store ? "store" : "load",
               run->last.memory->name, run->last.offset, run->last.bytes,
               (unsigned long long)run->count);
    }
    run->count = 0;
}

// A run of accesses of one width, one after the other, is one line: `offset` is
// that of the first.
static void on_access(void *with, const vchip_access_t *access) {
    run_t *run = with;
    const bool follows =
        run->count > 0 && run->last.memory == access->memory
        && run->last.store == access->store && run->last.bytes == access->bytes
        && run->last.offset + run->count * access->bytes == access->offset;
    if (!follows) {
        accesses_print(run);
        run->last = *access;
    }
    run->count++;
}

static void breaks_print(run_t *run) {
    const vchip_t *vchip = run->vchip;
    for (size_t i = 0; i < vchip->break_count; i++) {
        const vchip_break_t *b = &vchip->breaks[i];
        if (run->printed[i] != b->count) {
            run->printed[i] = b->count;
            printf("%s %s 0x%08x 0x%08x %s\n", b->expected ? "expected" : "broken",
                   b->region, b->pc, b->address, b->text);
        }
    }
}

// Straight into the cells, past caches and buffers.
static void contents_plant(run_t *run) {
    vchip_cells_t *cells = &run->vchip->cells[run->memory];
    const uint32_t bytes = run->vchip->chip->memories[run->memory].bytes;
    memcpy(cells->words, run->planted,
           run->planted_bytes < bytes ? run->planted_bytes : bytes);
    memset(cells->uninitialised, 0, bytes / 4 * sizeof(*cells->uninitialised));
    cells->pending = false;
    for (uint32_t i = 0; cells->lines != NULL && i < bytes / VCHIP_LINE_BYTES; i++) {
        cells->lines[i] = (vchip_line_t){ 0 };
    }
}

static void contents_print(const run_t *run) {
    const vchip_cells_t *cells = &run->vchip->cells[run->memory];
    const uint8_t *now = (const uint8_t *)cells->words;
    bool inside = false;
    for (size_t i = 0; i < run->planted_bytes; i++) {
        const bool differs = now[i] != run->planted[i];
        if (differs && !inside) {
            printf("changed %zu:", i);
        }
        if (differs) {
            printf("%02x", now[i]);
        } else if (inside) {
            putchar('\n');
        }
        inside = differs;
    }
    if (inside) {
        putchar('\n');
    }
    bool dirty = cells->pending;
    for (uint32_t i = 0;
         cells->lines != NULL && i < run->planted_bytes / VCHIP_LINE_BYTES; i++) {
        dirty = dirty || (cells->lines[i].valid && cells->lines[i].dirty);
    }
    if (dirty) {
        puts("pending");
    }
}

static void on_mark(void *with, uint32_t mark) {
    run_t *run = with;
    if (mark < 2) {
        return;
    }
    if (mark % 2 == 0) {
        run->count = 0;
        breaks_print(run);
        printf("begin %u\n", mark / 2 - 1);
        if (run->planted != NULL) {
            contents_plant(run);
        }
        return;
    }
    accesses_print(run);
    breaks_print(run);
    if (run->planted != NULL) {
        contents_print(run);
    }
    printf("end %u\n", mark / 2 - 1);
}

// ---- the command line --------------------------------------------------------

typedef struct options {
    const char *memory, *plant;
    const char *settings[VCHIP_OPTIONS_MAX];
    size_t setting_count;
    vchip_event_t events[EVENTS_MAX];
    size_t event_count;
    uint64_t seed;
    uint32_t arg;
    const char *rest[3];
} options_t;

static void option_take(options_t *options, const char *name, const char *value) {
    if (strcmp(name, "--memory") == 0) {
        options->memory = value;
    } else if (strcmp(name, "--plant") == 0) {
        options->plant = value;
    } else if (strcmp(name, "--seed") == 0) {
        options->seed = strtoull(value, NULL, 0);
    } else if (strcmp(name, "--arg") == 0) {
        options->arg = (uint32_t)strtoul(value, NULL, 0);
    } else if (strcmp(name, "--option") == 0
               && options->setting_count < VCHIP_OPTIONS_MAX) {
        options->settings[options->setting_count++] = value;
    } else if (strcmp(name, "--event") == 0 && options->event_count < EVENTS_MAX
               && vchip_event_find(value) != VCHIP_EVENT_COUNT) {
        options->events[options->event_count++] = vchip_event_find(value);
    } else {
        die("cannot use %s %s", name, value);
    }
}

static void options_read(options_t *options, int count, char **args) {
    int rest = 0;
    for (int i = 1; i < count; i++) {
        if (strncmp(args[i], "--", 2) == 0) {
            if (i + 1 == count) {
                die("%s wants a value", args[i]);
            }
            option_take(options, args[i], args[i + 1]);
            i++;
        } else if (rest < 3) {
            options->rest[rest++] = args[i];
        }
    }
    if (rest != 3) {
        die("three words are needed: CHIP ELF SCRIPT");
    }
}

static void settings_apply(vchip_t *vchip, const options_t *options) {
    for (size_t i = 0; i < options->setting_count; i++) {
        char name[64];
        const char *value = strchr(options->settings[i], '=');
        if (value == NULL || (size_t)(value - options->settings[i]) >= sizeof(name)) {
            die("--option %s: NAME=VALUE is wanted", options->settings[i]);
        }
        snprintf(name, sizeof(name), "%.*s", (int)(value - options->settings[i]),
                 options->settings[i]);
        if (!vchip_option(vchip, name, value + 1)) {
            die("%s has no option %s", vchip->chip->name, options->settings[i]);
        }
    }
}

static void memory_choose(run_t *run, const options_t *options) {
    run->memory = -1;
    VCHIP_EACH_MEMORY(run->vchip->chip, i) {
        if (options->memory != NULL
            && strcmp(run->vchip->chip->memories[i].name, options->memory) == 0) {
            run->memory = i;
        }
    }
    if (options->memory != NULL && run->memory < 0) {
        die("%s has no memory %s", run->vchip->chip->name, options->memory);
    }
    if (options->plant != NULL) {
        run->planted = (uint8_t *)file_read(options->plant, &run->planted_bytes);
        if (run->memory < 0
            || run->planted_bytes > run->vchip->chip->memories[run->memory].bytes) {
            die("--plant needs a --memory that is large enough");
        }
    }
}

static void boot(run_t *run) {
    vchip_t *vchip = run->vchip;
    run->count = 0;
    printf("boot %u\n", vchip->boots + 1);
    const vchip_stop_t stop = vchip_boot(vchip);
    accesses_print(run);
    breaks_print(run);
    switch (stop) {
        case VCHIP_STOP_EXIT:
            printf("stop exit %u\n", vchip->code);
            break;
        case VCHIP_STOP_EVENT:
            printf("stop event %s\n", vchip_event_name(vchip->event));
            break;
        case VCHIP_STOP_CUT:
            puts("stop cut");
            break;
        case VCHIP_STOP_LIMIT:
            printf("stop limit %s\n", vchip->fault);
            break;
        default:
            printf("stop fault %s\n", vchip->fault);
            break;
    }
}

// Boots until the last event has happened and the boot after it has ended.
static void boots_run(run_t *run, const options_t *options) {
    size_t next = 0;
    for (;;) {
        boot(run);
        if (run->vchip->stop == VCHIP_STOP_EVENT) {
            vchip_happen(run->vchip, run->vchip->event);
        } else if (run->vchip->stop == VCHIP_STOP_EXIT && next < options->event_count) {
            vchip_happen(run->vchip, options->events[next++]);
        } else {
            return;
        }
    }
}

int main(int count, char **args) {
    options_t options = { .seed = 1 };
    options_read(&options, count, args);
    const vchip_chip_t *chip = vchip_find(options.rest[0]);
    if (chip == NULL) {
        die("there is no virtual chip %s", options.rest[0]);
    }
    vchip_image_t image;
    char why[512];
    if (!vchip_image_read(&image, options.rest[1], why, sizeof(why))
        || !vchip_image_fits(chip, &image, why, sizeof(why))) {
        die("%s: %s", options.rest[1], why);
    }
    size_t script_bytes;
    char *script = file_read(options.rest[2], &script_bytes);
    run_t run = { .vchip = vchip_new(chip, &image, options.seed) };
    if (run.vchip == NULL) {
        die("no memory");
    }
    settings_apply(run.vchip, &options);
    memory_choose(&run, &options);
    run.vchip->limit = LIMIT;
    run.vchip->arg = options.arg;
    run.vchip->script = script;
    run.vchip->script_bytes = (uint32_t)script_bytes;
    run.vchip->uart = stdout;
    run.vchip->watch = on_access;
    run.vchip->watch_with = &run;
    run.vchip->mark = on_mark;
    run.vchip->mark_with = &run;
    boots_run(&run, &options);
    vchip_free(run.vchip);
    free(run.planted);
    free(script);
    vchip_image_free(&image);
    return 0;
}
