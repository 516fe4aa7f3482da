// What the project is for: it counts its starts.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "main.h"

int application(void) {
    backmem_region_t sram;
    backmem_place_t last = { &sram, 0, 0 };
    backmem_boot_t boot;
    backmem_status_t status;
    if (backmem_region_open(&sram, &backmem_chip_stm32h743.regions[0])
        || backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
                             &status)
        || backmem_boot_begin(&boot, 0)) {
        return 1;
    }
    printf("start %lu\n", (unsigned long)boot.boots);
    return 0;
}
