// Refuses, at compile time, retained RAM that zephyr,sram has too: the memory of a
// node, or a region of a chip such as ram_nrf52840. Both are a part of the RAM: until
// the overlay makes zephyr,sram shorter, the linker puts the program's variables there.
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

#define IS_IN_SRAM(base, bytes, secure_offset) \
    ((base) < SRAM_START + SRAM_BYTES && (base) + (bytes) > SRAM_START)

#define REFUSAL                                                          \
    " is RAM that zephyr,sram has too: let the overlay make the reg of " \
    "zephyr,sram shorter; see docs/symptoms/zephyr.md"

// ---- nodes that name their memory themselves ---------------------------------------

#define MEMORY(i)  DT_INST_PHANDLE(i, memory)
#define NAME_OF(i) DT_NODE_FULL_NAME(DT_DRV_INST(i))
#define MEMORY_IS_IN_SRAM(i) \
    IS_IN_SRAM(DT_REG_ADDR(MEMORY(i)), DT_REG_SIZE(MEMORY(i)), 0)

#define ASSERT_MEMORY(i) \
    _Static_assert(!MEMORY_IS_IN_SRAM(i), "memory of " NAME_OF(i) REFUSAL);
#define ASSERT_NODE(i) \
    COND_CODE_1(DT_INST_NODE_HAS_PROP(i, memory), (ASSERT_MEMORY(i)), ())

DT_INST_FOREACH_STATUS_OKAY(ASSERT_NODE)

// ---- nodes that take a region of the chip's ----------------------------------------

#ifdef BACKMEM_ZEPHYR_PAGE

#define IS_OF_CHIP(i) +!DT_INST_NODE_HAS_PROP(i, memory)
#define OF_CHIP       (0 DT_INST_FOREACH_STATUS_OKAY(IS_OF_CHIP))

#define ASSERT_REGION(k, name, place, ...) \
    _Static_assert(OF_CHIP == 0 || !IS_IN_SRAM place, "region " name REFUSAL);

#undef BACKMEM_MAKE
#define BACKMEM_MAKE(chip, vendor, ...)         \
    BACKMEM_REGIONS(ASSERT_REGION, __VA_ARGS__) \
    _Static_assert(1, "the semicolon behind a page")

#include BACKMEM_ZEPHYR_PAGE

#endif
