// Registers: what a store changes, what a load sees, what a reset does.
//
// SPDX-License-Identifier: MIT
#include "registers.h"

#include "rules.h"
#include "stop.h"

uint8_t vchip_reg_at(const vchip_t *vchip, uint32_t address, uint32_t *base) {
    const vchip_chip_t *chip = vchip->chip;
    VCHIP_EACH_REG(chip, i) {
        const vchip_reg_t *reg = &chip->regs[i];
        const uint32_t bytes = reg->bytes != 0 ? reg->bytes : 4;
        const uint32_t at = vchip_offset(chip, address, reg->address, bytes);
        if (at < bytes) {
            *base = address - at;
            return i;
        }
    }
    return 0;
}

// The word that the store asks for: its lanes, or its datum over all of them
// where the bus replicates, through the alias that was used.
static uint32_t reg_wanted(const vchip_t *vchip, uint32_t old, const vchip_bus_t *bus,
                           uint32_t at) {
    uint32_t datum = bus->value << 8 * at;
    uint32_t lanes = (bus->bytes == 4 ? ~0u : (1u << 8 * bus->bytes) - 1) << 8 * at;
    if (vchip->chip->atomic_aliases && bus->bytes != 4) {
        datum = vchip_replicated(bus);
        lanes = ~0u;
    }
    return vchip_aliased(bus, old, datum, (old & ~lanes) | (datum & lanes));
}

// False: the access ends here. `locked` collects the bits that must not change.
static bool rules_ask(vchip_t *vchip, uint8_t index, const vchip_bus_t *bus,
                      uint32_t changed, uint32_t *locked) {
    const vchip_reg_t *reg = &vchip->chip->regs[index];
    const uint32_t kind = (bus->store ? VCHIP_STORE : VCHIP_LOAD)
                          | vchip_security(vchip->chip, bus->address);
    VCHIP_EACH_RULE(reg->rules, rule) {
        if ((rule->on & kind) == 0 || (rule->bits != 0 && (rule->bits & changed) == 0)
            || !vchip_rule_holds(vchip, rule, bus->value, false)) {
            continue;
        }
        const char *sentence = vchip_rule_report(vchip, reg->name, rule, bus);
        if (rule->effect == VCHIP_FAULT) {
            vchip_fault(vchip, "bus fault at 0x%08x (%s): %s", bus->address, reg->name,
                        sentence);
            return false;
        }
        if (rule->effect == VCHIP_IGNORE && rule->bits == 0) {
            return false;
        }
        *locked |= rule->effect == VCHIP_IGNORE ? rule->bits : 0;
    }
    return true;
}

// A ready bit goes down with the bit that it follows.
static void ready_drop(vchip_t *vchip, uint8_t leader) {
    VCHIP_EACH_REG(vchip->chip, i) {
        const vchip_reg_t *reg = &vchip->chip->regs[i];
        if ((reg->leader != 0 ? reg->leader : i) == leader
            && (vchip->regs[leader].value & reg->follows) == 0) {
            vchip_reg_clear(vchip, i, reg->ready);
        }
    }
}

static void reg_store(vchip_t *vchip, uint8_t index, const vchip_bus_t *bus,
                      uint32_t at) {
    const vchip_reg_t *reg = &vchip->chip->regs[index];
    vchip_reg_state_t *state = &vchip->regs[index];
    const uint32_t old = state->value;
    const uint32_t wanted = reg_wanted(vchip, old, bus, at);
    uint32_t locked = 0;
    if (!rules_ask(vchip, index, bus, old ^ wanted, &locked)) {
        return;
    }
    const uint32_t plain = reg->writable & ~locked;
    uint32_t value = (old & ~plain) | (wanted & plain);
    // Write-1-to-clear looks at what was stored, not at the word with its
    // neighbours' old bits.
    const uint32_t ones = bus->bytes == 4 ? bus->value : wanted & ~old;
    value &= ~(ones & reg->w1c & ~locked);
    value &= ~(~wanted & reg->w0c & ~locked);
    value |= wanted & reg->sticky & ~locked;
    state->value = value;
    ready_drop(vchip, index);
    if (reg->clears != 0) {
        vchip_reg_clear(vchip, reg->clears, value);
        state->value = 0;
    }
    if (vchip->chip->stored != NULL) {
        vchip->chip->stored(vchip, index, old, state->value);
    }
    if ((wanted & ~locked & reg->fires) != 0) {
        vchip_request(vchip, reg->event);
    }
}

