// That the page is PSoC Edge's: backmem_vendor_same.h says how. The program takes the
// address from Infineon's header, so there is no number to compare.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_PSOC_VENDOR_H
#define BACKMEM_PSOC_VENDOR_H

#ifndef BACKMEM_PSOC_EDGE_IS
#error "backmem: this is a PSoC Edge, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#endif
