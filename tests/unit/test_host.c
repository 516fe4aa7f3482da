// A file as a region: how it is made, what is refused, what each failure is called.
//
// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // mkdtemp, setgroups, off64_t

#include "host_files.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#define NOBODY 65534

// ---- system calls that fail on demand ---------------------------------------
// The program's own definitions come before the C library's.

static int link_fails_with;
static bool link_lies; // says it is done, as when somebody removes the file at once
static bool fsync_fails;
static int flock_fails_with;
static int pwrite_fails_with;

int flock(int fd, int operation) {
    if (flock_fails_with != 0) {
        errno = flock_fails_with;
        return -1;
    }
    return (int)syscall(SYS_flock, fd, operation);
}

static ssize_t part_write(int fd, const void *bytes, size_t size, off_t at) {
    if (pwrite_fails_with != 0) {
        errno = pwrite_fails_with;
        return -1;
    }
    if (lseek(fd, at, SEEK_SET) != at) {
        return -1;
    }
    return write(fd, bytes, size);
}

// The host library asks for the one with offsets of 64 bits, whatever its name is here.
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    return part_write(fd, bytes, size, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    return part_write(fd, bytes, size, (off_t)at);
}

int link(const char *from, const char *to) {
    if (link_fails_with != 0) {
        errno = link_fails_with;
        return -1;
    }
    return link_lies ? 0 : linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int fsync(int fd) {
    if (fsync_fails) {
        errno = EIO;
        return -1;
    }
    return fdatasync(fd);
}

// ---- files ------------------------------------------------------------------

static void file_put(mode_t mode, const char *text) {
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const ssize_t size = (ssize_t)strlen(text);
    CHECK(fd >= 0 && write(fd, text, strlen(text)) == size);
    CHECK_EQ(fchmod(fd, mode), 0);
    close(fd);
}

static void check_file(const char *text) {
    char got[64] = "";
    const int fd = open(path, O_RDONLY);
    CHECK(fd >= 0 && read(fd, got, sizeof(got) - 1) >= 0);
    CHECK_STR(got, text);
    close(fd);
}

// Opening fails so, leaves a region that fits no span, and makes nothing.
static void check_refused(const char *name, uint32_t bytes, int want) {
    const unsigned before = entries(false);
    uint8_t byte = 0;
    region.bytes = 77;
    CHECK_EQ(backmem_host_open(&region, name, bytes), want);
    CHECK_EQ(region.bytes, 0);
    CHECK_EQ(backmem_region_read(&region, 0, &byte, 1), BACKMEM_ERR_RANGE);
    backmem_host_close(&region); // of no effect
    CHECK_EQ(entries(false), before);
}

// Runs `body` in a process of its own; checks there count here.
static void in_child(void (*body)(void)) {
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        check.failed_checks = 0;
        body();
        fflush(stdout);
        _exit(check.failed_checks == 0 ? 0 : 1);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
}

// The superuser may write everything; so the test gives that up.
static void become_nobody(void) {
    if (geteuid() == 0) {
        CHECK_EQ(setgroups(0, NULL), 0);
        CHECK_EQ(setgid(NOBODY), 0);
        CHECK_EQ(setuid(NOBODY), 0);
    }
}

// ---- a file that is made ----------------------------------------------------

static void new_file_has_its_size_and_is_noise(void) {
    uint8_t one[BYTES];
    uint8_t two[BYTES];
    unsigned seen[256] = { 0 };
    unsigned same = 0;
    folder_clear();
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    CHECK(region.desc == &backmem_host_desc);
    CHECK_EQ(region.bytes, BYTES);
    CHECK_EQ(file_size(), BYTES);
    CHECK_EQ(entries(false), 1);
    CHECK_EQ(backmem_region_read(&region, 0, one, BYTES), BACKMEM_OK);
    backmem_host_close(&region);
    CHECK_EQ(remove(path), 0);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    CHECK_EQ(backmem_region_read(&region, 0, two, BYTES), BACKMEM_OK);
    backmem_host_close(&region);
    for (unsigned i = 0; i < BYTES; i++) {
        seen[one[i]]++;
        same += one[i] == two[i] ? 1 : 0;
    }
    for (unsigned i = 0; i < 256; i++) {
        CHECK(seen[i] < 80); // 16 on average: no value is preferred
    }
    CHECK(same < 80);
}

static void sizes_from_smallest_to_largest_can_be_made(void) {
    const uint32_t sizes[] = { 4, 8, 4092, 4100, 12288, BACKMEM_HOST_BYTES_MAX };
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        uint8_t last = 0;
        CHECK_AT("bytes", sizes[i], 0, 0);
        folder_clear();
        CHECK_EQ(backmem_host_open(&region, path, sizes[i]), 0);
        CHECK_EQ(file_size(), sizes[i]);
        CHECK_EQ(backmem_region_fill(&region, sizes[i] - 1, 0x5c, 1), BACKMEM_OK);
        CHECK_EQ(backmem_region_read(&region, sizes[i] - 1, &last, 1), BACKMEM_OK);
        CHECK_EQ(last, 0x5c);
        backmem_host_close(&region);
    }
}

