// Stands for the pico-sdk's header: a spinlock, which does not nest.
//
// SPDX-License-Identifier: MIT
#pragma once
#include "../rtos.h"

typedef unsigned int uint;
typedef volatile uint32_t spin_lock_t;

static inline int spin_lock_claim_unused(bool required) {
    rtos_must(required, "a lock that may be missing");
    return 7;
}

static inline spin_lock_t *spin_lock_init(uint number) {
    static spin_lock_t lock;
    rtos_must(number == 7, "a lock that was not claimed");
    return &lock;
}

static inline uint32_t spin_lock_blocking(spin_lock_t *lock) {
    rtos_must(lock != NULL, "the lock was not made");
    rtos_must(!rtos_locked, "a spinlock that is taken: it waits for ever");
    rtos_locked = true;
    rtos_depth++;
    rtos_entered++;
    return rtos_masked;
}

static inline void spin_unlock(spin_lock_t *lock, uint32_t masked) {
    (void)lock;
    rtos_must(rtos_locked, "a spinlock that is not taken");
    rtos_must(masked == rtos_masked, "the state of another lock");
    rtos_locked = false;
    rtos_depth--;
}
