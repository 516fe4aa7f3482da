// The life of a virtual chip: made, powered, booted.
//
// SPDX-License-Identifier: MIT
#include "vchip.h"

#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "core.h"
#include "machine.h"
#include "memory.h"

vchip_t *vchip_new(const vchip_chip_t *chip, const vchip_image_t *image,
                   uint64_t seed) {
    vchip_t *vchip = calloc(1, sizeof(*vchip));
    if (vchip == NULL) {
        return NULL;
    }
    vchip->chip = chip;
    vchip->image = image;
    vchip->seed = seed;
    // The generator must not start at zero, and near seeds should look apart.
    vchip->noise = (seed + 1) * 0x9e3779b97f4a7c15ull | 1;
    if (!vchip_cells_make(vchip) || !vchip_machine_make(vchip)) {
        vchip_free(vchip);
        return NULL;
    }
    return vchip;
}

void vchip_free(vchip_t *vchip) {
    if (vchip == NULL) {
        return;
    }
    vchip_cells_free(vchip);
    vchip_machine_free(vchip);
    free(vchip->data);
    free(vchip);
}

bool vchip_option(vchip_t *vchip, const char *name, const char *value) {
    VCHIP_EACH_OPTION(vchip->chip, i) {
        const vchip_option_t *option = &vchip->chip->options[i];
        for (uint32_t v = 0; v < VCHIP_COUNT(option->values) && option->values[v];
             v++) {
            if (strcmp(option->name, name) == 0
                && strcmp(option->values[v], value) == 0) {
                vchip->options[i] = v;
                return true;
            }
        }
    }
    return false;
}

void vchip_start(vchip_t *vchip) {
    if (!vchip->reset) {
        vchip_happen(vchip, vchip->powered ? VCHIP_SOFT_RESET : VCHIP_VDD_LOSS);
    }
    vchip->reset = false;
    vchip->boots++;
    vchip->stop = VCHIP_STOP_RUNNING;
    vchip->code = 0;
    vchip->fault[0] = 0;
    vchip->unasked = 0;
    vchip->instructions = 0;
    vchip->stores = 0;
    vchip->pc = 0;
    vchip->expecting = false;
    vchip->last_store.cells = NULL;
    vchip_core_reset(vchip);
}

vchip_stop_t vchip_boot(vchip_t *vchip) {
    vchip_start(vchip);
    vchip_machine_run(vchip);
    if (vchip->uart != NULL) {
        fflush(vchip->uart);
    }
    return vchip->stop;
}

// ---- what a cut may be followed by -------------------------------------------------

bool vchip_stored_to(const vchip_t *vchip, unsigned memory) {
    const vchip_counts_t *counts = &vchip->cells[memory].counts;
    return counts->stores[0] + counts->stores[1] + counts->stores[2] > 0;
}

const vchip_memory_t *vchip_loser(const vchip_t *vchip, vchip_event_t event,
                                  const vchip_rule_t **rule) {
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        const vchip_rule_t *losing = vchip_memory_losing(vchip, i, event);
        if (losing != NULL && vchip_stored_to(vchip, i)) {
            *rule = losing;
            return &vchip->chip->memories[i];
        }
    }
    return NULL;
}

vchip_event_t vchip_harshest(const vchip_t *vchip, const vchip_memory_t **loser,
                             const vchip_rule_t **rule) {
    static const vchip_event_t events[] = { VCHIP_VDD_LOSS, VCHIP_VDD_LOSS_BAT,
                                            VCHIP_RESET_PIN, VCHIP_WATCHDOG,
                                            VCHIP_SOFT_RESET };
    for (unsigned i = 0; i < VCHIP_COUNT(events); i++) {
        if ((vchip->chip->events & VCHIP_ON(events[i])) == 0) {
            continue;
        }
        const vchip_memory_t *loses = vchip_loser(vchip, events[i], rule);
        if (loses == NULL) {
            return events[i];
        }
        *loser = loses;
    }
    return VCHIP_EVENT_COUNT;
}

void vchip_forget(vchip_t *vchip) {
    vchip->break_count = 0;
    vchip->broken = 0;
    vchip->expected = 0;
    vchip->cut_at = (vchip_cut_t){ 0 };
    vchip->data_count = 0;
    memset(vchip->unknown, 0, sizeof(vchip->unknown));
    vchip->unknown_last = NULL;
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        memset(&vchip->cells[i].counts, 0, sizeof(vchip->cells[i].counts));
    }
}

uint32_t *vchip_contents(vchip_t *vchip, const char *memory, uint32_t *words) {
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        if (strcmp(vchip->chip->memories[i].name, memory) == 0) {
            if (words != NULL) {
                *words = vchip->chip->memories[i].bytes / 4;
            }
            return vchip->cells[i].words;
        }
    }
    return NULL;
}

const vchip_counts_t *vchip_counts(const vchip_t *vchip, const char *memory) {
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        if (strcmp(vchip->chip->memories[i].name, memory) == 0) {
            return &vchip->cells[i].counts;
        }
    }
    return NULL;
}
