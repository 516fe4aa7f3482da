// A bootloader that the application asks for an update, and that stays when the
// application fails again and again. Its other half is application.c.
//
// The request is cleared in the same save that stores the answer: power lost at any
// moment leaves the request to be met again, or the answer.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "handshake.h"

#define VTOR (*(volatile uint32_t *)0xe000ed08u)

// The new image goes to flash here, in a real bootloader.
static answer_t update(shared_t *shared) {
    printf("bootloader: image %lu is written\n", (unsigned long)shared->now.image);
    return ANSWER_UPDATED;
}

static bool request_serve(shared_t *shared) {
    if (shared->now.request != REQUEST_UPDATE) {
        return true;
    }
    shared->now.answer = (uint16_t)update(shared);
    shared->now.request = REQUEST_NONE;
    return backmem_record_save(&shared->record, &shared->now) == BACKMEM_OK;
}

__attribute__((noreturn)) static void application_start(void) {
    const uint32_t *vectors = (const uint32_t *)APPLICATION;
    VTOR = APPLICATION;
    __asm volatile("msr msp, %0\n"
                   "bx  %1\n"
                   :
                   : "r"(vectors[0]), "r"(vectors[1]));
    __builtin_unreachable();
}

int main(void) {
    static shared_t shared;
    if (shared_open(&shared)) {
        if (backmem_boot_begin(&shared.boot, 0)) {
            printf("bootloader: this start cannot be counted\n");
        }
        if (!request_serve(&shared)) {
            printf("bootloader: the answer cannot be stored\n");
        }
        if (backmem_boot_looping(&shared.boot, APPLICATION_FAILS)) {
            printf("bootloader: the application failed %u times, waits for another\n",
                   shared.boot.streak);
            return 0;
        }
    }
    application_start(); // without the memory too: a device must start
}
