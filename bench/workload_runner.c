// Runs an image of workload/ or costs/ on an emulated processor and counts what each of
// its rows costs.
//
//   workload_runner CPU OPT IMAGE BACKEND CODE
//
// prints a line of CSV for each row: cpu,workload,n,backend,times,stores,bytes_stored,
// loads,bytes_read,instructions,worst_stores,worst_loads,worst,code,verdict. BACKEND
// and CODE are passed on. Of a row whose calls are marked, the worst are those of the
// call with most of each. Exits with 2 when the image did not run to its end.
//
// SPDX-License-Identifier: MIT
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "machine.h"
#include "workload/row.h"

typedef struct counts {
    uint64_t instructions, stores, bytes_stored, loads, bytes_read;
} counts_t;

static struct {
    const char *backend, *text;
    workload_row_t row;
    char what[WORKLOAD_NAME_MAX];
    bool counting;
    uint64_t calls; // marked ones
    counts_t all;   // of the row, up to the call that is under way
    counts_t now;
    counts_t worst;
} runner;

static const char *verdict(void) {
    const workload_row_t *row = &runner.row;
    if (row->stores_most != 0 && runner.all.stores > row->stores_most) {
        return "FAIL stores";
    }
    if (row->instructions_most != 0
        && runner.all.instructions > row->instructions_most) {
        return "FAIL slow";
    }
    return row->stores_most != 0 || row->instructions_most != 0 ? "pass" : "-";
}

// ---- what is counted -------------------------------------------------------------

static uint64_t more(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

static void counts_end(void) {
    counts_t *all = &runner.all;
    counts_t *worst = &runner.worst;
    const counts_t *now = &runner.now;
    all->instructions += now->instructions;
    all->stores += now->stores;
    all->bytes_stored += now->bytes_stored;
    all->loads += now->loads;
    all->bytes_read += now->bytes_read;
    worst->instructions = more(worst->instructions, now->instructions);
    worst->stores = more(worst->stores, now->stores);
    worst->loads = more(worst->loads, now->loads);
    memset(&runner.now, 0, sizeof(runner.now));
    runner.counting = false;
}

static void row_print(void) {
    const counts_t *all = &runner.all;
    const counts_t *worst = &runner.worst;
    const uint64_t times = runner.calls != 0 ? runner.calls : runner.row.times;
    printf("%s %s,\"%s\",", machine.cpu, machine.opt, runner.what);
    if (runner.row.n != 0) {
        printf("%" PRIu32, runner.row.n);
    }
    printf(",%s,%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64
           ",",
           runner.backend, times, all->stores, all->bytes_stored, all->loads,
           all->bytes_read, all->instructions);
    if (runner.calls != 0) {
        printf("%" PRIu64 ",%" PRIu64 ",%" PRIu64, worst->stores, worst->loads,
               worst->instructions);
    } else {
        printf(",,");
    }
    printf(",%s,%s\n", runner.text, verdict());
}

static void row_take(uint64_t address) {
    machine_check(uc_mem_read(machine.uc, address, &runner.row, sizeof(runner.row)),
                  "row");
    machine_check(
        uc_mem_read(machine.uc, runner.row.what, runner.what, sizeof(runner.what)),
        "name");
    runner.what[sizeof(runner.what) - 1] = '\0';
    machine.doing = runner.what;
    memset(&runner.all, 0, sizeof(runner.all));
    memset(&runner.now, 0, sizeof(runner.now));
    memset(&runner.worst, 0, sizeof(runner.worst));
    runner.calls = 0;
    runner.counting = true;
}

static void on_announce(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                        int64_t value, void *user) {
    (void)uc, (void)type, (void)size, (void)user;
    if (address == WORKLOAD_CALL && value != 0) {
        memset(&runner.now, 0, sizeof(runner.now));
        runner.calls++;
        runner.counting = true;
    } else if (address == WORKLOAD_CALL) {
        counts_end();
    } else if (address == WORKLOAD_MARK) {
        if (runner.calls == 0) {
            counts_end();
        }
        row_print();
    } else if (value != 0) {
        row_take((uint64_t)value);
    } else {
        machine.ended = true;
        uc_emu_stop(machine.uc);
    }
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *user) {
    (void)uc, (void)address, (void)size, (void)user;
    runner.now.instructions += runner.counting;
}

static void on_window(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                      int64_t value, void *user) {
    (void)uc, (void)address, (void)value, (void)user;
    if (!runner.counting) {
        return;
    }
    if (type == UC_MEM_WRITE) {
        runner.now.stores++;
        runner.now.bytes_stored += (uint64_t)size;
    } else {
        runner.now.loads++;
        runner.now.bytes_read += (uint64_t)size;
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
                 BENCH_ROW + 11);
    machine_hook(UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_window,
                 BENCH_WINDOW, BENCH_WINDOW + BENCH_WINDOW_BYTES - 1);
    machine_run(4000000000);
    return 0;
}
