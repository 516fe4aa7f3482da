// Zephyr's driver where backmem does not know the SoC: what nodes log that ask for a
// region that is not there.
//
// SPDX-License-Identifier: MIT
#include <stdarg.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/kernel.h>

#include "check.h"

#define DEVICE_EXTERN(i) extern const struct device shim_device_##i;
NODES(DEVICE_EXTERN)
#define DEVICE_LISTED(i) &shim_device_##i,
static const struct device *const devices[] = { NODES(DEVICE_LISTED) };

static char logged[1024]; // lines

bool k_is_in_isr(void) {
    return false;
}

int k_mutex_init(struct k_mutex *mutex) {
    mutex->made = true;
    return 0;
}

int k_mutex_lock(struct k_mutex *mutex, int timeout) {
    (void)timeout;
    return mutex->made ? 0 : -1;
}

int k_mutex_unlock(struct k_mutex *mutex) {
    return mutex->made ? 0 : -1;
}

void shim_log(const char *format, ...) {
    va_list arguments;
    const size_t used = strlen(logged);
    va_start(arguments, format);
    (void)vsnprintf(logged + used, sizeof logged - used, format, arguments);
    va_end(arguments);
    (void)strncat(logged, "\n", sizeof logged - strlen(logged) - 1);
}

// What the node of this name logs as it comes up.
static const char *log_of(const char *name) {
    logged[0] = '\0';
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        if (strcmp(devices[i]->name, name) == 0) {
            CHECK(devices[i]->init(devices[i]) != 0);
        }
    }
    return logged;
}

static void a_node_that_needs_a_chip_is_told_to_set_the_option(void) {
    CHECK_STR(log_of("unknown"), "unknown: CONFIG_BACKMEM_CHIP is empty\n"
                                 "unknown: no region is called BACKUP\n");
}

static void a_node_with_memory_is_told_which_kinds_of_ram_there_are(void) {
    CHECK_STR(log_of("misnamed"), "misnamed: no region is called SRAM\n"
                                  "misnamed: ram has RAM\n"
                                  "misnamed: ram has RAM_CACHED\n"
                                  "misnamed: ram has RAM_ECC\n"
                                  "misnamed: ram has RAM_ECC64\n");
}

int main(void) {
    RUN(a_node_that_needs_a_chip_is_told_to_set_the_option);
    RUN(a_node_with_memory_is_told_which_kinds_of_ram_there_are);
    return CHECK_EXIT();
}
