// Names in one text: less code than a table of them.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NAMES_H
#define BACKMEM_NAMES_H

#include <stdint.h>

// The n-th of `names`, which are each ended by a zero byte; the last one, which is "?",
// when there are not as many.
static inline const char *name_of(const char *names, uint32_t n) {
    while (n > 0 && *names != '?') {
        n -= *names == '\0';
        names++;
    }
    return names;
}

#endif
