// The program that is measured: calls the library and the hand-written loops.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "backmem/region.h"
#include "baseline.h"
#include "bench.h"

#define BYTES_MAX 4096u

// ---- regions -----------------------------------------------------------------

static const backmem_step_t steps[] = {
    { BENCH_REGISTERS + 0, 1u << 28, BACKMEM_STEP_SET },
    { BENCH_REGISTERS + 4, 1u << 8, BACKMEM_STEP_UNLOCK },
    { BENCH_REGISTERS + 8, 1u << 9, BACKMEM_STEP_RETAIN },
    { BENCH_REGISTERS + 8, 1u << 3, BACKMEM_STEP_RETAIN_READY },
};

#define ROW(itself, other, risks)                                                      \
    {                                                                                  \
        .name = "BENCH", .base = BENCH_WINDOW, .bytes = 2 * BYTES_MAX, .steps = steps, \
        .step_count = 4, .width = (itself), .stride = (other), .itemsize = (itself),   \
        .hazards = (risks),                                                            \
    }

static const backmem_region_desc_t words = ROW(4, 4, 0);
static const backmem_region_desc_t lanes = ROW(1, 1, 0);
static const backmem_region_desc_t cached = ROW(4, 4, BACKMEM_HAZARD_CACHEABLE);

static backmem_region_t region;
static uint32_t memory[BYTES_MAX / 4 + 2]; // the caller's side

static volatile uint32_t *const registers = (volatile uint32_t *)BENCH_REGISTERS;
static volatile uint32_t *const window = (volatile uint32_t *)BENCH_WINDOW;

// ---- rows ----------------------------------------------------------------------

static bench_row_t row;

#define ADDRESS(function) ((uint32_t)(uintptr_t)(function))

// Tells the runner what is measured next.
static void announce(const char *what, uint32_t bytes, uint32_t ours, uint32_t first,
                     uint32_t second) {
    memset(&row, 0, sizeof(row));
    for (size_t i = 0; i + 1 < sizeof(row.what) && what[i] != '\0'; i++) {
        row.what[i] = what[i];
    }
    row.bytes = bytes;
    row.ours = ours;
    row.baseline[0] = first;
    row.baseline[1] = second;
}

static void expect(uint32_t loads, uint32_t stores, uint32_t width) {
    row.loads = loads;
    row.stores = stores;
    row.width = width;
}

static void start(void) {
    __atomic_signal_fence(__ATOMIC_SEQ_CST); // the row is complete
    *(volatile uint32_t *)BENCH_ROW = ADDRESS(&row);
}

// A wrong result would make the numbers worthless: the runner sees a fault.
static void demand(bool good) {
    if (!good) {
        __builtin_trap();
    }
}

static void noise(void) {
    for (uint32_t i = 0; i < 2 * BYTES_MAX / 4; i++) {
        window[i] = 0x9e3779b9u * i;
    }
    for (uint32_t i = 0; i < sizeof(memory) / 4; i++) {
        memory[i] = 0x85ebca6bu * i;
    }
}

// Percent of the loop by hand that a long aligned read or write may take. Cleaning a
// cache is work that the loop leaves out.
static uint32_t gate(uint32_t bytes) {
    return bytes < 256 || region.desc == &cached ? 0 : 115;
}

// ---- what is measured ------------------------------------------------------------

// The ready bit is up whatever one does.
static void power_off(void) {
    registers[0] = registers[1] = 0;
    registers[2] = 1u << 3;
}

static void measure_open(void) {
    announce("open, cold", 0, ADDRESS(backmem_region_open), ADDRESS(enable_by_hand), 0);
    start();
    power_off();
    demand(backmem_region_open(&region, &words) == BACKMEM_OK);
    power_off();
    enable_by_hand(registers);

    announce("open, already open", 0, ADDRESS(backmem_region_open),
             ADDRESS(enable_by_hand), 0);
    start();
    demand(backmem_region_open(&region, &words) == BACKMEM_OK);
    enable_by_hand(registers);
}

static void measure_read(const char *what, uint32_t bytes) {
    announce(what, bytes, ADDRESS(backmem_region_read), ADDRESS(read_by_index),
             ADDRESS(read_by_pointer));
    expect(bytes / 4, 0, 4);
    row.gate = gate(bytes);
    start();
    demand(backmem_region_read(&region, 0, memory, bytes) == BACKMEM_OK);
    demand(memory[bytes / 4 - 1] == window[bytes / 4 - 1]);
    read_by_index(memory, window, bytes / 4);
    read_by_pointer(memory, window, bytes / 4);
}

static void measure_write(const char *what, uint32_t bytes) {
    announce(what, bytes, ADDRESS(backmem_region_write), ADDRESS(write_by_index),
             ADDRESS(write_by_pointer));
    expect(bytes / 4, bytes / 4, 4);
    row.gate = gate(bytes);
    start();
    demand(backmem_region_write(&region, 0, memory, bytes) == BACKMEM_OK);
    demand(memory[bytes / 4 - 1] == window[bytes / 4 - 1]);
    demand(write_by_index(window, memory, bytes / 4));
    demand(write_by_pointer(window, memory, bytes / 4));
}

