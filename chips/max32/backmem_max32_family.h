// What Analog Devices' MAX32 and MAX78 share: GP0 and GP1 of the power sequencer, named
// as in the device headers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MAX32_FAMILY_H
#define BACKMEM_MAX32_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_ADI \
    "zephyrproject-rtos/hal_adi@16829b7 MAX/Libraries/CMSIS/Device/Maxim/"

#define BACKMEM_PAGE_PWRSEQ_GPS(place, place_by)                                       \
    BACKMEM_MAKE_REGION("PWRSEQ_GP",                                                   \
        BACKMEM_PAGE_##place,                                                          \
            place_by "; pwrseq_regs.h: gp0 at 0x48, gp1 at 0x4C, GPR0 and GPR1 on "    \
            "some parts",                                                              \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "no source says what a narrow store does: treated as the worst",           \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),   \
            "no source found: the header names them and no more (pwrseq_regs.h)",      \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none known",                                                              \
        BACKMEM_PAGE_NO_HAZARDS,                                                       \
            "none known",                                                              \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known: the vendor's drivers in the same repository do not use them", \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
