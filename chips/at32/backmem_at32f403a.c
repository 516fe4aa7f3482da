// AT32F403, F403A, F407, F413: 42 battery powered registers of 16 bits, in two runs, as
// STM32F1 of high density have them.
//
// SPDX-License-Identifier: MIT
#include "backmem_at32_family.h"

#define BACKMEM_ARTERY_LIBRARY "ArteryTek/AT32F403A_407_Firmware_Library@b71bd119 "

#define BACKMEM_BPR_DT1        0x40006C04u // 16 bits in each word
#define BACKMEM_BPR_DT1_COUNT  10
#define BACKMEM_BPR_DT11       0x40006C40u
#define BACKMEM_BPR_DT11_COUNT 32

#define BACKMEM_CRM_APB1EN       0x4002101Cu
#define BACKMEM_CRM_APB1EN_BPREN (1u << 27)
#define BACKMEM_CRM_BPDC         0x40021020u

#define BACKMEM_BPR_CTRLSTS      0x40006C34u
#define BACKMEM_BPR_CTRLSTS_TPEF (1u << 8)

#define BACKMEM_AT32_BPR                                                               \
    BACKMEM_ARTERY_SVD("AT32F403A") ", AT32F403, AT32F407, AT32F413, AT32A403A: DT1 "  \
    "to "                                                                              \
    "DT10 at 0x40006C04, DT11 to DT42 at 0x40006C40"

#define BACKMEM_AT32_HALVES                                                            \
    "16 of the 32 bits store (the vendor's SVD). What a byte store does is not "       \
    "written down: treated as the worst"

#define BACKMEM_AT32_KEPT                                                              \
    "kept on VBAT while VDD is off (" BACKMEM_ARTERY_LIBRARY                           \
    "project/at_start_f403a/examples/bpr/bpr_data/readme.txt). That is a power-on of " \
    "all the rest, so what resets the rest alone leaves them as well: taken so for "   \
    "resets and Standby, which no text found names"

BACKMEM_PAGE(at32f403a, "Artery",

REGION("BPR_DT1",
    HALVES_AT(BPR_DT1, BPR_DT1_COUNT),
        BACKMEM_AT32_BPR,
    UNIT(2, 4, 0, UNKNOWN),
        BACKMEM_AT32_HALVES,
    SURVIVES(YES, YES, YES, YES, YES, NO),
        BACKMEM_AT32_KEPT,
    STEPS(REQUIRE(CRM_BPDC, BPDRST),
          SET(CRM_APB1EN, PWCEN),
          SET(CRM_APB1EN, BPREN),
          UNLOCK(PWC_CTRL, BPWEN),
          ASK_BOTH(BPR_CTRLSTS, TPEF)),
        BACKMEM_AT32_GATES "; BPREN, the clock of the registers' bus. TPEF: that the "
        "tamper flag holds them is written of ST's, not of these, so it is named after "
        "a dropped store only",
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: the tamper pin (" BACKMEM_ARTERY_LIBRARY
        "project/at_start_f403a/examples/bpr/tamper), and bpr_reset() of the vendor's "
        "driver. LOCK: while BPWEN is clear, as after each reset, stores are not "
        "enabled",
    NOT_RESERVED,
        "none known",
    CONFLICT("the addresses and bits are those of STM32F1 of high density; nothing "
             "else is taken from there"),
    PROVED_BY(HEADER)),

REGION("BPR_DT11",
    HALVES_AT(BPR_DT11, BPR_DT11_COUNT),
        BACKMEM_AT32_BPR,
    UNIT(2, 4, 0, UNKNOWN),
        BACKMEM_AT32_HALVES,
    SURVIVES(YES, YES, YES, YES, YES, NO),
        BACKMEM_AT32_KEPT,
    FIRST_STEPS(5),
        "as BPR_DT1",
    HAZARDS(ZEROIZE, LOCK),
        "as BPR_DT1",
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
