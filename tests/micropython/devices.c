// Prints the devices that each chip's rows stand for: one chip a line.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/chips.h"
#include "backmem/devices.h"

static void chip_line(const backmem_chip_t *chip) {
    printf("%s", chip->name);
    for (size_t i = 0; i < backmem_device_count; i++) {
        if (backmem_devices[i].chip == chip
            && backmem_devices[i].verdict == BACKMEM_DEVICE_LISTED) {
            printf(" %s", backmem_devices[i].name);
        }
    }
    printf("\n");
}

int main(void) {
#define BACKMEM_CHIP_NAME(chip) chip_line(&backmem_chip_##chip);
#include "backmem/chips.def"
    return 0;
}
