// What STM32F4 share, named as in RM0090 and RM0368: the backup registers. The backup
// SRAM, BKPSRAM, is not here, as F401, F410 to F413 and F423 have none; its numbers and
// steps, which are those of F2 too, stand on the page of stm32f405.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32F4_FAMILY_H
#define BACKMEM_STM32F4_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_ST_HAL_PWR BACKMEM_ST_CUBE "stm32f4xx/drivers/src/stm32f4xx_hal_pwr.c"

#define BACKMEM_RTC_BKP0R     0x40002850u
#define BACKMEM_RTC_BKP_COUNT 20

#define BACKMEM_RCC_APB1ENR       0x40023840u
#define BACKMEM_RCC_APB1ENR_PWREN (1u << 28)
#define BACKMEM_RCC_BDCR          0x40023870u
#define BACKMEM_RCC_BDCR_BDRST    (1u << 16)

#define BACKMEM_PWR_CR     0x40007000u
#define BACKMEM_PWR_CR_DBP (1u << 8)

#define BACKMEM_RTC_ISR        0x4000280Cu
#define BACKMEM_RTC_ISR_TAMPxF (3u << 13) // TAMP1F, TAMP2F

#define BACKMEM_ST_F4_GATES                                                            \
    BACKMEM_ST_HELD("BDRST", "RM0090 Rev 21, RCC_BDCR") ". "                           \
    BACKMEM_ST_FLAGS_HOLD("RM0090 Rev 21, 26.6.20 and 26.3.13") BACKMEM_ST_CLEAR_FLAGS

#define BACKMEM_PAGE_F4_RESERVED                                         \
    BACKMEM_PAGE_RESERVED(                                               \
        WORDS(0, 1, BOOTLOADER, "PX4, ArduPilot and UF2 bootloaders"),   \
        WORDS(1, 3, TRANSIENT, BACKMEM_LABEL_FLIGHT),                    \
        WORDS(4, 1, BOOTLOADER, "STM32 HID bootloader"),                 \
        WORDS(5, 14, TRANSIENT, "ArduPilot; 10: stm32duino, BL_HID"),    \
        WORDS(19, 1, FIRMWARE,                                           \
              "MicroPython, MICROPY_HW_CLK_LAST_FREQ"))
#define BACKMEM_ST_F4_OWNERS                                                           \
    "BKP0R: " BACKMEM_BY_PX4("main_f4.c, 0xB007B007") "; " BACKMEM_BY_ARDUPILOT "; "   \
    BACKMEM_BY_UF2_STM32F "; when asked for an upload, Arduino_STM32's F4 core "       \
    "(0x424C; rogerclarkmelbourne/Arduino_STM32@ad45681f STM32F4/cores/maple); "       \
    BACKMEM_BY_MONGOOSE ". BKP1R: " BACKMEM_BY_UF2_STM32F ". BKP4R: "                  \
    BACKMEM_BY_STM32_HID("bootloader/F4/Src/main.c") ". BKP10R: " BACKMEM_BY_BL_HID    \
    ". BKP19R: micropython/micropython@1c3c2011 ports/stm32/powerctrl.c and "          \
    "system_stm32.c, FREQ_BKP. " BACKMEM_ST_RTC_DRIVERS ". In place of yours: "        \
    BACKMEM_BY_FLIGHT ", rusEFI (BKP0R, BKP1R; rusefi/rusefi@02de0f0e0f "              \
    "firmware/hw_layer/ports/stm32/backup_ram.cpp), Espruino (BKP0R: 0x57A4DEAD, "     \
    "0xB00710AD; espruino/Espruino@c5ff787b19 targets/stm32/jshardware.c). "           \
    BACKMEM_ST_NO_STORE_IN

// Of F401, F410 to F413, F423.
#define BACKMEM_ST_F4_NO_SRAM                                                          \
    "these parts have PWR_CSR.BRE but no backup SRAM: RCC_AHB1ENR_BKPSRAMEN is "       \
    "missing. Newer headers still define BKPSRAM_BB_BASE for F401 and F411, older "    \
    "ones BKPSRAM_BASE (micropython/stm32lib@7fa9074)"

#endif
