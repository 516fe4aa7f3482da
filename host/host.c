// A file as a region. DESIGN.md, "Host".
//
// SPDX-License-Identifier: MIT
#define _DEFAULT_SOURCE   1  // POSIX, and flock and MAP_ANONYMOUS
#define _FILE_OFFSET_BITS 64 // else 32-bit programs trip over large inode numbers

#include "backmem/host.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

// Takes the file for this opening alone. flock, because such a lock belongs to the
// opening: fcntl's would end when any other descriptor of the file is closed, and would
// not keep one program from opening it twice.
static int file_lock(int fd) {
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        return 0;
    }
    return errno == EWOULDBLOCK ? EBUSY : errno;
}

// Stores what is there, so that the disk has a block for each byte: a store through the
// mapping for which it has none is a signal, not an error.
static int file_fill_holes(int fd, off_t bytes) {
    uint8_t part[4096];
    for (off_t at = 0; at < bytes; at += (off_t)sizeof part) {
        const size_t want =
            bytes - at < (off_t)sizeof part ? (size_t)(bytes - at) : sizeof part;
        errno = EIO; // of a file that ends before
        if (pread(fd, part, want, at) != (ssize_t)want
            || pwrite(fd, part, want, at) != (ssize_t)want) {
            return errno;
        }
    }
    return 0;
}

// A file of this size that nobody else has, and that has no holes.
static int file_take(int fd, uint32_t bytes) {
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
    const int err = file_lock(fd);
    if (err) {
        return err;
    }
    const bool holes = status.st_blocks < (status.st_size + 511) / 512;
    return holes ? file_fill_holes(fd, status.st_size) : 0;
}

// In front of a region lies a page that keeps the file's descriptor, for close: where
// it is closed, the lock ends.
static size_t front_bytes(void) {
    return (size_t)sysconf(_SC_PAGESIZE);
}

static int file_map(int fd, uint32_t bytes, backmem_region_t *region) {
    const size_t front = front_bytes();
    const int rights = PROT_READ | PROT_WRITE;
    uint8_t *memory =
        mmap(NULL, front + bytes, rights, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return errno;
    }
    memcpy(memory, &fd, sizeof fd);
    void *data = mmap(memory + front, bytes, rights, MAP_SHARED | MAP_FIXED, fd, 0);
    if (data == MAP_FAILED || mprotect(memory, front, PROT_READ) != 0) {
        const int reason = errno;
        (void)munmap(memory, front + bytes);
        return reason;
    }
    // A page of at least 4 bytes, by byte lanes, always fits.
    return backmem_region_attach(region, &backmem_host_desc, data, bytes) ? EINVAL : 0;
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
    err = file_take(fd, bytes);
    if (!err) {
        err = file_map(fd, bytes, region);
    }
    if (err) {
        (void)close(fd);
    }
    return err;
}

void backmem_host_close(backmem_region_t *region) {
    if (region->bytes > 0) {
        const size_t front = front_bytes();
        uint8_t *memory = (uint8_t *)region->base - front;
        int fd;
        memcpy(&fd, memory, sizeof fd);
        (void)munmap(memory, front + region->bytes);
        // Closed, not unlocked: a child made by fork may have the file still.
        (void)close(fd);
        region->bytes = 0;
    }
}
