// How the Cortex-M7 caches an address: by its MPU, or by the default map.
//
// SPDX-License-Identifier: MIT
#include "mpu.h"

// Armv7-M MPU attributes (Arm DDI 0403E B3.5.9). The Cortex-M7 does not cache
// shareable memory unless CACR.SIWT is set (Arm DDI 0489D 5.2.1).
static vchip_caching_t attributes_caching(uint32_t rasr) {
    const uint32_t tex = rasr >> 19 & 7;
    const bool shareable = (rasr >> 18 & 1) != 0;
    const bool c = (rasr >> 17 & 1) != 0;
    const bool b = (rasr >> 16 & 1) != 0;
    if (shareable) {
        return VCHIP_UNCACHED;
    }
    if ((tex & 4) != 0) { // the outer policy; the inner one, in C and B, rules
        return b ? VCHIP_WRITE_BACK : c ? VCHIP_WRITE_THROUGH : VCHIP_UNCACHED;
    }
    if (!c) {
        return VCHIP_UNCACHED;
    }
    return b ? VCHIP_WRITE_BACK : VCHIP_WRITE_THROUGH;
}

vchip_caching_t vchip_caching(const vchip_t *vchip, uint32_t address) {
    if ((vchip->core.ccr & VCHIP_CCR_DC) == 0) {
        return VCHIP_UNCACHED;
    }
    // The region with the highest number wins.
    const bool mpu_on = (vchip->core.mpu_ctrl & 1) != 0;
    for (unsigned i = mpu_on ? VCHIP_MPU_REGIONS : 0; i-- > 0;) {
        const uint32_t rbar = vchip->core.mpu_rbar[i];
        const uint32_t rasr = vchip->core.mpu_rasr[i];
        const uint32_t power = (rasr >> 1 & 31) + 1;
        if ((rasr & 1) == 0 || power < 5) {
            continue;
        }
        const uint64_t bytes = (uint64_t)1 << power;
        const uint32_t base = (uint32_t)((rbar & ~0x1fu) & ~(bytes - 1));
        const uint64_t at = (uint64_t)address - base;
        const bool part_off =
            power >= 8 && at < bytes && (rasr >> (8 + at / (bytes / 8)) & 1) != 0;
        if (address >= base && at < bytes && !part_off) {
            return attributes_caching(rasr);
        }
    }
    // The default map: 0x20000000 to 0x3fffffff and 0x60000000 to 0x7fffffff
    // write-back, 0x80000000 to 0x9fffffff write-through (DDI 0403E B3.1).
    const uint32_t part = address >> 29;
    return part == 1 || part == 3 ? VCHIP_WRITE_BACK
           : part == 4            ? VCHIP_WRITE_THROUGH
                                  : VCHIP_UNCACHED;
}
