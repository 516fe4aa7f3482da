// The processor: Unicorn, one fresh engine for each boot.
//
// What Unicorn 2.0.1 makes necessary, each of it measured:
//   - UC_MODE_MCLASS would force a Cortex-M33; the model is set instead;
//   - an unaligned access reaches the peripheral callbacks in pieces, so a
//     memory hook notes what the instruction asked for, and the first piece
//     carries out the whole;
//   - uc_emu_stop inside a peripheral callback stops at that very store, but
//     the engine must not be resumed: a boot that stopped is over.
//
// SPDX-License-Identifier: MIT
#include "machine.h"

#include <stdlib.h>
#include <string.h>
#include <unicorn/unicorn.h>

#include "access.h"
#include "exceptions.h"
#include "testport.h"
#include "cells.h"
#include "image_fit.h"
#include "stop.h"

#define PAGE      0x1000u
#define PROGRESS  (1u << 24)
#define MMIOS_MAX 24

// Where Unicorn calls us: a range of the bus that the model answers.
typedef struct mmio {
    vchip_t *vchip;
    uint32_t base;
} mmio_t;

struct vchip_machine {
    uc_engine *uc;
    uint8_t *ram[VCHIP_RANGES_MAX]; // one for each range of the chip; NULL: not RAM
    mmio_t mmios[MMIOS_MAX];
    unsigned mmio_count;
    vchip_bus_t asked; // what the instruction asked for
    unsigned pieces;   // of it that are still to come
    uint32_t answer;
    uint64_t look_at; // this instruction
    bool halted;
    vchip_mistake_t mistake; // for which the program's own handler is to run
    uint32_t refused;        // the address of that access
    const char *problem;
};

bool vchip_machine_make(vchip_t *vchip) {
    vchip->machine = calloc(1, sizeof(*vchip->machine));
    if (vchip->machine == NULL) {
        return false;
    }
    const vchip_range_t *range = vchip->chip->ranges;
    for (unsigned i = 0; range[i].kind != VCHIP_RANGE_END; i++) {
        if (range[i].kind == VCHIP_RAM && range[i].alias_of == 0) {
            vchip->machine->ram[i] = aligned_alloc(PAGE, range[i].bytes);
            if (vchip->machine->ram[i] == NULL) {
                return false;
            }
        }
    }
    return true;
}

void vchip_machine_free(vchip_t *vchip) {
    if (vchip->machine != NULL) {
        for (unsigned i = 0; i < VCHIP_RANGES_MAX; i++) {
            free(vchip->machine->ram[i]);
        }
        free(vchip->machine);
    }
}

// ---- callbacks --------------------------------------------------------------------

// What ends a boot only notes it; here the processor stops for it, once.
static void halt_if_ended(vchip_t *vchip) {
    if (vchip->stop != VCHIP_STOP_RUNNING && !vchip->machine->halted) {
        vchip->machine->halted = true;
        uc_emu_stop(vchip->machine->uc);
    }
}

// Sets when to look next: never, where neither is asked for.
static void look_set(vchip_t *vchip) {
    const uint64_t next = (vchip->instructions / PROGRESS + 1) * PROGRESS;
    vchip->machine->look_at = vchip->progress != NULL ? next : 0;
    if (vchip->limit != 0 && (vchip->progress == NULL || vchip->limit < next)) {
        vchip->machine->look_at = vchip->limit + 1;
    }
}

// How long the boot has run already.
static void time_look(vchip_t *vchip) {
    if (vchip->limit != 0 && vchip->instructions > vchip->limit) {
        vchip_end(vchip, VCHIP_STOP_LIMIT);
        halt_if_ended(vchip);
    }
    if (vchip->progress != NULL && vchip->instructions % PROGRESS == 0) {
        vchip->progress(vchip->progress_with, vchip->instructions);
    }
    look_set(vchip);
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *with) {
    vchip_t *vchip = with;
    (void)uc;
    (void)size;
    vchip->pc = (uint32_t)address;
    vchip->machine->pieces = 0;
    if (++vchip->instructions == vchip->machine->look_at) {
        time_look(vchip);
    }
}

