// Where the facts of esp32.c come from.
//
// SPDX-License-Identifier: MIT
#define BATTERY "No battery supply"
#define PROOF   BACKMEM_PROOF_MODEL
#include "esp32_notes.h"

const backmem_chip_sources_t backmem_sources_esp32 = {
    .chip = &backmem_chip_esp32,
    .vendor = "Espressif",
    .regions = rows,
};
