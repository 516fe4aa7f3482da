// Stands for Zephyr's header.
//
// SPDX-License-Identifier: MIT
#pragma once
#include "../rtos.h"

static inline unsigned int irq_lock(void) {
    rtos_entered++;
    return rtos_depth++;
}

static inline void irq_unlock(unsigned int key) {
    rtos_must(key + 1 == rtos_depth, "the key of another lock");
    rtos_depth = key;
}
