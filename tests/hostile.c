// The bus of the hostile memory: log, faults, power cuts, interrupts.
//
// SPDX-License-Identifier: MIT
#include "hostile_parts.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SECTION_TOKEN 0xc5000000u // so that a state passed back wrong shows

static struct bus {
    char fault[96];
    uint32_t allow_from, allow_to;
    hostile_access_t log[HOSTILE_LOG_MAX];
    size_t log_count;
    // Power.
    bool cut_armed;
    uint32_t stores_left;
    jmp_buf power;
    // Interrupts.
    void (*handler)(void);
    uint32_t handler_in; // accesses until it runs
    bool in_handler;
    bool hook;
    uint32_t depth;   // of critical sections
    uint32_t section; // number of the outermost that is open, or was last
} bus;

static uint32_t random_state = 1;

// ---- faults -----------------------------------------------------------------

void fault(const char *what, uintptr_t address, unsigned width) {
    if (bus.fault[0] == '\0') {
        snprintf(bus.fault, sizeof(bus.fault), "%s, %u bytes at 0x%08" PRIxPTR, what,
                 width, address);
    }
}

const char *hostile_fault(void) {
    if (bus.fault[0] == '\0' && bus.depth != 0) {
        return "a critical section was not left";
    }
    return bus.fault[0] == '\0' ? "none" : bus.fault;
}

void hostile_allow(uint32_t from, uint32_t to) {
    bus.allow_from = from;
    bus.allow_to = to;
}

// ---- log --------------------------------------------------------------------

static void log_add(hostile_kind_t kind, uint32_t address, unsigned width,
                    uint32_t value) {
    if (bus.log_count == HOSTILE_LOG_MAX) {
        printf("hostile: more than %u accesses, log is full\n", HOSTILE_LOG_MAX);
        exit(EXIT_FAILURE);
    }
    bus.log[bus.log_count++] = (hostile_access_t){
        .address = address,
        .value = value,
        .section = bus.depth > 0 ? bus.section : 0,
        .width = (uint8_t)width,
        .kind = (uint8_t)kind,
    };
}

const hostile_access_t *hostile_log(size_t *count) {
    *count = bus.log_count;
    return bus.log;
}

void hostile_forget(void) {
    bus.log_count = 0;
}

uint32_t hostile_count(hostile_kind_t kind, unsigned width, uint32_t from,
                       uint32_t to) {
    uint32_t count = 0;
    for (size_t i = 0; i < bus.log_count; i++) {
        const hostile_access_t *access = &bus.log[i];
        if (access->kind == kind && (width == 0 || access->width == width)
            && access->address >= from && access->address < to) {
            count++;
        }
    }
    return count;
}

// ---- interrupts -------------------------------------------------------------

void hostile_interrupt_at(uint32_t n, void (*handler)(void)) {
    bus.handler = handler;
    bus.handler_in = n;
}

void hostile_hook(bool present) {
    bus.hook = present;
}

// A handler does not interrupt itself and does not count its own accesses.
static void handler_run(void) {
    void (*handler)(void) = bus.handler;
    const uint32_t depth = bus.depth;
    bus.handler = NULL;
    bus.in_handler = true;
    bus.depth = 0;
    handler();
    bus.depth = depth;
    bus.in_handler = false;
}

static bool handler_due(void) {
    return bus.handler != NULL && bus.handler_in == 0;
}

static void handler_tick(void) {
    if (bus.handler != NULL && !bus.in_handler && bus.handler_in > 0) {
        bus.handler_in--;
    }
    if (handler_due() && (bus.depth == 0 || !bus.hook)) {
        handler_run();
    }
}

// A platform's lock may be one that waits for ever when it is taken twice.
uint32_t hostile_enter(void) {
    if (bus.depth > 0) {
        fault("a critical section inside another", bus.depth, 0);
    }
    bus.depth++;
    bus.section++;
    return SECTION_TOKEN + bus.depth;
}

void hostile_exit(uint32_t state) {
    if (bus.depth == 0 || state != SECTION_TOKEN + bus.depth) {
        fault("a critical section ends that did not begin", state, 0);
        return;
    }
    bus.depth--;
    if (bus.depth == 0 && handler_due()) {
        handler_run();
    }
}

// ---- power ------------------------------------------------------------------

static void store_spend(void) {
    if (!bus.cut_armed) {
        return;
    }
    if (bus.stores_left == 0) {
        bus.cut_armed = false;
        longjmp(bus.power, 1);
    }
    bus.stores_left--;
}

// What a core forgets when it is reset.
static void core_reset(void) {
    bus.cut_armed = false;
    bus.handler = NULL;
    bus.in_handler = false;
    bus.depth = 0;
}

bool hostile_run(uint32_t stores, void (*body)(void *), void *argument) {
    bus.stores_left = stores;
    bus.cut_armed = true;
    if (setjmp(bus.power) != 0) {
        core_reset();
        return false;
    }
    body(argument);
    bus.cut_armed = false;
    return true;
}

void hostile_begin(void) {
    core_reset();
    memories_unmap();
    registers_unmap();
    bus.fault[0] = '\0';
    bus.hook = true;
    bus.section = 0;
    hostile_allow(0, UINT32_MAX);
    hostile_forget();
}

void hostile_power_on(void) {
    memories_power_on();
    registers_reset(true);
    core_reset();
}

void hostile_reset(void) {
    memories_reset();
    registers_reset(false);
    core_reset();
}

void hostile_supply_loss(void) {
    memories_supply_loss();
    registers_reset(false);
    core_reset();
}

// ---- accesses ---------------------------------------------------------------

static bool access_good(uintptr_t address, unsigned width) {
    if (address > UINT32_MAX - width) {
        fault("an access outside 32 bits of addresses", address, width);
        return false;
    }
    if ((address & (width - 1)) != 0) {
        fault("an unaligned access", address, width);
        return false;
    }
    return true;
}

static void span_check(uint32_t address, unsigned width) {
    if (address < bus.allow_from || address > bus.allow_to - width) {
        fault("an access outside the span", address, width);
    }
}

uint32_t hostile_load(uintptr_t address, unsigned width) {
    uint32_t value = 0;
    handler_tick();
    if (!access_good(address, width)) {
        return value;
    }
    const uint32_t at = (uint32_t)address;
    if (memory_load(at, width, &value)) {
        if (memory_spares(at)) {
            return value;
        }
        span_check(at, width);
    } else if (!register_load(at, width, &value)) {
        fault("a load where nothing is", address, width);
    }
    log_add(HOSTILE_LOAD, at, width, value);
    return value;
}

void hostile_store(uintptr_t address, unsigned width, uint32_t value) {
    handler_tick();
    if (!access_good(address, width)) {
        return;
    }
    store_spend();
    const uint32_t at = (uint32_t)address;
    const bool spare = memory_spares(at);
    if (!spare) {
        log_add(HOSTILE_STORE, at, width, value);
    }
    if (memory_store(at, width, value)) {
        if (!spare) {
            span_check(at, width);
        }
    } else if (!register_store(at, width, value)) {
        fault("a store where nothing is", address, width);
    }
}

void hostile_barrier(void) {
    handler_tick();
    memories_barrier();
}

// ---- noise ------------------------------------------------------------------

void hostile_seed(void) {
    const char *text = getenv("BACKMEM_SEED");
    const unsigned long seed =
        text != NULL ? strtoul(text, NULL, 0) : (unsigned long)time(NULL);
    random_state = (uint32_t)seed | 1u; // xorshift must not start at zero
    printf("BACKMEM_SEED=0x%08" PRIx32 "\n", random_state);
}

uint32_t hostile_random(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state;
}
