// The tool's command line.
//
// SPDX-License-Identifier: MIT
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../models/chips.h"

void options_help(void) {
    puts(
        "vchip - run a firmware image on a strict model of a chip's backup memory\n"
        "\n"
        "  vchip --chip NAME --elf FILE [more]\n"
        "  vchip --list [--chip NAME]        the chips; all rules of one\n"
        "\n"
        "  --elf FILE         once more: the second boot runs it, and so on, whatever\n"
        "                     ended the first; the last one stays. So a firmware is\n"
        "                     updated\n"
        "  --script FILE      text for the script slot (see vchip/testport.h)\n"
        "  --event NAME       happens after the first boot that exits or is cut, then\n"
        "                     the next boot runs; more of them happen after the later\n"
        "                     ones. A boot that ends by the program's own reset is\n"
        "                     followed by that reset, and uses up none\n"
        "  --boots N          most boots in one run (default 64)\n"
        "  --cut N            power fails after store N of the first boot, then the\n"
        "                     event happens and it boots again; default: the harshest\n"
        "                     event that all memories survive which the program uses\n"
        "  --cut N-           one run for store N and each behind it, each on a fresh\n"
        "                     chip, with what the program prints and how it ends\n"
        "  --cut all          a run without a cut, then one for every store of each\n"
        "                     boot, each on a fresh chip\n"
        "  --cut-boot N       cuts in boot N alone, such as that of the second --elf\n"
        "  --option NAME=VALUE  how an open question is answered (see --list)\n"
        "  --handled          a fault enters the program's own HardFault handler\n"
        "                     (Cortex-M); without this it ends the run\n"
        "  --seed N           of the noise that memory wakes with (default 1)\n"
        "  --limit N          instructions that a boot may take (default 200000000)\n"
        "  --arg N            a number for the program\n"
        "  --report FILE      every broken rule as CSV\n"
        "  --strict           a register that is not modelled is an error\n"
        "  --quiet            the program's output and the verdict only\n"
        "\n"
        "Ends with 0: the program said 0 and broke no rule; 1: a rule was broken, or\n"
        "with --strict a register was used that is not modelled;\n"
        "2: wrong use; 3: the program faulted or never ended; 4: it said otherwise\n"
        "than 0.");
}

// Digits alone: strtoull would also take blanks in front, signs, and a leading 0 for
// octal.
static bool number_read(const char *name, const char *text, uint64_t *value) {
    errno = 0;
    *value = strtoull(text, NULL, 10);
    if (errno != 0 || *text == 0 || text[strspn(text, "0123456789")] != 0) {
        fprintf(stderr, "vchip: %s wants a number, not '%s'\n", name, text);
        return false;
    }
    return true;
}

// What there is instead.
static void chip_missing(const char *text) {
    fprintf(stderr, "vchip: no model of '%s'; ", text);
    const char *before = "of its family there are";
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        if (vchip_is_family(vchip_chips[i], text)) {
            fprintf(stderr, "%s %s", before, vchip_chips[i]->name);
            before = "";
        }
    }
    fprintf(stderr, "%s--list names all models\n", before[0] == 0 ? "; " : "");
    fprintf(stderr, "vchip: without a model, test your code on the PC, or build the "
                    "image for a chip that has one: 'A chip without a model' in "
                    "vchip/README.md\n");
}

static bool chip_read(options_t *options, const char *text) {
    options->chip = vchip_find(text);
    if (options->chip != NULL) {
        return true;
    }
    const vchip_chip_t *meant = vchip_find_device(text);
    if (meant != NULL) {
        fprintf(stderr, "vchip: no model is called '%s'; the model of it is '%s'\n",
                text, meant->name);
    } else {
        chip_missing(text);
    }
    return false;
}

static bool event_read(options_t *options, const char *text) {
    if (options->event_count == OPTIONS_SETTINGS_MAX) {
        fprintf(stderr, "vchip: too many events\n");
        return false;
    }
    options->event_names[options->event_count++] = text;
    return true;
}

static bool cut_read(options_t *options, const char *text) {
    if (strcmp(text, "all") == 0) {
        options->cut = OPTIONS_CUT_ALL;
        return true;
    }
    char digits[24];
    const size_t length = strlen(text);
    const bool on = length > 1 && length < sizeof(digits) && text[length - 1] == '-';
    if (on) {
        memcpy(digits, text, length - 1);
        digits[length - 1] = 0;
    }
    options->cut = on ? OPTIONS_CUT_FROM : OPTIONS_CUT_AT;
    if (!number_read("--cut", on ? digits : text, &options->cut_store)) {
        return false;
    }
    if (options->cut_store == 0) {
        fprintf(stderr, "vchip: --cut: the first store is 1\n");
    }
    return options->cut_store != 0;
}

