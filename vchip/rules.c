// Conditions, and the book of broken rules.
//
// SPDX-License-Identifier: MIT
#include "rules.h"

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

static bool cond_holds(const vchip_t *vchip, const vchip_cond_t *cond, uint32_t value,
                       bool virgin) {
    const vchip_field_t *field = vchip_cond_field(vchip->chip, cond);
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
