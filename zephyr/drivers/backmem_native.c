// The memory of a node on native_sim, as a file. It is compiled for the computer, in
// the runner of Zephyr's native simulator: no header of Zephyr's is on its path.
//
// SPDX-License-Identifier: MIT
#define _GNU_SOURCE

#include "backmem_native.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAPPED_MAX 16

static struct mapped {
    uintptr_t address;
    uint32_t bytes;
} mapped[MAPPED_MAX];
static unsigned mapped_count;

// Two devices of one memory ask for it twice.
static bool is_mapped(uintptr_t address, uint32_t bytes) {
    for (unsigned i = 0; i < mapped_count; i++) {
        if (mapped[i].address == address && bytes <= mapped[i].bytes) {
            return true;
        }
    }
    return false;
}

static bool file_is_long(int file, uint32_t bytes) {
    struct stat is;
    return fstat(file, &is) == 0
           && (is.st_size >= (off_t)bytes || ftruncate(file, (off_t)bytes) == 0);
}

// A kernel that does not know the last flag takes the address for a wish.
static bool file_map(int file, uintptr_t address, uint32_t bytes) {
    void *const at = (void *)address;
    void *const got = mmap(at, bytes, PROT_READ | PROT_WRITE,
                           MAP_SHARED | MAP_FIXED_NOREPLACE, file, 0);
    if (got != MAP_FAILED && got != at) {
        (void)munmap(got, bytes);
    }
    return got == at;
}

int backmem_native_map(uintptr_t address, uint32_t bytes) {
    char name[40];
    if (is_mapped(address, bytes)) {
        return 0;
    }
    if (mapped_count == MAPPED_MAX) {
        return -1;
    }
    (void)snprintf(name, sizeof name, "backmem-%08" PRIxPTR ".bin", address);
    const int file = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) {
        return -1;
    }
    const bool done = file_is_long(file, bytes) && file_map(file, address, bytes);
    (void)close(file); // the mapping stays
    if (!done) {
        return -1;
    }
    mapped[mapped_count++] = (struct mapped){ address, bytes };
    return 0;
}
