// Memories, as the bus sees them: their rules, narrow stores, contents over events.
//
// SPDX-License-Identifier: MIT
#include "memory.h"

#include "cache.h"
#include "cells.h"
#include "mpu.h"
#include "rules.h"
#include "stop.h"

// ---- one bus access -------------------------------------------------------------

static uint32_t access_kind(const vchip_t *vchip, unsigned index,
                            const vchip_bus_t *bus) {
    const vchip_memory_t *memory = &vchip->chip->memories[index];
    uint32_t kind = bus->store ? VCHIP_STORE : VCHIP_LOAD;
    kind |= vchip_security(vchip->chip, bus->address);
    if (bus->bytes != 4) {
        kind |= bus->store ? VCHIP_NARROW_STORE : VCHIP_NARROW_LOAD;
        kind |= bus->store && bus->bytes == 1 ? VCHIP_BYTE_STORE : 0;
        kind |= bus->store && (bus->address & 3) != 0 ? VCHIP_UPPER_STORE : 0;
    } else if (bus->store && memory->stored != 0
               && (bus->value & ~memory->stored) != 0) {
        kind |= VCHIP_EXCESS_STORE;
    }
    return kind;
}

// What a store makes of the word, by the rule that governs narrow ones.
static uint32_t word_stored(uint32_t old, const vchip_bus_t *bus,
                            vchip_effect_t shape) {
    const uint32_t lanes = vchip_lane_mask(bus);
    const uint32_t datum = vchip_replicated(bus);
    const uint32_t rest = shape == VCHIP_ZERO_FILL ? 0 : old & ~lanes;
    return vchip_aliased(bus, old, datum,
                         shape == VCHIP_REPLICATE ? datum : rest | (datum & lanes));
}

static uint32_t word_access(vchip_t *vchip, unsigned memory, uint32_t offset,
                            const vchip_bus_t *bus, vchip_effect_t shape) {
    const uint32_t word = offset / 4;
    const vchip_caching_t caching = vchip->cells[memory].lines != NULL
                                        ? vchip_caching(vchip, bus->address)
                                        : VCHIP_UNCACHED;
    const bool cached = caching != VCHIP_UNCACHED;
    const uint32_t old = cached ? vchip_line_load(vchip, memory, word)
                                : vchip_cells_load(vchip, memory, word);
    if (!bus->store) {
        return old >> 8 * (bus->address & 3)
               & (vchip_lane_mask(bus) >> 8 * (bus->address & 3));
    }
    const uint32_t value = word_stored(old, bus, shape);
    if (cached) {
        vchip_line_store(vchip, memory, word, value);
    }
    if (caching != VCHIP_WRITE_BACK) {
        vchip_cells_store(vchip, memory, word, value, shape == VCHIP_PEND);
    }
    if (vchip->chip->memories[memory].ecc64) {
        // Whatever is stored of it, its check bits are right then.
        vchip->cells[memory].uninitialised[word] = false;
        vchip->cells[memory].uninitialised[word ^ 1] = false;
    } else if (bus->bytes == 4) {
        vchip->cells[memory].uninitialised[word] = false;
    }
    return 0;
}

// Counts a store that was made, and ends the boot where the power fails behind it.
static void store_count(vchip_t *vchip, unsigned memory, const vchip_bus_t *bus) {
    vchip->stores++;
    if (vchip->stores == vchip->cut
        || (vchip->fails != NULL && vchip->fails(vchip->fails_with))) {
        vchip->cut_at = (vchip_cut_t){
            .memory = vchip->chip->memories[memory].name,
            .boot = vchip->boots,
            .store = vchip->stores,
            .address = bus->address,
            .bytes = bus->bytes,
            .image = vchip->image,
            .pc = vchip->pc,
        };
        vchip_end(vchip, VCHIP_STOP_CUT);
    }
}

