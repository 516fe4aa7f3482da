// What the consumer flashes: the README's program.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

uint32_t boot_count(void);

int main(void) {
    return (int)boot_count();
}
