// The memory of a node on native_sim: a file of the computer, mapped at the address
// that the devicetree gives.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NATIVE_H
#define BACKMEM_NATIVE_H

#include <stdint.h>

// Maps `bytes` of the file backmem-<address>.bin, of the working folder, at `address`.
// A longer file stays as long. What was mapped there before by this call stays.
//
// Returns  0; -1: the address is no multiple of a page's size, or is taken, or the
//          file cannot be made
int backmem_native_map(uintptr_t address, uint32_t bytes);

#endif
