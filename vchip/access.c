// One access, to whatever stands at its address; one event, to all of the chip.
//
// SPDX-License-Identifier: MIT
#include "access.h"

#include "testport.h"
#include "testport_access.h"
#include "cells.h"
#include "core.h"
#include "memory.h"
#include "registers.h"
#include "unknown.h"

// Memories first: their rules look at the registers as the event finds them.
void vchip_happen(vchip_t *vchip, vchip_event_t event) {
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        vchip_memory_event(vchip, i, event);
    }
    VCHIP_EACH_REG(vchip->chip, i) {
        vchip_reg_event(vchip, i, event);
    }
    if (VCHIP_EVENT_RESETS(event)) {
        vchip->cause = event;
        vchip->powered = true;
        vchip->reset = true;
    }
}

static uint32_t dispatch(vchip_t *vchip, vchip_bus_t bus) {
    if (bus.address >= TESTPORT_BASE && bus.address - TESTPORT_BASE < TESTPORT_PAGE) {
        return vchip_testport_access(vchip, &bus);
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

// What the access asked for, now that nothing of it is left to do.
static void noted_happen(vchip_t *vchip) {
    const uint32_t noted = vchip->noted;
    vchip->noted = 0;
    for (unsigned event = 0; event < VCHIP_EVENT_COUNT; event++) {
        if ((noted & VCHIP_ON(event)) != 0) {
            vchip_happen(vchip, (vchip_event_t)event);
        }
    }
}

uint32_t vchip_access(vchip_t *vchip, vchip_bus_t bus) {
    if (vchip->stop != VCHIP_STOP_RUNNING) {
        return 0; // the power is off
    }
    vchip_reg_time(vchip);
    const uint32_t answer = dispatch(vchip, bus);
    if (vchip->noted != 0) {
        noted_happen(vchip);
    }
    return answer;
}
