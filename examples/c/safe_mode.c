// A setting that crashes every start, and the way out: after three starts in a row that
// were never marked healthy, safe mode puts the default back. For the STM32H743.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/value.h"
#include "board.h"

#define STORE_BYTES    512u
#define RATE_DEFAULT   50u
#define RATE_MAX       100u
#define FAILED_AT_MOST 3

static const backmem_key_t rate_key = BACKMEM_KEY("rate");

static backmem_region_t sram;
static backmem_boot_t boot;
static backmem_store_t settings;

static bool memory_begin(void) {
    backmem_place_t last = { &sram, 0, 0 };
    backmem_status_t status;
    return backmem_region_open(&sram, &backmem_chip_stm32h743.regions[0]) == BACKMEM_OK
           && backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
                                &status)
                  == BACKMEM_OK
           && backmem_boot_begin(&boot, 0) == BACKMEM_OK
           && backmem_store_open(&settings, backmem_place_take(&last, STORE_BYTES), 1,
                                 &status)
                  == BACKMEM_OK;
}

// The usual start. It crashes where the rate is out of the pump's range.
static void usual_start(void) {
    uint32_t rate = RATE_DEFAULT;
    (void)!backmem_store_get_uint32(&settings, rate_key, &rate);
    if (rate > RATE_MAX) {
        printf("  rate %lu: crash\n", (unsigned long)rate);
        board_reset(); // stands for the crash
    }
    printf("  rate %lu: works\n", (unsigned long)rate);
    // After some minutes of work, in a real program: it has proved itself.
    if (backmem_boot_healthy(&boot)) {
        printf("  cannot be marked healthy\n");
    }
}

// What crashed is left alone. Repaired, the usual start is worth another try: healthy
// ends the streak, or the next start would be here again.
static void safe_mode(void) {
    printf("  safe mode: back to the default rate\n");
    if (backmem_store_delete(&settings, rate_key) || backmem_boot_healthy(&boot)) {
        printf("  the repair cannot be stored\n");
        return;
    }
    board_reset();
}

int main(void) {
    if (!memory_begin()) {
        printf("the backup memory cannot be used\n");
        return 1;
    }
    printf("start %lu, %u before it failed\n", (unsigned long)boot.boots, boot.streak);
    if (backmem_boot_looping(&boot, FAILED_AT_MOST)) {
        safe_mode();
        return 1;
    }
    if (boot.boots == 1) { // somebody types a wrong number
        if (backmem_store_set_uint32(&settings, rate_key, 900)) {
            return 1;
        }
    }
    usual_start();
    return 0;
}
