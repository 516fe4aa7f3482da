// Registers that no table names.
//
// SPDX-License-Identifier: MIT
#include "unknown.h"

// Keeps what was stored, so that a driver's read-modify-write goes on; counted,
// so that the report can say which answers no model gave.
uint32_t vchip_unknown_access(vchip_t *vchip, const vchip_bus_t *bus) {
    const uint32_t word = bus->address & ~3u;
    uint32_t at = (word >> 2) * 2654435761u;
    vchip_unknown_t *unknown = &vchip->unknown[at % VCHIP_UNKNOWN_MAX];
    for (unsigned i = 0; i < VCHIP_UNKNOWN_MAX; i++) {
        unknown = &vchip->unknown[at++ % VCHIP_UNKNOWN_MAX];
        if (unknown->address == word || unknown->address == 0) {
            break;
        }
    }
    if (unknown->address != word) {
        // When the table is full the last one probed gives way.
        *unknown = (vchip_unknown_t){ .address = word,
                                      .image = vchip->image,
                                      .pc = vchip->pc };
    }
    vchip->unknown_last = unknown;
    if (!bus->store) {
        unknown->loads++;
        return unknown->value >> 8 * (bus->address & 3);
    }
    const uint32_t lanes = vchip_lane_mask(bus);
    unknown->stores++;
    unknown->value =
        (unknown->value & ~lanes) | (bus->value << 8 * (bus->address & 3) & lanes);
    return 0;
}

unsigned vchip_unknown_count(const vchip_t *vchip) {
    unsigned count = 0;
    for (unsigned i = 0; i < VCHIP_UNKNOWN_MAX; i++) {
        count += vchip->unknown[i].address != 0;
    }
    return count;
}
