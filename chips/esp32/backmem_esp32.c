// ESP32 and those of its series that have no battery pin: RTC memory of the linker.
//
// SPDX-License-Identifier: MIT
#include "backmem_esp32_family.h"

BACKMEM_PAGE(esp32, "Espressif",

RTC_USER_MEM(
    SURVIVES(YES, YES, NO, YES, NO, NO),
        "No battery supply",
    PROVED_BY(MODEL)));
