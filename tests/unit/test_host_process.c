// A file as a region: programs that are killed, programs that race, and the lock.
//
// SPDX-License-Identifier: MIT
#define _DEFAULT_SOURCE // mkdtemp, MAP_ANONYMOUS

#include "host_files.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
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

// How many have the file open now, and whether it ever were two.
typedef struct watch {
    int inside;
    bool together;
} watch_t;

static watch_t *watch; // shared by all processes

// Opens the file as soon as nobody else has it.
static bool racer_open(void) {
    const struct timespec wait = { 0, 100000 };
    int err = backmem_host_open(&region, path, BYTES);
    while (err == EBUSY) {
        nanosleep(&wait, NULL);
        err = backmem_host_open(&region, path, BYTES);
    }
    return err == 0;
}

// Opens the file, leaves its own mark, and tells what noise it saw.
static void racer(unsigned me, int start, int result) {
    uint8_t seen[BYTES];
    char go;
    if (read(start, &go, 1) != 1 || !racer_open()) {
        _exit(1);
    }
    if (__atomic_add_fetch(&watch->inside, 1, __ATOMIC_SEQ_CST) != 1) {
        watch->together = true;
    }
    if (backmem_region_read(&region, RACERS, seen, BYTES - RACERS) != BACKMEM_OK
        || backmem_region_fill(&region, me, (uint8_t)(me + 1), 1) != BACKMEM_OK) {
        _exit(1);
    }
    uint32_t sum = 0;
    for (unsigned i = 0; i < BYTES - RACERS; i++) {
        sum = sum * 31 + seen[i];
    }
    (void)__atomic_sub_fetch(&watch->inside, 1, __ATOMIC_SEQ_CST);
    // Those that end without a close have to let it go as well.
    if (me % 2 == 0) {
        backmem_host_close(&region);
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

static void programs_that_make_it_at_once_have_it_one_by_one(void) {
    watch = mmap(NULL, sizeof *watch, PROT_READ | PROT_WRITE,
                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(watch != MAP_FAILED);
    for (unsigned round = 0; round < ROUNDS; round++) {
        CHECK_AT("round", round, 0, 0);
        folder_clear();
        race();
        CHECK_EQ(entries(false), 1);
    }
    CHECK_EQ(watch->inside, 0);
    CHECK(!watch->together);
    CHECK_EQ(munmap(watch, sizeof *watch), 0);
}

// ---- the lock ---------------------------------------------------------------

// What another opening of the file answers, here and in another program.
static void check_taken(int want) {
    backmem_region_t other;
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        _exit(backmem_host_open(&other, path, BYTES) == want ? 0 : 1);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
    CHECK_EQ(backmem_host_open(&other, path, BYTES), want);
    CHECK_EQ(other.bytes, want == 0 ? BYTES : 0);
    backmem_host_close(&other);
}

static void file_is_refused_while_it_is_open(void) {
    folder_clear();
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    check_taken(EBUSY);
    check_taken(EBUSY); // a refusal takes nothing away
    CHECK_EQ(backmem_region_fill(&region, 0, 5, BYTES), BACKMEM_OK);
    backmem_host_close(&region);
    check_taken(0);
    check_taken(0);
}

// As some other part of a program does, which knows nothing of regions.
static void other_descriptors_of_the_file_change_nothing(void) {
    folder_clear();
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    FILE *file = fopen(path, "r+b");
    CHECK(file != NULL && fclose(file) == 0);
    check_taken(EBUSY);
    backmem_host_close(&region);
}

static void name_and_links_are_one_file(void) {
    char name[200];
    backmem_region_t other;
    folder_clear();
    snprintf(name, sizeof(name), "%s/link", folder);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    CHECK_EQ(link(path, name), 0);
    CHECK_EQ(backmem_host_open(&other, name, BYTES), EBUSY);
    backmem_host_close(&region);
}

// Waits for the pipe's other end to go, then ends with what `body` gives.
static pid_t child_until(int pipe_ends[2], bool (*body)(void)) {
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        char go;
        close(pipe_ends[1]);
        const bool good = read(pipe_ends[0], &go, 1) == 0 && body();
        _exit(good ? 0 : 1);
    }
    return child;
}

static bool child_uses_it(void) {
    return backmem_region_fill(&region, 8, 0x3c, 8) == BACKMEM_OK;
}

static bool child_closes_it(void) {
    backmem_host_close(&region);
    return true;
}

static void forked_child_has_it_as_long_as_it_lives(void) {
    int ends[2];
    int status = -1;
    folder_clear();
    CHECK(pipe(ends) == 0);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    const pid_t child = child_until(ends, child_uses_it);
    backmem_host_close(&region);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), EBUSY);
    close(ends[0]);
    close(ends[1]);
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
    check_taken(0);
}

static void forked_child_that_closes_it_leaves_it_to_its_parent(void) {
    int ends[2];
    int status = -1;
    folder_clear();
    CHECK(pipe(ends) == 0);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    const pid_t child = child_until(ends, child_closes_it);
    close(ends[0]);
    close(ends[1]);
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
    check_taken(EBUSY);
    backmem_host_close(&region);
    check_taken(0);
}

static void program_started_meanwhile_keeps_nothing(void) {
    int ends[2];
    folder_clear();
    CHECK(pipe(ends) == 0);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        // cat lives until its input ends.
        dup2(ends[0], STDIN_FILENO);
        close(ends[1]);
        execlp("cat", "cat", (char *)NULL);
        _exit(1);
    }
    const struct timespec wait = { 0, 1000000 };
    backmem_host_close(&region);
    int err = EBUSY;
    for (int tries = 0; tries < 5000 && err == EBUSY; tries++) {
        err = backmem_host_open(&region, path, BYTES);
        nanosleep(&wait, NULL); // until the child runs the other program
    }
    CHECK_EQ(err, 0);
    CHECK_EQ(waitpid(child, NULL, WNOHANG), 0); // it is alive
    backmem_host_close(&region);
    close(ends[0]);
    close(ends[1]);
    CHECK(waitpid(child, NULL, 0) == child);
}

// Regions that come and go keep nothing: no descriptor, no memory of the process.
static void opening_and_closing_leaves_nothing_behind(void) {
    folder_clear();
    for (unsigned i = 0; i < 3000; i++) { // more than a process may have open
        CHECK_AT("round", i, 0, 0);
        CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
        backmem_region_t other;
        CHECK_EQ(backmem_host_open(&other, path, BYTES), EBUSY);
        CHECK_EQ(backmem_host_open(&other, path, BYTES + 4), EINVAL);
        backmem_host_close(&region);
    }
}

int main(void) {
    folder_make();
    RUN(killed_program_loses_nothing);
    RUN(program_killed_while_making_the_file_leaves_all_or_none);
    RUN(programs_that_make_it_at_once_have_it_one_by_one);
    RUN(file_is_refused_while_it_is_open);
    RUN(other_descriptors_of_the_file_change_nothing);
    RUN(name_and_links_are_one_file);
    RUN(forked_child_has_it_as_long_as_it_lives);
    RUN(forked_child_that_closes_it_leaves_it_to_its_parent);
    RUN(program_started_meanwhile_keeps_nothing);
    RUN(opening_and_closing_leaves_nothing_behind);
    folder_clear();
    CHECK_EQ(rmdir(folder), 0);
    return CHECK_EXIT();
}
