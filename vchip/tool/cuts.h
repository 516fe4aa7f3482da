// Power cuts: one after the other, and the event behind each.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_TOOL_CUTS_H
#define VCHIP_TOOL_CUTS_H

#include "run.h"

// Looks at a run without a cut, up to the last boot that is to be cut: its stores, and
// which event is to come behind a cut, unless the user has named one. False after it
// has said that no cut could show anything.
bool cuts_look(tool_t *tool);

// --cut all, behind a run without a cut, which ended with this status; and --cut N-.
// Gives the status.
int cuts_all(const tool_t *tool, int uncut);
int cuts_from(const tool_t *tool);

#endif
