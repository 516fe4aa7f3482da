// Calls that take a critical section, from a task and from an interrupt. LOCK_INIT:
// what the guide calls first.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "backmem/log.h"

#include "rtos.h"

bool rtos_interrupt, rtos_masked, rtos_locked;
unsigned rtos_depth, rtos_entered;

// A store to a part of a word, which is a load and a store, must be held together.
static void use(const backmem_region_t *region) {
    uint8_t bytes[5] = { 1, 2, 3, 4, 5 };
    backmem_status_t status;
    backmem_log_t log;
    const backmem_place_t place = { region, 64, 64 };
    rtos_entered = 0;
    rtos_must(backmem_region_write(region, 1, bytes, 2) == BACKMEM_OK, "write");
    rtos_must(rtos_entered == 1, "a part of a word is not in a section");
    rtos_must(backmem_log_open(&log, place, sizeof bytes, &status) == BACKMEM_OK,
              "open");
    rtos_must(backmem_log_append(&log, bytes) == BACKMEM_OK, "append");
    rtos_must(rtos_entered >= 2, "an append is not in a section");
    rtos_must(rtos_depth == 0 && !rtos_locked, "a section is held");
}

int main(void) {
    static _Alignas(4) uint8_t memory[128];
    static const backmem_region_desc_t words = { .name = "W", .width = 4, .stride = 4 };
    backmem_region_t region;
#ifdef LOCK_INIT
    void LOCK_INIT(void);
    LOCK_INIT();
#endif
    rtos_must(backmem_region_attach(&region, &words, memory, sizeof memory) == 0,
              "attach");
    for (unsigned i = 0; i < 4; i++) {
        rtos_interrupt = i % 2 != 0;
        rtos_masked = i / 2 != 0;
        use(&region);
    }
    puts("held and let go");
    return 0;
}
