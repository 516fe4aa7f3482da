// Refuses, at compile time, a chip whose regions are RAM that zephyr,sram has too.
// Retained RAM, such as that of the chip ram_nrf52840, is a part of the RAM: until the
// overlay makes zephyr,sram shorter, the linker puts the program's variables there.
//
// This includes the chip's page once more. Here the page makes an assertion for each of
// its regions, where elsewhere it makes tables.
//
// SPDX-License-Identifier: MIT
#define DT_DRV_COMPAT backmem_region

#include <zephyr/devicetree.h>
#include <zephyr/sys/util.h>

#include "backmem/page.h"

#if DT_HAS_CHOSEN(zephyr_sram)
#define SRAM_START DT_REG_ADDR(DT_CHOSEN(zephyr_sram))
#define SRAM_BYTES DT_REG_SIZE(DT_CHOSEN(zephyr_sram))
#else
#define SRAM_START 0
#define SRAM_BYTES 0
#endif

// Nodes that take a region of the chip's. The others name their memory themselves.
#define IS_OF_CHIP(i) +!DT_INST_NODE_HAS_PROP(i, memory)
#define OF_CHIP       (0 DT_INST_FOREACH_STATUS_OKAY(IS_OF_CHIP))

#define IS_IN_SRAM(base, bytes, secure_offset) \
    ((base) < SRAM_START + SRAM_BYTES && (base) + (bytes) > SRAM_START)

#define ASSERT_REGION(k, name, place, ...)                                     \
    _Static_assert(OF_CHIP == 0 || !IS_IN_SRAM place,                          \
                   "region " name " is RAM that zephyr,sram has too: "         \
                   "let the overlay make the reg of zephyr,sram shorter; see " \
                   "docs/manual/zephyr.md, nRF52");

#undef BACKMEM_MAKE
#define BACKMEM_MAKE(chip, vendor, ...)         \
    BACKMEM_REGIONS(ASSERT_REGION, __VA_ARGS__) \
    _Static_assert(1, "the semicolon behind a page")

#include BACKMEM_ZEPHYR_PAGE
