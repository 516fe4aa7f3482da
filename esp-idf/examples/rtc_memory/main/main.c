// Counts starts and wake-ups in RTC memory, and logs why the board started: it outlives
// resets, watchdogs and deep sleep, not the EN pin.
//
// SPDX-License-Identifier: MIT
#include <inttypes.h>
#include <stdio.h>

#include "esp_attr.h"
#include "esp_system.h"

#include "backmem/boot.h"
#include "backmem/esp.h"
#include "backmem/log.h"

static RTC_NOINIT_ATTR uint32_t kept[64];

static backmem_region_t region;
static backmem_boot_t boot;
static backmem_log_t reasons;

static bool objects_open(void) {
    backmem_place_t last = { &region, 0, 0 };
    backmem_status_t status;
    return backmem_esp_attach(&region, kept, sizeof kept) == 0
           && backmem_boot_open(&boot, backmem_place_take(&last, BACKMEM_BOOT_BYTES),
                                &status)
                  == 0
           && backmem_log_open(&reasons, backmem_place_take(&last, 0), sizeof(uint32_t),
                               &status)
                  == 0;
}

void app_main(void) {
    const uint32_t reason = (uint32_t)esp_reset_reason();
    uint32_t before;
    uint16_t cursor = 0;
    if (!objects_open()) {
        printf("no memory\n");
        return;
    }
    const backmem_err_t err = reason == ESP_RST_DEEPSLEEP
                                  ? backmem_boot_wake(&boot, reason)
                                  : backmem_boot_begin(&boot, reason);
    printf("%s: start %" PRIu32 ", %u failed before it\n", backmem_err_name(err),
           boot.boots, boot.streak);
    while (backmem_log_next(&reasons, &cursor, &before) == 0) {
        printf("  an earlier start had reason %" PRIu32 "\n", before);
    }
    (void)!backmem_log_append(&reasons, &reason); // a lost entry stops nobody
    (void)!backmem_boot_healthy(&boot);
}
