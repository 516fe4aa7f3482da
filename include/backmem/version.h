// The version of the library, and of what it stores.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_VERSION_H
#define BACKMEM_VERSION_H

#define BACKMEM_VERSION_MAJOR 0
#define BACKMEM_VERSION_MINOR 1
#define BACKMEM_VERSION_PATCH 0

// A number that grows with every version, for #if.
#define BACKMEM_VERSION_NUMBER \
    (BACKMEM_VERSION_MAJOR << 16 | BACKMEM_VERSION_MINOR << 8 | BACKMEM_VERSION_PATCH)

// "MAJOR.MINOR.PATCH"
#define BACKMEM_VERSION_TEXT(major, minor, patch) #major "." #minor "." #patch
#define BACKMEM_VERSION_EXPAND(major, minor, patch) \
    BACKMEM_VERSION_TEXT(major, minor, patch)
#define BACKMEM_VERSION                                                  \
    BACKMEM_VERSION_EXPAND(BACKMEM_VERSION_MAJOR, BACKMEM_VERSION_MINOR, \
                           BACKMEM_VERSION_PATCH)

// Of what stands in the memory. FORMAT.md
#define BACKMEM_FORMAT_VERSION 1

#endif
