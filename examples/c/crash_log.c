// What crashed, and where: a HardFault handler stores the registers, and the next start
// tells them. For the STM32F405; other Cortex-M need other names of chip and RAM only.
//
// The first crash stays until it was read: whatever faults after it stores nothing.
// Power lost in the middle of the handler leaves a crash that cannot be read, and that
// is told.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/log.h"
#include "board.h"

#define RAM_BEGIN 0x20000000u
#define RAM_END   0x20020000u

#define CFSR (*(volatile const uint32_t *)0xe000ed28u) // why: Cortex-M3 and up
#define HFSR (*(volatile const uint32_t *)0xe000ed2cu)
#define BFAR (*(volatile const uint32_t *)0xe000ed38u) // which address

// 32 bytes: what an engineer asks first.
typedef struct crash {
    uint32_t boot;
    uint32_t pc, lr, xpsr; // 0 where the stack pointer led nowhere
    uint32_t sp;           // when it happened
    uint32_t cfsr, hfsr, bfar;
} crash_t;

static backmem_region_t sram;
static backmem_log_t crashes; // of one entry: the panic slot
static backmem_boot_t boot;

// ---- at the crash ------------------------------------------------------------------

// `frame` is where the processor left r0-r3, r12, lr, pc and xPSR.
__attribute__((noreturn, used)) static void crash_store(const uint32_t *frame) {
    const uintptr_t at = (uintptr_t)frame;
    crash_t crash = { .boot = boot.boots,
                      .sp = (uint32_t)at + 32,
                      .cfsr = CFSR,
                      .hfsr = HFSR,
                      .bfar = BFAR };
    if (at % 4 == 0 && at >= RAM_BEGIN && at <= RAM_END - 32) {
        crash.lr = frame[5];
        crash.pc = frame[6];
        crash.xpsr = frame[7];
    }
    (void)!backmem_log_append_once(&crashes, &crash);
    board_reset();
}

// Bit 2 of lr tells which stack has the frame. Every Cortex-M has these instructions.
void HardFault_Handler(void);

__attribute__((naked)) void HardFault_Handler(void) {
    __asm volatile(".syntax unified\n"
                   "movs r1, #4\n"
                   "mov  r2, lr\n"
                   "mrs  r0, msp\n"
                   "tst  r1, r2\n"
                   "beq  1f\n"
                   "mrs  r0, psp\n"
                   "1:\n"
                   "ldr  r1, =crash_store\n"
                   "bx   r1\n"
                   ".ltorg\n");
}

// ---- at the next start -----------------------------------------------------------

// Objects side by side; adding one behind them moves none.
static bool memory_begin(void) {
    backmem_place_t last = { &sram, 0, 0 };
    backmem_status_t status;
    if (backmem_region_open(&sram, &backmem_chip_stm32f405.regions[0])
        || backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
                             &status)
        || backmem_boot_begin(&boot, 0)) {
        return false;
    }
    const uint32_t bytes = BACKMEM_LOG_BYTES(sizeof(crash_t), 1);
    return backmem_log_open(&crashes, backmem_place_take(&last, bytes), sizeof(crash_t),
                            &status)
           == BACKMEM_OK;
}

// True: there was one.
static bool crash_report(void) {
    crash_t crash;
    uint16_t cursor = 0;
    const bool whole = backmem_log_next(&crashes, &cursor, &crash) == BACKMEM_OK;
    if (!whole && crashes.lost == 0) {
        return false;
    }
    if (whole) {
        printf("start %lu crashed at pc 0x%08lx, called from 0x%08lx\n",
               (unsigned long)crash.boot, (unsigned long)crash.pc,
               (unsigned long)crash.lr);
        printf("  CFSR 0x%08lx, HFSR 0x%08lx, BFAR 0x%08lx\n",
               (unsigned long)crash.cfsr, (unsigned long)crash.hfsr,
               (unsigned long)crash.bfar);
    } else {
        printf("a start crashed, and its entry was cut off\n");
    }
    if (backmem_log_wipe(&crashes)) {
        printf("it cannot be wiped: the next crash will not be stored\n");
    }
    return true;
}

// A driver that is given the wrong address.
__attribute__((noinline)) static void pump_start(volatile uint32_t *pump) {
    *pump = 1;
}

int main(void) {
    if (!memory_begin()) {
        printf("the backup memory cannot be used\n");
        return 1;
    }
    printf("start %lu\n", (unsigned long)boot.boots);
    if (!crash_report()) {
        pump_start((volatile uint32_t *)0x60000000); // nothing is there
    }
    return 0;
}
