// Twelve settings that are never half of one set and half of another: all of them are
// stored in one transaction, and changed together. For the STM32U5.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/chips.h"
#include "backmem/value.h"

#define LAYOUT 1u // changed with the meaning of a key

// Keys can be in flash.
enum {
    NAME,
    NETWORK,
    PASSWORD,
    ADDRESS,
    PORT,
    VOLUME,
    OFFSET,
    GAIN,
    ALARM,
    LIMIT,
    DIM,
    LANGUAGE,
    SETTINGS
};
static const backmem_key_t keys[SETTINGS] = {
    BACKMEM_KEY("name"),   BACKMEM_KEY("network"), BACKMEM_KEY("password"),
    BACKMEM_KEY("ip"),     BACKMEM_KEY("port"),    BACKMEM_KEY("volume"),
    BACKMEM_KEY("offset"), BACKMEM_KEY("gain"),    BACKMEM_KEY("alarm"),
    BACKMEM_KEY("limit"),  BACKMEM_KEY("dim"),     BACKMEM_KEY("language"),
};

static backmem_region_t sram;
static backmem_store_t settings;

// True: they are there. A store's place can take all that is left of a region.
static bool settings_open(bool *fresh) {
    backmem_status_t status;
    if (backmem_region_open(&sram, &backmem_chip_stm32u5.regions[0])) {
        return false;
    }
    const backmem_place_t place = { &sram, 0, sram.bytes };
    if (backmem_store_open(&settings, place, LAYOUT, &status)) {
        return false;
    }
    printf("settings: %s\n", backmem_status_name(status));
    *fresh = status == BACKMEM_COLD || status == BACKMEM_CORRUPT;
    return status != BACKMEM_FOREIGN; // of another program: nothing is stored over it
}

static backmem_err_t settings_reset(void) {
    backmem_change_t all[SETTINGS] = {
        backmem_change_text(keys[NAME], "pump 7"),
        backmem_change_text(keys[NETWORK], "plant"),
        backmem_change_text(keys[PASSWORD], "not yet"),
        backmem_change_bytes(keys[ADDRESS], "\xc0\xa8\x00\x07", 4),
        backmem_change_uint32(keys[PORT], 502),
        backmem_change_uint32(keys[VOLUME], 50),
        backmem_change_int32(keys[OFFSET], -12),
        backmem_change_float(keys[GAIN], 1.5f),
        backmem_change_bool(keys[ALARM], true),
        backmem_change_uint64(keys[LIMIT], 5000000000u),
        backmem_change_uint32(keys[DIM], 30),
        backmem_change_text(keys[LANGUAGE], "en"),
    };
    return backmem_store_commit(&settings, all, SETTINGS);
}

// A network and its password belong together: both or none, whenever the power goes.
static backmem_err_t network_set(const char *network, const char *password) {
    backmem_change_t both[] = {
        backmem_change_text(keys[NETWORK], network),
        backmem_change_text(keys[PASSWORD], password),
    };
    return backmem_store_commit(&settings, both, 2);
}

static void network_print(void) {
    char network[33], password[65];
    uint32_t network_bytes = sizeof network, password_bytes = sizeof password;
    if (backmem_store_get_text(&settings, keys[NETWORK], network, &network_bytes)
            == BACKMEM_OK
        && backmem_store_get_text(&settings, keys[PASSWORD], password, &password_bytes)
               == BACKMEM_OK) {
        printf("network \"%s\", password \"%s\"\n", network, password);
    }
}

int main(void) {
    bool fresh;
    if (!settings_open(&fresh)) {
        printf("the backup memory cannot be used\n");
        return 1;
    }
    backmem_err_t err = fresh ? settings_reset() : network_set("office", "tea time");
    if (err) {
        printf("not stored: %s\n", backmem_err_name(err));
        return 1;
    }
    network_print();
    int32_t offset = 0;
    uint64_t limit = 0;
    (void)!backmem_store_get_int32(&settings, keys[OFFSET], &offset);
    (void)!backmem_store_get_uint64(&settings, keys[LIMIT], &limit);
    printf("offset %ld, limit %lu million\n", (long)offset,
           (unsigned long)(limit / 1000000u));
    return 0;
}