static void measure_fill(uint32_t bytes) {
    announce("fill", bytes, ADDRESS(backmem_region_fill), ADDRESS(fill_by_index),
             ADDRESS(fill_by_pointer));
    expect(bytes / 4, bytes / 4, 4);
    start();
    demand(backmem_region_fill(&region, 0, 0x5a, bytes) == BACKMEM_OK);
    demand(window[bytes / 4 - 1] == 0x5a5a5a5au);
    demand(fill_by_index(window, 0x5a5a5a5au, bytes / 4));
    demand(fill_by_pointer(window, 0x5a5a5a5au, bytes / 4));
}

static void measure_compare(uint32_t bytes) {
    read_by_index(memory, window, bytes / 4);
    announce("compare", bytes, ADDRESS(backmem_region_compare), ADDRESS(same_by_index),
             ADDRESS(same_by_pointer));
    expect(bytes / 4, 0, 4);
    start();
    demand(backmem_region_compare(&region, 0, memory, bytes) == BACKMEM_OK);
    demand(same_by_index(window, memory, bytes / 4));
    demand(same_by_pointer(window, memory, bytes / 4));
}

// Against the loop over aligned words, which cannot do it: the price of the odd.
static void measure_odd(uint32_t bytes) {
    announce("read at an odd offset", bytes, ADDRESS(backmem_region_read),
             ADDRESS(read_by_index), ADDRESS(read_by_pointer));
    expect(bytes / 4 + 1, 0, 4);
    start();
    demand(backmem_region_read(&region, 1, memory, bytes) == BACKMEM_OK);
    read_by_index(memory, window, bytes / 4);
    read_by_pointer(memory, window, bytes / 4);

    announce("write at an odd offset", bytes, ADDRESS(backmem_region_write),
             ADDRESS(write_by_index), ADDRESS(write_by_pointer));
    expect(bytes / 4 + 3, bytes / 4 + 1, 4);
    start();
    demand(backmem_region_write(&region, 1, memory, bytes) == BACKMEM_OK);
    demand(write_by_index(window, memory, bytes / 4));
    demand(write_by_pointer(window, memory, bytes / 4));

    uint8_t *odd = (uint8_t *)memory + 1;
    announce("write from an odd address", bytes, ADDRESS(backmem_region_write),
             ADDRESS(write_by_index), ADDRESS(write_by_pointer));
    expect(bytes / 4, bytes / 4, 4);
    start();
    demand(backmem_region_write(&region, 0, odd, bytes) == BACKMEM_OK);
    demand(write_by_index(window, memory, bytes / 4));
    demand(write_by_pointer(window, memory, bytes / 4));
}

static void measure_byte(void) {
    const uint8_t value = 0x42;
    announce("write one byte of a word", 1, ADDRESS(backmem_region_write),
             ADDRESS(byte_put), 0);
    expect(2, 1, 4);
    start();
    demand(backmem_region_write(&region, 2, &value, 1) == BACKMEM_OK);
    demand((window[0] >> 16 & 0xff) == value);
    demand(byte_put(window, 2, value));
}

// Where bytes may be stored, the C library's memcpy may be used as well.
static void measure_memcpy(uint32_t bytes) {
    announce("read, byte lanes, to memcpy", bytes, ADDRESS(backmem_region_read),
             ADDRESS(memcpy), 0);
    expect(bytes / 4, 0, 4);
    start();
    demand(backmem_region_read(&region, 0, memory, bytes) == BACKMEM_OK);
    memcpy(memory, (void *)BENCH_WINDOW, bytes);

    announce("write, byte lanes, to memcpy", bytes, ADDRESS(backmem_region_write),
             ADDRESS(copy_by_library), 0);
    expect(bytes / 4, bytes / 4, 4);
    start();
    demand(backmem_region_write(&region, 0, memory, bytes) == BACKMEM_OK);
    demand(copy_by_library((void *)BENCH_WINDOW, memory, bytes));
}

static void measure_spans(void (*measure)(uint32_t bytes)) {
    const uint16_t sizes[] = { 4, 16, 64, 256, 1024, 4096 };
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        noise();
        measure(sizes[i]);
    }
}

// 260 to 268: sizes that no unrolled loop divides.
static void measure_aligned(const char *read, const char *write) {
    const uint16_t sizes[] = { 4, 16, 64, 256, 260, 264, 268, 1024, 4096 };
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        noise();
        measure_read(read, sizes[i]);
        measure_write(write, sizes[i]);
    }
}

void bench_main(void);

void bench_main(void) {
    measure_open();
    measure_aligned("read", "write");
    measure_spans(measure_fill);
    measure_spans(measure_compare);
    measure_spans(measure_odd);
    measure_byte();

    demand(backmem_region_open(&region, &lanes) == BACKMEM_OK);
    measure_aligned("read, byte lanes", "write, byte lanes");
    measure_spans(measure_memcpy);

    *(volatile uint32_t *)(BENCH_SYSTEM + 0xd14) = 1u << 16; // the data cache is on
    demand(backmem_region_open(&region, &cached) == BACKMEM_OK);
    measure_aligned("read, cached", "write, cached");
    *(volatile uint32_t *)BENCH_ROW = 0;
    demand(false);
}

extern uint32_t stack_top;
__attribute__((section(".vectors"), used)) static const void *const vectors[2] = {
    &stack_top, (const void *)(uintptr_t)bench_main
};
