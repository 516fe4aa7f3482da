// The memory of a node on native_sim: a file that each run of the program finds as the
// run before left it. run.py runs this twice in a folder of its own.
//
// SPDX-License-Identifier: MIT
#define _GNU_SOURCE

#include <sys/stat.h>
#include <unistd.h>

#include "backmem_native.h"
#include "check.h"

#define KEPT 0x60000000u
#define NAME "backmem-60000000.bin"

static volatile uint32_t *const kept = (volatile uint32_t *)(uintptr_t)KEPT;

static off_t file_size(const char *name) {
    struct stat is;
    return stat(name, &is) == 0 ? is.st_size : -1;
}

static void a_file_is_the_memory(void) {
    const off_t before = file_size(NAME); // of the last run; -1 in the first
    CHECK_EQ(backmem_native_map(KEPT, 4096), 0);
    CHECK_EQ(file_size(NAME), before > 4096 ? before : 4096);
    kept[1023] = 0xfeed;
    // Two nodes with one memory, or a node with less of it.
    CHECK_EQ(backmem_native_map(KEPT, 4096), 0);
    CHECK_EQ(backmem_native_map(KEPT, 1024), 0);
    CHECK_EQ(kept[1023], 0xfeed);
    CHECK_EQ(backmem_native_map(KEPT, 8192), -1);
}

static void each_run_finds_what_the_last_one_stored(void) {
    kept[0]++;
    CHECK_EQ(kept[0], kept[1] + 1);
    kept[1]++;
    printf("run %u\n", (unsigned)kept[0]);
}

// Whoever made it longer: the next run leaves it so.
static void the_file_is_made_longer_for_the_next_run(void) {
    CHECK_EQ(truncate(NAME, 12288), 0);
    CHECK_EQ(kept[1023], 0xfeed);
}

static void what_is_in_use_is_left_alone(void) {
    static uint32_t ours = 0x1234;
    const uintptr_t page = (uintptr_t)&ours & ~(uintptr_t)4095;
    CHECK_EQ(backmem_native_map(page, 4096), -1);
    CHECK_EQ(ours, 0x1234);
    CHECK_EQ(backmem_native_map(KEPT + 0x20004, 4096), -1); // inside a page
}

static void a_folder_that_cannot_be_written_is_told(void) {
    CHECK_EQ(chdir("/proc"), 0);
    CHECK_EQ(backmem_native_map(KEPT + 0x30000, 4096), -1);
}

static void more_memories_than_there_is_room_for_are_refused(void) {
    unsigned maps = 0;
    while (maps < 100 && backmem_native_map(KEPT + 0x100000 * (maps + 1), 4096) == 0) {
        maps++;
    }
    CHECK(maps >= 8 && maps < 100);
}

int main(void) {
    RUN(a_file_is_the_memory);
    RUN(each_run_finds_what_the_last_one_stored);
    RUN(the_file_is_made_longer_for_the_next_run);
    RUN(what_is_in_use_is_left_alone);
    RUN(more_memories_than_there_is_room_for_are_refused);
    RUN(a_folder_that_cannot_be_written_is_told);
    return CHECK_EXIT();
}
