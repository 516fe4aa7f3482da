// Two releases of a firmware that keeps a layout and hours, or from RELEASE 2 on
// minutes, at AT. The update is torn: it says the new layout before the value is of it.
//
// SPDX-License-Identifier: MIT
#include "testport_io.h"

#define LAYOUT REGISTER(AT)
#define VALUE  REGISTER(AT + 4)

int main(void) {
#if RELEASE == 1
    VALUE = 7;
    LAYOUT = 1;
#else
    if (LAYOUT == 1) {
        LAYOUT = 2;
        VALUE = VALUE * 60;
    }
    if (LAYOUT == 2 && VALUE != 7 * 60) {
        return 42;
    }
#endif
    return 0;
}
