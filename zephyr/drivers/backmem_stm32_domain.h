// STM32's backup domain, where Zephyr counts who needs it writable.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32_DOMAIN_H
#define BACKMEM_STM32_DOMAIN_H

#include <zephyr/sys/util.h>

#ifdef CONFIG_STM32_BACKUP_PROTECTION
#include <stm32_backup_domain.h>
#endif

#include "backmem/region.h"

// Zephyr counts who needs the domain writable, and locks it when nobody does. One
// reference is held for good, as stores and clearing its bit must not race.
static void backup_domain_hold(const backmem_region_desc_t *desc) {
#ifdef CONFIG_STM32_BACKUP_PROTECTION
    static bool held;
    for (uint32_t i = 0; i < desc->step_count && !held; i++) {
        held = desc->steps[i].op == BACKMEM_STEP_UNLOCK
               || desc->steps[i].op == BACKMEM_STEP_UNLOCK_BOTH;
        if (held) {
            stm32_backup_domain_enable_access();
        }
    }
#else
    ARG_UNUSED(desc);
#endif
}

#endif
