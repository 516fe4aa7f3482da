// A user's own check.
//
// SPDX-License-Identifier: MIT
#include "user.h"

int crc30(int number) {
    return number + 1;
}

int crc32(int number) {
    return number + 1;
}

int check_begin(int number) {
    return number + 1;
}

int table(int number) {
    return number + 1;
}
