// Where the facts of stm32h743.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32h7xx/drivers/src/stm32h7xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32h7xx/drivers/src/stm32h7xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32h7xx/soc/stm32h743xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": D3_BKPSRAM_BASE, 'Backup SRAM(4 KB)'",
        .rule = ECC_SRAM_BUFFER
        "(RM0433 rev 8 chapter 2.4, AN5342, quoted in "
        "zephyrproject-rtos/zephyr#103501; seen in ST community thread 'Problem with "
        "STM32H743 backup ram access with 16 Bit'). Words go straight in",
        .survives = ECC_SRAM_SURVIVES,
        .steps = "DBP, BKPRAMEN, BREN, BRRDY, bits in " HEADER
                 ". BREN is write-protected by DBP. Memory found without BREN is "
                 "filled with words before anything reads it",
        .hazards = "ECC: always on (RM0433 chapter 3). " CACHED_SRAM
                   "; the M4 of a dual-core part has no cache. ZEROIZE, LOCK: see the "
                   "conflict",
        .owners = "none known",
        .conflict = DBP_SRAM_CONFLICT
        " (" HAL_PWR "): it is set here in any case. Tamper: the HAL says that it does "
        "not erase the SRAM (" HAL_PWREX
        ", the text of F4), users saw it erased and faulting meanwhile (ST community "
        "thread 'Tamper Detection on STM32H753'): taken as erased. Backup domain "
        "reset: contents said to stay while powered; BREN is cleared, so the next open "
        "fills the SRAM with zeros",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = "kept over system resets and Standby (" HAL_PWR
                    "), and on VBAT. " REGISTERS_LOSS,
        .steps = "RTCAPBEN, DBP, bits in " HEADER
                 ". The H7 has no PWREN. No RTC clock is needed "
                 "(arduino/mcuboot-arduino-stm32h7#19)",
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP0R: micropython/micropython@1c3c2011 "
                  "ports/stm32/boards/ARDUINO_PORTENTA_H7/board_init.c, likewise "
                  "GIGA, NICLA_VISION, OPTA (0xDF59 for DFU); "
                  "ArduPilot/ardupilot#9065 (boot hold). BKP7R, BKP8R: "
                  "arduino/mcuboot-arduino-stm32h7@4fc1de04 "
                  "app/bootutil/bootutil_extra.c and pull request 18; it reads BKP1R "
                  "to BKP6R too, but only after a program asked for an update by "
                  "BKP0R. BKP19R: micropython/micropython@1c3c2011 "
                  "ports/stm32/powerctrl.c, FREQ_BKP; no H7 board of theirs switches "
                  "it on",
        .conflict = "MicroPython's manual says that the last register keeps the clock "
                    "frequency; its source takes BKP19R on all families but F7",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32h743);
