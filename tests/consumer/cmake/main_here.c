// What the consumer runs on this machine: counts its runs in a file.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/host.h"
#include "backmem/version.h"

int main(int argc, char **argv) {
    backmem_region_t region;
    uint32_t runs = 0;
    backmem_err_t err = backmem_host_open(&region, argv[argc - 1], 64);
    if (!err) {
        err = backmem_region_read(&region, 4, &runs, sizeof runs);
    }
    if (!err) {
        runs++;
        err = backmem_region_write(&region, 4, &runs, sizeof runs);
    }
    printf("%s %s %u\n", BACKMEM_VERSION, backmem_err_name(err), (unsigned)runs);
    backmem_host_close(&region);
    return err != BACKMEM_OK;
}
