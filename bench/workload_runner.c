// Runs an image of workload/ on an emulated Cortex-M and counts what each of its rows
// costs.
//
//   workload_runner CPU OPT IMAGE BACKEND CODE
//
// prints a line of CSV for each row: cpu,workload,backend,times,stores,bytes_stored,
// bytes_read,instructions,code,verdict. BACKEND and CODE are passed on. Exits with 2
// when the image did not run to its end.
//
// SPDX-License-Identifier: MIT
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "machine.h"
#include "workload/workload.h"

static struct {
    const char *backend, *text;
    workload_row_t row;
    bool counting;
    uint64_t instructions, stores, bytes_stored, bytes_read;
} runner;

static const char *verdict(void) {
    const workload_row_t *row = &runner.row;
    if (row->stores_most != 0 && runner.stores > row->stores_most) {
        return "FAIL stores";
    }
    if (row->instructions_most != 0 && runner.instructions > row->instructions_most) {
        return "FAIL slow";
    }
    return row->stores_most != 0 || row->instructions_most != 0 ? "pass" : "-";
}

static void row_print(void) {
    printf("%s %s,%s,%s,%" PRIu32 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64
           ",%s,%s\n",
           machine.cpu, machine.opt, runner.row.what, runner.backend, runner.row.times,
           runner.stores, runner.bytes_stored, runner.bytes_read, runner.instructions,
           runner.text, verdict());
}

static void on_announce(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                        int64_t value, void *user) {
    (void)uc, (void)type, (void)size, (void)user;
    if (address == WORKLOAD_MARK) {
        runner.counting = false;
        row_print();
        return;
    }
    if (value == 0) {
        machine.ended = true;
        uc_emu_stop(machine.uc);
        return;
    }
    machine_check(
        uc_mem_read(machine.uc, (uint64_t)value, &runner.row, sizeof(runner.row)),
        "row");
    runner.row.what[sizeof(runner.row.what) - 1] = '\0';
    machine.doing = runner.row.what;
    runner.instructions = runner.stores = runner.bytes_stored = runner.bytes_read = 0;
    runner.counting = true;
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *user) {
    (void)uc, (void)address, (void)size, (void)user;
    runner.instructions += runner.counting;
}

static void on_window(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                      int64_t value, void *user) {
    (void)uc, (void)address, (void)value, (void)user;
    if (!runner.counting) {
        return;
    }
    if (type == UC_MEM_WRITE) {
        runner.stores++;
        runner.bytes_stored += (uint64_t)size;
    } else {
        runner.bytes_read += (uint64_t)size;
    }
}

int main(int argc, char **argv) {
    if (argc != 6) {
        fprintf(stderr, "usage: workload_runner CPU OPT IMAGE BACKEND CODE\n");
        return 2;
    }
    runner.backend = argv[4];
    runner.text = argv[5];
    machine_make(argv[1], argv[2], argv[3]);
    machine_hook(UC_HOOK_CODE, (void *)(uintptr_t)on_instruction, 1, 0);
    machine_hook(UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_announce, BENCH_ROW,
                 BENCH_ROW + 7);
    machine_hook(UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_window,
                 BENCH_WINDOW, BENCH_WINDOW + BENCH_WINDOW_BYTES - 1);
    machine_run(1000000000);
    return 0;
}
