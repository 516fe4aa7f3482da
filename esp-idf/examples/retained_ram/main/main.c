// Settings in ordinary RAM that no start-up code touches: it outlives esp_restart and
// panics, not deep sleep. All chips of the series have it, ESP32-C2 too.
//
// SPDX-License-Identifier: MIT
#include <inttypes.h>
#include <stdio.h>

#include "esp_attr.h"
#include "esp_system.h"

#include "backmem/chips.h"
#include "backmem/value.h"

static __NOINIT_ATTR uint32_t kept[256];

static backmem_region_t region;
static backmem_store_t settings;

void app_main(void) {
    const backmem_place_t place = { &region, 0, sizeof kept };
    const backmem_key_t key = backmem_key("volume");
    backmem_status_t status;
    int32_t volume = 5; // where nothing is stored
    const backmem_region_desc_t *ram = backmem_chip_region(&backmem_chip_ram, "RAM");
    if (backmem_region_attach(&region, ram, kept, sizeof kept)
        || backmem_store_open(&settings, place, 0, &status)) {
        printf("no memory\n");
        return;
    }
    const backmem_err_t got = backmem_store_get_int32(&settings, key, &volume);
    printf("%s, volume %" PRId32 " (%s)\n", backmem_status_name(status), volume,
           backmem_err_name(got));
    const backmem_err_t err = backmem_store_set_int32(&settings, key, volume + 1);
    if (err) {
        printf("not stored: %s\n", backmem_err_name(err));
        return;
    }
    if (volume < 8) {
        esp_restart();
    }
}
