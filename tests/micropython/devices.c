// Prints the devices that each chip's rows stand for: one chip a line.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/chips.h"
#include "backmem/notes.h"

int main(void) {
#define BACKMEM_CHIP_NAME(chip) \
    printf("%s %s\n", #chip, backmem_sources_##chip.devices);
#include "backmem/chips.def"
    return 0;
}
