// A user's own store.
//
// SPDX-License-Identifier: MIT
#include "user.h"

int store_load(int number) {
    return number + 1;
}

int store_open(int number) {
    return number + 1;
}

int entry_find(int number) {
    return number + 1;
}

int entry_next(int number) {
    return number + 1;
}

int frame_pass(int number) {
    return number + 1;
}

int half_load(int number) {
    return number + 1;
}
