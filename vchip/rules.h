// Conditions, and the book of broken rules.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_RULES_H
#define VCHIP_RULES_H

#include "bus.h"
#include "state.h"

bool vchip_holds(const vchip_t *vchip, const vchip_rule_t *rule, uint32_t value,
                 bool virgin);
void vchip_blame(vchip_t *vchip, const char *region, const char *text,
                 const char *source, const vchip_bus_t *bus);
// Blames by a rule, in the part's words, and gives the sentence.
const char *vchip_rule_blame(vchip_t *vchip, const char *region,
                             const vchip_rule_t *rule, const vchip_bus_t *bus);

#endif
