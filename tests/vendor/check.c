// What the binding does: the vendor's header, then the comparison.
//
// SPDX-License-Identifier: MIT
#include "device.h"

#include BACKMEM_VENDOR_CHECK
