// Stands for Zephyr's header.
//
// SPDX-License-Identifier: MIT
#pragma once
#include <stdint.h>

int hwinfo_get_reset_cause(uint32_t *cause);
int hwinfo_clear_reset_cause(void);
