// What a call can return.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ERROR_H
#define BACKMEM_ERROR_H

#include "backmem/config.h"

#ifdef __cplusplus
extern "C" {
#endif

// Zero is success, every failure is negative, nothing is positive: counts and
// sizes leave through out-parameters. The numbers are frozen: they reach
// Python, logs and the self-test's report. New ones go at the end.
typedef enum backmem_err {
    BACKMEM_OK = 0,
    BACKMEM_ERR_RANGE = -1,       // outside of the region, or of an object not open
    BACKMEM_ERR_SIZE = -2,        // not a size that this can have
    BACKMEM_ERR_ALIGN = -3,       // the address is no multiple of the store width
    BACKMEM_ERR_TIMEOUT = -4,     // a ready bit did not come; try again or give up
    BACKMEM_ERR_LOCKED = -5,      // others have shut a gate: a lock, a tamper flag
    BACKMEM_ERR_DROPPED = -6,     // a store was ignored: gated, protected, no power
    BACKMEM_ERR_UNSUPPORTED = -7, // this region cannot do that, and never will
    BACKMEM_ERR_FULL = -8,        // no room for it; nothing was stored
    BACKMEM_ERR_EMPTY = -9,       // nothing is stored there, or under that key
    BACKMEM_ERR_TYPE = -10,       // the value is of another type, or does not fit
    BACKMEM_ERR_DIFFERS = -11,    // the bytes are not the same
    BACKMEM_ERR_DAMAGED = -12, // bits changed since open; nothing was stored: open anew
    BACKMEM_ERR_BUSY = -13,    // it was written all the while; try again
    BACKMEM_ERR_FOREIGN = -14, // another program's object stands there; nothing was
                               // stored: migrate it or wipe it
} backmem_err_t;

// The name without its prefix, such as "LOCKED"; "?" for a number that is none of them.
const char *backmem_err_name(backmem_err_t err);

#define BACKMEM_MUST_CHECK __attribute__((warn_unused_result))

#ifdef __cplusplus
}
#endif

#endif
