// How the bus carries an access: lanes, copies of a narrow datum, aliases.
//
// SPDX-License-Identifier: MIT
#include "bus.h"

uint32_t vchip_lane_mask(const vchip_bus_t *bus) {
    const uint32_t ones = bus->bytes == 4 ? ~0u : (1u << 8 * bus->bytes) - 1;
    return ones << 8 * (bus->address & 3);
}

uint32_t vchip_replicated(const vchip_bus_t *bus) {
    return bus->bytes == 1   ? (bus->value & 0xff) * 0x01010101u
           : bus->bytes == 2 ? (bus->value & 0xffff) * 0x00010001u
                             : bus->value;
}

uint32_t vchip_aliased(const vchip_bus_t *bus, uint32_t old, uint32_t datum,
                       uint32_t plain) {
    switch (bus->alias) {
        case 1:
            return old ^ datum;
        case 2:
            return old | datum;
        case 3:
            return old & ~datum;
        default:
            return plain;
    }
}

uint32_t vchip_offset(const vchip_chip_t *chip, uint32_t address, uint32_t base,
                      uint32_t bytes) {
    const uint32_t plain = chip->atomic_aliases ? address & ~0x3000u : address;
    const uint32_t at = plain - base;
    return at >= bytes && chip->secure != 0 ? at - chip->secure : at;
}

uint32_t vchip_security(const vchip_chip_t *chip, uint32_t address) {
    if (chip->secure == 0) {
        return 0;
    }
    return (address & chip->secure) != 0 ? VCHIP_SECURE : VCHIP_NON_SECURE;
}