static void on_memory(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                      int64_t value, void *with) {
    struct vchip_machine *machine = ((vchip_t *)with)->machine;
    (void)uc;
    if (machine->pieces != 0) {
        return; // Unicorn's own pieces of the access that is under way
    }
    machine->asked = (vchip_bus_t){
        .address = (uint32_t)address,
        .bytes = (uint32_t)size,
        .value = (uint32_t)value,
        .store = type == UC_MEM_WRITE,
    };
    if (size < 4) {
        machine->asked.value &= (1u << 8 * size) - 1;
    }
    machine->pieces = 1;
    if ((address & (uint64_t)(size - 1)) != 0) {
        machine->pieces = machine->asked.store ? (unsigned)size : 2;
    }
}

// The whole access, at its first piece.
static void piece_take(vchip_t *vchip, uint32_t address, unsigned size, bool store,
                       uint64_t value) {
    struct vchip_machine *machine = vchip->machine;
    const bool first =
        machine->pieces != 0
        && (store ? address == machine->asked.address
                  : address == (machine->asked.address & ~(machine->asked.bytes - 1)));
    if (machine->pieces == 0) {
        // Not seen by the hook, so by no instruction: take it as it comes.
        machine->asked = (vchip_bus_t){ address, size, (uint32_t)value, store, 0 };
        machine->pieces = 1;
        machine->answer = vchip_access(vchip, machine->asked);
    } else if (first) {
        machine->answer = vchip_access(vchip, machine->asked);
    }
    halt_if_ended(vchip);
    machine->pieces--;
}

static uint64_t on_read(uc_engine *uc, uint64_t offset, unsigned size, void *with) {
    const mmio_t *mmio = with;
    const uint32_t address = mmio->base + (uint32_t)offset;
    (void)uc;
    piece_take(mmio->vchip, address, size, false, 0);
    const struct vchip_machine *machine = mmio->vchip->machine;
    const uint64_t answer = machine->answer;
    return address <= machine->asked.address
               ? answer << 8 * (machine->asked.address - address)
               : answer >> 8 * (address - machine->asked.address);
}

static void on_write(uc_engine *uc, uint64_t offset, unsigned size, uint64_t value,
                     void *with) {
    const mmio_t *mmio = with;
    (void)uc;
    piece_take(mmio->vchip, mmio->base + (uint32_t)offset, size, true, value);
}

// A mistake that the program's handler answers only stops the engine for a while.
static bool mistake_is_handled(vchip_t *vchip, vchip_mistake_t mistake,
                               uint32_t address) {
    struct vchip_machine *machine = vchip->machine;
    if (vchip->stop != VCHIP_STOP_RUNNING) {
        return false;
    }
    const uint32_t handler = vchip_exception_handler(vchip, machine->uc);
    if (!vchip->handled || handler == 0) {
        vchip->unasked = handler;
        return false;
    }
    machine->mistake = mistake;
    machine->refused = address;
    vchip->pc = mistake == VCHIP_MISTAKE_FETCH ? address : vchip->pc;
    return true;
}

static bool on_invalid(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                       int64_t value, void *with) {
    vchip_t *vchip = with;
    (void)uc;
    (void)value;
    const bool fetch = type == UC_MEM_FETCH_UNMAPPED || type == UC_MEM_FETCH_PROT;
    if (mistake_is_handled(vchip, fetch ? VCHIP_MISTAKE_FETCH : VCHIP_MISTAKE_DATA,
                           (uint32_t)address)) {
        return false;
    }
    const char *what = type == UC_MEM_WRITE_PROT       ? "store to flash"
                       : type == UC_MEM_WRITE_UNMAPPED ? "store where nothing is"
                       : type == UC_MEM_READ_UNMAPPED  ? "load where nothing is"
                                                       : "jump to where no code is";
    vchip_fault(vchip, "%s: %d byte(s) at 0x%08x", what, size, (uint32_t)address);
    halt_if_ended(vchip);
    return false;
}

