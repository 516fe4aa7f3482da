// What ESP32 and its series share: RTC memory that the firmware's linker script places.
// MicroPython keeps a buffer there; elsewhere the caller owns one, in a no-init
// section. There is no address to hand out: any other RTC memory may belong to the
// heap, the ULP or the ROM.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ESP32_FAMILY_H
#define BACKMEM_ESP32_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_ESP32_PORT "micropython/micropython@1c3c2011 ports/esp32/"

// `survives` differs, and what is said of a battery supply.
#define BACKMEM_PAGE_RTC_USER_MEM(survives, battery, proof)                            \
    BACKMEM_MAKE_REGION("RTC_USER_MEM",                                                \
        BACKMEM_PAGE_PLACED_BY_LINKER,                                                 \
            BACKMEM_ESP32_PORT "machine_rtc.c: rtc_user_mem_data, placed by the "      \
            "linker; 2048 "                                                            \
            "bytes unless MICROPY_HW_RTC_USER_MEM_MAX says else. It follows a 16-bit " \
            "length, so it may not be word-aligned",                                   \
        BACKMEM_PAGE_UNIT(1, 1, 1, LANES),                                             \
            "normal memory through the data bus (espressif/esp-idf "                   \
            "docs/en/api-guides/memory-types.rst); only the instruction bus alias of " \
            "the ESP32 and ESP32-S2, which is not used here, faults on bytes",         \
        BACKMEM_PAGE_##survives,                                                       \
            "RTC_NOINIT_ATTR is never touched by the start-up code: CPU and core "     \
            "resets keep it; the EN pin is a power-on (espressif/esp-idf "             \
            "components/esp_system, reset_reasons.h, port/cpu_start.c); deep sleep "   \
            "keeps it while the linker sees data in RTC memory "                       \
            "(components/esp_hw_support/sleep_modes.c). " battery,                     \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none: ESP-IDF's sleep code drives the bits that power or isolate the "    \
            "memory, and its protection leaves the half open that the linker uses "    \
            "(espressif/esp-idf@102122904ad components/soc, rtc_cntl_reg.h, "          \
            "sensitive_reg.h, pmu_reg.h). machine.RTC() initialises its own length "   \
            "and magic word beside the buffer",                                        \
        BACKMEM_PAGE_NO_HAZARDS,                                                       \
            "none known. MICROPY_HW_RTC_MEM_INIT_ALWAYS clears it at each start; an "  \
            "RTC watchdog, brown-out or super watchdog reset may clear it",            \
        BACKMEM_PAGE_RESERVED(ALL(FIRMWARE, "MicroPython, RTC.memory()")),             \
            "all of it: RTC.memory() copies from and to the same bytes and keeps its " \
            "own length (" BACKMEM_ESP32_PORT "machine_rtc.c)",                        \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PAGE_##proof)

#endif
