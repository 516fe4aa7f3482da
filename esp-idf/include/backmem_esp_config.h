// What the library takes from ESP-IDF: a critical section, from tasks and interrupts,
// against the other core too. The component defines BACKMEM_CONFIG as this file's name,
// for itself and for the program.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ESP_CONFIG_H
#define BACKMEM_ESP_CONFIG_H

#include <stdint.h>

#include "freertos/FreeRTOS.h"

extern portMUX_TYPE backmem_esp_lock;

static inline uint32_t backmem_esp_enter(void) {
    portENTER_CRITICAL_SAFE(&backmem_esp_lock);
    return 0;
}

static inline void backmem_esp_exit(uint32_t state) {
    (void)state;
    portEXIT_CRITICAL_SAFE(&backmem_esp_lock);
}

#define BACKMEM_CRITICAL_ENTER()     backmem_esp_enter()
#define BACKMEM_CRITICAL_EXIT(state) backmem_esp_exit(state)

#endif
