// Geehy APM32F103: ten backup registers of 16 bits that each of them is taken to have,
// laid out as ST's STM32F1.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_GEEHY_F1                                                               \
    "WeActStudio/WeActStudio.BluePill-Plus-APM32@9085b12 "                             \
    "Examples/Keil/01-template/APM32F103/"

#define BACKMEM_BAKPR_DATA1       0x40006C04u // 16 bits in each word
#define BACKMEM_BAKPR_DATA1_COUNT 10

#define BACKMEM_RCM_APB1CLKEN      0x4002101Cu
#define BACKMEM_RCM_APB1CLKEN_BAKP (1u << 27)
#define BACKMEM_RCM_APB1CLKEN_PMU  (1u << 28)
#define BACKMEM_RCM_BDCTRL         0x40021020u
#define BACKMEM_RCM_BDCTRL_BDRST   (1u << 16)

#define BACKMEM_PMU_CTRL       0x40007000u
#define BACKMEM_PMU_CTRL_BPWEN (1u << 8)

BACKMEM_PAGE(apm32f103, "Geehy",

REGION("BAKPR_DATA1",
    HALVES_AT(BAKPR_DATA1, BAKPR_DATA1_COUNT),
        BACKMEM_GEEHY_F1 "Device/Geehy/APM32F10x/Include/apm32f10x.h: BAKPR_BASE, "
        "DATA1 at 4; APM32F10x_StdPeriphDriver/inc/apm32f10x_bakpr.h",
    UNIT(2, 4, 0, UNKNOWN),
        "DATA has 16 bits, the upper half is reserved (apm32f10x.h). What a byte store "
        "does is not written down: treated as the worst",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "no source found but the name, backup registers (" BACKMEM_GEEHY_F1
        "APM32F10x_StdPeriphDriver)",
    STEPS(REQUIRE(RCM_BDCTRL, BDRST),
          SET(RCM_APB1CLKEN, PMU),
          SET(RCM_APB1CLKEN, BAKP),
          UNLOCK(PMU_CTRL, BPWEN)),
        "both clocks, then BPWEN, 'backup access' (apm32f10x.h; the vendor's example "
        "BAKPR_Tamper does the same). BDRST: the software reset of the domain, a level "
        "that is taken to hold the registers while it is set",
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: the tamper pin (the vendor's example BAKPR_Tamper). LOCK: while "
        "BPWEN is clear, as after each reset, stores are not enabled",
    NOT_RESERVED,
        "none known: bootloaders for STM32F1 that run here too were not looked for",
    CONFLICT("the header's struct has 42 registers for all parts. ST's parts of low "
             "and medium density have ten, and no source says that these have more: "
             "ten here. Differs from STM32F1: names alone, as far as the header goes"),
    PROVED_BY(HEADER)));
