// Stands for the pico-sdk's header: a spinlock that does not nest, and interrupts.
//
// SPDX-License-Identifier: MIT
#pragma once
#include "../rtos.h"

typedef unsigned int uint;
typedef volatile uint32_t spin_lock_t;

static inline uint get_core_num(void) {
    return rtos_core;
}

static inline uint32_t save_and_disable_interrupts(void) {
    const bool masked = rtos_masked;
    rtos_masked = true;
    return masked;
}

static inline void restore_interrupts(uint32_t status) {
    rtos_masked = status != 0;
}

static inline int spin_lock_claim_unused(bool required) {
    rtos_must(required, "a lock that may be missing");
    return 7;
}

static inline spin_lock_t *spin_lock_init(uint number) {
    static spin_lock_t lock;
    rtos_must(number == 7, "a lock that was not claimed");
    return &lock;
}

static inline void spin_lock_unsafe_blocking(spin_lock_t *lock) {
    rtos_must(lock != NULL, "the lock was not made");
    rtos_must(rtos_masked, "a spinlock with interrupts on");
    rtos_must(!rtos_locked, "a spinlock that is taken: it waits for ever");
    rtos_locked = true;
    rtos_depth++;
    rtos_entered++;
}

static inline void spin_unlock_unsafe(spin_lock_t *lock) {
    (void)lock;
    rtos_must(rtos_locked && rtos_masked, "a spinlock that is not taken");
    rtos_locked = false;
    rtos_depth--;
}
