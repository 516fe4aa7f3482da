// Where the facts of stm32f401.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32f4xx/drivers/src/stm32f4xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32f4xx/soc/stm32f411xe.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the RTC and its backup registers (" HAL_PWR
                    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS
                 ". The header knows no RTCAPBEN",
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP0R: PX4/PX4-Bootloader#16, ArduPilot/ardupilot#9065 (boot hold). "
                  "BKP4R: Serasidis/STM32_HID_Bootloader@063e25ec "
                  "bootloader/F4/Src/main.c reads it and clears it at each start. "
                  "BKP10R: stm32duino/Arduino_Core_STM32@b4bae0df "
                  "libraries/SrcWrapper/src/stm32/bootloader.c writes it before an "
                  "upload. BKP19R: micropython/micropython@1c3c2011 "
                  "ports/stm32/powerctrl.c and system_stm32.c, FREQ_BKP",
        .conflict =
            "these parts have PWR_CSR.BRE but no backup SRAM: RCC_AHB1ENR_BKPSRAMEN is "
            "missing. Newer headers still define BKPSRAM_BB_BASE for F401 and F411, "
            "older ones BKPSRAM_BASE (micropython/stm32lib@7fa9074)",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32f401 = {
    .chip = &backmem_chip_stm32f401,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
