// BACKMEM_ARDUINO_RAM(kept, 256): an array of 256 words named kept, in RAM that neither
// the core's start-up code nor the board's bootloader clears. Once in a sketch.
//
//     BACKMEM_ARDUINO_RAM(kept, 256);
//     backmem::Memory memory(kept);
//
// What each core has, with sources: docs/manual/arduino.md, which is README.md in the
// library's folder. An array without a section is cleared at each start.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ARDUINO_RAM_H
#define BACKMEM_ARDUINO_RAM_H

#include <stdint.h>

#define BACKMEM_ARDUINO_IN(section_name, name, words) \
    static uint32_t name[words] __attribute__((section(section_name)))

#if defined(ARDUINO_ARCH_RP2040)
#define BACKMEM_ARDUINO_RAM(name, words) \
    BACKMEM_ARDUINO_IN(".uninitialized_data." #name, name, words)

#elif defined(ARDUINO_ARCH_STM32)
#define BACKMEM_ARDUINO_RAM(name, words) BACKMEM_ARDUINO_IN(".noinit", name, words)

#elif defined(ARDUINO_ARCH_MBED) && defined(ARDUINO_ARCH_NRF52840)
// The bootloader of the Nano 33 BLE has RAM up to 0x20009E14, and clears it at each
// reset. The section begins at 0x20000200 or behind: so many words in front of the
// array are not used.
#define BACKMEM_ARDUINO_BOOTLOADER_WORDS ((0x20009E14 - 0x20000200) / 4)
#define BACKMEM_ARDUINO_RAM(name, words)                       \
    static struct {                                            \
        uint32_t bootloader[BACKMEM_ARDUINO_BOOTLOADER_WORDS]; \
        uint32_t array[words];                                 \
    } name##_ram __attribute__((section(".noinit")));          \
    static uint32_t(&name)[words] = name##_ram.array

#elif defined(ARDUINO_ARCH_ESP32)
#define BACKMEM_ARDUINO_RAM(name, words) static RTC_NOINIT_ATTR uint32_t name[words]

#else
#define BACKMEM_ARDUINO_RAM(name, words)                                              \
    static_assert((words) == 0, "backmem: no RAM of this core is known that a reset " \
                                "leaves alone; use Memory without an array, if the "  \
                                "chip has another memory");                           \
    static uint32_t name[words]
#endif

#endif
