// A region on a PC: a file, mapped into memory.
//
// For tests, tools and simulations, and for MicroPython's unix port. What the
// program stores is in the file as soon as it is stored, also when the program
// is killed.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_HOST_H
#define BACKMEM_HOST_H

#include "backmem/region.h"

#ifdef __cplusplus
extern "C" {
#endif

// The rules of the host region: byte lanes, like a backup SRAM.
extern const backmem_region_desc_t backmem_host_desc;

// Map a file as a region. A file that is not there is made, filled with noise, as
// memory is at power-on. If the program is killed meanwhile, the whole file is there or
// none.
//
// The file is locked until close or the end of the program, however it ends, so that
// two programs, or two parts of one, do not write over each other's objects. A child
// that was made by fork has the region too, and keeps the lock as long as it lives. The
// lock stops only those who open the file by this call; another program can still
// change its contents. If another program makes the file shorter, SIGBUS ends this
// program at its next access: no system has an error for that.
//
//   bytes    a multiple of 4, at most BACKMEM_HOST_BYTES_MAX
//
// Returns  0           region is filled in, and stays good until close; else a number
//                      of <errno.h>, region fits nothing, the file's bytes are kept:
//          EINVAL      bytes is 0, no multiple of 4 or too large, or the file is there
//                      with another size
//          EBUSY       the file is open as a region, here or in another program
//          ENOENT      the folder of path does not exist, or path is a symbolic link
//                      that leads nowhere
//          ENOTDIR     what should be a folder on the way is a file
//          EACCES      the file must not be written, or a new one not be made there
//          EROFS       the file system is read-only
//          EISDIR      path is a folder
//          ENODEV      path is neither file nor folder
//          ENOSPC      the file, new or with holes, does not fit on the disk
//          ENOLCK      the file system has no locks
//          or what else the system said: EPERM, ENAMETOOLONG, ENOMEM, ...
// Power    the mapping is shared: a killed program loses nothing. The host's
//          own power cut can lose what its kernel had not written yet.
BACKMEM_MUST_CHECK
int backmem_host_open(backmem_region_t *region, const char *path, uint32_t bytes);

#define BACKMEM_HOST_BYTES_MAX 0x1000000u

// Unmap, and let others open the file. The region, as open filled it in, fits nothing
// afterwards; copies of it must not be used.
void backmem_host_close(backmem_region_t *region);

#ifdef __cplusplus
}
#endif

#endif
