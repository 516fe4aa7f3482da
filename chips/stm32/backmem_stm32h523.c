// STM32H523, H533, H543, H553: 2 KB of backup SRAM, TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32h5_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32h5xx/soc/stm32h523xx.h"

#define BACKMEM_SECURE_OFFSET        0x10000000u // all of these, registers too
#define BACKMEM_BKPSRAM_BYTES        2048
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key
#define BACKMEM_TAMP_SR_TAMPxF       0x5DFF00FFu // TAMP1F to 8F; ITAMPxF but 10 and 14

BACKMEM_PAGE(stm32h523, "STMicroelectronics",

H5_SECURE_SRAM(BACKMEM_ST_HEADER, "BKPSRAM_SIZE 2048", PROVED_BY(HEADER)),

H5_SECURE_REGISTERS(BACKMEM_ST_HEADER,
    "RM0481 rev 4, p. 155, as quoted by a user; the SVDs of H523 and H533 lack the "
    "sentence that those of H562 to H573 have",
    PROVED_BY(HEADER)));
