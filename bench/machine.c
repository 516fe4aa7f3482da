// The emulated processor that bench images run on: all of its memory is plain RAM.
//
// SPDX-License-Identifier: MIT
#include "machine.h"

#include <elf.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

struct machine machine;

// A processor of one of the two kinds.
typedef struct core {
    const char *name;
    uc_arch arch;
    uc_mode mode;
    int model;
    Elf32_Half elf; // e_machine
    int sp, pc;     // registers
    uint32_t odd;   // bit of an address that is no part of it
} core_t;

#define CORTEX(named, is) \
    { named, UC_ARCH_ARM, UC_MODE_THUMB, is, EM_ARM, UC_ARM_REG_SP, UC_ARM_REG_PC, 1 }

// UC_MODE_MCLASS would make every model a Cortex-M33; the M0 model is the M0+,
// whose instruction set is the same.
static const core_t cores[] = {
    CORTEX("cortex-m0plus", UC_CPU_ARM_CORTEX_M0),
    CORTEX("cortex-m4", UC_CPU_ARM_CORTEX_M4),
    CORTEX("cortex-m7", UC_CPU_ARM_CORTEX_M7),
    CORTEX("cortex-m33", UC_CPU_ARM_CORTEX_M33),
    { "rv32imc", UC_ARCH_RISCV, UC_MODE_RISCV32, UC_CPU_RISCV32_ANY, EM_RISCV,
      UC_RISCV_REG_SP, UC_RISCV_REG_PC, 0 },
};

static const core_t *core;

void machine_die(const char *what, const char *why) {
    fprintf(stderr, "bench: %s %s: %s: %s\n", machine.cpu, machine.opt, what, why);
    exit(2);
}

void machine_check(uc_err err, const char *what) {
    if (err != UC_ERR_OK) {
        machine_die(what, uc_strerror(err));
    }
}

static void image_load(const char *path) {
    static uint8_t file[1 << 20];
    FILE *in = fopen(path, "rb");
    const size_t size = in == NULL ? 0 : fread(file, 1, sizeof(file), in);
    Elf32_Ehdr head;
    if (size < sizeof(head) || size == sizeof(file)) {
        machine_die(path, "cannot be read");
    }
    fclose(in);
    memcpy(&head, file, sizeof(head));
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0
        || head.e_ident[EI_CLASS] != ELFCLASS32 || head.e_machine != core->elf) {
        machine_die(path, "is no 32-bit ELF file of this processor");
    }
    for (unsigned i = 0; i < head.e_phnum; i++) {
        Elf32_Phdr part;
        const size_t at = head.e_phoff + (size_t)i * head.e_phentsize;
        if (at + sizeof(part) > size) {
            machine_die(path, "is cut off");
        }
        memcpy(&part, file + at, sizeof(part));
        if (part.p_type == PT_LOAD && part.p_filesz > 0) {
            if ((size_t)part.p_offset + part.p_filesz > size) {
                machine_die(path, "is cut off");
            }
            machine_check(uc_mem_write(machine.uc, part.p_vaddr, file + part.p_offset,
                                       part.p_filesz),
                          "load");
        }
    }
}

static const core_t *core_of(const char *cpu) {
    for (size_t i = 0; i < sizeof(cores) / sizeof(cores[0]); i++) {
        if (strcmp(cores[i].name, cpu) == 0) {
            return &cores[i];
        }
    }
    machine_die(cpu, "no such model");
}

static void machine_map(void) {
    const struct {
        uint32_t base, bytes;
    } ram[] = {
        { BENCH_FLASH, BENCH_FLASH_BYTES },    { BENCH_RAM, BENCH_RAM_BYTES },
        { BENCH_REGISTERS, BENCH_PAGE_BYTES }, { BENCH_WINDOW, BENCH_WINDOW_BYTES },
        { BENCH_ROW, BENCH_PAGE_BYTES },       { BENCH_SYSTEM, BENCH_PAGE_BYTES },
    };
    machine_check(uc_open(core->arch, core->mode, &machine.uc), "open");
    machine_check(uc_ctl_set_cpu_model(machine.uc, core->model), "model");
    for (size_t i = 0; i < sizeof(ram) / sizeof(ram[0]); i++) {
        machine_check(uc_mem_map(machine.uc, ram[i].base, ram[i].bytes, UC_PROT_ALL),
                      "map");
    }
}

static void on_exception(uc_engine *uc, uint32_t number, void *user) {
    (void)user;
    uint32_t pc = 0;
    char text[64];
    uc_reg_read(uc, core->pc, &pc);
    snprintf(text, sizeof(text), "exception %" PRIu32 " at 0x%08" PRIx32, number, pc);
    machine_die(machine.doing, text);
}

void machine_hook(int type, void *function, uint64_t begin, uint64_t end) {
    uc_hook unused;
    machine_check(uc_hook_add(machine.uc, &unused, type, function, NULL, begin, end),
                  "hook");
}

void machine_make(const char *cpu, const char *opt, const char *image) {
    machine.cpu = cpu;
    machine.opt = opt;
    machine.doing = "start";
    core = core_of(cpu);
    machine_map();
    image_load(image);
    machine_hook(UC_HOOK_INTR, (void *)(uintptr_t)on_exception, 1, 0);
}

void machine_run(uint64_t most) {
    uint32_t vectors[2];
    machine_check(uc_mem_read(machine.uc, BENCH_FLASH, vectors, sizeof(vectors)),
                  "vectors");
    machine_check(uc_reg_write(machine.uc, core->sp, &vectors[0]), "SP");
    machine_check(uc_emu_start(machine.uc, vectors[1] | core->odd, 0, 0, most), "run");
    if (!machine.ended) {
        machine_die(machine.doing, "did not come to its end");
    }
    uc_close(machine.uc);
}
