// Runs a bench image on an emulated Cortex-M and counts instructions.
//
//   runner CPU OPT IMAGE
//
// prints a line of CSV for each row that the image announces (bench.h):
// cpu,opt,what,bytes,ours,baseline,ratio,gate,verdict. Exits with 2 when the image
// did not run to its end.
//
// SPDX-License-Identifier: MIT
#include <elf.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicorn/unicorn.h>

#include "bench.h"

#define COUNTERS 3 // ours and the two baselines

static struct runner {
    const char *cpu, *opt;
    uc_engine *uc;
    bench_row_t row;
    bool has_row, ended;
    uint32_t entry[COUNTERS];
    uint64_t counts[COUNTERS];
    int now;       // which of them is running, or -1
    uint32_t back; // where it returns to
    uint64_t loads, stores;
    uint32_t narrowest; // bytes
} runner = { .now = -1 };

static void die(const char *what, const char *why) {
    fprintf(stderr, "runner: %s %s: %s: %s\n", runner.cpu, runner.opt, what, why);
    exit(2);
}

static void uc_check(uc_err err, const char *what) {
    if (err != UC_ERR_OK) {
        die(what, uc_strerror(err));
    }
}

// ---- a row's verdict -----------------------------------------------------------

static const char *verdict(uint64_t ours, uint64_t baseline) {
    const bench_row_t *row = &runner.row;
    if (row->width != 0
        && (runner.loads != row->loads || runner.stores != row->stores
            || runner.narrowest != row->width)) {
        fprintf(stderr,
                "runner: %s %s: %s, %" PRIu32 " bytes: %" PRIu64 " loads, %" PRIu64
                " stores, the narrowest of %" PRIu32 " bytes; region.h says %" PRIu32
                ", %" PRIu32 ", %" PRIu32 "\n",
                runner.cpu, runner.opt, row->what, row->bytes, runner.loads,
                runner.stores, runner.narrowest, row->loads, row->stores, row->width);
        return "FAIL accesses";
    }
    if (row->gate == 0) {
        return "-";
    }
    return 100 * ours <= row->gate * baseline ? "pass" : "FAIL slow";
}

static void row_print(void) {
    const bench_row_t *row = &runner.row;
    const uint64_t ours = runner.counts[0];
    uint64_t baseline = runner.counts[1];
    if (row->baseline[1] != 0 && runner.counts[2] < baseline) {
        baseline = runner.counts[2];
    }
    if (ours == 0 || runner.counts[1] == 0
        || (row->baseline[1] != 0 && runner.counts[2] == 0)) {
        die(row->what, "a function was never called");
    }
    printf("%s,%s,\"%s\",%" PRIu32 ",%" PRIu64 ",%" PRIu64 ",%.2f,", runner.cpu,
           runner.opt, row->what, row->bytes, ours, baseline,
           (double)ours / (double)baseline);
    if (row->gate != 0) {
        printf("%.2f", row->gate / 100.0);
    }
    printf(",%s\n", verdict(ours, baseline));
}

// ---- what the emulator tells -----------------------------------------------------

static void row_begin(uint32_t address) {
    if (runner.has_row) {
        row_print();
    }
    runner.has_row = address != 0;
    if (address == 0) {
        runner.ended = true;
        uc_emu_stop(runner.uc);
        return;
    }
    uc_check(uc_mem_read(runner.uc, address, &runner.row, sizeof(runner.row)), "row");
    runner.row.what[sizeof(runner.row.what) - 1] = '\0';
    runner.entry[0] = runner.row.ours & ~1u;
    runner.entry[1] = runner.row.baseline[0] & ~1u;
    runner.entry[2] = runner.row.baseline[1] & ~1u;
    memset(runner.counts, 0, sizeof(runner.counts));
    runner.loads = runner.stores = 0;
    runner.narrowest = 4;
}

static void on_announce(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                        int64_t value, void *user) {
    (void)uc, (void)type, (void)size, (void)user;
    if (address == BENCH_ROW) {
        row_begin((uint32_t)value);
    }
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *user) {
    (void)size, (void)user;
    if (runner.now >= 0 && address == runner.back) {
        runner.now = -1;
    }
    for (int i = 0; i < COUNTERS && runner.now < 0; i++) {
        if (runner.has_row && address == runner.entry[i] && runner.counts[i] == 0) {
            uint32_t link;
            uc_check(uc_reg_read(uc, UC_ARM_REG_LR, &link), "LR");
            runner.back = link & ~1u;
            runner.now = i;
        }
    }
    if (runner.now >= 0) {
        runner.counts[runner.now]++;
    }
}

static void on_window(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                      int64_t value, void *user) {
    (void)uc, (void)value, (void)user;
    if (runner.now != 0) {
        return;
    }
    *(type == UC_MEM_WRITE ? &runner.stores : &runner.loads) += 1;
    if ((address & (uint64_t)(size - 1)) != 0) {
        die(runner.row.what, "an unaligned access to the window");
    }
    if ((uint32_t)size < runner.narrowest) {
        runner.narrowest = (uint32_t)size;
    }
}

