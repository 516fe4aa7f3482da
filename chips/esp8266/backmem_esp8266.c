// ESP8266 and ESP8285: the user's half of the RTC memory.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_ESP8266_ARDUINO "esp8266/Arduino@f946290ea "

#define BACKMEM_RTC_USER_MEM       0x60001200u
#define BACKMEM_RTC_USER_MEM_COUNT 128

BACKMEM_PAGE(esp8266, "Espressif",

REGION("RTC_USER_MEM",
    WORDS_AT(RTC_USER_MEM, RTC_USER_MEM_COUNT),
        BACKMEM_ESP8266_ARDUINO "cores/esp8266/esp8266_peri.h: RTC_USER_MEM; Esp.cpp: "
        "blocks 64 to 191 of four bytes, as Espressif's SDK reference counts them. The "
        "256 bytes before are the SDK's",
    UNIT(4, 4, 4, UNKNOWN),
        "the SDK moves words of four bytes; what a narrower store does is not written "
        "down: treated as the worst",
    SURVIVES(YES, YES, YES, YES, NO, NO),
        "kept over EXT_RST, watchdogs, restart and deep sleep; after power-on and "
        "CHIP_EN they wake as noise (mhightower83/Arduino-ESP8266-misc wiki, "
        "'RTC-Memory'). The reset button of most boards is EXT_RST; where one pulls "
        "CHIP_EN, the memory is lost. No battery supply",
    NO_STEPS,
        "none",
    NO_HAZARDS,
        "none known",
    RESERVED(WORDS(0, 5, FIRMWARE, "MicroPython's clock; Arduino's updater"),
             WORDS(5, 27, BOOTLOADER, "Arduino's eboot, after an update over the air")),
        "words 0 to 4: micropython/micropython@1c3c2011 ports/esp8266/machine_rtc.c "
        "keeps the time, its calibration, a magic and the length of RTC.memory() "
        "there. Words 0 to 31: " BACKMEM_ESP8266_ARDUINO
        "bootloaders/eboot/eboot_command.h, the command of an update, read at each "
        "start and cleared in part. Not counted: RTC().memory() of MicroPython, which "
        "a program calls itself, takes words from 5 up",
    CONFLICT("short pulses on CHIP_EN mostly keep the contents (the same wiki): no one "
             "promises it"),
    PROVED_BY(HEADER)));
