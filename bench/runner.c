// Runs a bench image on an emulated Cortex-M and counts instructions.
//
//   runner CPU OPT IMAGE
//
// prints a line of CSV for each row that the image announces (bench.h):
// cpu,opt,what,bytes,ours,baseline,ratio,gate,verdict. Exits with 2 when the image
// did not run to its end.
//
// SPDX-License-Identifier: MIT
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "machine.h"

#define COUNTERS 3 // ours and the two baselines

static struct runner {
    bench_row_t row;
    bool has_row;
    uint32_t entry[COUNTERS];
    uint64_t counts[COUNTERS];
    int now;       // which of them is running, or -1
    uint32_t back; // where it returns to
    uint64_t loads, stores;
    uint32_t narrowest; // bytes
} runner = { .now = -1 };

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
                machine.cpu, machine.opt, row->what, row->bytes, runner.loads,
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
        machine_die(row->what, "a function was never called");
    }
    printf("%s,%s,\"%s\",%" PRIu32 ",%" PRIu64 ",%" PRIu64 ",%.2f,", machine.cpu,
           machine.opt, row->what, row->bytes, ours, baseline,
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
        machine.ended = true;
        uc_emu_stop(machine.uc);
        return;
    }
    machine_check(uc_mem_read(machine.uc, address, &runner.row, sizeof(runner.row)),
                  "row");
    runner.row.what[sizeof(runner.row.what) - 1] = '\0';
    machine.doing = runner.row.what;
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
            machine_check(uc_reg_read(uc, UC_ARM_REG_LR, &link), "LR");
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
        machine_die(runner.row.what, "an unaligned access to the window");
    }
    if ((uint32_t)size < runner.narrowest) {
        runner.narrowest = (uint32_t)size;
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: runner CPU OPT IMAGE\n");
        return 2;
    }
    machine_make(argv[1], argv[2], argv[3]);
    machine_hook(UC_HOOK_CODE, (void *)(uintptr_t)on_instruction, 1, 0);
    machine_hook(UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_announce, BENCH_ROW,
                 BENCH_ROW + 3);
    machine_hook(UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_window,
                 BENCH_WINDOW, BENCH_WINDOW + BENCH_WINDOW_BYTES - 1);
    machine_run(100000000);
    return 0;
}
