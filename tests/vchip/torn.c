// Two words that must be equal, stored one after the other and each read back: torn by
// any cut between them, and by no other. AT is where.
//
// SPDX-License-Identifier: MIT
#include "testport_io.h"

int main(void) {
    if (REGISTER(TESTPORT_BOOT) > 1) {
        return REGISTER(AT) == REGISTER(AT + 4) ? 0 : 42;
    }
    for (uint32_t value = 1; value < 4; value++) {
        REGISTER(AT) = value;
        REGISTER(AT + 4) = value;
    }
    return 0;
}
