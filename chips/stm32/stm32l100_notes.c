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
            "L151xBA and L152xBA: RM0038 20.6.20 gives Cat.2 devices 20 registers "
            "(quoted at askmeplz.com, 2019-08-26) and the header of L151xBA has 20 "
            "members; but both headers have RTC_BKP_NUMBER 5, that of L152xBA has 5 "
            "members, and three users found that stores reach the first five alone "
            "(ST community threads 'STM32 RTC Backup registers are limited to 5 on "
            "STM32L151RBT6A device' and 'Migration STM32L151RTB6 to STM32L151RTB6A "
            "Backup register problem'; an L151CB-A at askmeplz.com). Five are taken",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32l100 = {
    .chip = &backmem_chip_stm32l100,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
