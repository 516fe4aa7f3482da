// The boot ROM's way into flash or to BOOTSEL, and its flash functions.
//
// Which scratch words it takes, and when, follows raspberrypi/pico-bootrom-rp2040:
// bootrom/bootrom_main.c (reset_usb_boot, _flash_boot) and usb_device_tiny/runtime.c
// (watchdog_reboot).
//
// SPDX-License-Identifier: MIT
#include "rom.h"

#define BOOT2_BYTES   256
#define WDSEL_ALL     0x1fffcu // but the two oscillators
#define ENABLE        (1u << 30)
#define TICK_ENABLE   (1u << 9)
#define MICROSECONDS  1000u // in a millisecond; RP2040-E1 makes two counts of one
#define AFTER_UF2_MS  1000
#define TO_BOOTSEL_MS 10

static void watchdog_reboot(uint32_t entry, uint32_t stack, uint32_t milliseconds) {
    PSM_WDSEL = WDSEL_ALL;
    WATCHDOG_CTRL = 0;
    if (entry != 0) {
        entry |= 1;
        WATCHDOG_SCRATCH[4] = BOOT_MAGIC;
        WATCHDOG_SCRATCH[5] = entry ^ (0u - BOOT_MAGIC);
        WATCHDOG_SCRATCH[6] = stack;
        WATCHDOG_SCRATCH[7] = entry;
    } else {
        WATCHDOG_SCRATCH[4] = 0;
    }
    WATCHDOG_LOAD = milliseconds * MICROSECONDS;
    WATCHDOG_TICK = TICK_ENABLE | 12;
    WATCHDOG_CTRL = ENABLE;
}

__attribute__((noreturn)) static void wait_for_reset(void) {
    for (;;) {
        __asm volatile("wfi");
    }
}

// Where the two arguments are is read by the loader, which is not here: somebody
// outside puts the file into flash.
__attribute__((noreturn)) static void usb_boot(void) {
    rom_wait_for_uf2();
    watchdog_reboot(0, SRAM_END, AFTER_UF2_MS);
    wait_for_reset();
}

__attribute__((noreturn)) void rom_reset_usb_boot(uint32_t gpio, uint32_t disabled) {
    WATCHDOG_SCRATCH[0] = gpio;
    WATCHDOG_SCRATCH[1] = disabled;
    watchdog_reboot((uint32_t)(uintptr_t)usb_boot, SRAM_END, TO_BOOTSEL_MS);
    wait_for_reset();
}

// CRC-32 of polynomial 0x04C11DB7, highest bit first, from all ones.
static uint32_t crc32(const uint8_t *at, uint32_t bytes) {
    uint32_t crc = ~0u;
    for (; bytes > 0; bytes--) {
        crc ^= (uint32_t)*at++ << 24;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc << 1 ^ ((crc & 1u << 31) != 0 ? 0x04c11db7u : 0);
        }
    }
    return crc;
}

// The second stage, when there is one, runs from the end of SRAM; its link register
// says to go on with the vectors behind it.
void rom_main(void) {
    rom_memcpy((void *)BOOT2_AT, (const void *)XIP_BASE, BOOT2_BYTES);
    const uint8_t *stage = (const uint8_t *)BOOT2_AT;
    if (crc32(stage, BOOT2_BYTES - 4)
        == *(const volatile uint32_t *)(BOOT2_AT + BOOT2_BYTES - 4)) {
        __asm volatile("mov lr, %0\n bx %1" : : "l"(0), "l"(BOOT2_AT | 1));
    }
    usb_boot();
}

// ---- flash ---------------------------------------------------------------------
// The emulator has no flash commands: bus stores reach the cells.

void rom_flash_range_erase(uint32_t at, uint32_t bytes, uint32_t block,
                           uint8_t command) {
    (void)block;
    (void)command;
    rom_memset((void *)(uintptr_t)(XIP_BASE + at), 0xff, bytes);
}

// Programming clears bits and sets none.
void rom_flash_range_program(uint32_t at, const uint8_t *from, uint32_t bytes) {
    volatile uint32_t *cell = &REGISTER(XIP_BASE + at);
    for (uint32_t i = 0; i < bytes; i += 4) {
        *cell++ &= from[i] | (uint32_t)from[i + 1] << 8 | (uint32_t)from[i + 2] << 16
                   | (uint32_t)from[i + 3] << 24;
    }
}
