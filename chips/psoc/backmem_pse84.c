// PSoC Edge E84: the backup registers of set 2, whose address Infineon's header gives.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_PSOC_EDGE_IS 1

#define BACKMEM_INFINEON_EDGE "Infineon/mtb-dsl-pse8xxgp@6c18cfa "

BACKMEM_PAGE(pse84, "Infineon",

REGION("BREG_SET2",
    PLACED_BY_LINKER,
        BACKMEM_INFINEON_EDGE "pdl/devices/include/cy_device.h: BACKUP_BREG_SET2, "
        "eight words at 0x1020 of the RTC (ip/cyip_rtc.h), at whichever of its "
        "addresses the program's state makes it: to be attached",
    UNIT(4, 4, 4, UNKNOWN),
        "no source says what a narrow store does: treated as the worst",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "no source found but names: backup registers ("
        BACKMEM_INFINEON_EDGE "pdl/devices/include/ip/cyip_rtc.h)",
    NO_STEPS,
        "none known",
    NO_HAZARDS,
        "none known",
    RESERVED(WORDS(0, 7, FIRMWARE, "MicroPython, RTC.memory()"),
             WORDS(7, 1, FIRMWARE, "MicroPython and Infineon's HAL, the RTC")),
        "words 0 to 7: newer MicroPython's ports/psoc-edge/machine_rtc.c keeps "
        "RTC.memory() and its length there. Word 7: " BACKMEM_INFINEON_EDGE
        "hal/include/mtb_hal_rtc_mxs22srss.h keeps the century in the last register of "
        "the last set that a part has",
    CONFLICT("left out: set 1, where the ROM looks for an entry point (cy_device.h, "
             "CY_SYSPM_BOOTROM_ENTRYPOINT_ADDR), and sets 0 and 3, of which nothing "
             "was found"),
    PROVED_BY(HEADER)));