static void on_exception(uc_engine *uc, uint32_t number, void *with) {
    vchip_t *vchip = with;
    (void)uc;
    if (vchip->chip->cpu == VCHIP_RV32) {
        vchip_fault(vchip, "processor exception, mcause %u", number);
        halt_if_ended(vchip);
        return;
    }
    if ((number == 4 || number == 7)
        && mistake_is_handled(
            vchip, number == 4 ? VCHIP_MISTAKE_UNALIGNED : VCHIP_MISTAKE_BREAKPOINT,
            0)) {
        uc_emu_stop(uc);
        return;
    }
    const char *what = number == 2   ? "svc, and nobody answers it"
                       : number == 4 ? "unaligned access to working memory"
                       : number == 7 ? "bkpt"
                                     : "processor exception";
    vchip_fault(vchip, "%s (%u)", what, number);
    halt_if_ended(vchip);
}

// ---- putting an engine together -----------------------------------------------------

// The first problem is kept; the engine is then not started.
static void check(vchip_t *vchip, uc_err err) {
    if (err != UC_ERR_OK && vchip->machine->problem == NULL) {
        vchip->machine->problem = uc_strerror(err);
    }
}

static void mmio_map(vchip_t *vchip, uint32_t base, uint32_t bytes) {
    struct vchip_machine *machine = vchip->machine;
    if (machine->mmio_count == MMIOS_MAX) {
        machine->problem = "too many ranges";
        return;
    }
    mmio_t *mmio = &machine->mmios[machine->mmio_count++];
    *mmio = (mmio_t){ vchip, base };
    check(vchip, uc_mmio_map(machine->uc, base, bytes, on_read, mmio, on_write, mmio));
}

static int base_order(const void *a, const void *b) {
    const uc_mem_region *left = a, *right = b;
    return (left->begin > right->begin) - (left->begin < right->begin);
}

static bool is_mmio(const struct vchip_machine *machine, uint64_t base) {
    unsigned i = 0;
    while (i < machine->mmio_count && machine->mmios[i].base != base) {
        i++;
    }
    return i < machine->mmio_count;
}

// Each hook costs each access of the program a comparison. So ranges that no memory
// stands between share one; where nothing is, it sees accesses that fault anyway.
static void memory_hooks_add(vchip_t *vchip) {
    struct vchip_machine *machine = vchip->machine;
    uc_mem_region *regions = NULL;
    uint32_t count = 0;
    check(vchip, uc_mem_regions(machine->uc, &regions, &count));
    if (machine->problem != NULL) {
        return;
    }
    qsort(regions, count, sizeof(*regions), base_order);
    void *callback = NULL;
    void (*typed)(uc_engine *, uc_mem_type, uint64_t, int, int64_t, void *) = on_memory;
    memcpy(&callback, &typed, sizeof(callback));
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t first = i;
        while (i < count && is_mmio(machine, regions[i].begin)) {
            i++;
        }
        if (i != first) {
            uc_hook hook;
            check(vchip, uc_hook_add(machine->uc, &hook,
                                     UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE, callback,
                                     vchip, regions[first].begin, regions[i - 1].end));
        }
    }
    uc_free(regions);
}

// Working memory wakes as noise at every boot, so that nothing survives in it
// by accident.
static void ram_fill(const vchip_t *vchip, uint8_t *ram, uint32_t bytes) {
    uint64_t x = vchip->seed * 0x9e3779b97f4a7c15ull + vchip->boots;
    for (uint32_t i = 0; i < bytes; i += 8) {
        x = x * 6364136223846793005ull + 1442695040888963407ull;
        const uint64_t y = x ^ x >> 29;
        memcpy(ram + i, &y, 8);
    }
}

