// Registers: gates, ready bits, flags, and the core's cache controls.
//
// SPDX-License-Identifier: MIT
#include "hostile_parts.h"

#include <stdio.h>
#include <stdlib.h>

#define REGISTERS_MAX 16

// Armv7-M: DDI 0403E, table B3-4 and B2.2.7.
#define SCB_FROM     0xe000e000u
#define SCB_TO       0xe000f000u
#define SCB_CCR      0xe000ed14u
#define SCB_CCR_DC   (1u << 16)
#define SCB_DCCMVAC  0xe000ef68u // clean
#define SCB_DCCIMVAC 0xe000ef70u // clean and invalidate

static struct reg {
    const hostile_register_t *is;
    uint32_t value;  // as it reads
    uint32_t effect; // as the rest of the chip sees it
    uint32_t polled;
} registers[REGISTERS_MAX];

static unsigned register_count;

static struct reg *register_at(uint32_t address) {
    for (unsigned i = 0; i < register_count; i++) {
        if (registers[i].is->address == address) {
            return &registers[i];
        }
    }
    return NULL;
}

bool gate_open(const hostile_gate_t *gate) {
    if (gate->address == 0) {
        return true;
    }
    const struct reg *reg = register_at(gate->address);
    return reg != NULL && (reg->effect & gate->bits) == gate->bits;
}

static void ready_update(struct reg *reg) {
    const hostile_register_t *is = reg->is;
    if (!gate_open(&is->start)) {
        reg->value &= ~is->ready;
        reg->polled = 0;
    } else if (is->polls != HOSTILE_NEVER && reg->polled >= is->polls) {
        reg->value |= is->ready;
    } else {
        reg->polled++;
    }
}

static bool scb_load(uint32_t address, uint32_t *value) {
    if (address != SCB_CCR) {
        return false;
    }
    *value = cache_on() ? SCB_CCR_DC : 0;
    return true;
}

static bool scb_store(uint32_t address, uint32_t value) {
    if (address != SCB_DCCMVAC && address != SCB_DCCIMVAC) {
        return false;
    }
    cache_clean(value, address == SCB_DCCIMVAC);
    return true;
}

// A register of 16 bits is reached by those alone.
static bool width_good(uint32_t address, unsigned width) {
    return width == ((address & 2) != 0 ? 2u : 4u);
}

bool register_load(uint32_t address, unsigned width, uint32_t *value) {
    if (!width_good(address, width)) {
        return false;
    }
    if (address >= SCB_FROM && address < SCB_TO) {
        return scb_load(address, value);
    }
    struct reg *reg = register_at(address);
    if (reg == NULL) {
        return false;
    }
    ready_update(reg);
    reg->effect = reg->value;
    *value = gate_open(&reg->is->clock) ? reg->value : 0;
    return true;
}

bool register_store(uint32_t address, unsigned width, uint32_t value) {
    if (!width_good(address, width)) {
        return false;
    }
    if (address >= SCB_FROM && address < SCB_TO) {
        return scb_store(address, value);
    }
    struct reg *reg = register_at(address);
    if (reg == NULL) {
        return false;
    }
    const hostile_register_t *is = reg->is;
    if (width == 2) { // the key is stored nowhere
        const bool keyed = (value & 0xff00u) == is->key;
        value = keyed ? value & 0xffu : reg->value;
    }
    if (gate_open(&is->clock) && gate_open(&is->unlock)) {
        const uint32_t held =
            (reg->value & is->fixed) | (reg->value & is->acks & ~value);
        reg->value = held | (value & ~(is->fixed | is->acks | is->ready))
                     | (reg->value & is->ready);
        reg->effect &= reg->value;
    }
    return true;
}

void registers_reset(bool kept_too) {
    for (unsigned i = 0; i < register_count; i++) {
        if (kept_too || !registers[i].is->kept) {
            registers[i].value = registers[i].is->reset;
            registers[i].effect = registers[i].value;
            registers[i].polled = 0;
        }
    }
}

void registers_unmap(void) {
    register_count = 0;
}

void hostile_map_register(const hostile_register_t *reg) {
    if (register_count == REGISTERS_MAX || (reg->address & 1) != 0) {
        printf("hostile: no register like that\n");
        exit(EXIT_FAILURE);
    }
    registers[register_count++] =
        (struct reg){ .is = reg, .value = reg->reset, .effect = reg->reset };
}

static struct reg *register_known(uint32_t address) {
    struct reg *reg = register_at(address);
    if (reg == NULL) {
        printf("hostile: no register at 0x%08x\n", (unsigned)address);
        exit(EXIT_FAILURE);
    }
    return reg;
}

uint32_t hostile_register_value(uint32_t address) {
    return register_known(address)->value;
}

void hostile_register_set(uint32_t address, uint32_t value) {
    struct reg *reg = register_known(address);
    reg->value = value;
    reg->effect = value;
}
