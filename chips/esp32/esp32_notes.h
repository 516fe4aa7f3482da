// Sources of esp32_rows.h. Each chip's notes include them once, after BATTERY and
// PROOF.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_ESP32_NOTES_H
#define BACKMEM_CHIPS_ESP32_NOTES_H

#include "backmem/notes.h"

#define MICROPYTHON "micropython/micropython@1c3c2011 ports/esp32/"

static const backmem_sources_t rows[] = {
    {
        .place =
            MICROPYTHON "machine_rtc.c: rtc_user_mem_data, placed by the linker; "
                        "2048 bytes unless MICROPY_HW_RTC_USER_MEM_MAX says else. "
                        "It follows a 16-bit length, so it may not be word-aligned",
        .rule = "normal memory through the data bus "
                "(espressif/esp-idf docs/en/api-guides/memory-types.rst); only the "
                "instruction bus alias of the ESP32 and ESP32-S2, which is not used "
                "here, faults on bytes",
        .survives =
            "RTC_NOINIT_ATTR is never touched by the start-up code: CPU and core "
            "resets keep it; the EN pin is a power-on (espressif/esp-idf "
            "components/esp_system, reset_reasons.h, port/cpu_start.c); deep "
            "sleep keeps it while the linker sees data in RTC memory "
            "(components/esp_hw_support/sleep_modes.c). " BATTERY,
        .steps = "none. machine.RTC() initialises its own length and magic word beside "
                 "the buffer",
        .hazards =
            "none known. MICROPY_HW_RTC_MEM_INIT_ALWAYS clears it at each start; "
            "an RTC watchdog, brown-out or super watchdog reset may clear it",
        .owners = "all of it: RTC.memory() copies from and to the same bytes and keeps "
                  "its own length (" MICROPYTHON "machine_rtc.c)",
        .proof = PROOF,
    },
};

#endif
