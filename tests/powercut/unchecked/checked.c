// The runner with the library's own check.
//
// SPDX-License-Identifier: MIT
#include "tests/powercut/unchecked/unchecked.h"

const bool unchecked = false;
