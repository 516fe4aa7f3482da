// The names of errors.
//
// SPDX-License-Identifier: MIT
#include "backmem/error.h"

const char *backmem_err_name(backmem_err_t err) {
    switch (err) {
        case BACKMEM_OK:
            return "OK";
        case BACKMEM_ERR_RANGE:
            return "RANGE";
        case BACKMEM_ERR_SIZE:
            return "SIZE";
        case BACKMEM_ERR_ALIGN:
            return "ALIGN";
        case BACKMEM_ERR_TIMEOUT:
            return "TIMEOUT";
        case BACKMEM_ERR_LOCKED:
            return "LOCKED";
        case BACKMEM_ERR_DROPPED:
            return "DROPPED";
        case BACKMEM_ERR_UNSUPPORTED:
            return "UNSUPPORTED";
        case BACKMEM_ERR_NO_FOLDER:
            return "NO_FOLDER";
        case BACKMEM_ERR_READ_ONLY:
            return "READ_ONLY";
        case BACKMEM_ERR_IS_FOLDER:
            return "IS_FOLDER";
        case BACKMEM_ERR_IO:
            return "IO";
        case BACKMEM_ERR_FULL:
            return "FULL";
        case BACKMEM_ERR_EMPTY:
            return "EMPTY";
        case BACKMEM_ERR_TYPE:
            return "TYPE";
    }
    return "?";
}
