// GD32F10x, F30x, F403, E10x and C10x: 42 registers that keep 16 bits each, in two runs.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN 0x4002101Cu

#define BACKMEM_BKP_DATA0        0x40006C04u
#define BACKMEM_BKP_DATA0_COUNT  10
#define BACKMEM_BKP_DATA10       0x40006C40u
#define BACKMEM_BKP_DATA10_COUNT 32

#define BACKMEM_GD_BKP BACKMEM_GD_SPL "spl/variants/gd32f10x/inc/gd32f10x_bkp.h"

#define BACKMEM_GD_BKP_STEPS                                                           \
    BACKMEM_GD_SPL "spl/variants/gd32f10x/inc/gd32f10x_rcu.h: RCU_APB1EN_PMUEN, "      \
    "BKPIEN; gd32f10x_pmu.h: PMU_CTL_BKPWEN, backup domain write enable"

BACKMEM_PAGE(gd32f10x, "GigaDevice",

REGION("BKP_DATA0",
    HALVES_AT(BKP_DATA0, BKP_DATA0_COUNT),
        BACKMEM_GD_BKP ": BKP_DATA0_9. The driver's numbers begin at 1, the macros' at 0",
    UNIT(2, 4, 0, UNKNOWN),
        "16 of the 32 bits are data; " BACKMEM_GD_UNIT,
    GD_UNKNOWN,
        BACKMEM_GD_SURVIVES,
    STEPS(SET(RCU_APB1EN, PMUEN),
          SET(RCU_APB1EN, BKPIEN),
          UNLOCK(PMU_CTL, BKPWEN)),
        BACKMEM_GD_BKP_STEPS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_GD_HAZARDS,
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)),

REGION("BKP_DATA10",
    HALVES_AT(BKP_DATA10, BKP_DATA10_COUNT),
        BACKMEM_GD_BKP ": BKP_DATA10_41; OCTL, TPCTL and TPCS stand in between",
    UNIT(2, 4, 0, UNKNOWN),
        "16 of the 32 bits are data; " BACKMEM_GD_UNIT,
    GD_UNKNOWN,
        BACKMEM_GD_SURVIVES,
    FIRST_STEPS(3),
        BACKMEM_GD_BKP_STEPS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_GD_HAZARDS,
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
