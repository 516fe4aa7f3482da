// Where the facts of stm32l100.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32l1xx/drivers/src/stm32l1xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32l1xx/soc/stm32l100xb.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, 5 members",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the RTC and its backup registers (" HAL_PWR
                    "). The family has no VBAT pin: at power-off they go (ST community "
                    "thread 'Backup register of STM32L010F4')",
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS ". RTCRST in RCC_CSR clears them too",
        .owners = NO_OWNER,
        .conflict =
            "RTC_BKP_NUMBER is not to be trusted: the header of L151xBA says 5 and has "
            "20 members, that of L152xBA says 5 and has 5. The members count here; 20 "
            "are said to be there on L152xBA too, which no header shows",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32l100 = {
    .chip = &backmem_chip_stm32l100,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
