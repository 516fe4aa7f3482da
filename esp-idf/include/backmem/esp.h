// RTC memory of ESP-IDF's linker as a region.
//
//     static RTC_NOINIT_ATTR uint32_t kept[128];
//     err = backmem_esp_attach(&region, kept, sizeof kept);
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ESP_H
#define BACKMEM_ESP_H

#include "esp_attr.h"
#include "sdkconfig.h"

#include "backmem/chips.h"

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_IDF_TARGET_ESP32H2 || CONFIG_IDF_TARGET_ESP32P4
#define BACKMEM_ESP_CHIP backmem_chip_esp32h2
#elif CONFIG_IDF_TARGET_ESP32C2
#error "ESP32-C2 has no RTC memory: nothing there outlives a deep sleep"
#else
#define BACKMEM_ESP_CHIP backmem_chip_esp32
#endif

// Use a buffer in RTC memory: one with RTC_NOINIT_ATTR, as RTC_DATA_ATTR is loaded anew
// at each start that is no wake-up from deep sleep.
//
//   memory   at a multiple of 4, if objects are to stand there
//
// Returns  as backmem_region_attach
// Cost     no access.
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_esp_attach(backmem_region_t *region, void *memory,
                                               uint32_t bytes) {
    // Whom the page names as the owner is MicroPython, whose buffer this is not.
    static backmem_region_desc_t desc;
    desc = BACKMEM_ESP_CHIP.regions[0];
    desc.reserved_count = 0;
    return backmem_region_attach(region, &desc, memory, bytes);
}

#ifdef __cplusplus
}
#endif

#endif
