// Entry to the program's own HardFault handler.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_EXCEPTIONS_H
#define VCHIP_EXCEPTIONS_H

#include <unicorn/unicorn.h>

#include "state.h"

// What the processor noticed, at vchip->pc; a fetch at its own address.
typedef enum vchip_mistake {
    VCHIP_MISTAKE_NONE,
    VCHIP_MISTAKE_DATA,        // a load or store that the bus refused
    VCHIP_MISTAKE_FETCH,       // an instruction that the bus refused
    VCHIP_MISTAKE_INSTRUCTION, // one that this processor does not have
    VCHIP_MISTAKE_UNALIGNED,   // on v6-M
    VCHIP_MISTAKE_BREAKPOINT,  // bkpt, and no debugger
} vchip_mistake_t;

// Address of the program's handler that can answer a mistake: of a Cortex-M, where its
// table has one, and that is not running yet. 0: there is none.
uint32_t vchip_exception_handler(const vchip_t *vchip, uc_engine *uc);

// Stacks the frame, sets the fault status registers, and makes the engine ready to go
// on at *pc. `address` is that of the data which the bus refused. False: the frame does
// not fit where the stack pointer points.
bool vchip_exception_enter(vchip_t *vchip, uc_engine *uc, vchip_mistake_t mistake,
                           uint32_t address, uint32_t *pc);

#endif
