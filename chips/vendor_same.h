// For the <family>_vendor.h headers, which compare our numbers of a chip with those of
// the vendor's header, where a build has both, as every MicroPython build has. A number
// that differs, or another chip than the one chosen, is a compile error.
//
// How they are used: the file that chooses the chip defines, for example,
//
//     #define BACKMEM_CHIP         stm32f405 // as in backmem_chip_stm32f405
//     #define BACKMEM_VENDOR_CHECK "../../chips/stm32/stm32_vendor.h"
//
// and one C file of the firmware, which has the vendor's header in sight, says
//
//     #ifdef BACKMEM_VENDOR_CHECK
//     #include BACKMEM_VENDOR_CHECK
//     #endif
//
// Nothing is declared and no code is added. Our macros that come along begin with
// BACKMEM_.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_VENDOR_SAME_H
#define BACKMEM_CHIPS_VENDOR_SAME_H

#include <stddef.h>
#include <stdint.h>

#define BACKMEM_SAME(ours, vendors)                         \
    _Static_assert((uint32_t)(ours) == (uint32_t)(vendors), \
                   "backmem: " #ours " is not what the vendor's header says")

// The header with the numbers of the chip that was chosen: "stm32f405.h".
#define BACKMEM_TEXT_OF(tokens) #tokens
#define BACKMEM_TEXT(tokens)    BACKMEM_TEXT_OF(tokens)
#define BACKMEM_VENDOR_NUMBERS  BACKMEM_TEXT(BACKMEM_CHIP.h)

#endif