// An access that is aligned to its own size, as the bus sees it.
static uint32_t bus_access(vchip_t *vchip, unsigned memory, uint32_t offset,
                           const vchip_bus_t *bus, uint32_t kind) {
    const vchip_memory_t *model = &vchip->chip->memories[memory];
    vchip_effect_t shape = VCHIP_REPORT;
    VCHIP_EACH_RULE(model->rules, rule) {
        const bool uninitialised = vchip->cells[memory].uninitialised[offset / 4];
        if ((rule->on & kind) == 0
            || !vchip_rule_holds(vchip, rule, bus->value, uninitialised)) {
            continue;
        }
        const char *sentence = vchip_rule_report(vchip, model->name, rule, bus);
        switch (rule->effect) {
            case VCHIP_IGNORE:
                return 0;
            case VCHIP_FAULT:
                vchip_fault(vchip, "bus fault at 0x%08x (%s): %s", bus->address,
                            model->name, sentence);
                return 0;
            case VCHIP_ZERO:
            case VCHIP_NOISE:
                vchip_cells_fill(vchip, memory, rule->bits,
                                 rule->effect == VCHIP_NOISE);
                break;
            case VCHIP_REPLICATE:
            case VCHIP_ZERO_FILL:
            case VCHIP_PEND:
                shape = rule->effect;
                break;
            case VCHIP_REPORT:
            case VCHIP_KEEP:
            case VCHIP_RAISE:
                break;
        }
    }
    const uint32_t value = word_access(vchip, memory, offset, bus, shape);
    if (bus->store) {
        store_count(vchip, memory, bus);
    }
    return value;
}

// Where unaligned accesses work at all, the core cuts them into aligned pieces.
static uint32_t pieces_access(vchip_t *vchip, unsigned memory, uint32_t offset,
                              const vchip_bus_t *bus) {
    uint32_t value = 0;
    uint32_t done = 0;
    while (done < bus->bytes && vchip->stop == VCHIP_STOP_RUNNING) {
        vchip_bus_t piece = *bus;
        piece.address += done;
        piece.value = bus->value >> 8 * done;
        piece.bytes = (piece.address & 1) != 0 || bus->bytes - done < 2 ? 1 : 2;
        piece.value &= piece.bytes == 1 ? 0xff : 0xffff;
        const uint32_t kind = access_kind(vchip, memory, &piece);
        value |= bus_access(vchip, memory, offset + done, &piece, kind) << 8 * done;
        done += piece.bytes;
    }
    return value;
}

static void access_count(vchip_t *vchip, unsigned memory, uint32_t offset,
                         const vchip_bus_t *bus) {
    vchip_counts_t *counts = &vchip->cells[memory].counts;
    (bus->store ? counts->stores : counts->loads)[bus->bytes >> 1]++;
    counts->unaligned += (bus->address & (bus->bytes - 1)) != 0;
    if (vchip->watch != NULL) {
        const vchip_access_t access = {
            .memory = &vchip->chip->memories[memory],
            .offset = offset,
            .address = bus->address,
            .bytes = bus->bytes,
            .value = bus->value,
            .pc = vchip->pc,
            .store = bus->store,
        };
        vchip->watch(vchip->watch_with, &access);
    }
}

uint32_t vchip_memory_access(vchip_t *vchip, unsigned memory, uint32_t offset,
                             const vchip_bus_t *bus) {
    const vchip_memory_t *model = &vchip->chip->memories[memory];
    access_count(vchip, memory, offset, bus);
    if ((bus->address & (bus->bytes - 1)) == 0) {
        return bus_access(vchip, memory, offset, bus, access_kind(vchip, memory, bus));
    }
    VCHIP_EACH_RULE(model->rules, rule) {
        if ((rule->on & VCHIP_UNALIGNED) != 0
            && vchip_rule_holds(vchip, rule, bus->value, false)) {
            (void)vchip_rule_report(vchip, model->name, rule, bus);
            if (rule->effect == VCHIP_FAULT) {
                vchip_fault(vchip, "unaligned access to 0x%08x (%s)", bus->address,
                            model->name);
                return 0;
            }
        }
    }
    if (offset + bus->bytes > model->bytes) {
        vchip_fault(vchip, "access across the end of %s at 0x%08x", model->name,
                    bus->address);
        return 0;
    }
    return pieces_access(vchip, memory, offset, bus);
}

