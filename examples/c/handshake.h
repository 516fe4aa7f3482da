// What a bootloader and its application tell each other. Both include this file, so
// both mean the same by it. For the STM32L4, whose 32 backup registers are 128 bytes.
//
// SPDX-License-Identifier: MIT
#ifndef HANDSHAKE_H
#define HANDSHAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "backmem/boot.h"
#include "backmem/chips.h"

#define HANDSHAKE_LAYOUT  1u // changed with the struct
#define APPLICATION       0x08010000u
#define APPLICATION_FAILS 3 // starts in a row, until the bootloader stays

typedef enum {
    REQUEST_NONE,
    REQUEST_UPDATE
} request_t;
typedef enum {
    ANSWER_NONE,
    ANSWER_UPDATED,
    ANSWER_NO_IMAGE
} answer_t;

typedef struct handshake {
    uint16_t request; // the application's; the bootloader clears it when it is done
    uint16_t answer;  // the bootloader's
    uint32_t image;   // in: which image; out: which one runs
} handshake_t;

typedef struct shared {
    backmem_region_t registers;
    backmem_boot_t boot; // the bootloader counts, the application says healthy
    backmem_record_t record;
    handshake_t now;
} shared_t;

// Both open the same places in the same order. False: the memory cannot be used.
static inline bool shared_open(shared_t *shared) {
    static const handshake_t none = { REQUEST_NONE, ANSWER_NONE, 1 };
    backmem_place_t last = { &shared->registers, 0, 0 };
    backmem_status_t status;
    const backmem_shape_t shape = backmem_shape(sizeof(handshake_t), HANDSHAKE_LAYOUT);
    if (backmem_region_open(&shared->registers, &backmem_chip_stm32l4.regions[0])
        || backmem_boot_open(&shared->boot,
                             backmem_place_take(&last, BACKMEM_BOOT_BYTES), &status)) {
        return false;
    }
    const uint32_t bytes = BACKMEM_RECORD_BYTES(sizeof(handshake_t), HANDSHAKE_LAYOUT);
    if (backmem_record_open(&shared->record, backmem_place_take(&last, bytes), shape,
                            &status)) {
        return false;
    }
    if (backmem_record_load(&shared->record, &shared->now)) {
        shared->now = none; // nobody has asked for anything
    }
    return true;
}

#endif
