// That the page is one of ESP32: backmem_vendor_same.h says how. Espressif's headers
// have none of its numbers, as the linker places this memory.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ESP32_VENDOR_H
#define BACKMEM_ESP32_VENDOR_H

#ifndef BACKMEM_ESP32_FAMILY_H
#error "backmem: this is an ESP32, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#endif
