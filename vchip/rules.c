// Conditions, and the book of broken rules.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "engine.h"

static uint32_t cond_value(const vchip_t *vchip, const vchip_cond_t *cond,
                           uint32_t value, bool virgin) {
    if (cond->what == VCHIP_VALUE) {
        return value;
    }
    if (cond->what == VCHIP_VIRGIN) {
        return virgin;
    }
    return cond->what >= VCHIP_OPTION_0 ? vchip->options[cond->what - VCHIP_OPTION_0]
                                        : vchip->regs[cond->what].value;
}

// NULL: the condition names no field.
static const vchip_field_t *field_of(const vchip_chip_t *chip,
                                     const vchip_cond_t *cond) {
    return cond->what >= VCHIP_FIELD_0 && cond->what < VCHIP_OPTION_0
               ? &chip->fields[cond->what - VCHIP_FIELD_0]
               : NULL;
}

static bool cond_holds(const vchip_t *vchip, const vchip_cond_t *cond, uint32_t value,
                       bool virgin) {
    const vchip_field_t *field = field_of(vchip->chip, cond);
    if (field == NULL) {
        const uint32_t got = cond_value(vchip, cond, value, virgin) & cond->mask;
        return (got == cond->value) != cond->differs;
    }
    const uint32_t got = vchip->regs[field->reg].value & field->mask;
    return field->reg != 0 && (got == (cond->value & field->mask)) != cond->differs;
}

bool vchip_holds(const vchip_t *vchip, const vchip_rule_t *rule, uint32_t value,
                 bool virgin) {
    for (unsigned i = 0; i < VCHIP_COUNT(rule->when) && rule->when[i].what != 0; i++) {
        if (!cond_holds(vchip, &rule->when[i], value, virgin)) {
            return false;
        }
    }
    if (vchip->applied != NULL) {
        vchip->applied(vchip->applied_with, rule);
    }
    return true;
}

bool vchip_rule_concerns(const vchip_chip_t *chip, const vchip_rule_t *rule) {
    for (unsigned i = 0; i < VCHIP_COUNT(rule->when) && rule->when[i].what != 0; i++) {
        const vchip_cond_t *cond = &rule->when[i];
        const vchip_field_t *field = field_of(chip, cond);
        const unsigned option = cond->what - VCHIP_OPTION_0;
        if (field != NULL ? field->reg == 0
                          : option < VCHIP_OPTIONS_MAX && cond->value != 0
                                && chip->options[option].name == NULL) {
            return false;
        }
    }
    return true;
}

vchip_rule_t vchip_rule_told(const vchip_chip_t *chip, const vchip_rule_t *rule) {
    const vchip_field_t *field = field_of(chip, &rule->when[0]);
    vchip_rule_t told = *rule;
    if (field != NULL && field->broken != NULL) {
        told.broken = field->broken;
        told.source = field->source;
    }
    return told;
}

const char *vchip_rule_blame(vchip_t *vchip, const char *region,
                             const vchip_rule_t *rule, const vchip_bus_t *bus) {
    const vchip_rule_t told = vchip_rule_told(vchip->chip, rule);
    if (told.broken != NULL) {
        vchip_blame(vchip, region, told.broken, told.source, bus);
    }
    return told.broken != NULL ? told.broken : "?";
}

void vchip_blame(vchip_t *vchip, const char *region, const char *text,
                 const char *source, const vchip_bus_t *bus) {
    if (vchip->expecting) {
        vchip->expected++;
    } else {
        vchip->broken++;
    }
    for (size_t i = 0; i < vchip->break_count; i++) {
        vchip_break_t *old = &vchip->breaks[i];
        if (old->pc == vchip->pc && old->text == text && old->region == region
            && old->expected == vchip->expecting && old->store == bus->store) {
            old->count++;
            return;
        }
    }
    if (vchip->break_count < VCHIP_BREAKS_MAX) {
        vchip->breaks[vchip->break_count++] = (vchip_break_t){
            .region = region,
            .text = text,
            .source = source,
            .address = bus->address,
            .bytes = bus->bytes,
            .pc = vchip->pc,
            .boot = vchip->boots,
            .count = 1,
            .store = bus->store,
            .expected = vchip->expecting,
        };
    }
}

// xorshift64*: repeatable on every machine, and good enough to look random.
uint32_t vchip_noise(vchip_t *vchip) {
    uint64_t x = vchip->noise;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    vchip->noise = x;
    return (uint32_t)((x * 0x2545f4914f6cdd1dull) >> 32);
}

void vchip_place(const vchip_t *vchip, uint32_t pc, char *text, size_t bytes) {
    const vchip_symbol_t *symbol = vchip_image_symbol(vchip->image, pc);
    if (symbol == NULL) {
        snprintf(text, bytes, "0x%08x", pc);
    } else {
        snprintf(text, bytes, "0x%08x <%s+0x%x>", pc, symbol->name,
                 pc - symbol->address);
    }
}

void vchip_forget(vchip_t *vchip) {
    vchip->break_count = 0;
    vchip->broken = 0;
    vchip->expected = 0;
    vchip->data_count = 0;
    memset(vchip->unknown, 0, sizeof(vchip->unknown));
    vchip->unknown_last = NULL;
    EACH_MEMORY(vchip->chip, i) {
        memset(&vchip->cells[i].counts, 0, sizeof(vchip->cells[i].counts));
    }
}
