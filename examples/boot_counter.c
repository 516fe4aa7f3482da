// A boot counter for the STM32F405.
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/chips.h"

// Starts since the backup SRAM lost its supply; 0: the memory cannot be used. Power
// lost at any moment leaves the old count or the new one.
uint32_t boot_count(void) {
    backmem_region_t sram;
    backmem_place_t last = { &sram, 0, 0 };
    backmem_boot_t boot;
    backmem_status_t status;
    if (backmem_region_open(&sram, &backmem_chip_stm32f405.regions[0])
        || backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
                             &status)
        || backmem_boot_begin(&boot, 0)) {
        return 0;
    }
    return boot.boots;
}
