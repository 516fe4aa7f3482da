// Stands in for NXP's MIMXRT1187_cm33.h, as secure code sees it: what the check reads
// of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[192];
    uint32_t GPR;
} BBNSM_Type;

#define BBNSM_BASE      (0x54440000u)
#define BBNSM_BASE_NS   (0x44440000u)
#define BBNSM_GPR_COUNT (8U)
