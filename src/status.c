// The names of statuses.
//
// SPDX-License-Identifier: MIT
#include "backmem/status.h"

const char *backmem_status_name(backmem_status_t status) {
    static const char names[][10] = { "cold", "kept", "recovered", "corrupt",
                                      "foreign" };
    return (unsigned)status < sizeof names / sizeof names[0] ? names[status] : "?";
}