static void ranges_map(vchip_t *vchip) {
    struct vchip_machine *machine = vchip->machine;
    const vchip_range_t *range = vchip->chip->ranges;
    for (unsigned i = 0; range[i].kind != VCHIP_RANGE_END; i++) {
        uint8_t *ram = machine->ram[i];
        for (unsigned k = 0; ram == NULL && range[i].alias_of != 0 && k < i; k++) {
            ram = range[k].base == range[i].alias_of ? machine->ram[k] : NULL;
        }
        if (range[i].kind == VCHIP_FLASH) {
            check(vchip, uc_mem_map(machine->uc, range[i].base, range[i].bytes,
                                    UC_PROT_READ | UC_PROT_EXEC));
        } else if (range[i].kind == VCHIP_RAM) {
            if (range[i].alias_of == 0) {
                ram_fill(vchip, ram, range[i].bytes);
            }
            check(vchip, uc_mem_map_ptr(machine->uc, range[i].base, range[i].bytes,
                                        UC_PROT_ALL, ram));
        } else {
            mmio_map(vchip, range[i].base, range[i].bytes);
        }
    }
    if (vchip->chip->cpu != VCHIP_RV32) {
        mmio_map(vchip, 0xe000e000, PAGE);
    }
    mmio_map(vchip, TESTPORT_BASE, TESTPORT_PAGE);
    check(vchip, uc_mem_map(machine->uc, TESTPORT_SCRIPT_BASE, TESTPORT_SCRIPT_BYTES,
                            UC_PROT_READ));
    if (vchip->script != NULL) {
        check(vchip, uc_mem_write(machine->uc, TESTPORT_SCRIPT_BASE, vchip->script,
                                  vchip->script_bytes + 1));
    }
}

// Segments inside a backup memory are what a boot loader puts there: at every
// boot but the wake-up from deep sleep (ESP-IDF, should_load).
static void segments_load(vchip_t *vchip) {
    for (size_t i = 0; i < vchip->image->segment_count; i++) {
        const vchip_segment_t *segment = &vchip->image->segments[i];
        unsigned memory;
        uint32_t offset;
        if (segment->bytes == 0) {
            continue;
        }
        if (!vchip_memory_at(vchip, segment->place, &memory, &offset)) {
            check(vchip, uc_mem_write(vchip->machine->uc, segment->address,
                                      segment->data, segment->bytes));
        } else if (vchip->cause != VCHIP_DEEP_SLEEP) {
            memcpy((uint8_t *)vchip->cells[memory].words + offset, segment->data,
                   segment->bytes);
        }
    }
}

static void hooks_add(vchip_t *vchip) {
    memory_hooks_add(vchip);
    uc_engine *uc = vchip->machine->uc;
    uc_hook hook;
    void *callback;
    void (*code)(uc_engine *, uint64_t, uint32_t, void *) = on_instruction;
    memcpy(&callback, &code, sizeof(callback));
    check(vchip, uc_hook_add(uc, &hook, UC_HOOK_CODE, callback, vchip, 1, 0));
    bool (*invalid)(uc_engine *, uc_mem_type, uint64_t, int, int64_t, void *) =
        on_invalid;
    memcpy(&callback, &invalid, sizeof(callback));
    check(vchip, uc_hook_add(uc, &hook, UC_HOOK_MEM_INVALID, callback, vchip, 1, 0));
    void (*intr)(uc_engine *, uint32_t, void *) = on_exception;
    memcpy(&callback, &intr, sizeof(callback));
    check(vchip, uc_hook_add(uc, &hook, UC_HOOK_INTR, callback, vchip, 1, 0));
}

