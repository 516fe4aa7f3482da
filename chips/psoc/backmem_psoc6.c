// PSoC 6: sixteen backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_INFINEON "Infineon/mtb-pdl-cat1@53804bf7 devices/COMPONENT_CAT1A/"

#define BACKMEM_BACKUP_BREG       0x40271000u
#define BACKMEM_BACKUP_BREG_COUNT 16

#define BACKMEM_BACKUP_RESET       0x40270048u
#define BACKMEM_BACKUP_RESET_RESET (1u << 31)

BACKMEM_PAGE(psoc6, "Infineon",

REGION("BACKUP_BREG",
    WORDS_AT(BACKUP_BREG, BACKUP_BREG_COUNT),
        BACKMEM_INFINEON "include/cy8c6016bzi_f04.h: BACKUP_BASE; include/ip/"
        "cyip_backup.h: BREG at 0x1000; psoc6_01_config.h to psoc6_04_config.h: "
        "SRSS_BACKUP_NUM_BREG 16. The 64 of the struct are room",
    UNIT(4, 4, 4, UNKNOWN),
        "no source says what a narrow store does: treated as the worst",
    SURVIVES(YES, UNKNOWN, YES, YES, YES, NO),
        "kept in all power modes, while the device is held in reset or has no supply, "
        "while Vbackup is there (CY8C6xx5 architecture manual 002-27293 19.2.5.1; SVD "
        "text of BREG: retained on vbackup supply). No source names the watchdog",
    STEPS(REQUIRE(BACKUP_RESET, RESET)),
        "RESET: hardware clears it when a reset of the backup domain is complete, and "
        "it has to read 0 before other backup registers are written ("
        BACKMEM_INFINEON "svd/psoc6_02.svd)",
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: a store of 1 to BACKUP_RESET.RESET resets the domain. LOCK: while "
        "that is under way",
    RESERVED(WORDS(15, 1, FIRMWARE, "Infineon's HAL, cyhal_rtc: the century")),
        "BREG15: Infineon/mtb-hal-cat1 source/cyhal_rtc.c, the highest register",
    NO_CONFLICT, PROVED_BY(HEADER)));
