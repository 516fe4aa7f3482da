// ESP32-H2 and ESP32-P4, which have a battery pin: RTC memory of the linker.
//
// SPDX-License-Identifier: MIT
#include "backmem_esp32_family.h"

BACKMEM_PAGE(esp32h2, "Espressif",

RTC_USER_MEM(
    SURVIVES(YES, YES, NO, YES, UNKNOWN, NO),
        "SOC_VBAT_SUPPORTED is set for these two (espressif/esp-idf "
        "components/soc/esp32h2 and esp32p4); no source says whether the supply "
        "reaches this memory",
    PROVED_BY(HEADER)));
