// What the tool prints about a run, and the report file.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_TOOL_REPORT_H
#define VCHIP_TOOL_REPORT_H

#include "../vchip.h"

void report_stop(FILE *out, const vchip_t *vchip);
// Where the store of the last cut went, and who made it.
void report_cut(FILE *out, const vchip_t *vchip);
void report_breaks(FILE *out, const vchip_t *vchip);
void report_counts(FILE *out, const vchip_t *vchip);
void report_unknown(FILE *out, const vchip_t *vchip);

void report_csv_head(FILE *out);
void report_csv(FILE *out, const vchip_t *vchip);

#endif
