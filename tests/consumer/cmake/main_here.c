// What the consumer runs on this machine: counts its runs in a file.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/host.h"
#include "backmem/version.h"

int main(int argc, char **argv) {
    backmem_region_t region;
    uint32_t runs = 0;
    backmem_place_t place = { &region, 0, 0 };
    backmem_boot_t boot;
    backmem_status_t status;
    if (backmem_host_open(&region, argv[argc - 1], 64) != 0) {
        return 1;
    }
    backmem_err_t err = backmem_place_next(&place, BACKMEM_BOOT_BYTES);
    if (!err) {
        err = backmem_boot_open(&boot, place, &status);
    }
    if (!err) {
        err = backmem_boot_begin(&boot, 0);
        runs = boot.boots;
    }
    printf("%s %s %u\n", BACKMEM_VERSION, backmem_err_name(err), (unsigned)runs);
    backmem_host_close(&region);
    return err != BACKMEM_OK;
}
