// The version of the library.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_VERSION_H
#define BACKMEM_VERSION_H

#define BACKMEM_VERSION "0.1.0"

#endif
