// --list: the chips for people and for make, or one chip with all its rules.
//
// SPDX-License-Identifier: MIT
#include "list.h"

#include <stdio.h>

#include "../models/chips.h"

static const char *const cpu_names[] = {
    [VCHIP_M0PLUS] = "m0plus", [VCHIP_M3] = "m3",   [VCHIP_M4] = "m4",
    [VCHIP_M7] = "m7",         [VCHIP_M33] = "m33", [VCHIP_RV32] = "rv32",
};

static const vchip_range_t *first_of(const vchip_chip_t *chip,
                                     vchip_range_kind_t kind) {
    const vchip_range_t *range = chip->ranges;
    while (range->kind != kind) {
        range++;
    }
    return range;
}

void list_make(void) {
    printf("VCHIPS =");
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        printf(" %s", vchip_chips[i]->name);
    }
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        const vchip_chip_t *chip = vchip_chips[i];
        const vchip_range_t *flash = first_of(chip, VCHIP_FLASH);
        const vchip_range_t *ram = first_of(chip, VCHIP_RAM);
        printf("\nVCHIP_CPU_%s = %s\n", chip->name, cpu_names[chip->cpu]);
        printf("VCHIP_LINK_%s = FLASH_BASE=0x%08x FLASH_BYTES=0x%x RAM_BASE=0x%08x "
               "RAM_BYTES=0x%x",
               chip->name, flash->base, flash->bytes, ram->base, ram->bytes);
    }
    printf("\n");
}

void list_people(void) {
    printf("%-13s %-6s %-16s %-16s %s\n", "chip", "cpu", "flash", "RAM", "memories");
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        const vchip_chip_t *chip = vchip_chips[i];
        const vchip_range_t *flash = first_of(chip, VCHIP_FLASH);
        const vchip_range_t *ram = first_of(chip, VCHIP_RAM);
        printf("%-13s %-6s 0x%08x %4uK 0x%08x %4uK", chip->name, cpu_names[chip->cpu],
               flash->base, flash->bytes / 1024, ram->base, ram->bytes / 1024);
        VCHIP_EACH_MEMORY(chip, m) {
            printf(" %s(%u)", chip->memories[m].name, chip->memories[m].bytes);
        }
        printf("\n");
    }
}

static void list_rule(const vchip_chip_t *chip, const vchip_rule_t *rule) {
    const vchip_rule_t worded = vchip_rule_worded(chip, rule);
    if (worded.broken != NULL) {
        printf("  %s\n", worded.broken);
    } else {
        printf("  (");
        const char *comma = "";
        for (unsigned e = 0; e < VCHIP_EVENT_COUNT; e++) {
            if ((rule->on & VCHIP_ON(e)) != 0) {
                printf("%s%s", comma, vchip_event_name((vchip_event_t)e));
                comma = ", ";
            }
        }
        printf("%s)%s\n", comma[0] == 0 ? "every access" : "",
               rule->effect == VCHIP_KEEP ? " kept" : "");
    }
    printf("    %s\n", worded.source);
}

static void list_rules(const vchip_chip_t *chip, const char *name, uint32_t address,
                       const vchip_rule_t *const *lists) {
    printf("%s, 0x%08x\n", name, address);
    VCHIP_EACH_RULE(lists, rule) {
        if (vchip_rule_applies(chip, rule)) {
            list_rule(chip, rule);
        }
    }
}

void list_chip(const vchip_chip_t *chip) {
    printf("%s: %s\nsource: %s\n", chip->name, chip->devices, chip->source);
    if (chip->limits != NULL) {
        printf("left out: %s\n", chip->limits);
    }
    printf("events:");
    for (unsigned e = 0; e < VCHIP_EVENT_COUNT; e++) {
        if ((chip->events & VCHIP_ON(e)) != 0) {
            printf(" %s", vchip_event_name((vchip_event_t)e));
        }
    }
    printf("\n");
    VCHIP_EACH_OPTION(chip, i) {
        printf("--option %s=", chip->options[i].name);
        for (unsigned v = 0; v < VCHIP_COUNT(chip->options[i].values); v++) {
            const char *value = chip->options[i].values[v];
            printf("%s%s", value != NULL && v > 0 ? "|" : "", value ? value : "");
        }
        printf("  %s\n", chip->options[i].about);
    }
    printf("\n");
    VCHIP_EACH_MEMORY(chip, m) {
        list_rules(chip, chip->memories[m].name, chip->memories[m].windows[0].base,
                   chip->memories[m].rules);
    }
    VCHIP_EACH_REG(chip, r) {
        list_rules(chip, chip->regs[r].name, chip->regs[r].address,
                   chip->regs[r].rules);
    }
}
