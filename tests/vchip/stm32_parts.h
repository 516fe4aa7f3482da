// The STM32 parts under test, and their steps as operations of the probe. Addresses
// and bits are read from the manuals and ST's headers once more: RM0090 (F405), RM0433
// (H743), RM0444 (G0), RM0432 and RM0351 (L4), RM0008 (F103), RM0456 (U5), RM0410
// (F767), RM0434 (WB), RM0438 (L5), RM0481 (H573), RM0477 (H7RS).
//
// SPDX-License-Identifier: MIT
#ifndef STM32_PARTS_H
#define STM32_PARTS_H

#include "dut.h"

// What the STM32 parts differ in.
typedef struct part {
    const char *chip;
    uint32_t pwren_reg, pwren; // 0: the power block needs no clock
    uint32_t dbp_reg, dbp;
    uint32_t regclk_reg, regclk; // clock of the backup registers; 0: none
    const char *registers;       // the memory's name
    uint32_t first;              // address of register 0 or 1
    uint32_t bdcr;
    uint32_t flag_reg, flag; // tamper flag, and how software clears it
    uint32_t unflag_reg, unflag;
    bool w0c;
    bool device;      // unaligned accesses fault
    const char *sram; // NULL: has none
    uint32_t base, bytes;
    uint32_t sramclk_reg, sramclk;
    uint32_t retain_reg, retain, ready;
    uint32_t ready_reg; // 0: ready is in retain_reg
    uint32_t cr2;       // TAMP_CR2 where software can erase; 0: it cannot
    bool blocks;        // and TAMP_CR2 can block
} part_t;

static const part_t parts[] = {
    { "stm32f405", 0x40023840, 1u << 28,   0x40007000, 1u << 8,  0,          0,
      "RTC_BKP",   0x40002850, 0x40023870, 0x4000280c, 1u << 13, 0x4000280c, 1u << 13,
      true,        false,      "BKPSRAM",  0x40024000, 4096,     0x40023830, 1u << 18,
      0x40007004,  1u << 9,    1u << 3,    0,          0,        false },
    { "stm32h743", 0,          0,          0x58024800, 1u << 8,  0x580244f4, 1u << 16,
      "RTC_BKP",   0x58004050, 0x58024470, 0x5800400c, 1u << 13, 0x5800400c, 1u << 13,
      true,        true,       "BKPSRAM",  0x38800000, 4096,     0x580244e0, 1u << 28,
      0x58024808,  1,          1u << 16,   0,          0,        false },
    { "stm32g0",  0x4002103c, 1u << 28,   0x40007000, 1u << 8, 0x4002103c, 1u << 10,
      "TAMP_BKP", 0x4000b100, 0x4002105c, 0x4000b030, 1,       0x4000b03c, 1,
      false,      false,      NULL,       0,          0,       0,          0,
      0,          0,          0,          0,          0,       false },
    { "stm32l4", 0x40021058, 1u << 28,   0x40007000, 1u << 8,  0x40021058, 1u << 10,
      "RTC_BKP", 0x40002850, 0x40021090, 0x4000280c, 1u << 13, 0x4000280c, 1u << 13,
      true,      false,      NULL,       0,          0,        0,          0,
      0,         0,          0,          0,          0,        false },
    { "stm32l476", 0x40021058, 1u << 28,   0x40007000, 1u << 8,  0,          0,
      "RTC_BKP",   0x40002850, 0x40021090, 0x4000280c, 1u << 13, 0x4000280c, 1u << 13,
      true,        false,      NULL,       0,          0,        0,          0,
      0,           0,          0,          0,          0,        false },
    { "stm32f103", 0x4002101c, 1u << 28,   0x40007000, 1u << 8, 0x4002101c, 1u << 27,
      "BKP_DR1",   0x40006c04, 0x40021020, 0x40006c34, 1u << 8, 0x40006c34, 1,
      false,       false,      NULL,       0,          0,       0,          0,
      0,           0,          0,          0,          0,       false },
    { "stm32u5",  0x46020c94, 1u << 2,    0x46020828, 1,          0x46020ca8, 1u << 21,
      "TAMP_BKP", 0x46007d00, 0x46020cf0, 0x46007c30, 1,          0x46007c3c, 1,
      false,      true,       "BKPSRAM",  0x40036400, 2048,       0x46020c88, 1u << 28,
      0x46020820, 1,          0,          0,          0x46007c04, true },
    { "stm32f767", 0x40023840, 1u << 28,   0x40007000, 1u << 8,  0x40023840, 1u << 10,
      "RTC_BKP",   0x40002850, 0x40023870, 0x4000280c, 1u << 13, 0x4000280c, 1u << 13,
      true,        true,       "BKPSRAM",  0x40024000, 4096,     0x40023830, 1u << 18,
      0x40007004,  1u << 9,    1u << 3,    0,          0,        false },
    { "stm32wb", 0,          0,          0x58000400, 1u << 8,  0x58000058, 1u << 10,
      "RTC_BKP", 0x40002850, 0x58000090, 0x4000280c, 1u << 13, 0x4000280c, 1u << 13,
      true,      false,      NULL,       0,          0,        0,          0,
      0,         0,          0,          0,          0,        false },
    { "stm32l5",  0x40021058, 1u << 28,   0x40007000, 1u << 8,    0x40021058, 1u << 10,
      "TAMP_BKP", 0x40003500, 0x40021090, 0x40003430, 1,          0x4000343c, 1,
      false,      true,       NULL,       0,          0,          0,          0,
      0,          0,          0,          0,          0x40003404, false },
    { "stm32h573", 0,          0,          0x44020824, 1,          0x44020ca8, 1u << 21,
      "TAMP_BKP",  0x44007d00, 0x44020cf0, 0x44007c30, 1,          0x44007c3c, 1,
      false,       true,       "BKPSRAM",  0x40036400, 4096,       0x44020c88, 1u << 28,
      0x44020820,  1,          1u << 16,   0x44020828, 0x44007c04, true },
    { "stm32h7rs", 0,          0,          0x58024800, 1u << 8,    0x58024554, 1u << 16,
      "TAMP_BKP",  0x58004500, 0x58024470, 0x58004430, 1,          0x5800443c, 1,
      false,       true,       "BKPSRAM",  0x38800000, 4096,       0x58024540, 1u << 28,
      0x58024808,  1,          1u << 16,   0,          0x58004404, true },
};

