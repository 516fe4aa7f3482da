// A user's own access.
//
// SPDX-License-Identifier: MIT
#include "user.h"

int run_move(int number) {
    return number + 1;
}

int region_sync(int number) {
    return number + 1;
}

int step_run(int number) {
    return number + 1;
}

int name_of(int number) {
    return number + 1;
}

int region_open(int number) {
    return number + 1;
}
