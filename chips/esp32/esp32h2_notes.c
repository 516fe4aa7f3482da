// Where the facts of esp32h2.c come from.
//
// SPDX-License-Identifier: MIT
#define BATTERY                                                   \
    "SOC_VBAT_SUPPORTED is set for these two (espressif/esp-idf " \
    "components/soc/esp32h2 "                                     \
    "and esp32p4); no source says whether the supply reaches this memory"
#define PROOF BACKMEM_PROOF_HEADER
#include "esp32_notes.h"

const backmem_chip_sources_t backmem_sources_esp32h2 = {
    .chip = &backmem_chip_esp32h2,
    .vendor = "Espressif",
    .regions = rows,
};
