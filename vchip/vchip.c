// The life of a virtual chip: made, powered, hit by events.
//
// SPDX-License-Identifier: MIT
#include "vchip.h"

#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "engine.h"

static const char *const event_names[VCHIP_EVENT_COUNT] = {
    [VCHIP_SOFT_RESET] = "soft-reset",
    [VCHIP_WATCHDOG] = "watchdog",
    [VCHIP_RESET_PIN] = "reset-pin",
    [VCHIP_DEEP_SLEEP] = "deep-sleep",
    [VCHIP_VDD_LOSS_BAT] = "vdd-loss-bat",
    [VCHIP_VDD_LOSS] = "vdd-loss",
    [VCHIP_BOOTSEL] = "bootsel",
    [VCHIP_ROM_REBOOT] = "rom-reboot",
    [VCHIP_TAMPER] = "tamper",
    [VCHIP_BACKUP_RESET] = "backup-reset",
    [VCHIP_ERASE] = "erase",
};

const char *vchip_event_name(vchip_event_t event) {
    return event < VCHIP_EVENT_COUNT ? event_names[event] : "?";
}

vchip_event_t vchip_event_find(const char *name) {
    unsigned i = 0;
    while (i < VCHIP_EVENT_COUNT && strcmp(event_names[i], name) != 0) {
        i++;
    }
    return (vchip_event_t)i;
}

const vchip_chip_t *vchip_find(const char *name) {
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        if (strcmp(vchip_chips[i]->name, name) == 0) {
            return vchip_chips[i];
        }
    }
    return NULL;
}

bool vchip_option(vchip_t *vchip, const char *name, const char *value) {
    EACH_OPTION(vchip->chip, i) {
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
    vchip->last_store.when = 0;
    bool good = true;
    EACH_MEMORY(chip, i) {
        const uint32_t words = chip->memories[i].bytes / 4;
        vchip_cells_t *cells = &vchip->cells[i];
        cells->words = calloc(words, sizeof(*cells->words));
        cells->virgin = calloc(words, sizeof(*cells->virgin));
        good = good && cells->words != NULL && cells->virgin != NULL;
        if (chip->memories[i].cacheable) {
            cells->lines = calloc(words / VCHIP_LINE_WORDS, sizeof(*cells->lines));
            good = good && cells->lines != NULL;
        }
    }
    good = good && vchip_machine_make(vchip);
    if (!good) {
        vchip_free(vchip);
        return NULL;
    }
    return vchip;
}

void vchip_free(vchip_t *vchip) {
    if (vchip == NULL) {
        return;
    }
    EACH_MEMORY(vchip->chip, i) {
        free(vchip->cells[i].words);
        free(vchip->cells[i].virgin);
        free(vchip->cells[i].lines);
    }
    vchip_machine_free(vchip);
    free(vchip->data);
    free(vchip);
}

uint32_t *vchip_contents(vchip_t *vchip, const char *memory, uint32_t *words) {
    EACH_MEMORY(vchip->chip, i) {
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
    EACH_MEMORY(vchip->chip, i) {
        if (strcmp(vchip->chip->memories[i].name, memory) == 0) {
            return &vchip->cells[i].counts;
        }
    }
    return NULL;
}

// ---- events -----------------------------------------------------------------------

// Memories first: their rules look at the registers as the event finds them.
void vchip_happen(vchip_t *vchip, vchip_event_t event) {
    EACH_MEMORY(vchip->chip, i) {
        vchip_memory_event(vchip, i, event);
    }
    EACH_REG(vchip->chip, i) {
        vchip_reg_event(vchip, i, event);
    }
    if (VCHIP_EVENT_RESETS(event)) {
        vchip->cause = event;
        vchip->powered = true;
        vchip->reset = true;
    }
}

void vchip_occur(vchip_t *vchip, vchip_event_t event) {
    if (VCHIP_EVENT_RESETS(event)) {
        vchip->event = event;
        vchip_end(vchip, VCHIP_STOP_EVENT);
    } else {
        vchip_happen(vchip, event);
    }
}

// ---- one access, to whatever stands there -------------------------------------

uint32_t vchip_access(vchip_t *vchip, vchip_bus_t bus) {
    if (vchip->stop != VCHIP_STOP_RUNNING) {
        return 0; // the power is off
    }
    if (bus.address >= BENCH_BASE && bus.address - BENCH_BASE < BENCH_PAGE) {
        return vchip_bench_access(vchip, &bus);
    }
    if (vchip->chip->cpu != VCHIP_RV32 && bus.address >> 12 == 0xe000e) {
        return vchip_core_access(vchip, &bus);
    }
    unsigned memory;
    uint32_t offset;
    if (vchip->chip->atomic_aliases) {
        bus.alias = bus.address >> 12 & 3;
    }
    if (vchip_memory_at(vchip, bus.address, &memory, &offset)) {
        return vchip_memory_access(vchip, memory, offset, &bus);
    }
    const uint8_t reg = vchip_reg_at(vchip, bus.address, &offset);
    if (reg != 0) {
        return vchip_reg_access(vchip, reg, &bus);
    }
    return vchip_unknown_access(vchip, &bus);
}
