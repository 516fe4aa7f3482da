// The hostile memory bites: each trap, sprung by hand. Otherwise the suites that
// pass on it would show nothing.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"

#define MEM  0x40024000u
#define REG  0x40007000u
#define GATE 0x40007004u

static hostile_memory_t memory;

static void begin(hostile_memory_t how) {
    memory = how;
    memory.base = MEM;
    memory.bytes = 64;
    hostile_begin();
    hostile_map(&memory);
    hostile_power_on();
}

static void poke_word(uint32_t address, uint32_t value) {
    for (uint32_t i = 0; i < 4; i++) {
        hostile_poke(address + i, (uint8_t)(value >> 8 * i));
    }
}

static uint32_t peek_word(uint32_t address) {
    uint32_t value = 0;
    for (uint32_t i = 0; i < 4; i++) {
        value |= (uint32_t)hostile_peek(address + i) << 8 * i;
    }
    return value;
}

// What the cell holds after a store into 0x11223344, and a barrier.
static uint32_t after(uint32_t offset, unsigned width, uint32_t value) {
    poke_word(MEM, 0x11223344u);
    hostile_store(MEM + offset, width, value);
    hostile_barrier();
    return peek_word(MEM);
}

// ---- narrow stores ----------------------------------------------------------

static void lanes_store_the_bytes_named(void) {
    begin((hostile_memory_t){ .narrow = HOSTILE_LANES });
    CHECK_EQ(after(0, 1, 0xab), 0x112233abu);
    CHECK_EQ(after(3, 1, 0xab), 0xab223344u);
    CHECK_EQ(after(2, 2, 0xabcd), 0xabcd3344u);
    CHECK_EQ(after(0, 4, 0xaabbccddu), 0xaabbccddu);
    CHECK_EQ(hostile_load(MEM + 1, 1), 0xcc);
    CHECK_EQ(hostile_load(MEM + 2, 2), 0xaabb);
    CHECK_STR(hostile_fault(), "none");
}

static void replicating_memory_repeats_the_datum(void) {
    begin((hostile_memory_t){ .narrow = HOSTILE_REPLICATES });
    CHECK_EQ(after(1, 1, 0xab), 0xababababu);
    CHECK_EQ(after(2, 2, 0xabcd), 0xabcdabcdu);
    CHECK_EQ(after(0, 4, 0xaabbccddu), 0xaabbccddu);
}

static void zero_filling_memory_clears_the_rest(void) {
    begin((hostile_memory_t){ .narrow = HOSTILE_ZERO_FILLS });
    CHECK_EQ(after(1, 1, 0xab), 0x0000ab00u);
    CHECK_EQ(after(2, 2, 0xabcd), 0xabcd0000u);
    CHECK_EQ(after(0, 4, 0xaabbccddu), 0xaabbccddu);
}

static void trapping_memory_faults_on_narrow_accesses(void) {
    begin((hostile_memory_t){ .narrow = HOSTILE_TRAPS });
    CHECK_EQ(after(0, 1, 0xab), 0x11223344u);
    CHECK_STR(hostile_fault(), "a narrow store, 1 bytes at 0x40024000");
    begin((hostile_memory_t){ .narrow = HOSTILE_TRAPS });
    (void)hostile_load(MEM + 2, 2);
    CHECK_STR(hostile_fault(), "a narrow load, 2 bytes at 0x40024002");
}

static void truncating_memory_reads_noise_where_nothing_is(void) {
    begin((hostile_memory_t){ .missing = 0xffff0000u });
    CHECK_EQ(after(0, 4, 0xaabbccddu), 0x0000ccddu);
    uint32_t seen = 0;
    for (int i = 0; i < 64; i++) {
        const uint32_t value = hostile_load(MEM, 4);
        CHECK_EQ(value & 0xffffu, 0xccdd);
        seen |= value;
    }
    CHECK_EQ(seen >> 16, 0xffff);
}

