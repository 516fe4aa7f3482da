// Logs in any memory. The input: size of an entry, the memory.
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"
#include "fuzz.h"

// Gives the number of entries.
static unsigned walk(const backmem_log_t *log, uint8_t *dst) {
    unsigned entries = 0;
    uint16_t cursor = 0;
    while (backmem_log_next(log, &cursor, dst) == BACKMEM_OK) {
        entries++;
        HOLDS(entries <= log->count);
    }
    return entries;
}

static void appends_try(backmem_log_t *log, const backmem_region_t *region,
                        uint16_t size, uint8_t *dst) {
    uint8_t *src = malloc(size);
    HOLDS(src != NULL);
    backmem_status_t status;
    for (unsigned entry = 0; entry < 5; entry++) {
        memset(src, (int)entry + 1, size);
        HOLDS(backmem_log_append(log, src) == BACKMEM_OK);
        uint16_t cursor = 0;
        HOLDS(backmem_log_next(log, &cursor, dst) == BACKMEM_OK);
        HOLDS(memcmp(src, dst, size) == 0);
        const unsigned entries = walk(log, dst);
        HOLDS(backmem_log_open(log, (backmem_place_t){ region, 0, region->bytes }, size,
                               &status)
              == BACKMEM_OK);
        HOLDS(walk(log, dst) == entries);
    }
    const unsigned before = walk(log, dst);
    const backmem_err_t err = backmem_log_append_once(log, src);
    HOLDS(err == BACKMEM_OK ? walk(log, dst) == before + 1
                            : err == BACKMEM_ERR_FULL && before > 0);
    HOLDS(backmem_log_wipe(log) == BACKMEM_OK);
    HOLDS(walk(log, dst) == 0);
    HOLDS(backmem_log_open(log, (backmem_place_t){ region, 0, region->bytes }, size,
                           &status)
          == BACKMEM_OK);
    HOLDS(status == BACKMEM_COLD);
    HOLDS(backmem_log_append_once(log, src) == BACKMEM_OK);
    free(src);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input_t input = { data, size };
    const uint16_t each = input_number(&input);
    backmem_region_t region;
    if (!input_region(&input, &region)) {
        return 0;
    }
    backmem_log_t log;
    backmem_status_t status;
    if (backmem_log_open(&log, (backmem_place_t){ &region, 0, region.bytes }, each,
                         &status)
        == BACKMEM_OK) {
        uint8_t *dst = malloc(each);
        HOLDS(dst != NULL);
        const bool found = walk(&log, dst) != 0;
        HOLDS(found ? status != BACKMEM_COLD
                    : status == BACKMEM_COLD || status == BACKMEM_CORRUPT);
        appends_try(&log, &region, each, dst);
        free(dst);
    }
    free((void *)region.base);
    return 0;
}
