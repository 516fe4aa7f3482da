// The names of statuses.
//
// SPDX-License-Identifier: MIT
#include "backmem/status.h"

#include "backmem/names.h"

const char *backmem_status_name(backmem_status_t status) {
    return backmem_name_of("cold\0kept\0recovered\0corrupt\0foreign\0?",
                           (uint32_t)status);
}
