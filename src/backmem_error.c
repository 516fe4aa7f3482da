// The names of errors.
//
// SPDX-License-Identifier: MIT
#include "backmem/error.h"

#include "backmem/names.h"

const char *backmem_err_name(backmem_err_t err) {
    // In the order of the enum, from 0 downwards.
    return backmem_name_of("OK\0RANGE\0SIZE\0ALIGN\0TIMEOUT\0LOCKED\0DROPPED\0"
                           "UNSUPPORTED\0FULL\0EMPTY\0TYPE\0DIFFERS\0DAMAGED\0BUSY\0"
                           "FOREIGN\0?",
                           0u - (uint32_t)err);
}
