// The processor's own registers, 0xe000e000 to 0xe000efff: as many of them as
// decide about a backup memory. Offsets: Arm DDI 0403E B3.2; cache operations
// B2.2.7; the Cortex-M7's values: Arm DDI 0489D 3.1.
//
// SPDX-License-Identifier: MIT
#include "core.h"

#include "cache.h"
#include "mpu.h"
#include "stop.h"
#include "unknown.h"

#define CCR_IC    (1u << 17)
#define AIRCR_KEY 0x05fau

void vchip_core_reset(vchip_t *vchip) {
    vchip->core = (vchip_core_t){
        .ccr = vchip->chip->cpu == VCHIP_M7 ? 0x00040200 : 0x00000200,
    };
}

static uint32_t plain_access(uint32_t *reg, uint32_t mask, const vchip_bus_t *bus) {
    if (bus->store) {
        *reg = (*reg & ~mask) | (bus->value & mask);
    }
    return *reg;
}

// CFSR and HFSR: a store of one clears a bit.
static uint32_t status_access(uint32_t *reg, const vchip_bus_t *bus) {
    if (bus->store) {
        *reg &= ~bus->value;
    }
    return *reg;
}

// RBAR and RASR and their three aliases; RBAR can name the region itself.
static uint32_t mpu_access(vchip_core_t *core, uint32_t at, const vchip_bus_t *bus) {
    const unsigned attributes = (at - 0xd9c) / 4 & 1;
    const unsigned alias = (at - 0xd9c) / 8;
    if (bus->store && attributes == 0 && (bus->value & 0x10) != 0) {
        core->mpu_rnr = bus->value & 15;
    }
    const unsigned region = ((core->mpu_rnr & ~(alias ? 3u : 0)) + alias) & 15;
    uint32_t *reg = attributes ? &core->mpu_rasr[region] : &core->mpu_rbar[region];
    return plain_access(reg, ~0u, bus);
}

static void cache_operate(vchip_t *vchip, uint32_t at, uint32_t value) {
    switch (at) {
        case 0xf5c: // DCIMVAC
            vchip_line_by_address(vchip, value, false, true);
            break;
        case 0xf60: // DCISW
            vchip_line_by_set(vchip, value, false, true);
            break;
        case 0xf64: // DCCMVAU
        case 0xf68: // DCCMVAC
            vchip_line_by_address(vchip, value, true, false);
            break;
        case 0xf6c: // DCCSW
            vchip_line_by_set(vchip, value, true, false);
            break;
        case 0xf70: // DCCIMVAC
            vchip_line_by_address(vchip, value, true, true);
            break;
        case 0xf74: // DCCISW
            vchip_line_by_set(vchip, value, true, true);
            break;
        default: // ICIALLU, ICIMVAU, BPIALL: instructions
            break;
    }
}

uint32_t vchip_core_access(vchip_t *vchip, const vchip_bus_t *bus) {
    const uint32_t at = bus->address & 0xfff;
    const bool m7 = vchip->chip->cpu == VCHIP_M7;
    vchip_core_t *core = &vchip->core;
    switch (at) {
        case 0xd0c: // AIRCR
            if (bus->store && bus->value >> 16 == AIRCR_KEY && (bus->value & 4) != 0) {
                vchip_request(vchip, VCHIP_SOFT_RESET);
            }
            return 0xfa050000;
        case 0xd08:
            return plain_access(&core->vtor, ~0x7fu, bus);
        case 0xd14:
            return plain_access(&core->ccr, 0x19 | (m7 ? VCHIP_CCR_DC | CCR_IC : 0),
                                bus);
        case 0xd78: // CLIDR: data and instruction caches, level 1
            return m7 ? 0x09000003 : 0;
        case 0xd7c: // CTR: lines of 32 bytes
            return m7 ? 0x8303c003 : 0;
        case 0xd80: // CCSIDR: 16 KiB each
            return !m7 ? 0 : (core->csselr & 1) != 0 ? 0xf01fe009 : 0xf00fe019;
        case 0xd84:
            return plain_access(&core->csselr, 0xf, bus);
        case 0xd88:
            return plain_access(&core->cpacr, 0x00f00000, bus);
        case 0xd90: // MPU_TYPE
            return 0x00001000;
        case 0xd94:
            return plain_access(&core->mpu_ctrl, 7, bus);
        case 0xd98:
            return plain_access(&core->mpu_rnr, 0xff, bus);
        default:
            break;
    }
    if (vchip->chip->cpu != VCHIP_M0PLUS && (at == 0xd28 || at == 0xd2c)) {
        return status_access(at == 0xd28 ? &core->cfsr : &core->hfsr, bus);
    }
    if (vchip->chip->cpu != VCHIP_M0PLUS && at == 0xd38) { // BFAR
        return plain_access(&core->bfar, ~0u, bus);
    }
    if (at >= 0xd9c && at < 0xdbc) {
        return mpu_access(core, at, bus);
    }
    if (at >= 0xf50 && at < 0xf7c) {
        if (bus->store) {
            cache_operate(vchip, at, bus->value);
        }
        return 0;
    }
    return vchip_unknown_access(vchip, bus);
}
