// The hostile memory: an address space in RAM that does to careless accesses
// what real backup domains do.
//
// The unchanged sources of src/ run on it: with -DBACKMEM_CONFIG='"hostile.h"'
// every bus access, barrier and critical section lands here (config.h). Memory
// may replicate, zero-fill, truncate or trap narrow stores, ignore stores until
// it is clocked and unlocked, keep ECC words in a buffer and lines in a cache
// until a reset takes them. It wakes as noise. Each access is logged; whatever
// silicon would punish is a fault; the power can be cut after any store.
//
// It knows nothing of the library, and there is one: a test begins with
// hostile_begin, maps memories and registers, then hostile_power_on.
//
// SPDX-License-Identifier: MIT
#ifndef HOSTILE_H
#define HOSTILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- the seam ---------------------------------------------------------------

#define BACKMEM_LOAD32(address)         hostile_load((address), 4)
#define BACKMEM_STORE32(address, value) hostile_store((address), 4, (value))
#define BACKMEM_LOAD8(address)          ((uint8_t)hostile_load((address), 1))
#define BACKMEM_STORE8(address, value)  hostile_store((address), 1, (value))
#define BACKMEM_BARRIER()               hostile_barrier()
#define BACKMEM_HAS_SCB                 1 // the hostile memory has a cache
#define BACKMEM_CRITICAL_ENTER()        hostile_enter()
#define BACKMEM_CRITICAL_EXIT(state)    hostile_exit(state)
#define BACKMEM_WAIT_POLLS              100u

// `width` is 1, 2 or 4 bytes.
uint32_t hostile_load(uintptr_t address, unsigned width);
void hostile_store(uintptr_t address, unsigned width, uint32_t value);
void hostile_barrier(void);
uint32_t hostile_enter(void);
void hostile_exit(uint32_t state);

// ---- what there is at the addresses -----------------------------------------

// Open while the register at `address` has all `bits` set; {0} is always open.
// A bit opens it once the register was read back after the store, and shuts it
// at once: bus clocks and write protection need that settling read.
typedef struct hostile_gate {
    uint32_t address;
    uint32_t bits;
} hostile_gate_t;

// What the memory makes of an access narrower than a word.
typedef enum hostile_narrow {
    HOSTILE_LANES,      // stores the bytes named
    HOSTILE_REPLICATES, // repeats the datum over the word
    HOSTILE_ZERO_FILLS, // stores it, and zeros in the word's other bytes
    HOSTILE_TRAPS,      // faults, on loads too
} hostile_narrow_t;

#define HOSTILE_LINE      32u   // bytes of a cache line
#define HOSTILE_BYTES_MAX 8192u // of one memory

// A memory. Stores are posted: one is on its way until the next access to the
// same memory or a barrier; a reset or a gate that shuts meanwhile eats it.
typedef struct hostile_memory {
    uint32_t base;  // a multiple of HOSTILE_LINE
    uint32_t bytes; // of addresses; a multiple of HOSTILE_LINE
    hostile_narrow_t narrow;
    uint32_t missing; // bits of each word that are not stored and read as noise
    // ECC: a narrow store waits in a buffer of one word, which a reset drops. It
    // leaves for the cells by a narrow store to another word or a word store to
    // its own, not by a word store to another. To store a part of a word before it
    // was ever stored whole is a fault; to load it gives noise.
    bool ecc;
    // ECC words of 64 bits: a store of a word is a narrow one too. It may be to words
    // that were never stored: start-up code clears its memory so.
    bool ecc64;
    uint32_t spare; // a word with nothing in it: accesses are not logged, and in any span
    bool armed; // the interrupt for wrong check bits is: to load such a word is a fault
    bool cached;           // when the data cache is on, dirty lines die at a reset
    hostile_gate_t clock;  // shut: loads give 0, stores vanish
    hostile_gate_t unlock; // shut: stores vanish
    hostile_gate_t retain; // shut when the supply goes: it wakes as noise
} hostile_memory_t;

