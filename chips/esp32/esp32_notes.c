// Where the facts of esp32.c come from.
//
// SPDX-License-Identifier: MIT
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
            "(components/esp_hw_support/sleep_modes.c). No battery supply",
        .steps = "none. machine.RTC() initialises its own length and magic word beside "
                 "the buffer",
        .hazards =
            "none known. MICROPY_HW_RTC_MEM_INIT_ALWAYS clears it at each start; "
            "an RTC watchdog, brown-out or super watchdog reset may clear it",
        .owners = "all of it: RTC.memory() copies from and to the same bytes and keeps "
                  "its own length (" MICROPYTHON "machine_rtc.c)",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

const backmem_chip_sources_t backmem_sources_esp32 = {
    .chip = &backmem_chip_esp32,
    .vendor = "Espressif",
    .rows = rows,
};
