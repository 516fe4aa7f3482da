// What proofs put in place of the bus: a memory of words with any contents, and the
// cut. Taken as BACKMEM_CONFIG.
//
// SPDX-License-Identifier: MIT
#ifndef SEAM_H
#define SEAM_H

#include <stdint.h>

#define BACKMEM_LOAD32(address)         seam_load(address)
#define BACKMEM_STORE32(address, value) seam_store((address), (value))
#define BACKMEM_LOAD16(address)         seam_narrow(address)
#define BACKMEM_STORE16(address, value) ((void)seam_narrow(address), (void)(value))
#define BACKMEM_LOAD8(address)          seam_narrow(address)
#define BACKMEM_STORE8(address, value)  ((void)seam_narrow(address), (void)(value))
#define BACKMEM_BARRIER()               ((void)0)
#define BACKMEM_NEWER_VERSIONS          1u // stands for all: they are treated alike

uint32_t seam_load(uintptr_t address);
void seam_store(uintptr_t address, uint32_t value);
uint8_t seam_narrow(uintptr_t address); // objects never come here

#endif