static void wrong_addresses_fault(void) {
    begin((hostile_memory_t){ 0 });
    hostile_store(MEM + 2, 4, 0);
    CHECK_STR(hostile_fault(), "an unaligned access, 4 bytes at 0x40024002");
    begin((hostile_memory_t){ 0 });
    (void)hostile_load(MEM + 64, 4);
    CHECK_STR(hostile_fault(), "a load where nothing is, 4 bytes at 0x40024040");
    begin((hostile_memory_t){ 0 });
    hostile_store(MEM - 4, 4, 0);
    CHECK_STR(hostile_fault(), "a store where nothing is, 4 bytes at 0x40023ffc");
    begin((hostile_memory_t){ 0 });
    hostile_allow(MEM + 4, MEM + 8);
    (void)hostile_load(MEM + 4, 4);
    CHECK_STR(hostile_fault(), "none");
    (void)hostile_load(MEM + 8, 1);
    CHECK_STR(hostile_fault(), "an access outside the span, 1 bytes at 0x40024008");
}

// ---- stores that vanish -----------------------------------------------------

static const hostile_register_t gate = { .address = GATE };

static void gate_opens_after_the_read_back_and_shuts_at_once(void) {
    begin((hostile_memory_t){ .unlock = { GATE, 2 } });
    hostile_map_register(&gate);
    CHECK_EQ(after(0, 4, 1), 0x11223344u);
    hostile_store(GATE, 4, 2);
    CHECK_EQ(after(0, 4, 1), 0x11223344u);
    CHECK_EQ(hostile_load(GATE, 4), 2);
    CHECK_EQ(after(0, 4, 1), 1);
    hostile_store(GATE, 4, 0);
    CHECK_EQ(after(0, 4, 1), 0x11223344u);
}

static void memory_without_its_clock_reads_zero(void) {
    begin((hostile_memory_t){ .clock = { GATE, 1 } });
    hostile_map_register(&gate);
    poke_word(MEM, 0x11223344u);
    CHECK_EQ(hostile_load(MEM, 4), 0);
    CHECK_EQ(after(0, 4, 1), 0x11223344u);
    hostile_register_set(GATE, 1);
    CHECK_EQ(hostile_load(MEM, 4), 0x11223344u);
}

static void posted_store_needs_a_barrier_or_a_load(void) {
    begin((hostile_memory_t){ 0 });
    poke_word(MEM, 0);
    hostile_store(MEM, 4, 5);
    hostile_reset();
    CHECK_EQ(peek_word(MEM), 0);
    hostile_store(MEM, 4, 5);
    (void)hostile_load(MEM + 8, 4);
    hostile_reset();
    CHECK_EQ(peek_word(MEM), 5);
    hostile_store(MEM, 4, 6);
    hostile_barrier();
    hostile_reset();
    CHECK_EQ(peek_word(MEM), 6);
}

// ---- ECC --------------------------------------------------------------------

static void ecc_word_must_be_stored_before_it_is_used(void) {
    begin((hostile_memory_t){ .ecc = true, .armed = true });
    (void)hostile_load(MEM, 4);
    CHECK(strcmp(hostile_fault(), "none") != 0);
    begin((hostile_memory_t){ .ecc = true });
    (void)hostile_load(MEM, 4);
    CHECK_STR(hostile_fault(), "none");
    begin((hostile_memory_t){ .ecc = true });
    hostile_store(MEM, 1, 5);
    hostile_barrier();
    CHECK(strcmp(hostile_fault(), "none") != 0);
    begin((hostile_memory_t){ .ecc = true });
    hostile_store(MEM, 4, 5);
    CHECK_EQ(hostile_load(MEM, 4), 5);
    CHECK_STR(hostile_fault(), "none");
}

// Stores a byte into word 0, then `second`; gives word 0 after a reset.
static uint32_t ecc_then(uint32_t offset, unsigned width, uint32_t value) {
    begin((hostile_memory_t){ .ecc = true });
    poke_word(MEM, 0x11223344u);
    poke_word(MEM + 4, 0);
    hostile_store(MEM, 1, 0xab);
    hostile_barrier();
    CHECK_EQ(hostile_load(MEM, 4), 0x112233abu); // it looks as if it were there
    hostile_store(MEM + offset, width, value);
    hostile_barrier();
    hostile_reset();
    CHECK_STR(hostile_fault(), "none");
    return peek_word(MEM);
}

