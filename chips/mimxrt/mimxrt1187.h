// Numbers of i.MX RT118x, named as in NXP's device headers.
// The row and the check against NXP's header (mimxrt_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT1187_H
#define BACKMEM_CHIPS_MIMXRT1187_H

#define BACKMEM_BBNSM_GPR       0x44440300u
#define BACKMEM_BBNSM_GPR_COUNT 8

#define BACKMEM_SECURE_OFFSET 0x10000000u

#endif
