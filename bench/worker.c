// Runs an image of work/ on an emulated Cortex-M and counts what each row of it costs.
//
//   worker CPU OPT IMAGE WAY CODE
//
// prints a line of CSV for each row: cpu,work,way,times,stores,bytes_stored,bytes_read,
// instructions,code,verdict. WAY and CODE are passed on. Exits with 2 when the image
// did not run to its end.
//
// SPDX-License-Identifier: MIT
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "machine.h"
#include "work/work.h"

static struct worker {
    const char *way, *text;
    work_row_t row;
    bool counting;
    uint64_t instructions, stores, bytes_stored, bytes_read;
} worker;

static const char *verdict(void) {
    const work_row_t *row = &worker.row;
    if (row->stores_most != 0 && worker.stores > row->stores_most) {
        return "FAIL stores";
    }
    if (row->instructions_most != 0 && worker.instructions > row->instructions_most) {
        return "FAIL slow";
    }
    return row->stores_most != 0 || row->instructions_most != 0 ? "pass" : "-";
}

static void row_print(void) {
    printf("%s %s,%s,%s,%" PRIu32 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64
           ",%s,%s\n",
           machine.cpu, machine.opt, worker.row.what, worker.way, worker.row.times,
           worker.stores, worker.bytes_stored, worker.bytes_read, worker.instructions,
           worker.text, verdict());
}

static void on_announce(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                        int64_t value, void *user) {
    (void)uc, (void)type, (void)size, (void)user;
    if (address == WORK_MARK) {
        worker.counting = false;
        row_print();
        return;
    }
    if (value == 0) {
        machine.ended = true;
        uc_emu_stop(machine.uc);
        return;
    }
    machine_check(
        uc_mem_read(machine.uc, (uint64_t)value, &worker.row, sizeof(worker.row)),
        "row");
    worker.row.what[sizeof(worker.row.what) - 1] = '\0';
    machine.doing = worker.row.what;
    worker.instructions = worker.stores = worker.bytes_stored = worker.bytes_read = 0;
    worker.counting = true;
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *user) {
    (void)uc, (void)address, (void)size, (void)user;
    worker.instructions += worker.counting;
}

static void on_window(uc_engine *uc, uc_mem_type type, uint64_t address, int size,
                      int64_t value, void *user) {
    (void)uc, (void)address, (void)value, (void)user;
    if (!worker.counting) {
        return;
    }
    if (type == UC_MEM_WRITE) {
        worker.stores++;
        worker.bytes_stored += (uint64_t)size;
    } else {
        worker.bytes_read += (uint64_t)size;
    }
}

int main(int argc, char **argv) {
    if (argc != 6) {
        fprintf(stderr, "usage: worker CPU OPT IMAGE WAY CODE\n");
        return 2;
    }
    worker.way = argv[4];
    worker.text = argv[5];
    machine_make(argv[1], argv[2], argv[3]);
    machine_hook(UC_HOOK_CODE, (void *)(uintptr_t)on_instruction, 1, 0);
    machine_hook(UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_announce, BENCH_ROW,
                 BENCH_ROW + 7);
    machine_hook(UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE, (void *)(uintptr_t)on_window,
                 BENCH_WINDOW, BENCH_WINDOW + BENCH_WINDOW_BYTES - 1);
    machine_run(1000000000);
    return 0;
}