static bool small_read(const char *name, const char *text, uint32_t *value) {
    uint64_t wide;
    if (!number_read(name, text, &wide)) {
        return false;
    }
    if (wide > UINT32_MAX) {
        fprintf(stderr, "vchip: %s: %s is too large\n", name, text);
        return false;
    }
    *value = (uint32_t)wide;
    return true;
}

static bool boots_read(options_t *options, const char *text) {
    if (!small_read("--boots", text, &options->boots)) {
        return false;
    }
    if (options->boots == 0) {
        fprintf(stderr, "vchip: --boots: a run has at least 1\n");
    }
    return options->boots != 0;
}

static bool cut_boot_read(options_t *options, const char *text) {
    if (!small_read("--cut-boot", text, &options->cut_boot)) {
        return false;
    }
    if (options->cut_boot == 0) {
        fprintf(stderr, "vchip: --cut-boot: the first boot is 1\n");
    }
    return options->cut_boot != 0;
}

// An option with a value.
static bool valued_read(options_t *options, const char *name, const char *text) {
    if (strcmp(name, "--chip") == 0) {
        return chip_read(options, text);
    }
    if (strcmp(name, "--event") == 0) {
        return event_read(options, text);
    }
    if (strcmp(name, "--cut") == 0) {
        return cut_read(options, text);
    }
    if (strcmp(name, "--cut-boot") == 0) {
        return cut_boot_read(options, text);
    }
    if (strcmp(name, "--seed") == 0) {
        return number_read(name, text, &options->seed);
    }
    if (strcmp(name, "--limit") == 0) {
        return number_read(name, text, &options->limit);
    }
    if (strcmp(name, "--boots") == 0) {
        return boots_read(options, text);
    }
    if (strcmp(name, "--arg") == 0) {
        return small_read(name, text, &options->arg);
    }
    if (strcmp(name, "--elf") == 0 && options->elf_count < OPTIONS_SETTINGS_MAX) {
        options->elfs[options->elf_count++] = text;
    } else if (strcmp(name, "--script") == 0) {
        options->script = text;
    } else if (strcmp(name, "--report") == 0) {
        options->report = text;
    } else if (strcmp(name, "--option") == 0
               && options->setting_count < OPTIONS_SETTINGS_MAX) {
        options->settings[options->setting_count++] = text;
    } else {
        fprintf(stderr, "vchip: unknown option %s; --help names them all\n", name);
        return false;
    }
    return true;
}

static bool has_event(const vchip_chip_t *chip, vchip_event_t event) {
    return event < VCHIP_EVENT_COUNT && (chip->events & VCHIP_ON(event)) != 0;
}

// Once the chip is known, wherever on the line it stands.
static bool events_find(options_t *options) {
    for (unsigned i = 0; i < options->event_count; i++) {
        options->events[i] = vchip_event_find(options->event_names[i]);
        if (!has_event(options->chip, options->events[i])) {
            fprintf(stderr, "vchip: %s has no event '%s'; it has", options->chip->name,
                    options->event_names[i]);
            for (unsigned e = 0; e < VCHIP_EVENT_COUNT; e++) {
                if (has_event(options->chip, (vchip_event_t)e)) {
                    fprintf(stderr, " %s", vchip_event_name((vchip_event_t)e));
                }
            }
            fputc('\n', stderr);
            return false;
        }
    }
    return true;
}

bool options_read(options_t *options, int argc, char **argv) {
    *options = (options_t){ .seed = 1, .limit = 200000000, .boots = 64 };
    for (int i = 1; i < argc; i++) {
        const char *name = argv[i];
        if (strcmp(name, "--help") == 0) {
            options->help = true;
            return true;
        }
        if (strcmp(name, "--list") == 0) {
            options->list = "";
        } else if (strncmp(name, "--list=", 7) == 0) {
            options->list = name + 7;
        } else if (strcmp(name, "--strict") == 0) {
            options->strict = true;
        } else if (strcmp(name, "--handled") == 0) {
            options->handled = true;
        } else if (strcmp(name, "--quiet") == 0) {
            options->quiet = true;
        } else if (i + 1 == argc) {
            fprintf(stderr, "vchip: %s wants a value, or is unknown; see --help\n",
                    name);
            return false;
        } else if (!valued_read(options, name, argv[++i])) {
            return false;
        }
    }
    if (options->list != NULL) {
        return true;
    }
    if (options->chip == NULL || options->elf_count == 0) {
        fprintf(stderr, "vchip: --chip and --elf are needed; see --help\n");
        return false;
    }
    if (options->cut == OPTIONS_CUT_NEVER && options->cut_boot != 0) {
        fprintf(stderr, "vchip: --cut-boot says where, and nothing is cut: --cut\n");
        return false;
    }
    if (options->cut_boot == 0 && options->cut != OPTIONS_CUT_ALL) {
        options->cut_boot = 1;
    }
    return events_find(options);
}
