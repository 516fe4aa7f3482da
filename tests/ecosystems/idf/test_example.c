// An example of ESP-IDF on a PC: two starts with the same memory, and a lock that is
// taken and let go.
//
// SPDX-License-Identifier: MIT
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include "esp_system.h"
#include "freertos/FreeRTOS.h"

void app_main(void);

static jmp_buf restarted;
static unsigned taken, held;

void vPortEnterCritical(portMUX_TYPE *mux) {
    taken++;
    held++;
    if (mux->held++ != 0) {
        printf("a section inside of another\n");
    }
}

void vPortExitCritical(portMUX_TYPE *mux) {
    mux->held--;
    held--;
}

esp_reset_reason_t esp_reset_reason(void) {
    return ESP_RST_UNKNOWN;
}

void esp_restart(void) {
    longjmp(restarted, 1);
}

int main(void) {
    for (volatile int starts = 0; starts < 3; starts++) {
        if (setjmp(restarted) == 0) {
            app_main();
        }
    }
    printf("%s, %u held\n", taken > 0 ? "locked" : "no lock", held);
    return EXIT_SUCCESS;
}
