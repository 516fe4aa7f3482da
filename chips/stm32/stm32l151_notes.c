// Where the facts of stm32l151.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32l1xx/drivers/src/stm32l1xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32l1xx/soc/stm32l151xb.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, 20 members",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the RTC and its backup registers (" HAL_PWR
                    "). The family has no VBAT pin: at power-off they go (ST community "
                    "thread 'Backup register of STM32L010F4')",
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS ". RTCRST in RCC_CSR clears them too",
        .owners = NO_OWNER,
        .conflict =
            "RM0038 20.6.20 gives Cat.1 and Cat.2 devices 20 registers (quoted at "
            "askmeplz.com, 2019-08-26); those of Cat.2, with the suffix A, have five "
            "(see stm32l100). A user who moved from L151RBT6 to RBT6A missed the upper "
            "15 on the latter alone (ST community thread 'Migration STM32L151RTB6 to "
            "STM32L151RTB6A Backup register problem')",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32l151 = {
    .chip = &backmem_chip_stm32l151,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
