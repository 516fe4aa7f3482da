// For the backmem_<family>_vendor.h headers, which compare a page's numbers with those
// of the vendor's header, where a build has both, as every MicroPython build has. A
// number that differs, or the page of another chip, is a compile error.
//
// How they are used: one C file of the firmware takes the vendor's header, the page and
// the comparison, in this order, and no other file of chips/ is compiled:
//
//     #include "stm32f4xx.h"
//     #include "backmem/chips/stm32/backmem_stm32f405.c"
//     #include "backmem/chips/stm32/backmem_stm32_vendor.h"
//
// The comparison declares nothing and adds no code.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_VENDOR_SAME_H
#define BACKMEM_VENDOR_SAME_H

#include <stddef.h>
#include <stdint.h>

#ifndef BACKMEM_PAGE_H
#error "backmem: include the chip's page before the comparison with its vendor's header"
#endif

#define BACKMEM_SAME(ours, vendors)                         \
    _Static_assert((uint32_t)(ours) == (uint32_t)(vendors), \
                   "backmem: " #ours " is not what the vendor's header says: is the " \
                   "device of another chip? docs/chips.md has the chip of each "   \
                   "device")

#endif
