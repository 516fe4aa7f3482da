// A folder of its own for a test program, and the file in it.
//
// SPDX-License-Identifier: MIT
#ifndef HOST_FILES_H
#define HOST_FILES_H

#include "backmem/host.h"
#include "check.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#define BYTES 4096u

static char folder[64];
static char path[128];
static backmem_region_t region;

static void folder_make(void) {
    const char *temporary = getenv("TMPDIR");
    snprintf(folder, sizeof(folder), "%s/backmem-XXXXXX",
             temporary != NULL && strlen(temporary) < 40 ? temporary : "/tmp");
    if (mkdtemp(folder) == NULL || chmod(folder, 0777) != 0) {
        perror(folder);
        exit(EXIT_FAILURE);
    }
    snprintf(path, sizeof(path), "%s/backup", folder);
}

static unsigned entries(bool remove_them) {
    unsigned count = 0;
    char name[sizeof(folder) + 260];
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            count++;
            snprintf(name, sizeof(name), "%s/%s", folder, entry->d_name);
            if (remove_them && remove(name) != 0) {
                perror(name);
            }
        }
    }
    if (directory != NULL) {
        closedir(directory);
    }
    return count;
}

static void folder_clear(void) {
    (void)chmod(folder, 0777);
    (void)entries(true);
}

static long file_size(void) {
    struct stat status;
    return stat(path, &status) == 0 ? (long)status.st_size : -1;
}

#endif
