// The buffer of the port's machine_rtc.c, at as bad an address as it may have:
// it follows a 16-bit length there.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

struct esp32_memory {
    uint32_t magic;
    uint16_t length;
    uint8_t data[2048];
};

extern struct esp32_memory esp32_memory;
struct esp32_memory esp32_memory = { .magic = 0x12345678 };

__asm(".globl rtc_user_mem_data\n"
      ".set rtc_user_mem_data, esp32_memory + 6\n");