static uint32_t reg_load(vchip_t *vchip, uint8_t index, const vchip_bus_t *bus) {
    const vchip_reg_t *reg = &vchip->chip->regs[index];
    vchip_reg_state_t *state = &vchip->regs[index];
    uint32_t locked = 0;
    if (!rules_ask(vchip, index, bus, ~0u, &locked)) {
        return 0;
    }
    const uint32_t leading =
        reg->leader != 0 ? vchip->regs[reg->leader].value : state->value;
    if (reg->follows != 0 && (leading & reg->follows) != 0
        && ++state->loads >= VCHIP_READY_LOADS) {
        state->value |= reg->ready;
    }
    return state->value;
}

uint32_t vchip_reg_access(vchip_t *vchip, uint8_t index, const vchip_bus_t *bus) {
    uint32_t base = 0;
    (void)vchip_reg_at(vchip, bus->address, &base);
    const uint32_t at = bus->address - base;
    const uint32_t bytes = vchip->chip->regs[index].bytes;
    if (at + bus->bytes > (bytes != 0 ? bytes : 4)) {
        vchip_fault(vchip, "access across the end of %s at 0x%08x",
                    vchip->chip->regs[index].name, bus->address);
        return 0;
    }
    if (bus->store) {
        reg_store(vchip, index, bus, at);
        return 0;
    }
    const uint32_t value = reg_load(vchip, index, bus) >> 8 * at;
    return bus->bytes == 4 ? value : value & ((1u << 8 * bus->bytes) - 1);
}

void vchip_reg_clear(vchip_t *vchip, uint8_t reg, uint32_t bits) {
    vchip->regs[reg].value &= ~bits;
    if ((vchip->chip->regs[reg].ready & bits) != 0) {
        vchip->regs[reg].loads = 0;
    }
}

static void bits_raise(vchip_t *vchip, uint8_t index, uint32_t bits) {
    vchip->regs[index].value |= bits;
    vchip->regs[index].raised_at = vchip->instructions;
}

void vchip_reg_event(vchip_t *vchip, uint8_t index, vchip_event_t event) {
    const vchip_reg_t *reg = &vchip->chip->regs[index];
    vchip_reg_state_t *state = &vchip->regs[index];
    uint32_t reset = reg->reset;
    uint32_t lost = VCHIP_EVENT_RESETS(event) ? ~reg->held : 0;
    if (reg->also_if != 0 && vchip->options[reg->also_if - 1] == 1) {
        reset |= reg->also;
    }
    if ((reg->lost_by & VCHIP_ON(event)) != 0) {
        lost |= reg->held;
    }
    state->value = (state->value & ~lost) | (reset & lost);
    if ((lost & (reg->leader != 0 ? reg->ready : reg->follows)) != 0) {
        state->loads = 0;
    }
    if ((reg->raised_by & VCHIP_ON(event)) != 0) {
        bits_raise(vchip, index, reg->raised);
    }
    VCHIP_EACH_RULE(reg->rules, rule) {
        if (rule->effect == VCHIP_RAISE && (rule->on & VCHIP_ON(event)) != 0
            && vchip_rule_holds(vchip, rule, 0, false)) {
            bits_raise(vchip, index, rule->bits);
        }
    }
}

void vchip_reg_time(vchip_t *vchip) {
    VCHIP_EACH_REG(vchip->chip, i) {
        const vchip_reg_t *reg = &vchip->chip->regs[i];
        if (reg->lasts != 0
            && vchip->instructions - vchip->regs[i].raised_at > reg->lasts) {
            vchip_reg_clear(vchip, i, reg->raised);
        }
    }
}
