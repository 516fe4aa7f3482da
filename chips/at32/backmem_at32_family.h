// What Artery's AT32 share: the battery powered registers, which are laid out as ST's
// are and have names of their own, here as in Artery's SVD files.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_AT32_FAMILY_H
#define BACKMEM_AT32_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_ARTERY_SVD(part) \
    "vendor SVD of " part " in cmsis-svd/cmsis-svd-data@05a9562 data/ArteryTek"

#define BACKMEM_PWC_CTRL       0x40007000u
#define BACKMEM_PWC_CTRL_BPWEN (1u << 8)

#define BACKMEM_CRM_BPDC_BPDRST  (1u << 16)
#define BACKMEM_CRM_BPDC_ERTCEN  (1u << 15)
#define BACKMEM_CRM_APB1EN_PWCEN (1u << 28)

#define BACKMEM_ERTC_BPR1DT 0x40002850u

#define BACKMEM_ERTC_STS 0x4000280Cu

#define BACKMEM_AT32_GATES                                                             \
    "BPDRST: the software reset of the domain, a level that is taken to hold the "     \
    "registers while it is set. PWCEN, then BPWEN, 'battery powered domain write "     \
    "enable' (the vendor's SVD)"

// The registers of the enhanced RTC.
#define BACKMEM_PAGE_ERTC_BPRS(place_by, where)                                        \
    BACKMEM_MAKE_REGION("ERTC_BPR",                                                    \
        BACKMEM_PAGE_WORDS_AT(ERTC_BPR1DT, ERTC_BPR_COUNT),                            \
            place_by,                                                                  \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "32 bits (the vendor's SVD); what a narrower store does is not written "   \
            "down: treated as the worst",                                              \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),   \
            "no source found for this series but the name, battery powered "           \
            "registers (" where ")",                                                   \
        BACKMEM_PAGE_STEPS(REQUIRE(CRM_BPDC, BPDRST),                                  \
                           SET(CRM_APB1EN, PWCEN),                                     \
                           UNLOCK(PWC_CTRL, BPWEN),                                    \
                           ASK_BOTH(ERTC_STS, TPxF),                                   \
                           ASK_SET(CRM_BPDC, ERTCEN)),                                 \
            BACKMEM_AT32_GATES ". TPxF: that a tamper flag holds the registers is "    \
            "not "                                                                     \
            "written of these parts, and ERTCEN, the clock of the RTC, may be needed " \
            "or not: both are named after a dropped store only",                       \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: while BPWEN is clear, as after each reset, stores are not "         \
            "enabled. "                                                                \
            "Whether a tamper event erases the registers is not known",                \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_CONFLICT(                                                         \
            "the addresses and bits are those of ST's RTC of the same layout; "        \
            "nothing "                                                                 \
            "else is taken from there"),                                               \
        BACKMEM_PROOF_HEADER)

#endif
