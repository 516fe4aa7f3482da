// Uses the library beside functions of the same plain names.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/host.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/word.h"
#include "user.h"

// How many of its own functions there are.
static int user_count(void) {
    return crc30(0) + crc32(0) + check_begin(0) + table(0) + log_open(0) + log_append(0)
           + entry_append(0) + place_wrap(0) + store_load(0) + store_open(0)
           + entry_find(0) + entry_next(0) + frame_pass(0) + half_load(0)
           + record_open(0) + parts_find(0) + slot_end(0) + slot_write(0)
           + commit_word(0) + boot_open(0) + ledger_load(0) + word_load(0)
           + word_store(0) + run_move(0) + region_sync(0) + step_run(0) + name_of(0)
           + region_open(0);
}

int main(int count, char **arguments) {
    backmem_region_t region;
    backmem_place_t place = { &region, 0, 0 };
    backmem_boot_t boot;
    backmem_store_t store;
    backmem_log_t log;
    backmem_status_t status;
    uint32_t value = 0;
    if (count != 2 || backmem_host_open(&region, arguments[1], 4096)
        || backmem_place_next(&place, BACKMEM_BOOT_BYTES)
        || backmem_boot_open(&boot, place, &status) || backmem_boot_begin(&boot, 0)
        || backmem_place_next(&place, 1024)
        || backmem_store_open(&store, place, 0, &status)
        || backmem_store_set_uint32(&store, backmem_key("boots"), boot.boots)
        || backmem_store_get_uint32(&store, backmem_key("boots"), &value)
        || backmem_place_next(&place, 0) || backmem_log_open(&log, place, 8, &status)
        || backmem_log_append(&log, "entry 01")) {
        return 1;
    }
    printf("%u %d %s\n", (unsigned)value, user_count(),
           backmem_chip_stm32f405.regions[0].name);
    backmem_host_close(&region);
    return 0;
}