#define EACH_PART(p) for (const part_t *p = parts; p < parts + VCHIP_COUNT(parts); p++)
#define EACH_SRAM(p) EACH_PART(p) if (p->sram != NULL)

// A step that a part does not have becomes a store to the test port that does nothing.
#define STEP(reg, bits) \
    { (reg) ? OP_SET : OP_EXPECT, (reg), (reg) ? (bits) : 0 }
#define UNSTEP(reg, bits) \
    { (reg) ? OP_CLEAR : OP_EXPECT, (reg), (reg) ? (bits) : 0 }
#define UNLOCK(p)      STEP((p)->pwren_reg, (p)->pwren), STEP((p)->dbp_reg, (p)->dbp)
#define REGS_ON(p)     UNLOCK(p), STEP((p)->regclk_reg, (p)->regclk)
#define SRAM_ON(p)     UNLOCK(p), STEP((p)->sramclk_reg, (p)->sramclk)
#define READY(p)       LD4((p)->ready_reg != 0 ? (p)->ready_reg : (p)->retain_reg)
#define READY_THREE(p) READY(p), READY(p), READY(p)
#define RETAIN(p)      STEP((p)->retain_reg, (p)->retain), READY_THREE(p)

CHECK_UNUSED static uint32_t stored(const part_t *p, uint32_t value) {
    return strcmp(p->chip, "stm32f103") == 0 ? value & 0xffff : value;
}

CHECK_UNUSED static uint32_t word_of(const char *memory, unsigned index) {
    return vchip_contents(dut, memory, NULL)[index];
}

CHECK_UNUSED static void part_open(const part_t *p) {
    CHECK_AT(p->chip, 0, 0, 0);
    dut_open(p->chip);
}

#endif
