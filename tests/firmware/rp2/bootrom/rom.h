// What the files of the stand-in for RP2040's boot ROM share.
//
// SPDX-License-Identifier: MIT
#ifndef RP2_BOOTROM_ROM_H
#define RP2_BOOTROM_ROM_H

#include <stdint.h>

#define SRAM_END   0x20042000u
#define BOOT2_AT   (SRAM_END - 256)
#define XIP_BASE   0x10000000u
#define BOOT_MAGIC 0xb007c0d3u

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define PSM_WDSEL         REGISTER(0x40010008u)
#define WATCHDOG_CTRL     REGISTER(0x40058000u)
#define WATCHDOG_LOAD     REGISTER(0x40058004u)
#define WATCHDOG_SCRATCH  (&REGISTER(0x4005800cu))
#define WATCHDOG_TICK     REGISTER(0x4005802cu)

// functions.c; the first six are in the table that header.S has.
void *rom_memset(void *to, int value, uint32_t bytes);
void *rom_memcpy(void *to, const void *from, uint32_t bytes);
uint32_t rom_popcount32(uint32_t value);
uint32_t rom_reverse32(uint32_t value);
uint32_t rom_clz32(uint32_t value);
uint32_t rom_ctz32(uint32_t value);
const void *rom_table_lookup(const uint16_t *table, uint32_t code);

// boot.c
void rom_flash_range_erase(uint32_t at, uint32_t bytes, uint32_t block,
                           uint8_t command);
void rom_flash_range_program(uint32_t at, const uint8_t *from, uint32_t bytes);
__attribute__((noreturn)) void rom_reset_usb_boot(uint32_t gpio, uint32_t disabled);
__attribute__((noreturn)) void rom_main(void);

// header.S: BOOTSEL. Returns when somebody has put a UF2 file there.
void rom_wait_for_uf2(void);

#endif
