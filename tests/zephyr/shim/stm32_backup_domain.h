// Stands for the header of Zephyr's STM32 code, 4.2 and later.
//
// SPDX-License-Identifier: MIT
#pragma once

void stm32_backup_domain_enable_access(void);
void stm32_backup_domain_disable_access(void);
