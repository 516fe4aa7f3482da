// Whether a rule holds, and the report of those that were broken.
//
// SPDX-License-Identifier: MIT
#include "rules.h"

static uint32_t cond_value(const vchip_t *vchip, const vchip_cond_t *cond,
                           uint32_t value, bool uninitialised) {
    if (cond->what == VCHIP_VALUE) {
        return value;
    }
    if (cond->what == VCHIP_UNINITIALISED) {
        return uninitialised;
    }
    return cond->what >= VCHIP_OPTION_0 ? vchip->options[cond->what - VCHIP_OPTION_0]
                                        : vchip->regs[cond->what].value;
}

static bool cond_holds(const vchip_t *vchip, const vchip_cond_t *cond, uint32_t value,
                       bool uninitialised) {
    const vchip_field_t *field = vchip_cond_field(vchip->chip, cond);
    if (field == NULL) {
        const uint32_t got = cond_value(vchip, cond, value, uninitialised) & cond->mask;
        return (got == cond->value) != cond->differs;
    }
    const uint32_t got = vchip->regs[field->reg].value & field->mask;
    return field->reg != 0 && (got == (cond->value & field->mask)) != cond->differs;
}

bool vchip_rule_holds(const vchip_t *vchip, const vchip_rule_t *rule, uint32_t value,
                      bool uninitialised) {
    for (unsigned i = 0; i < VCHIP_COUNT(rule->when) && rule->when[i].what != 0; i++) {
        if (!cond_holds(vchip, &rule->when[i], value, uninitialised)) {
            return false;
        }
    }
    if (vchip->rule_held != NULL) {
        vchip->rule_held(vchip->rule_held_with, rule);
    }
    return true;
}

const char *vchip_rule_report(vchip_t *vchip, const char *region,
                              const vchip_rule_t *rule, const vchip_bus_t *bus) {
    const vchip_rule_t worded = vchip_rule_worded(vchip->chip, rule);
    if (worded.broken != NULL) {
        vchip_report(vchip, region, worded.broken, worded.source, bus);
    }
    return worded.broken != NULL ? worded.broken : "?";
}

void vchip_report(vchip_t *vchip, const char *region, const char *text,
                  const char *source, const vchip_bus_t *bus) {
    if (vchip->expecting) {
        vchip->expected++;
    } else {
        vchip->broken++;
    }
    for (size_t i = 0; i < vchip->break_count; i++) {
        vchip_break_t *old = &vchip->breaks[i];
        if (old->pc == vchip->pc && old->image == vchip->image && old->text == text
            && old->region == region && old->expected == vchip->expecting
            && old->store == bus->store) {
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
            .image = vchip->image,
            .pc = vchip->pc,
            .boot = vchip->boots,
            .count = 1,
            .store = bus->store,
            .expected = vchip->expecting,
        };
    }
}
