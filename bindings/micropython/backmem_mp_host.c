// On a PC: Ctrl-C waits until an update of an object is complete.
//
// SPDX-License-Identifier: MIT
#define _POSIX_C_SOURCE 200809L // sigprocmask

#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_OBJECTS && defined(BACKMEM_FILE_BYTES)

#include <signal.h>

static void interrupt_mask(int how) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigprocmask(how, &set, NULL);
}

void backmem_mp_interrupt_hold(void) {
    interrupt_mask(SIG_BLOCK);
}

backmem_err_t backmem_mp_interrupt_free(backmem_err_t err) {
    interrupt_mask(SIG_UNBLOCK); // which may be the end of this function
    return err;
}

#endif