static void contents_are_in_the_file_and_come_back(void) {
    uint8_t got[3] = { 0 };
    folder_clear();
    file_put(0600, "0123456789abcdef");
    CHECK_EQ(backmem_host_open(&region, path, 16), 0);
    CHECK_EQ(backmem_region_read(&region, 9, got, 3), BACKMEM_OK);
    CHECK_MEM(got, "9ab", 3);
    CHECK_EQ(backmem_region_write(&region, 1, "xyz", 3), BACKMEM_OK);
    check_file("0xyz456789abcdef");
    backmem_host_close(&region);
    CHECK_EQ(backmem_host_open(&region, path, 16), 0);
    CHECK_EQ(backmem_region_read(&region, 1, got, 3), BACKMEM_OK);
    CHECK_MEM(got, "xyz", 3);
    backmem_host_close(&region);
}

static void closed_region_fits_no_span(void) {
    uint8_t byte;
    folder_clear();
    CHECK_EQ(backmem_host_open(&region, path, BYTES), 0);
    backmem_host_close(&region);
    CHECK_EQ(region.bytes, 0);
    CHECK_EQ(backmem_region_read(&region, 0, &byte, 1), BACKMEM_ERR_RANGE);
    backmem_host_close(&region);
}

static void row_is_a_byte_memory_without_an_address(void) {
    CHECK_STR(backmem_host_desc.name, "HOST");
    CHECK_EQ(backmem_host_desc.base, 0);
    CHECK_EQ(backmem_host_desc.bytes, 0);
    CHECK_EQ(backmem_host_desc.width, 1);
    CHECK_EQ(backmem_host_desc.stride, 1);
    CHECK_EQ(backmem_host_desc.itemsize, 1);
    CHECK_EQ(backmem_host_desc.rule, BACKMEM_RULE_LANES);
    CHECK_EQ(backmem_desc_survives(&backmem_host_desc, BACKMEM_EVENT_SOFT_RESET),
             BACKMEM_YES);
    // A PC's own power cut is nothing to rely on.
    CHECK(backmem_desc_survives(&backmem_host_desc, BACKMEM_EVENT_VDD_LOSS)
          != BACKMEM_YES);
}

// ---- what is refused --------------------------------------------------------

static void size_that_no_file_can_have_is_refused(void) {
    const uint32_t sizes[] = {
        0, 1, 2, 3, 5, 4095, BACKMEM_HOST_BYTES_MAX + 4, UINT32_MAX, 1u << 31
    };
    folder_clear();
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        CHECK_AT("bytes", sizes[i], 0, 0);
        check_refused(path, sizes[i], EINVAL);
    }
    CHECK_EQ(entries(false), 0);
}

static void file_of_another_size_is_refused_and_untouched(void) {
    folder_clear();
    file_put(0600, "precious");
    check_refused(path, 4, EINVAL);
    check_refused(path, 12, EINVAL);
    check_refused(path, BYTES, EINVAL);
    check_file("precious");
    file_put(0600, "");
    check_refused(path, 4, EINVAL);
    CHECK_EQ(file_size(), 0);
}

