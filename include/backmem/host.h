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

// Map a file as a region. A file that is not there is made: all of it or, when
// killed meanwhile, none; filled with noise, as memory wakes at power-on.
//
//   bytes    a multiple of 4, at most BACKMEM_HOST_BYTES_MAX
//
// Returns  OK          region is filled in, and stays good until close
//          SIZE        bytes is 0, odd or too large, or the file is there with
//                      another size; the file is untouched
//          NO_FOLDER   the folder of path does not exist
//          READ_ONLY   the file or its folder must not be written
//          IS_FOLDER   path is a folder
//          IO          anything else; errno says what
// Power    the mapping is shared: a killed program loses nothing. The host's
//          own power cut can lose what its kernel had not written yet.
BACKMEM_MUST_CHECK
backmem_err_t backmem_host_open(const char *path, uint32_t bytes,
                                backmem_region_t *region);

#define BACKMEM_HOST_BYTES_MAX 0x1000000u

// Unmap. The region fits no span afterwards.
void backmem_host_close(backmem_region_t *region);

#ifdef __cplusplus
}
#endif

#endif
