// Stands in for Alif's soc.h and MicroPython's modmachine.h: what the check reads of
// them, in their form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t GPIO_CTRL, TIMER_CLKSEL, PWR_CTRL, RET_CTRL;
} VBAT_Type;

#define VBAT_BASE 0x1A609000UL

#define MP_BACKUP_SRAM_BASE  (0x4902C000U)
#define MP_BACKUP_SRAM_BYTES (4096U - 16U)
