// Stands in for Alif's soc.h and MicroPython's modmachine.h: what the check reads of
// them, in their form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t EXPMST0_CTRL;
} CLKCTL_PER_SLV_Type;

typedef struct {
    uint32_t before[14];
    uint32_t VBAT_ANA_REG1;
} ANA_Type;

#define CLKCTL_PER_SLV_BASE 0x4902F000UL
#define ANA_BASE            0x1A60A000UL

#define MP_BACKUP_SRAM_BASE  (0x4902C000U)
#define MP_BACKUP_SRAM_BYTES (4096U - 16U)
