// A file as a region. DESIGN.md, "Host".
//
// SPDX-License-Identifier: MIT
#define _POSIX_C_SOURCE   200809L // mkstemp, fsync, O_CLOEXEC
#define _FILE_OFFSET_BITS 64      // else 32-bit programs trip over large inode numbers

#include "backmem/host.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// Another process may make the file, or take it away, between two of our calls.
enum {
    TRIES = 8,
};

const backmem_region_desc_t backmem_host_desc = {
    .name = "HOST",
    // A killed program and a sleeping PC lose nothing; what a PC's own reset
    // button or power cut leaves is between its kernel and its disk.
    .survives = BACKMEM_SURVIVES(YES, YES, UNKNOWN, YES, UNKNOWN, UNKNOWN),
    .width = 1,
    .stride = 1,
    .itemsize = 1,
    .rule = BACKMEM_RULE_LANES,
};

// ---- making the file --------------------------------------------------------

static bool write_all(int fd, const uint8_t *bytes, size_t size) {
    while (size > 0) {
        const ssize_t done = write(fd, bytes, size);
        if (done < 0 && errno != EINTR) {
            return false;
        }
        if (done > 0) {
            bytes += done;
            size -= (size_t)done;
        }
    }
    return true;
}

static bool write_noise(int fd, uint32_t bytes) {
    uint8_t noise[4096];
    FILE *source = fopen("/dev/urandom", "rb");
    bool good = source != NULL;
    while (good && bytes > 0) {
        const size_t part = bytes < sizeof(noise) ? bytes : sizeof(noise);
        good = fread(noise, 1, part, source) == part && write_all(fd, noise, part);
        bytes -= (uint32_t)part;
    }
    if (source != NULL) {
        const int reason = errno;
        (void)fclose(source);
        errno = reason;
    }
    return good;
}

// The answers below are 0 or a number of errno.

// Puts the finished file where it belongs, unless somebody was faster.
static int file_place(const char *temporary, const char *path) {
    // Else a file system without hard links, for one.
    return link(temporary, path) == 0 || errno == EEXIST ? 0 : errno;
}

// Makes the file under another name in the same folder, all of it and on the disk.
// 0 also when it is there meanwhile.
static int file_make(const char *path, uint32_t bytes) {
    char temporary[PATH_MAX];
    const int length = snprintf(temporary, sizeof(temporary), "%s.XXXXXX", path);
    if (length < 0 || (size_t)length >= sizeof(temporary)) {
        return ENAMETOOLONG;
    }
    const int fd = mkstemp(temporary);
    if (fd < 0) {
        return errno;
    }
    const int err =
        write_noise(fd, bytes) && fsync(fd) == 0 ? file_place(temporary, path) : errno;
    (void)close(fd);
    (void)unlink(temporary);
    return err;
}

// ---- opening it -------------------------------------------------------------

// The file, made if it was not there. A name that leads nowhere, such as a
// symbolic link to a missing file, can neither be opened nor made: ENOENT.
static int file_open(const char *path, uint32_t bytes, int *fd) {
    for (unsigned i = 0; i < TRIES; i++) {
        *fd = open(path, O_RDWR | O_CLOEXEC);
        if (*fd >= 0) {
            return 0;
        }
        if (errno != ENOENT) {
            return errno;
        }
        const int err = file_make(path, bytes);
        if (err) {
            return err;
        }
    }
    return ENOENT;
}

static int file_map(int fd, uint32_t bytes, backmem_region_t *region) {
    struct stat status;
    if (fstat(fd, &status) != 0) {
        return errno;
    }
    if (!S_ISREG(status.st_mode)) {
        return ENODEV;
    }
    if (status.st_size != (off_t)bytes) {
        return EINVAL;
    }
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) {
        return errno;
    }
    // A page of at least 4 bytes, by byte lanes, always fits.
    return backmem_region_attach(region, &backmem_host_desc, memory, bytes) ? EINVAL
                                                                            : 0;
}

int backmem_host_open(backmem_region_t *region, const char *path, uint32_t bytes) {
    *region = (backmem_region_t){ .desc = &backmem_host_desc };
    if (bytes == 0 || bytes % 4 != 0 || bytes > BACKMEM_HOST_BYTES_MAX) {
        return EINVAL;
    }
    int fd;
    int err = file_open(path, bytes, &fd);
    if (err) {
        return err;
    }
    err = file_map(fd, bytes, region);
    (void)close(fd); // the mapping stays
    return err;
}

void backmem_host_close(backmem_region_t *region) {
    if (region->bytes > 0) {
        (void)munmap((void *)region->base, region->bytes);
        region->bytes = 0;
    }
}
