// A file as a region, for Windows: what host/host.c is elsewhere. For MicroPython's
// windows port; built with mingw.
//
// SPDX-License-Identifier: MIT
#define _CRT_RAND_S // rand_s
#define WIN32_LEAN_AND_MEAN

#include "backmem/host.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

const backmem_region_desc_t backmem_host_desc = {
    .name = "HOST",
    .survives = BACKMEM_SURVIVES(YES, YES, UNKNOWN, YES, UNKNOWN, UNKNOWN),
    .width = 1,
    .stride = 1,
    .itemsize = 1,
    .rule = BACKMEM_RULE_LANES,
};

// A file that is open as a region. While its handle is open, nobody else gets one that
// can write.
typedef struct mapped {
    struct mapped *next;
    void *memory;
    HANDLE file;
} mapped_t;

static mapped_t *every_mapped;

// The answers below are 0 or a number of errno.
static int reason(void) {
    switch (GetLastError()) {
        case ERROR_FILE_NOT_FOUND:
        case ERROR_PATH_NOT_FOUND:
        case ERROR_INVALID_NAME:
            return ENOENT;
        case ERROR_ACCESS_DENIED:
            return EACCES;
        case ERROR_SHARING_VIOLATION:
        case ERROR_LOCK_VIOLATION:
            return EBUSY;
        case ERROR_WRITE_PROTECT:
            return EROFS;
        case ERROR_DISK_FULL:
        case ERROR_HANDLE_DISK_FULL:
            return ENOSPC;
        case ERROR_FILENAME_EXCED_RANGE:
            return ENAMETOOLONG;
        case ERROR_NOT_ENOUGH_MEMORY:
        case ERROR_OUTOFMEMORY:
            return ENOMEM;
        default:
            return EIO;
    }
}

// ---- making the file --------------------------------------------------------

static int write_noise(HANDLE file, uint32_t bytes) {
    for (uint32_t at = 0; at < bytes; at += 4) {
        unsigned noise;
        DWORD done;
        if (rand_s(&noise) != 0) {
            return EIO;
        }
        if (!WriteFile(file, &noise, 4, &done, NULL)) {
            return reason();
        }
        if (done != 4) {
            return ENOSPC;
        }
    }
    return FlushFileBuffers(file) ? 0 : reason();
}

// Makes the file under another name in the same folder, all of it and on the disk. 0
// also when it is there meanwhile.
static int file_make(const char *path, uint32_t bytes) {
    char temporary[MAX_PATH];
    const int length = snprintf(temporary, sizeof temporary, "%s.%lu", path,
                                (unsigned long)GetCurrentProcessId());
    if (length < 0 || (size_t)length >= sizeof temporary) {
        return ENAMETOOLONG;
    }
    HANDLE file = CreateFileA(temporary, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS,
                              FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE) {
        return reason();
    }
    int err = write_noise(file, bytes);
    (void)CloseHandle(file);
    if (!err && !MoveFileExA(temporary, path, 0)) {
        const DWORD error = GetLastError();
        err =
            error == ERROR_ALREADY_EXISTS || error == ERROR_FILE_EXISTS ? 0 : reason();
    }
    (void)DeleteFileA(temporary); // there still if it was not moved
    return err;
}

// ---- opening it -------------------------------------------------------------

// Others may read the file meanwhile, as a backup does.
static int file_open(const char *path, HANDLE *file) {
    *file = CreateFileA(path, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL,
                        OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    if (*file != INVALID_HANDLE_VALUE) {
        return 0;
    }
    const int err = reason();
    const DWORD kind = GetFileAttributesA(path);
    const bool folder =
        kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY) != 0;
    return folder ? EISDIR : err;
}

static int file_map(HANDLE file, uint32_t bytes, mapped_t *mapped) {
    LARGE_INTEGER size;
    if (GetFileType(file) != FILE_TYPE_DISK) {
        return ENODEV;
    }
    if (!GetFileSizeEx(file, &size)) {
        return reason();
    }
    if (size.QuadPart != bytes) {
        return EINVAL;
    }
    HANDLE mapping = CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, bytes, NULL);
    if (mapping == NULL) {
        return reason();
    }
    mapped->memory =
        MapViewOfFile(mapping, FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, bytes);
    const int err = mapped->memory != NULL ? 0 : reason();
    (void)CloseHandle(mapping); // the view keeps it
    return err;
}

static int file_take(HANDLE file, uint32_t bytes, backmem_region_t *region) {
    mapped_t *mapped = malloc(sizeof *mapped);
    if (mapped == NULL) {
        return ENOMEM;
    }
    const int err = file_map(file, bytes, mapped);
    if (err) {
        free(mapped);
        return err;
    }
    mapped->file = file;
    mapped->next = every_mapped;
    every_mapped = mapped;
    // A page of at least 4 bytes, by byte lanes, always fits.
    return backmem_region_attach(region, &backmem_host_desc, mapped->memory, bytes)
               ? EINVAL
               : 0;
}

int backmem_host_open(backmem_region_t *region, const char *path, uint32_t bytes) {
    *region = (backmem_region_t){ .desc = &backmem_host_desc };
    if (bytes == 0 || bytes % 4 != 0 || bytes > BACKMEM_HOST_BYTES_MAX) {
        return EINVAL;
    }
    HANDLE file;
    int err = file_open(path, &file);
    if (err == ENOENT) {
        err = file_make(path, bytes);
        if (!err) {
            err = file_open(path, &file);
        }
    }
    if (err) {
        return err;
    }
    err = file_take(file, bytes, region);
    if (err) {
        (void)CloseHandle(file);
    }
    return err;
}

void backmem_host_close(backmem_region_t *region) {
    for (mapped_t **link = &every_mapped; *link != NULL; link = &(*link)->next) {
        mapped_t *mapped = *link;
        if (region->bytes > 0 && (uintptr_t)mapped->memory == region->base) {
            *link = mapped->next;
            (void)UnmapViewOfFile(mapped->memory);
            (void)CloseHandle(mapped->file);
            free(mapped);
            break;
        }
    }
    region->bytes = 0;
}
