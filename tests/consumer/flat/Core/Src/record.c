// A user's own record.
//
// SPDX-License-Identifier: MIT
#include "user.h"

int record_open(int number) {
    return number + 1;
}

int parts_find(int number) {
    return number + 1;
}

int slot_end(int number) {
    return number + 1;
}

int slot_write(int number) {
    return number + 1;
}

int commit_word(int number) {
    return number + 1;
}
