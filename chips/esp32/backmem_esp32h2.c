// ESP32-H2 and ESP32-P4, which have a battery pin: RTC memory of the linker.
//
// SPDX-License-Identifier: MIT
#include "backmem_esp32_family.h"

BACKMEM_PAGE(esp32h2, "Espressif",

RTC_USER_MEM(
    SURVIVES(YES, YES, NO, YES, UNKNOWN, NO),
        "Deep sleep puts it into a sleep mode of its own, contents kept (H2: "
        "pmu_reg.h, LP_MEM_DSLP). SOC_VBAT_SUPPORTED is set for these two "
        "(espressif/esp-idf components/soc/esp32h2 and esp32p4) and a sleep on VBAT "
        "exists; what a loss of VDD does to this memory is not described",
    PROVED_BY(HEADER)));