static void missing_folder_is_told(void) {
    char name[200];
    folder_clear();
    snprintf(name, sizeof(name), "%s/missing/backup", folder);
    check_refused(name, BYTES, ENOENT);
    file_put(0600, "a file"); // and a file is no folder
    snprintf(name, sizeof(name), "%s/backup", path);
    check_refused(name, BYTES, ENOTDIR);
    check_file("a file");
}

static void folder_in_its_place_is_told(void) {
    char name[200];
    folder_clear();
    CHECK_EQ(mkdir(path, 0700), 0);
    check_refused(path, BYTES, EISDIR);
    check_refused(folder, BYTES, EISDIR);
    snprintf(name, sizeof(name), "%s/", path);
    check_refused(name, BYTES, EISDIR);
}

static void read_only_file_body(void) {
    become_nobody();
    check_refused(path, 8, EACCES);
    check_refused(path, BYTES, EACCES);
}

static void read_only_file_is_told_and_untouched(void) {
    folder_clear();
    file_put(0444, "precious");
    in_child(read_only_file_body);
    check_file("precious");
}

static void read_only_folder_body(void) {
    become_nobody();
    check_refused(path, BYTES, EACCES);
}

static void read_only_folder_is_told(void) {
    folder_clear();
    CHECK_EQ(chmod(folder, 0555), 0);
    in_child(read_only_folder_body);
    folder_clear();
}

static void good_file_in_read_only_folder_body(void) {
    become_nobody();
    CHECK_EQ(backmem_host_open(&region, path, 8), 0);
    CHECK_EQ(backmem_region_write(&region, 0, "P", 1), BACKMEM_OK);
}

static void file_in_a_read_only_folder_can_be_used(void) {
    folder_clear();
    file_put(0666, "precious");
    CHECK_EQ(chmod(folder, 0555), 0);
    in_child(good_file_in_read_only_folder_body);
    check_file("Precious");
    folder_clear();
}

static void symbolic_link_stands_for_what_it_names(void) {
    char name[200];
    folder_clear();
    snprintf(name, sizeof(name), "%s/link", folder);
    file_put(0600, "precious");
    CHECK_EQ(symlink(path, name), 0);
    CHECK_EQ(backmem_host_open(&region, name, 8), 0);
    CHECK_EQ(backmem_region_write(&region, 0, "P", 1), BACKMEM_OK);
    backmem_host_close(&region);
    check_file("Precious");
    CHECK_EQ(remove(path), 0); // now it leads nowhere
    check_refused(name, 8, ENOENT);
    CHECK_EQ(file_size(), -1);
    CHECK_EQ(mkdir(path, 0700), 0);
    check_refused(name, 8, EISDIR);
}

static void what_is_no_file_is_refused(void) {
    folder_clear();
    CHECK_EQ(mkfifo(path, 0600), 0);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), ENODEV);
    check_refused("/dev/null", BYTES, ENODEV);
}

static void names_that_are_too_long_are_refused(void) {
    static char name[PATH_MAX + 100];
    memset(name, 'x', sizeof(name) - 1);
    check_refused(name, BYTES, ENAMETOOLONG);
    snprintf(name, sizeof(name), "%s/%0254d", folder, 7); // no room for a suffix
    check_refused(name, BYTES, ENAMETOOLONG);
    check_refused("", BYTES, ENOENT);
}

// ---- files with holes -------------------------------------------------------

#define SPARSE 40964u // no multiple of a block

// Nothing but a hole, but for some bytes in its middle.
static void file_put_sparse(void) {
    const int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    CHECK(fd >= 0 && ftruncate(fd, SPARSE) == 0);
    CHECK(lseek(fd, 20000, SEEK_SET) == 20000 && write(fd, "middle", 6) == 6);
    close(fd);
}

