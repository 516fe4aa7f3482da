// The application behind bootloader.c: asks for an update once, and is told how it
// went.
// Its code is linked to APPLICATION.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "board.h"
#include "handshake.h"

static bool update_request(shared_t *shared, uint32_t image) {
    shared->now.request = REQUEST_UPDATE;
    shared->now.answer = ANSWER_NONE;
    shared->now.image = image;
    return backmem_record_save(&shared->record, &shared->now) == BACKMEM_OK;
}

int main(void) {
    static shared_t shared;
    if (!shared_open(&shared)) {
        printf("application: the backup memory cannot be used\n");
        return 1;
    }
    printf("application: start %lu, image %lu\n", (unsigned long)shared.boot.boots,
           (unsigned long)shared.now.image);
    if (shared.now.answer == ANSWER_UPDATED) {
        printf("application: the update worked\n");
        // It has proved itself: the bootloader's count of failures begins anew.
        return backmem_boot_healthy(&shared.boot) == BACKMEM_OK ? 0 : 1;
    }
    if (!update_request(&shared, 2)) {
        printf("application: the request cannot be stored\n");
        return 1;
    }
    board_reset();
}