static void on_exception(uc_engine *uc, uint32_t number, void *user) {
    (void)user;
    uint32_t pc = 0;
    char text[64];
    uc_reg_read(uc, UC_ARM_REG_PC, &pc);
    snprintf(text, sizeof(text), "exception %" PRIu32 " at 0x%08" PRIx32, number, pc);
    die(runner.has_row ? runner.row.what : "start", text);
}

// ---- the machine -------------------------------------------------------------------

static void image_load(const char *path) {
    static uint8_t file[1 << 20];
    FILE *in = fopen(path, "rb");
    const size_t size = in == NULL ? 0 : fread(file, 1, sizeof(file), in);
    Elf32_Ehdr head;
    if (size < sizeof(head) || size == sizeof(file)) {
        die(path, "cannot be read");
    }
    fclose(in);
    memcpy(&head, file, sizeof(head));
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0
        || head.e_ident[EI_CLASS] != ELFCLASS32 || head.e_machine != EM_ARM) {
        die(path, "is no 32-bit ARM ELF file");
    }
    for (unsigned i = 0; i < head.e_phnum; i++) {
        Elf32_Phdr part;
        const size_t at = head.e_phoff + (size_t)i * head.e_phentsize;
        if (at + sizeof(part) > size) {
            die(path, "is cut off");
        }
        memcpy(&part, file + at, sizeof(part));
        if (part.p_type == PT_LOAD && part.p_filesz > 0) {
            if ((size_t)part.p_offset + part.p_filesz > size) {
                die(path, "is cut off");
            }
            uc_check(uc_mem_write(runner.uc, part.p_vaddr, file + part.p_offset,
                                  part.p_filesz),
                     "load");
        }
    }
}

// UC_MODE_MCLASS would make every model a Cortex-M33; the M0 model is the M0+,
// whose instruction set is the same.
static int model_of(const char *cpu) {
    static const struct {
        const char *name;
        int model;
    } models[] = {
        { "cortex-m0plus", UC_CPU_ARM_CORTEX_M0 },
        { "cortex-m4", UC_CPU_ARM_CORTEX_M4 },
        { "cortex-m7", UC_CPU_ARM_CORTEX_M7 },
        { "cortex-m33", UC_CPU_ARM_CORTEX_M33 },
    };
    for (size_t i = 0; i < sizeof(models) / sizeof(models[0]); i++) {
        if (strcmp(models[i].name, cpu) == 0) {
            return models[i].model;
        }
    }
    die(cpu, "no such model");
    return -1;
}

static void machine_make(void) {
    const struct {
        uint32_t base, bytes;
    } ram[] = {
        { BENCH_FLASH, BENCH_FLASH_BYTES },    { BENCH_RAM, BENCH_RAM_BYTES },
        { BENCH_REGISTERS, BENCH_PAGE_BYTES }, { BENCH_WINDOW, BENCH_WINDOW_BYTES },
        { BENCH_ROW, BENCH_PAGE_BYTES },       { BENCH_SYSTEM, BENCH_PAGE_BYTES },
    };
    uc_check(uc_open(UC_ARCH_ARM, UC_MODE_THUMB, &runner.uc), "open");
    uc_check(uc_ctl_set_cpu_model(runner.uc, model_of(runner.cpu)), "model");
    for (size_t i = 0; i < sizeof(ram) / sizeof(ram[0]); i++) {
        uc_check(uc_mem_map(runner.uc, ram[i].base, ram[i].bytes, UC_PROT_ALL), "map");
    }
}

static void hook(int type, void *function, uint64_t begin, uint64_t end) {
    uc_hook unused;
    uc_check(uc_hook_add(runner.uc, &unused, type, function, NULL, begin, end), "hook");
}

static void machine_run(void) {
    uint32_t vectors[2];
    hook(UC_HOOK_CODE, (void *)(uintptr_t)on_instruction, 1, 0);
    hook(UC_HOOK_INTR, (void *)(uintptr_t)on_exception, 1, 0);
    hook(UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_announce, BENCH_ROW, BENCH_ROW + 3);
    hook(UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_window,
         BENCH_WINDOW, BENCH_WINDOW + BENCH_WINDOW_BYTES - 1);
    uc_check(uc_mem_read(runner.uc, BENCH_FLASH, vectors, sizeof(vectors)), "vectors");
    uc_check(uc_reg_write(runner.uc, UC_ARM_REG_SP, &vectors[0]), "SP");
    uc_check(uc_emu_start(runner.uc, vectors[1] | 1u, 0, 0, 100000000), "run");
    if (!runner.ended) {
        die(runner.has_row ? runner.row.what : "start", "did not come to its end");
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: runner CPU OPT IMAGE\n");
        return 2;
    }
    runner.cpu = argv[1];
    runner.opt = argv[2];
    machine_make();
    image_load(argv[3]);
    machine_run();
    uc_close(runner.uc);
    return 0;
}
