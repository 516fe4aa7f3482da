// STM32H562, H563, H573, H5E4, H5E5, H5F4, H5F5: 4 KB of backup SRAM, TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32h5_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32h5xx/soc/stm32h573xx.h"

#define BACKMEM_SECURE_OFFSET        0x10000000u // all of these, registers too
#define BACKMEM_BKPSRAM_BYTES        4096
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

BACKMEM_PAGE(stm32h573, "STMicroelectronics",

H5_SECURE_SRAM(BACKMEM_ST_HEADER, "BKPSRAM_SIZE 4096", PROVED_BY(MODEL)),

H5_SECURE_REGISTERS(BACKMEM_ST_HEADER, PROVED_BY(MODEL)));
