// Whether a rule holds, and the report of those that were broken.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_RULES_H
#define VCHIP_RULES_H

#include "bus.h"
#include "state.h"

bool vchip_rule_holds(const vchip_t *vchip, const vchip_rule_t *rule, uint32_t value,
                      bool uninitialised);
void vchip_report(vchip_t *vchip, const char *region, const char *text,
                  const char *source, const vchip_bus_t *bus);
// Reports a rule as broken, in the part's words, and gives the sentence. A rule without
// one is no mistake: nothing is reported.
const char *vchip_rule_report(vchip_t *vchip, const char *region,
                              const vchip_rule_t *rule, const vchip_bus_t *bus);

#endif
