// What the tool prints about a run, and the report file.
//
// SPDX-License-Identifier: MIT
#include "report.h"

#include <inttypes.h>

#include "../models/chips.h"
#include "../unknown.h"

static const char *stop_text(vchip_stop_t stop) {
    static const char *const names[] = {
        [VCHIP_STOP_RUNNING] = "running", [VCHIP_STOP_EXIT] = "exit",
        [VCHIP_STOP_EVENT] = "reset",     [VCHIP_STOP_CUT] = "cut",
        [VCHIP_STOP_FAULT] = "fault",     [VCHIP_STOP_LIMIT] = "no end",
    };
    return names[stop];
}

void report_cut(FILE *out, const vchip_t *vchip) {
    const vchip_cut_t *cut = &vchip->cut_at;
    char place[96];
    vchip_place(cut->image, cut->pc, place, sizeof(place));
    fprintf(out, "%s 0x%08x, %u byte(s), pc %s", cut->memory, cut->address, cut->bytes,
            place);
}

void report_stop(FILE *out, const vchip_t *vchip) {
    fprintf(out, "boot %u: %s", vchip->boots, stop_text(vchip->stop));
    if (vchip->stop == VCHIP_STOP_CUT) {
        fprintf(out, " after store %" PRIu64 ", ", vchip->cut_at.store);
        report_cut(out, vchip);
    }
    if (vchip->stop == VCHIP_STOP_EXIT) {
        fprintf(out, " %u", vchip->code);
    } else if (vchip->stop == VCHIP_STOP_EVENT) {
        fprintf(out, ", %s", vchip_event_name(vchip->event));
    } else if (vchip->fault[0] != 0) {
        fprintf(out, ": %s", vchip->fault);
    }
    fprintf(out, " (%" PRIu64 " instructions, %" PRIu64 " stores)\n",
            vchip->instructions, vchip->stores);
}

void report_breaks(FILE *out, const vchip_t *vchip) {
    for (size_t i = 0; i < vchip->break_count; i++) {
        const vchip_break_t *broken = &vchip->breaks[i];
        char place[96];
        vchip_place(broken->image, broken->pc, place, sizeof(place));
        fprintf(out, "%s: %s: %s 0x%08x, %u byte(s), pc %s: %s", vchip->chip->name,
                broken->region, broken->store ? "store" : "load", broken->address,
                broken->bytes, place, broken->text);
        if (broken->count > 1) {
            fprintf(out, " (%u times)", broken->count);
        }
        fprintf(out, "%s\n", broken->expected ? " (meant)" : "");
        if (broken->source != NULL) {
            fprintf(out, "    %s\n", broken->source);
        }
    }
}

void report_counts(FILE *out, const vchip_t *vchip) {
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        const vchip_counts_t *counts = &vchip->cells[i].counts;
        fprintf(out,
                "%-17s loads %" PRIu64 "/%" PRIu64 "/%" PRIu64 "  stores %" PRIu64
                "/%" PRIu64 "/%" PRIu64 " (of 1/2/4 bytes)  unaligned %" PRIu64 "\n",
                vchip->chip->memories[i].name, counts->loads[0], counts->loads[1],
                counts->loads[2], counts->stores[0], counts->stores[1],
                counts->stores[2], counts->unaligned);
    }
}

// Where the program uses what another model of the same chip is for.
static void report_other(FILE *out, const vchip_t *vchip) {
    for (unsigned i = 0; i < VCHIP_UNKNOWN_MAX; i++) {
        const uint32_t address = vchip->unknown[i].address;
        const char *name;
        const vchip_chip_t *other =
            address != 0 ? vchip_find_other(vchip->chip, address, &name) : NULL;
        if (other != NULL) {
            fprintf(out, "vchip: 0x%08x is %s of the model %s: take that one\n",
                    address, name, other->name);
            return;
        }
    }
}

void report_unknown(FILE *out, const vchip_t *vchip) {
    const unsigned registers = vchip_unknown_count(vchip);
    const vchip_unknown_t *first = NULL;
    for (unsigned i = 0; i < VCHIP_UNKNOWN_MAX; i++) {
        const vchip_unknown_t *one = &vchip->unknown[i];
        if (one->address != 0 && (first == NULL || one->address < first->address)) {
            first = one;
        }
    }
    if (first != NULL) {
        char place[96];
        vchip_place(first->image, first->pc, place, sizeof(place));
        fprintf(out,
                "not modelled: %u register(s) that the program used; they keep what is "
                "stored. The lowest is 0x%08x, first used at %s\n",
                registers, first->address, place);
        report_other(out, vchip);
    }
}

// Sources and texts have commas: quoted, with quotes doubled.
static void csv_text(FILE *out, const char *text) {
    fputc('"', out);
    for (; text != NULL && *text != 0; text++) {
        if (*text == '"') {
            fputc('"', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

void report_csv_head(FILE *out) {
    fprintf(out,
            "chip,cut,boot,region,access,address,bytes,pc,symbol,count,meant,broken,"
            "source,cut_boot,cut_address,cut_pc,cut_symbol\n");
}

void report_csv(FILE *out, const vchip_t *vchip) {
    const vchip_cut_t *cut = &vchip->cut_at;
    const bool was_cut = cut->memory != NULL;
    const vchip_symbol_t *cut_symbol =
        was_cut ? vchip_image_symbol(cut->image, cut->pc) : NULL;
    for (size_t i = 0; i < vchip->break_count; i++) {
        const vchip_break_t *broken = &vchip->breaks[i];
        const vchip_symbol_t *symbol = vchip_image_symbol(broken->image, broken->pc);
        fprintf(out, "%s,%" PRIu64 ",%u,%s,%s,0x%08x,%u,0x%08x,%s,%u,%s,",
                vchip->chip->name, cut->store, broken->boot, broken->region,
                broken->store ? "store" : "load", broken->address, broken->bytes,
                broken->pc, symbol != NULL ? symbol->name : "", broken->count,
                broken->expected ? "yes" : "no");
        csv_text(out, broken->text);
        fputc(',', out);
        csv_text(out, broken->source);
        if (was_cut) {
            fprintf(out, ",%u,0x%08x,0x%08x,%s\n", cut->boot, cut->address, cut->pc,
                    cut_symbol != NULL ? cut_symbol->name : "");
        } else {
            fprintf(out, ",,,,\n");
        }
    }
}
