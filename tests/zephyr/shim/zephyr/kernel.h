// Stands for Zephyr's header: a mutex that knows who may take it.
//
// SPDX-License-Identifier: MIT
#pragma once
#include <stdbool.h>

#include <zephyr/sys/util.h>

struct k_mutex {
    unsigned held;
    bool made;
};

#define K_FOREVER (-1)

int k_mutex_init(struct k_mutex *mutex);
int k_mutex_lock(struct k_mutex *mutex, int timeout);
int k_mutex_unlock(struct k_mutex *mutex);
bool k_is_in_isr(void);
void k_panic(void);