static void ecc_buffer_is_lost_unless_something_takes_it_out(void) {
    CHECK_EQ(ecc_then(4, 4, 7), 0x11223344u);           // a word elsewhere does not
    CHECK_EQ(ecc_then(4, 1, 7), 0x112233abu);           // a part elsewhere does
    CHECK_EQ(ecc_then(0, 4, 0x55667788u), 0x55667788u); // so does the word itself
    CHECK_EQ(ecc_then(1, 1, 0xcd), 0x11223344u);        // both wait together
}

// ---- the cache --------------------------------------------------------------

#define CLEAN      0xe000ef68u
#define CLEAN_DROP 0xe000ef70u

static uint32_t cached_then(uint32_t order, bool barrier) {
    begin((hostile_memory_t){ .cached = true });
    poke_word(MEM, 0);
    hostile_cache_on();
    hostile_store(MEM, 4, 9);
    hostile_barrier();
    CHECK_EQ(hostile_load(MEM, 4), 9);
    CHECK_EQ(peek_word(MEM), 0);
    if (order != 0) {
        hostile_store(order, 4, MEM + 4);
    }
    if (barrier) {
        hostile_barrier();
    }
    hostile_reset();
    CHECK_STR(hostile_fault(), "none");
    return peek_word(MEM);
}

static void dirty_line_is_lost_unless_cleaned_and_waited_for(void) {
    CHECK_EQ(cached_then(0, true), 0);
    CHECK_EQ(cached_then(CLEAN, false), 0);
    CHECK_EQ(cached_then(CLEAN, true), 9);
    CHECK_EQ(cached_then(CLEAN_DROP, true), 9);
}

static void clean_line_hides_a_dropped_store_until_invalidated(void) {
    for (int drop = 0; drop < 2; drop++) {
        begin((hostile_memory_t){ .cached = true, .unlock = { GATE, 1 } });
        hostile_map_register(&gate);
        poke_word(MEM, 0);
        hostile_cache_on();
        hostile_store(MEM, 4, 9);
        hostile_store(drop != 0 ? CLEAN_DROP : CLEAN, 4, MEM);
        hostile_barrier();
        CHECK_EQ(hostile_load(MEM, 4), drop != 0 ? 0 : 9);
    }
}

static void core_tells_whether_its_cache_is_on(void) {
    begin((hostile_memory_t){ 0 });
    CHECK_EQ(hostile_load(0xe000ed14u, 4), 0);
    hostile_cache_on();
    CHECK_EQ(hostile_load(0xe000ed14u, 4), 1u << 16);
    hostile_reset();
    CHECK_EQ(hostile_load(0xe000ed14u, 4), 0);
    hostile_store(0xe000ed14u, 4, 0);
    CHECK(strcmp(hostile_fault(), "none") != 0);
}

// ---- registers --------------------------------------------------------------

static void registers_keep_to_their_kind(void) {
    const hostile_register_t reg = {
        .address = REG, .reset = 0x0000f0f1u, .fixed = 0x1, .acks = 0xf0
    };
    begin((hostile_memory_t){ 0 });
    hostile_map_register(&reg);
    hostile_store(REG, 4, 0x00000030u);
    CHECK_EQ(hostile_load(REG, 4), 0x000000c1u);
    hostile_reset();
    CHECK_EQ(hostile_load(REG, 4), 0x0000f0f1u);
    CHECK_STR(hostile_fault(), "none");
    hostile_store(REG, 1, 0);
    CHECK(strcmp(hostile_fault(), "none") != 0);
}

static void ready_bit_comes_after_its_polls_and_falls_with_its_cause(void) {
    const hostile_register_t reg = {
        .address = REG, .ready = 8, .polls = 2, .start = { GATE, 1 }, .kept = true
    };
    begin((hostile_memory_t){ 0 });
    hostile_map_register(&reg);
    hostile_map_register(&gate);
    for (int i = 0; i < 5; i++) {
        CHECK_EQ(hostile_load(REG, 4), 0);
    }
    hostile_register_set(GATE, 1);
    CHECK_EQ(hostile_load(REG, 4), 0);
    CHECK_EQ(hostile_load(REG, 4), 0);
    CHECK_EQ(hostile_load(REG, 4), 8);
    hostile_reset(); // which leaves the register, not the gate
    CHECK_EQ(hostile_load(REG, 4), 0);
}

