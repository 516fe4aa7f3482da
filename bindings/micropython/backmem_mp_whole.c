// One call of the library at a time: where threads run beside each other, on two cores
// or as the system likes, and where Ctrl-C raises in the middle of anything.
//
// SPDX-License-Identifier: MIT
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE // sigprocmask
#endif

#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/mpthread.h"
#include "py/runtime.h"

#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

// ---- Ctrl-C on a PC -------------------------------------------------------------

#if BACKMEM_MP_CTRL_C

#include <sched.h>
#include <signal.h>

static void interrupt_mask(int how) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigprocmask(how, &set, NULL);
}

#define BACKMEM_MP_INTERRUPT(how) interrupt_mask(how)
#define BACKMEM_MP_WAIT()         (void)sched_yield()

#else

#define BACKMEM_MP_INTERRUPT(how)
#define BACKMEM_MP_WAIT()

#endif

// ---- threads --------------------------------------------------------------------

#if BACKMEM_MP_THREADS

// The thread that is inside; 0: none. It is changed in MicroPython's atomic sections
// alone, which hold off other threads and interrupts: a mutex would need a call that
// initialises it, and an interrupt that meets it locked would wait for ever.
static mp_uint_t inside;

static mp_uint_t inside_take(mp_uint_t me) {
    const mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
    const mp_uint_t was = inside;
    if (was == 0) {
        inside = me;
    }
    MICROPY_END_ATOMIC_SECTION(state);
    return was;
}

void backmem_mp_begin(void) {
    const mp_uint_t me = mp_thread_get_id();
    mp_uint_t was;
    BACKMEM_MP_INTERRUPT(SIG_BLOCK);
    while ((was = inside_take(me)) != 0) {
        if (was == me) { // the handler of a hard interrupt: what it met cannot go on
            mp_raise_OSError(MP_EBUSY);
        }
        BACKMEM_MP_WAIT();
    }
}

#elif BACKMEM_MP_CTRL_C

void backmem_mp_begin(void) {
    BACKMEM_MP_INTERRUPT(SIG_BLOCK);
}

#endif

#if BACKMEM_MP_THREADS || BACKMEM_MP_CTRL_C

backmem_err_t backmem_mp_end(backmem_err_t err) {
#if BACKMEM_MP_THREADS
    __atomic_store_n(&inside, 0, __ATOMIC_RELEASE);
#endif
    BACKMEM_MP_INTERRUPT(SIG_UNBLOCK); // which may be the end of this function
    return err;
}

#endif

// ---- what a soft reset forgets ---------------------------------------------------

mp_map_elem_t *backmem_mp_claims(void) {
    mp_map_elem_t *elem = mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map,
                                        MP_OBJ_NEW_QSTR(MP_QSTR__backmem),
                                        MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (elem->value == MP_OBJ_NULL) {
        elem->value = mp_const_none;
#if BACKMEM_MP_THREADS
        inside = 0; // the soft reset stopped the other threads, wherever they were
#endif
    }
    return elem;
}

#endif
