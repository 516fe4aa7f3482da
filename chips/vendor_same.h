// For the <family>_vendor.h headers: a number of ours and one of the vendor's header
// must be equal, else the compiler says which is not.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_VENDOR_SAME_H
#define BACKMEM_CHIPS_VENDOR_SAME_H

#include <stddef.h>
#include <stdint.h>

#define BACKMEM_SAME(ours, vendors)                         \
    _Static_assert((uint32_t)(ours) == (uint32_t)(vendors), \
                   "backmem: " #ours " is not what the vendor's header says")

#endif
