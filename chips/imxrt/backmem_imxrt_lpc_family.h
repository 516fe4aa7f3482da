// What i.MX RT500 and RT600 share: the RTC of the LPCs, behind another clock gate.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_IMXRT_LPC_FAMILY_H
#define BACKMEM_IMXRT_LPC_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_IMXRT_SDK "nxp-mcuxpresso/mcux-sdk@8a289764d7 devices/"

#define BACKMEM_SECURE_OFFSET 0x10000000u

#define BACKMEM_RTC_GPREG       0x40030040u
#define BACKMEM_RTC_GPREG_COUNT 8

#define BACKMEM_CLKCTL1_PSCCTL2     0x40021018u
#define BACKMEM_CLKCTL1_PSCCTL2_RTC (1u << 7)

#define BACKMEM_RTC_CTRL         0x40030000u
#define BACKMEM_RTC_CTRL_SWRESET (1u << 0)

#define BACKMEM_PAGE_IMXRT_GPREGS(header, clock, survives, survives_by)                \
    BACKMEM_MAKE_REGION("RTC_GPREG",                                                   \
        BACKMEM_PAGE_SECURE_WORDS_AT(RTC_GPREG, RTC_GPREG_COUNT),                      \
            BACKMEM_IMXRT_SDK header ": RTC_BASE and RTC_BASE_NS, GPREG[8] at 0x40",   \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "no source says what a narrow store does: treated as the worst",           \
        BACKMEM_PAGE_##survives,                                                       \
            survives_by,                                                               \
        BACKMEM_PAGE_STEPS(SET(CLKCTL1_PSCCTL2, RTC),                                  \
                           CLEAR(RTC_CTRL, SWRESET)),                                  \
            "kCLOCK_Rtc, bit 7 of PSCCTL2 of CLKCTL1 (" BACKMEM_IMXRT_SDK clock "), "  \
            "and RTC_CTRL.SWRESET, which the SDK's RTC_Init clears "                   \
            "(drivers/lpc_rtc/fsl_rtc.c). RTC_CTRL's flags are 0 while it is set, so " \
            "setting it back acknowledges none",                                       \
        BACKMEM_PAGE_HAZARDS(ZEROIZE),                                                 \
            "ZEROIZE: RTC_CTRL.SWRESET forces the RTC's registers to their reset "     \
            "values, as on LPC55",                                                     \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
