// Numbers of i.MX RT10xx, named as in NXP's device headers. A chip's own header says
// how many LPGPR words it has.
// The rows and the check against NXP's header (mimxrt_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT_H
#define BACKMEM_CHIPS_MIMXRT_H

#define BACKMEM_CCM_CCGR5      0x400FC07Cu
#define BACKMEM_CCM_CCGR5_CG14 (3u << 28) // SNVS_HP clock: on, but in STOP
#define BACKMEM_CCM_CCGR5_CG15 (3u << 30) // SNVS_LP clock: likewise

#define BACKMEM_SNVS_HPLR           0x400D4000u
#define BACKMEM_SNVS_HPLR_GPR_SL    (1u << 5)
#define BACKMEM_SNVS_LPLR           0x400D4034u
#define BACKMEM_SNVS_LPLR_GPR_HL    (1u << 5)
#define BACKMEM_SNVS_LPCR           0x400D4038u
#define BACKMEM_SNVS_LPCR_GPR_Z_DIS (1u << 24)
#define BACKMEM_SNVS_LPSR           0x400D404Cu // flags, write 1 to clear
#define BACKMEM_SNVS_LPSR_LVD       (1u << 3)
#define BACKMEM_SNVS_LPLVDR         0x400D4064u // LPPGDR in older headers
#define BACKMEM_SNVS_LPLVDR_VALUE   0x41736166u // what the detector compares with
#define BACKMEM_SNVS_LPGPR          0x400D4100u

#endif