// A 32-bit register. Narrow accesses are faults.
typedef struct hostile_register {
    uint32_t address;
    uint32_t reset; // its value after a reset
    uint32_t fixed; // bits that stores do not change: status, locks
    uint32_t acks;  // bits that a stored 1 clears
    uint32_t ready; // bits that come up by themselves, while `start` is open,
                    // at the load after `polls` loads; they fall with `start`
    uint32_t polls; // HOSTILE_NEVER: they do not come
    hostile_gate_t start;
    hostile_gate_t clock;  // shut: reads 0, stores vanish
    hostile_gate_t unlock; // shut: stores vanish
    bool kept;             // in the backup domain: only power-on resets it
} hostile_register_t;

#define HOSTILE_NEVER UINT32_MAX

// An empty address space, everything below back to its default.
void hostile_begin(void);

// The descriptors are the caller's and must stay.
void hostile_map(const hostile_memory_t *memory);
void hostile_map_register(const hostile_register_t *reg);

// The data cache of Armv7-M: on until the next reset. DCCMVAC and DCCIMVAC
// clean the line they name, which is done at the next barrier.
void hostile_cache_on(void);

// ---- events -----------------------------------------------------------------

// First power: memories wake as noise, registers with their reset values.
void hostile_power_on(void);

// A reset of the core: buffers, posted stores, dirty lines and the registers
// that are not kept are gone.
void hostile_reset(void);

// The main supply goes and comes back, the battery holds: a reset, and memory
// that is not retained wakes as noise.
void hostile_supply_loss(void);

// Runs `body` and takes the power at store number `stores` + 1, which does not
// happen. Gives false when it was cut. No event follows by itself.
bool hostile_run(uint32_t stores, void (*body)(void *), void *argument);

// Runs `handler` as an interrupt before access number n from now (1: the next; a
// barrier counts as one), or, when that is in a critical section, at its end. Once.
void hostile_interrupt_at(uint32_t n, void (*handler)(void));

// Whether critical sections hold interrupts off: true after begin.
void hostile_hook(bool present);

// ---- what the tester sees ---------------------------------------------------

// "none", or the first thing done that silicon would punish.
const char *hostile_fault(void);

// From now on, accesses to memory outside [from, to) are faults.
void hostile_allow(uint32_t from, uint32_t to);

// What a cell holds, past buffers and caches: what a reset would leave.
uint8_t hostile_peek(uint32_t address);
void hostile_peek_all(uint32_t address, uint8_t *to, uint32_t bytes);

// Change a cell, as a whole-word store of long ago.
void hostile_poke(uint32_t address, uint8_t value);

// From now on, stores to the cells [address, address + bytes) are ignored; bytes 0:
// none.
void hostile_stick(uint32_t address, uint32_t bytes);

// Fill all memories with noise, as whole-word stores of long ago.
void hostile_poke_noise(void);

uint32_t hostile_register_value(uint32_t address);
void hostile_register_set(uint32_t address, uint32_t value);

typedef enum hostile_kind {
    HOSTILE_LOAD,
    HOSTILE_STORE
} hostile_kind_t;

typedef struct hostile_access {
    uint32_t address;
    uint32_t value;   // loaded or stored
    uint32_t section; // number of the critical section it was made in; 0: none
    uint8_t width;
    uint8_t kind; // hostile_kind_t
} hostile_access_t;

#define HOSTILE_LOG_MAX 65536u // accesses; one more ends the test program

// The accesses since begin or forget, oldest first.
const hostile_access_t *hostile_log(size_t *count);
void hostile_forget(void);

// Those of one kind and width (0: any) with an address in [from, to).
uint32_t hostile_count(hostile_kind_t kind, unsigned width, uint32_t from, uint32_t to);

// Noise. The seed is BACKMEM_SEED of the environment, else the time; printed.
void hostile_seed(void);
uint32_t hostile_random(void);

#endif
