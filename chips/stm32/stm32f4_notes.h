// Sources that the rows of several STM32F4 share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F4_NOTES_H
#define BACKMEM_CHIPS_STM32F4_NOTES_H

#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32f4xx/drivers/src/stm32f4xx_hal_pwr.c"

#define F4_OWNERS                                                                \
    BOOT_HOLD "BKP4R: Serasidis/STM32_HID_Bootloader@063e25ec "                  \
              "bootloader/F4/Src/main.c reads it and clears it at each start. "  \
              "BKP10R: stm32duino/Arduino_Core_STM32@b4bae0df "                  \
              "libraries/SrcWrapper/src/stm32/bootloader.c writes it before an " \
              "upload. BKP19R: micropython/micropython@1c3c2011 "                \
              "ports/stm32/powerctrl.c and system_stm32.c, FREQ_BKP"

#define F4_NO_SRAM                                                                  \
    "these parts have PWR_CSR.BRE but no backup SRAM: RCC_AHB1ENR_BKPSRAMEN is "    \
    "missing. Newer headers still define BKPSRAM_BB_BASE for F401 and F411, older " \
    "ones BKPSRAM_BASE (micropython/stm32lib@7fa9074)"

#endif
