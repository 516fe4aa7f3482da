// What the library takes from Zephyr: a critical section. The module defines
// BACKMEM_CONFIG as this file's name, for itself and for the application.
//
// On several cores irq_lock is one lock for all of them. It may not be called in user
// mode, so neither may objects: let a thread of the kernel's hold them.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ZEPHYR_CONFIG_H
#define BACKMEM_ZEPHYR_CONFIG_H

#include <zephyr/irq.h>

#define BACKMEM_CRITICAL_ENTER()     irq_lock()
#define BACKMEM_CRITICAL_EXIT(state) irq_unlock(state)

#endif
