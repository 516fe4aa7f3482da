// Numbers of the SNVS of all i.MX RT that have one, named as in NXP's device headers.
// A chip's header says first where the block is, BACKMEM_SNVS.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT_H
#define BACKMEM_CHIPS_MIMXRT_H

#define BACKMEM_SNVS_HPLR           (BACKMEM_SNVS + 0x00u)
#define BACKMEM_SNVS_HPLR_GPR_SL    (1u << 5)
#define BACKMEM_SNVS_LPLR           (BACKMEM_SNVS + 0x34u)
#define BACKMEM_SNVS_LPLR_GPR_HL    (1u << 5)
#define BACKMEM_SNVS_LPCR           (BACKMEM_SNVS + 0x38u)
#define BACKMEM_SNVS_LPCR_GPR_Z_DIS (1u << 24)
#define BACKMEM_SNVS_LPSR           (BACKMEM_SNVS + 0x4Cu) // flags, write 1 to clear
#define BACKMEM_SNVS_LPSR_LVD       (1u << 3)
#define BACKMEM_SNVS_LPLVDR         (BACKMEM_SNVS + 0x64u) // LPPGDR in older headers
#define BACKMEM_SNVS_LPLVDR_VALUE   0x41736166u            // what it compares with
#define BACKMEM_SNVS_LPGPR          (BACKMEM_SNVS + 0x100u)

#endif
