// The library's accesses on a virtual chip without its processor: unchanged sources of
// src/ with -DBACKMEM_CONFIG='"seam.h"'. Addresses above 32 bits are the PC's own.
//
// SPDX-License-Identifier: MIT
#ifndef SEAM_H
#define SEAM_H

#include <stdint.h>

#define BACKMEM_LOAD32(address)         seam_load((address), 4)
#define BACKMEM_STORE32(address, value) seam_store((address), 4, (value))
#define BACKMEM_LOAD16(address)         ((uint16_t)seam_load((address), 2))
#define BACKMEM_STORE16(address, value) seam_store((address), 2, (value))
#define BACKMEM_LOAD8(address)          ((uint8_t)seam_load((address), 1))
#define BACKMEM_STORE8(address, value)  seam_store((address), 1, (value))
#define BACKMEM_BARRIER()               ((void)0) // a model has no store on its way
#define BACKMEM_HAS_SCB                 1
#define BACKMEM_WAIT_POLLS              100u

// `width` is 1, 2 or 4 bytes.
uint32_t seam_load(uintptr_t address, unsigned width);
void seam_store(uintptr_t address, unsigned width, uint32_t value);

#endif
