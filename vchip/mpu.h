// How the Cortex-M7 caches an address: by its MPU, or by the default map.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MPU_H
#define VCHIP_MPU_H

#include "state.h"

#define VCHIP_CCR_DC (1u << 16) // in core.ccr: the data cache is on

typedef enum vchip_caching {
    VCHIP_UNCACHED,
    VCHIP_WRITE_THROUGH,
    VCHIP_WRITE_BACK,
} vchip_caching_t;
vchip_caching_t vchip_caching(const vchip_t *vchip, uint32_t address);

#endif
