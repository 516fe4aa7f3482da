// What a chip's description says by itself, before any of it runs.
//
// SPDX-License-Identifier: MIT
#include "chip.h"

#include <string.h>

static const char *const event_names[VCHIP_EVENT_COUNT] = {
    [VCHIP_SOFT_RESET] = "soft-reset",
    [VCHIP_WATCHDOG] = "watchdog",
    [VCHIP_RESET_PIN] = "reset-pin",
    [VCHIP_DEEP_SLEEP] = "deep-sleep",
    [VCHIP_VDD_LOSS_BAT] = "vdd-loss-bat",
    [VCHIP_VDD_LOSS] = "vdd-loss",
    [VCHIP_BOOTSEL] = "bootsel",
    [VCHIP_ROM_REBOOT] = "rom-reboot",
    [VCHIP_TAMPER] = "tamper",
    [VCHIP_BACKUP_RESET] = "backup-reset",
    [VCHIP_ERASE] = "erase",
};

const char *vchip_event_name(vchip_event_t event) {
    return event < VCHIP_EVENT_COUNT ? event_names[event] : "?";
}

vchip_event_t vchip_event_find(const char *name) {
    unsigned i = 0;
    while (i < VCHIP_EVENT_COUNT && strcmp(event_names[i], name) != 0) {
        i++;
    }
    return (vchip_event_t)i;
}

const vchip_field_t *vchip_cond_field(const vchip_chip_t *chip,
                                      const vchip_cond_t *cond) {
    return cond->what >= VCHIP_FIELD_0 && cond->what < VCHIP_OPTION_0
               ? &chip->fields[cond->what - VCHIP_FIELD_0]
               : NULL;
}

bool vchip_rule_applies(const vchip_chip_t *chip, const vchip_rule_t *rule) {
    for (unsigned i = 0; i < VCHIP_COUNT(rule->when) && rule->when[i].what != 0; i++) {
        const vchip_cond_t *cond = &rule->when[i];
        const vchip_field_t *field = vchip_cond_field(chip, cond);
        const unsigned option = cond->what - VCHIP_OPTION_0;
        if (field != NULL ? field->reg == 0
                          : option < VCHIP_OPTIONS_MAX && cond->value != 0
                                && chip->options[option].name == NULL) {
            return false;
        }
    }
    return true;
}

vchip_rule_t vchip_rule_worded(const vchip_chip_t *chip, const vchip_rule_t *rule) {
    const vchip_field_t *field = vchip_cond_field(chip, &rule->when[0]);
    vchip_rule_t worded = *rule;
    if (field != NULL && field->broken != NULL) {
        worded.broken = field->broken;
        worded.source = field->source;
    }
    return worded;
}
