// A file as a region: programs that are killed, and programs that race.
//
// SPDX-License-Identifier: MIT
#define _DEFAULT_SOURCE // mkdtemp

#include "host_files.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

static void killed_program_loses_nothing(void) {
    folder_clear();
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        if (backmem_host_open(&region, path, BYTES) == 0
            && backmem_region_fill(&region, 100, 0x77, 1000) == BACKMEM_OK) {
            kill(getpid(), SIGKILL);
        }
        _exit(1);
    }
    int status = 0;
    uint8_t got[1000];
    uint8_t want[1000];
    memset(want, 0x77, sizeof(want));
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    CHECK_EQ(backmem_region_read(&region, 100, got, sizeof(got)), BACKMEM_OK);
    CHECK_MEM(got, want, sizeof(got));
    backmem_host_close(&region);
}

static void program_killed_while_making_the_file_leaves_all_or_none(void) {
    const uint32_t bytes = 4u << 20;
    unsigned none = 0;
    unsigned all = 0;
    for (long delay = 0; delay < 150 && (delay < 12 || all < 2); delay++) {
        CHECK_AT("delay", delay, 0, 0);
        folder_clear();
        fflush(stdout);
        const pid_t child = fork();
        if (child == 0) {
            _exit(backmem_host_open(&region, path, bytes) == 0 ? 0 : 1);
        }
        const struct timespec wait = { 0, delay * delay * 40000 };
        nanosleep(&wait, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        const long size = file_size();
        CHECK(size == -1 || size == (long)bytes);
        none += size == -1 ? 1 : 0;
        all += size == (long)bytes ? 1 : 0;
        CHECK_EQ(backmem_host_open(&region, path, bytes), 0);
        backmem_host_close(&region);
    }
    CHECK(none > 0 && all > 0); // else it was never killed in between
}

#define RACERS 4u
#define ROUNDS 25u

// Opens the file, leaves its own mark, and tells what noise it saw.
static void racer(unsigned me, int start, int result) {
    uint8_t seen[BYTES];
    char go;
    if (read(start, &go, 1) != 1 || backmem_host_open(&region, path, BYTES) != 0
        || backmem_region_read(&region, RACERS, seen, BYTES - RACERS) != BACKMEM_OK
        || backmem_region_fill(&region, me, (uint8_t)(me + 1), 1) != BACKMEM_OK) {
        _exit(1);
    }
    uint32_t sum = 0;
    for (unsigned i = 0; i < BYTES - RACERS; i++) {
        sum = sum * 31 + seen[i];
    }
    _exit(write(result, &sum, sizeof(sum)) == sizeof(sum) ? 0 : 1);
}

static void race(void) {
    int start[2];
    int result[2];
    uint8_t marks[RACERS];
    CHECK(pipe(start) == 0 && pipe(result) == 0);
    fflush(stdout);
    for (unsigned i = 0; i < RACERS; i++) {
        if (fork() == 0) {
            racer(i, start[0], result[1]);
        }
    }
    CHECK_EQ(write(start[1], "gogo", RACERS), RACERS);
    uint32_t sums[RACERS] = { 0 };
    for (unsigned i = 0; i < RACERS; i++) {
        int status = -1;
        CHECK(wait(&status) > 0);
        CHECK_EQ(status, 0);
        CHECK(read(result[0], &sums[i], sizeof(sums[i])) == sizeof(sums[i]));
        CHECK_EQ(sums[i], sums[0]);
    }
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    CHECK_EQ(backmem_region_read(&region, 0, marks, RACERS), BACKMEM_OK);
    for (unsigned i = 0; i < RACERS; i++) {
        CHECK_EQ(marks[i], i + 1);
    }
    backmem_host_close(&region);
    for (unsigned i = 0; i < 2; i++) {
        close(start[i]);
        close(result[i]);
    }
}

static void programs_that_make_it_at_once_share_one_file(void) {
    for (unsigned round = 0; round < ROUNDS; round++) {
        CHECK_AT("round", round, 0, 0);
        folder_clear();
        race();
        CHECK_EQ(entries(false), 1);
    }
}

int main(void) {
    folder_make();
    RUN(killed_program_loses_nothing);
    RUN(program_killed_while_making_the_file_leaves_all_or_none);
    RUN(programs_that_make_it_at_once_share_one_file);
    folder_clear();
    CHECK_EQ(rmdir(folder), 0);
    return CHECK_EXIT();
}
