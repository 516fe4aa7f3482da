// What the binding does: the vendor's header, the page, then the comparison.
//
// SPDX-License-Identifier: MIT
#include "device.h"

#include PAGE

#include VENDOR_CHECK