static bool engine_open(vchip_t *vchip) {
    static const int models[] = {
        [VCHIP_M0PLUS] = UC_CPU_ARM_CORTEX_M0, [VCHIP_M3] = UC_CPU_ARM_CORTEX_M3,
        [VCHIP_M4] = UC_CPU_ARM_CORTEX_M4,     [VCHIP_M7] = UC_CPU_ARM_CORTEX_M7,
        [VCHIP_M33] = UC_CPU_ARM_CORTEX_M33,   [VCHIP_RV32] = UC_CPU_RISCV32_ANY,
    };
    const bool arm = vchip->chip->cpu != VCHIP_RV32;
    struct vchip_machine *machine = vchip->machine;
    machine->uc = NULL;
    machine->mmio_count = 0;
    machine->pieces = 0;
    machine->halted = false;
    machine->mistake = VCHIP_MISTAKE_NONE;
    machine->problem = NULL;
    look_set(vchip);
    const uc_err err = uc_open(arm ? UC_ARCH_ARM : UC_ARCH_RISCV,
                               arm ? UC_MODE_THUMB : UC_MODE_RISCV32, &machine->uc);
    if (err != UC_ERR_OK) {
        machine->problem = uc_strerror(err);
        return false;
    }
    check(vchip, uc_ctl_set_cpu_model(machine->uc, models[vchip->chip->cpu]));
    ranges_map(vchip);
    segments_load(vchip);
    hooks_add(vchip);
    return machine->problem == NULL;
}

// ---- running -------------------------------------------------------------------

static uint32_t start_pc(vchip_t *vchip) {
    if (vchip->chip->cpu == VCHIP_RV32) {
        return vchip->image->entry;
    }
    uint32_t table[2] = { 0, 0 };
    const uint32_t at = vchip_image_vectors(vchip->chip, vchip->image);
    check(vchip, uc_mem_read(vchip->machine->uc, at, table, sizeof(table)));
    check(vchip, uc_reg_write(vchip->machine->uc, UC_ARM_REG_SP, &table[0]));
    return table[1] | 1;
}

static void stop_explain(vchip_t *vchip, uc_err err) {
    if (vchip->stop == VCHIP_STOP_RUNNING) {
        vchip_fault(vchip, "%s",
                    err == UC_ERR_INSN_INVALID
                        ? "an instruction that this processor does not have"
                    : err == UC_ERR_OK ? "the processor stopped by itself"
                                       : uc_strerror(err));
    }
    if (vchip->stop == VCHIP_STOP_LIMIT) {
        char place[96];
        vchip_place(vchip->image, vchip->pc, place, sizeof(place));
        const vchip_unknown_t *last = vchip->unknown_last;
        int used = snprintf(vchip->fault, sizeof(vchip->fault),
                            "still running after %llu instructions, at %s",
                            (unsigned long long)vchip->limit, place);
        if (last != NULL && last->loads > 100 && used > 0) {
            snprintf(vchip->fault + used, sizeof(vchip->fault) - (size_t)used,
                     "; it has read 0x%08x, which this model does not know, %u times",
                     last->address, last->loads);
        }
    }
}

// True: the engine goes on at *pc, in the program's handler.
static bool handler_enter(vchip_t *vchip, uc_err err, uint32_t *pc) {
    struct vchip_machine *machine = vchip->machine;
    if (err == UC_ERR_INSN_INVALID) {
        (void)mistake_is_handled(vchip, VCHIP_MISTAKE_INSTRUCTION, 0);
    }
    const vchip_mistake_t mistake = machine->mistake;
    machine->mistake = VCHIP_MISTAKE_NONE;
    machine->pieces = 0;
    if (mistake == VCHIP_MISTAKE_NONE || vchip->stop != VCHIP_STOP_RUNNING) {
        return false;
    }
    if (!vchip_exception_enter(vchip, machine->uc, mistake, machine->refused, pc)) {
        vchip_fault(vchip, "a fault whose frame does not fit on the stack");
        return false;
    }
    return true;
}

void vchip_machine_run(vchip_t *vchip) {
    if (engine_open(vchip)) {
        uint32_t pc = start_pc(vchip);
        uc_err err;
        do {
            err = uc_emu_start(vchip->machine->uc, pc, 0xfffffffe, 0, 0);
        } while (handler_enter(vchip, err, &pc));
        stop_explain(vchip, err);
    } else {
        vchip->stop = VCHIP_STOP_FAULT;
        snprintf(vchip->fault, sizeof(vchip->fault), "the emulator refused: %s",
                 vchip->machine->problem);
    }
    if (vchip->machine->uc != NULL) {
        uc_close(vchip->machine->uc);
    }
}