static long file_stored(void) {
    struct stat status;
    return stat(path, &status) == 0 ? (long)status.st_blocks * 512 : -1;
}

static void file_with_holes_gets_a_block_for_each_byte(void) {
    uint8_t got[SPARSE];
    uint8_t want[SPARSE] = { 0 };
    folder_clear();
    memcpy(want + 20000, "middle", 6);
    file_put_sparse();
    CHECK(file_stored() < (long)SPARSE); // else this file system has no holes
    CHECK_EQ(backmem_host_open(&region, path, SPARSE), 0);
    CHECK(file_stored() >= (long)SPARSE);
    CHECK_EQ(file_size(), SPARSE);
    CHECK_EQ(backmem_region_read(&region, 0, got, SPARSE), BACKMEM_OK);
    CHECK_MEM(got, want, SPARSE);
    backmem_host_close(&region);
}

static void file_with_holes_on_a_full_disk_is_refused(void) {
    folder_clear();
    file_put_sparse();
    pwrite_fails_with = ENOSPC;
    check_refused(path, SPARSE, ENOSPC);
    pwrite_fails_with = 0;
    CHECK_EQ(file_size(), SPARSE);
    CHECK_EQ(backmem_host_open(&region, path, SPARSE), 0); // and is not locked
    backmem_host_close(&region);
    pwrite_fails_with = ENOSPC; // which a whole file does not need
    CHECK_EQ(backmem_host_open(&region, path, SPARSE), 0);
    backmem_host_close(&region);
    pwrite_fails_with = 0;
}

// ---- systems that fail ------------------------------------------------------

static void full_disk_body(void) {
    const struct rlimit limit = { 10000, 10000 };
    signal(SIGXFSZ, SIG_IGN);
    CHECK_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
    check_refused(path, 65536, EFBIG);
}

static void file_that_cannot_be_finished_is_not_there(void) {
    folder_clear();
    in_child(full_disk_body);
    CHECK_EQ(entries(false), 0);
}

static void no_descriptor_body(void) {
    const struct rlimit limit = { 0, 0 };
    CHECK_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
    CHECK_EQ(backmem_host_open(&region, path, BYTES), EMFILE);
}

static void other_failures_are_what_the_system_says(void) {
    folder_clear();
    in_child(no_descriptor_body);
    link_fails_with = EPERM; // no hard links on this file system
    check_refused(path, BYTES, EPERM);
    link_fails_with = 0;
    fsync_fails = true;
    check_refused(path, BYTES, EIO);
    fsync_fails = false;
    link_lies = true;
    check_refused(path, BYTES, ENOENT);
    link_lies = false;
    CHECK_EQ(entries(false), 0);
    file_put(0600, "precious");
    flock_fails_with = ENOLCK; // no locks on this file system
    check_refused(path, 8, ENOLCK);
    flock_fails_with = 0;
    check_file("precious");
}

int main(void) {
    folder_make();
    RUN(new_file_has_its_size_and_is_noise);
    RUN(sizes_from_smallest_to_largest_can_be_made);
    RUN(contents_are_in_the_file_and_come_back);
    RUN(closed_region_fits_no_span);
    RUN(row_is_a_byte_memory_without_an_address);
    RUN(size_that_no_file_can_have_is_refused);
    RUN(file_of_another_size_is_refused_and_untouched);
    RUN(missing_folder_is_told);
    RUN(folder_in_its_place_is_told);
    RUN(read_only_file_is_told_and_untouched);
    RUN(read_only_folder_is_told);
    RUN(file_in_a_read_only_folder_can_be_used);
    RUN(symbolic_link_stands_for_what_it_names);
    RUN(what_is_no_file_is_refused);
    RUN(names_that_are_too_long_are_refused);
    RUN(file_with_holes_gets_a_block_for_each_byte);
    RUN(file_with_holes_on_a_full_disk_is_refused);
    RUN(file_that_cannot_be_finished_is_not_there);
    RUN(other_failures_are_what_the_system_says);
    folder_clear();
    CHECK_EQ(rmdir(folder), 0);
    return CHECK_EXIT();
}
