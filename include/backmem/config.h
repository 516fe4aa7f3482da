// What a platform may replace: bus accesses, the barrier, critical sections.
//
// Build the library with -DBACKMEM_CONFIG='"my_backmem_config.h"' and define
// in that header any of the macros below; the others keep their defaults. All
// device memory and all registers are reached through these access macros
// and nothing else, which is also how the tests put a hostile memory under the
// unchanged sources.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CONFIG_H
#define BACKMEM_CONFIG_H

#include <stdint.h>

#ifndef __GNUC__ // clang defines it too
#error "backmem needs gcc or clang: attributes, barriers and unrolled loops are theirs"
#endif

#ifdef BACKMEM_CONFIG
#include BACKMEM_CONFIG
#endif

// One bus access of exactly this width. `address` is a uintptr_t.
#ifndef BACKMEM_LOAD32
#define BACKMEM_LOAD32(address) (*(const volatile uint32_t *)(uintptr_t)(address))
#endif
#ifndef BACKMEM_STORE32
#define BACKMEM_STORE32(address, value) \
    ((void)(*(volatile uint32_t *)(uintptr_t)(address) = (value)))
#endif
#ifndef BACKMEM_LOAD16 // of registers alone, as STORE16
#define BACKMEM_LOAD16(address) (*(const volatile uint16_t *)(uintptr_t)(address))
#endif
#ifndef BACKMEM_STORE16
#define BACKMEM_STORE16(address, value) \
    ((void)(*(volatile uint16_t *)(uintptr_t)(address) = (value)))
#endif
#ifndef BACKMEM_LOAD8
#define BACKMEM_LOAD8(address) (*(const volatile uint8_t *)(uintptr_t)(address))
#endif
#ifndef BACKMEM_STORE8
#define BACKMEM_STORE8(address, value) \
    ((void)(*(volatile uint8_t *)(uintptr_t)(address) = (value)))
#endif

// Earlier stores are complete before anything later starts.
#ifndef BACKMEM_BARRIER
#if defined(__ARM_ARCH) && __ARM_ARCH_PROFILE == 'M'
#define BACKMEM_BARRIER() __asm volatile("dsb 0xf" ::: "memory")
#else
#define BACKMEM_BARRIER() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#endif
#endif

// Whether the core's own registers tell if the data cache is on, as those of Armv7E-M
// and Armv8-M do. Elsewhere no cache affects the regions: Armv6-M, the Cortex-M3 and
// the Cortex-M23 have none.
#ifndef BACKMEM_HAS_SCB
#if defined(__ARM_ARCH_7EM__) || defined(__ARM_ARCH_8M_MAIN__) \
    || defined(__ARM_ARCH_8_1M_MAIN__)
#define BACKMEM_HAS_SCB 1
#else
#define BACKMEM_HAS_SCB 0
#endif
#endif

// Entered around each read-modify-write, of a register or of a unit of which only a
// part is stored, and around the append of a log. ENTER gives a uint32_t, EXIT takes it
// back. No section begins inside another. Default: none; then one caller at a time may
// use a chip's regions.
#ifndef BACKMEM_CRITICAL_ENTER
#define BACKMEM_CRITICAL_ENTER()     (0u)
#define BACKMEM_CRITICAL_EXIT(state) ((void)(state))
#endif

// How the checks of stores are computed: 16 for a table of 16 words, 256 for one of
// 256, which takes half the time and 960 bytes more, 0 for none, which takes three
// times as long. The bits are the same.
#ifndef BACKMEM_STORE_CRC_TABLE
#ifdef BACKMEM_CRC_TABLE
#define BACKMEM_STORE_CRC_TABLE BACKMEM_CRC_TABLE
#else
#define BACKMEM_STORE_CRC_TABLE 16
#endif
#endif

// The same for words, records and logs: 16 or 0, which is 92 bytes smaller. Chips with
// a small core have few words to check, and not much flash.
#ifndef BACKMEM_CRC_TABLE
#ifdef __ARM_ARCH_6M__
#define BACKMEM_CRC_TABLE 0
#else
#define BACKMEM_CRC_TABLE 16
#endif
#endif

// How many versions of the format after this one are recognised: their objects are
// FOREIGN, and their contents stay. Each version costs another check of what a record's
// header claims, on memory that holds no record of the program's own.
#ifndef BACKMEM_NEWER_VERSIONS
#define BACKMEM_NEWER_VERSIONS 14u
#endif

// How often a ready bit is read before open returns TIMEOUT.
#ifndef BACKMEM_WAIT_POLLS
#define BACKMEM_WAIT_POLLS 1000000u
#endif

#endif
