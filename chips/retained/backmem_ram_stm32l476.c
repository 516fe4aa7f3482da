// STM32L471, L475, L476, L485, L486, L45x, L46x: 32 KB of SRAM2, which Standby can
// keep.
//
// SPDX-License-Identifier: MIT
#include "backmem_retained_family.h"

#define BACKMEM_ST_L4 "zephyrproject-rtos/hal_stm32@fe7d2e2bfb stm32cube/stm32l4xx/"

#define BACKMEM_SRAM2_BASE 0x10000000u
#define BACKMEM_SRAM2_SIZE 0x8000

#define BACKMEM_RCC_APB1ENR1          0x40021058u
#define BACKMEM_RCC_APB1ENR1_PWREN    (1u << 28)
#define BACKMEM_RCC_APB2ENR           0x40021060u
#define BACKMEM_RCC_APB2ENR_SYSCFGEN  (1u << 0)
#define BACKMEM_PWR_CR3               0x40007008u
#define BACKMEM_PWR_CR3_RRS           (1u << 8)
#define BACKMEM_SYSCFG_SWPR           0x40010020u
#define BACKMEM_SYSCFG_SWPR_PAGEx     0xFFFFFFFFu

BACKMEM_PAGE(ram_stm32l476, "Retained RAM",

REGION("SRAM2",
    AT(SRAM2_BASE, SRAM2_SIZE),
        BACKMEM_ST_L4 "soc/stm32l476xx.h: SRAM2_BASE, SRAM2_SIZE; the linker script "
        "leaves it out (docs/manual/retained.md)",
    UNIT(1, 1, 1, LANES),
        BACKMEM_RETAINED_BYTES,
    SURVIVES(YES, UNKNOWN, UNKNOWN, YES, UNKNOWN, NO),
        "'SRAM2 is not erased when a system reset occurs' is what its option bit "
        "SRAM2_RST says while set, as delivered (" BACKMEM_ST_L4
        "drivers/include/stm32l4xx_hal_flash.h, OB_SRAM2_RST_NOT_ERASE); no text on "
        "watchdog and pin was read. Standby keeps it while RRS is set, 'powered by the "
        "low-power regulator' (the same, stm32l4xx_hal_pwr_ex.h)",
    STEPS(SET(RCC_APB1ENR1, PWREN),
          RETAIN(PWR_CR3, RRS),
          TRY_SET(RCC_APB2ENR, SYSCFGEN),
          ASK_CLEAR(SYSCFG_SWPR, PAGEx)),
        "PWREN, RRS, SYSCFGEN, bits in " BACKMEM_ST_L4 "soc/stm32l476xx.h. SWPR "
        "write-protects SRAM2 by pages until a reset, so it is named after a dropped "
        "store; SYSCFGEN is for reading it",
    HAZARDS(LOCK),
        "LOCK: SYSCFG_SWPR. Where the option bit SRAM2_PE is 0, parity is checked: "
        "words that were never stored since power-on may read as errors. A program can "
        "erase all of it with SYSCFG_SCSR.SRAM2ER",
    RESERVED(ALL(FIRMWARE, "MicroPython: its stack, and a cache of its flash")),
        "MicroPython: micropython/micropython@1c3c201149 "
        "ports/stm32/boards/stm32l476xe.ld, _sstack and _estack",
    CONFLICT("other L4 have another size of it at this address (SRAM2_SIZE of their "
             "headers: L412 8 KB, L43x 16 KB, L496 and L4A6 64 KB): a page of one's "
             "own tells it"),
    PROVED_BY(HEADER)));