// ---- events -----------------------------------------------------------------

static void retained_memory_outlives_the_supply(void) {
    for (uint32_t on = 0; on < 2; on++) {
        const hostile_register_t kept = { .address = GATE, .kept = true };
        begin((hostile_memory_t){ .retain = { GATE, 1 } });
        hostile_map_register(&kept);
        hostile_register_set(GATE, on);
        uint32_t same = 0;
        uint8_t cells[64];
        for (uint32_t i = 0; i < 64; i++) {
            cells[i] = hostile_peek(MEM + i);
        }
        hostile_reset();
        for (uint32_t i = 0; i < 64; i++) {
            CHECK_EQ(hostile_peek(MEM + i), cells[i]);
        }
        hostile_supply_loss();
        for (uint32_t i = 0; i < 64; i++) {
            same += hostile_peek(MEM + i) == cells[i] ? 1 : 0;
        }
        CHECK(on == 1 ? same == 64 : same < 32);
    }
}

static void store_three_words(void *unused) {
    (void)unused;
    for (uint32_t i = 0; i < 3; i++) {
        hostile_store(MEM + 4 * i, 4, i + 1);
    }
    hostile_barrier();
}

static void power_is_cut_after_the_stores_granted(void) {
    for (uint32_t granted = 0; granted < 5; granted++) {
        begin((hostile_memory_t){ 0 });
        for (uint32_t i = 0; i < 3; i++) {
            poke_word(MEM + 4 * i, 0);
        }
        CHECK_EQ(hostile_run(granted, store_three_words, NULL), granted >= 3);
        hostile_barrier();
        for (uint32_t i = 0; i < 3; i++) {
            CHECK_EQ(peek_word(MEM + 4 * i), i < granted ? i + 1 : 0);
        }
        CHECK_EQ(hostile_count(HOSTILE_STORE, 4, MEM, MEM + 64),
                 granted < 3 ? granted : 3);
    }
}

static void critical_sections_must_end_and_not_nest(void) {
    begin((hostile_memory_t){ 0 });
    const uint32_t outer = hostile_enter();
    CHECK_STR(hostile_fault(), "a critical section was not left");
    hostile_exit(outer);
    CHECK_STR(hostile_fault(), "none");
    hostile_exit(outer);
    CHECK(strcmp(hostile_fault(), "none") != 0);
    begin((hostile_memory_t){ 0 });
    (void)hostile_enter();
    hostile_exit(hostile_enter());
    CHECK(strcmp(hostile_fault(), "none") != 0);
    begin((hostile_memory_t){ 0 });
    (void)hostile_enter();
    hostile_exit(0);
    CHECK(strcmp(hostile_fault(), "none") != 0);
}

int main(void) {
    hostile_seed();
    RUN(lanes_store_the_bytes_named);
    RUN(replicating_memory_repeats_the_datum);
    RUN(zero_filling_memory_clears_the_rest);
    RUN(trapping_memory_faults_on_narrow_accesses);
    RUN(truncating_memory_reads_noise_where_nothing_is);
    RUN(wrong_addresses_fault);
    RUN(gate_opens_after_the_read_back_and_shuts_at_once);
    RUN(memory_without_its_clock_reads_zero);
    RUN(posted_store_needs_a_barrier_or_a_load);
    RUN(ecc_word_must_be_stored_before_it_is_used);
    RUN(ecc_buffer_is_lost_unless_something_takes_it_out);
    RUN(dirty_line_is_lost_unless_cleaned_and_waited_for);
    RUN(clean_line_hides_a_dropped_store_until_invalidated);
    RUN(core_tells_whether_its_cache_is_on);
    RUN(registers_keep_to_their_kind);
    RUN(ready_bit_comes_after_its_polls_and_falls_with_its_cause);
    RUN(retained_memory_outlives_the_supply);
    RUN(power_is_cut_after_the_stores_granted);
    RUN(critical_sections_must_end_and_not_nest);
    return CHECK_EXIT();
}
