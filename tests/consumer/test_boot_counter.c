// The C program of the README, on a model of the STM32F405's backup domain.
// Addresses and bits are those of ST's reference manual RM0090, not of chips/.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"

uint32_t boot_count(void);

#define PWR_CR      0x40007000u
#define PWR_CSR     0x40007004u
#define RCC_AHB1ENR 0x40023830u
#define RCC_APB1ENR 0x40023840u
#define RCC_BDCR    0x40023870u
#define BKPSRAM     0x40024000u

static void f405_begin(uint32_t ready_polls) {
    static const hostile_register_t fixed[] = {
        { .address = RCC_APB1ENR },
        { .address = RCC_AHB1ENR, .reset = 0x00100000 },
        { .address = RCC_BDCR, .kept = true },
        { .address = PWR_CR, .clock = { RCC_APB1ENR, 1u << 28 } },
    };
    static hostile_register_t csr = {
        .address = PWR_CSR,
        .ready = 1u << 3, // BRR
        .start = { PWR_CSR, 1u << 9 },
        .clock = { RCC_APB1ENR, 1u << 28 },
        .unlock = { PWR_CR, 1u << 8 }, // DBP
        .kept = true,
    };
    static const hostile_memory_t sram = {
        .base = BKPSRAM,
        .bytes = 4096,
        .narrow = HOSTILE_LANES,
        .clock = { RCC_AHB1ENR, 1u << 18 },
        .unlock = { PWR_CR, 1u << 8 },
        .retain = { PWR_CSR, 1u << 9 }, // BRE
    };
    hostile_begin();
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        hostile_map_register(&fixed[i]);
    }
    csr.polls = ready_polls;
    hostile_map_register(&csr);
    hostile_map(&sram);
    hostile_power_on();
}

static void the_count_outlives_resets_and_the_main_supply(void) {
    f405_begin(3);
    CHECK_EQ(boot_count(), 1);
    hostile_reset();
    CHECK_EQ(boot_count(), 2);
    hostile_supply_loss();
    CHECK_EQ(boot_count(), 3);
    hostile_power_on();
    CHECK_EQ(boot_count(), 1);
    CHECK_STR(hostile_fault(), "none");
}

static void count(void *argument) {
    *(uint32_t *)argument = boot_count();
}

// Each store of a start is the last one before the supply's next gap.
static void a_cut_start_is_counted_or_not(void) {
    bool done = false;
    for (uint32_t stores = 0; !done && stores < 100; stores++) {
        uint32_t now = 0;
        f405_begin(3);
        CHECK_EQ(boot_count(), 1);
        CHECK_EQ(boot_count(), 2);
        done = hostile_run(stores, count, &now);
        CHECK(!done || now == 3);
        hostile_reset();
        now = boot_count();
        CHECK(now == 4 || (!done && now == 3));
    }
    CHECK(done);
    CHECK_STR(hostile_fault(), "none");
}

// Kept by the main supply alone, which is enough for a reset.
static void without_its_regulator_it_counts_resets(void) {
    f405_begin(HOSTILE_NEVER);
    CHECK_EQ(boot_count(), 1);
    hostile_reset();
    CHECK_EQ(boot_count(), 2);
    CHECK_STR(hostile_fault(), "none");
}

int main(void) {
    RUN(the_count_outlives_resets_and_the_main_supply);
    RUN(a_cut_start_is_counted_or_not);
    RUN(without_its_regulator_it_counts_resets);
    return CHECK_EXIT();
}
