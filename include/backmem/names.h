// Names in one text: less code than a table of them.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NAMES_H
#define BACKMEM_NAMES_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The n-th of `names`, each of which ends with a zero byte. A '?' ends the list, and is
// returned if there are not as many names.
static inline const char *backmem_name_of(const char *names, uint32_t n) {
    while (n > 0 && *names != '?') {
        n -= *names == '\0';
        names++;
    }
    return names;
}

#ifdef __cplusplus
}
#endif

#endif
