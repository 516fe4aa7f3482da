// Stands for FreeRTOS's critical sections: those of tasks count, those of interrupts
// give what was masked, and each belongs to its own.
//
// SPDX-License-Identifier: MIT
#pragma once
#include "rtos.h"

static inline BaseType_t xPortIsInsideInterrupt(void) {
    return rtos_interrupt;
}

static inline void rtos_task_enter(void) {
    rtos_must(!rtos_interrupt, "taskENTER_CRITICAL in an interrupt");
    rtos_depth++;
    rtos_entered++;
}

static inline void rtos_task_exit(void) {
    rtos_must(!rtos_interrupt, "taskEXIT_CRITICAL in an interrupt");
    rtos_must(rtos_depth > 0, "taskEXIT_CRITICAL without an ENTER");
    rtos_depth--;
}

static inline UBaseType_t rtos_isr_enter(void) {
    rtos_must(rtos_interrupt, "taskENTER_CRITICAL_FROM_ISR in a task");
    rtos_entered++;
    return rtos_depth++;
}

static inline void rtos_isr_exit(UBaseType_t state) {
    rtos_must(rtos_interrupt, "taskEXIT_CRITICAL_FROM_ISR in a task");
    rtos_must(state + 1 == rtos_depth, "the state of another ENTER");
    rtos_depth = (unsigned)state;
}

#define taskENTER_CRITICAL()               rtos_task_enter()
#define taskEXIT_CRITICAL()                rtos_task_exit()
#define taskENTER_CRITICAL_FROM_ISR()      rtos_isr_enter()
#define taskEXIT_CRITICAL_FROM_ISR(status) rtos_isr_exit(status)
