// Whether the runner is linked with a check that hardly checks anything.
//
// SPDX-License-Identifier: MIT
#ifndef UNCHECKED_H
#define UNCHECKED_H

#include <stdbool.h>

extern const bool unchecked;

#endif