// ---- events -----------------------------------------------------------------------

// What a reset does to a narrow store that waits in the ECC buffer.
static void pending_drop(vchip_t *vchip, unsigned memory, bool report) {
    const vchip_memory_t *model = &vchip->chip->memories[memory];
    vchip_cells_t *cells = &vchip->cells[memory];
    if (!cells->pending) {
        return;
    }
    cells->pending = false;
    const uint32_t *kept = &cells->words[cells->pending_word];
    if (report
        && (kept[0] != cells->pending_values[0]
            || (model->ecc64 && kept[1] != cells->pending_values[1]))) {
        const vchip_bus_t bus = {
            .address = model->windows[0].base + 4 * cells->pending_word,
            .bytes = 4,
            .store = true,
        };
        vchip->pc = cells->pending_pc;
        vchip_report(vchip, model->name,
                     "a narrow store was still in the ECC buffer and is lost",
                     "RM0433 rev 8 2.4, AN5342: partial words wait for the next", &bus);
    }
}

// ... and to lines of the data cache that were not cleaned.
static void lines_drop(vchip_t *vchip, unsigned memory, bool report) {
    const vchip_memory_t *model = &vchip->chip->memories[memory];
    vchip_line_t *lines = vchip->cells[memory].lines;
    for (uint32_t i = 0; lines != NULL && i < model->bytes / VCHIP_LINE_BYTES; i++) {
        const vchip_bus_t bus = {
            .address = model->windows[0].base + i * VCHIP_LINE_BYTES,
            .bytes = VCHIP_LINE_BYTES,
            .store = true,
        };
        if (report && lines[i].valid && lines[i].dirty) {
            vchip->pc = lines[i].pc;
            vchip_report(vchip, model->name,
                         "a dirty line was still in the data cache and is lost",
                         "Arm DDI 0489D 4.2: a reset does not clean the cache", &bus);
        }
        lines[i].valid = false;
    }
}

static void delayed_drop(vchip_t *vchip, unsigned memory, bool report) {
    pending_drop(vchip, memory, report);
    lines_drop(vchip, memory, report);
}

const vchip_rule_t *vchip_memory_losing(const vchip_t *vchip, unsigned memory,
                                        vchip_event_t event) {
    VCHIP_EACH_RULE(vchip->chip->memories[memory].rules, rule) {
        if ((rule->on & VCHIP_ON(event)) != 0 && rule->effect != VCHIP_REPORT
            && vchip_rule_holds(vchip, rule, 0, false)) {
            return rule->effect == VCHIP_KEEP ? NULL : rule;
        }
    }
    return NULL;
}

// The contents, by the rules, until one keeps them. Gives whether any changed them.
static bool contents_lose(vchip_t *vchip, unsigned memory, vchip_event_t event) {
    bool lost = false;
    VCHIP_EACH_RULE(vchip->chip->memories[memory].rules, rule) {
        if ((rule->on & VCHIP_ON(event)) == 0
            || !vchip_rule_holds(vchip, rule, 0, false)) {
            continue;
        }
        if (rule->effect == VCHIP_KEEP) {
            return lost;
        }
        if (rule->effect == VCHIP_REPORT) {
            const vchip_memory_t *model = &vchip->chip->memories[memory];
            const vchip_bus_t bus = { .address = model->windows[0].base };
            (void)vchip_rule_report(vchip, model->name, rule, &bus);
            continue;
        }
        if (!lost && VCHIP_EVENT_RESETS(event)) {
            // What the event takes anyway is not the program's mistake.
            delayed_drop(vchip, memory, rule->bits != 0);
        }
        lost = true;
        vchip_cells_fill(vchip, memory, rule->bits, rule->effect == VCHIP_NOISE);
    }
    return lost;
}

void vchip_memory_event(vchip_t *vchip, unsigned memory, vchip_event_t event) {
    if (!contents_lose(vchip, memory, event) && VCHIP_EVENT_RESETS(event)) {
        delayed_drop(vchip, memory, true);
    }
}
