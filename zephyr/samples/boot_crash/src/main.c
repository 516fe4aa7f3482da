// Counts the board's starts, keeps why they ended, and stops crashing after three
// failed starts in a row: the two nodes of the overlay hold a boot ledger and a log.
//
// SPDX-License-Identifier: MIT
#include <zephyr/device.h>
#include <zephyr/fatal.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/reboot.h>

#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/zephyr.h"

typedef struct crash {
    uint32_t boot;
    uint32_t reason; // K_ERR_...
    uint32_t pc, lr; // 0: not known
} crash_t;

static backmem_boot_t boot;
static backmem_log_t crashes;

// Where it was, and what called that: from the registers that the exception saved.
// Each architecture names them otherwise. On those that are not here, only the reason
// is stored.
static void registers_take(crash_t *crash, const struct arch_esf *esf) {
    if (esf == NULL) { // Zephyr does not always have it
        return;
    }
#if defined(CONFIG_ARM)
    crash->pc = esf->basic.pc;
    crash->lr = esf->basic.lr;
#elif defined(CONFIG_RISCV)
    crash->pc = (uint32_t)esf->mepc;
    crash->lr = (uint32_t)esf->ra;
#else
    ARG_UNUSED(crash);
#endif
}

// The fatal error, and assertions. A log may be appended to from here: it needs neither
// a mutex nor a driver's call.
void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf) {
    crash_t crash = { .boot = boot.boots, .reason = reason };
    registers_take(&crash, esf);
    (void)!backmem_log_append(&crashes, &crash); // a lost entry stops nobody
    LOG_PANIC();                                 // what was printed and waits
    sys_reboot(SYS_REBOOT_COLD);
}

// The reset's reason is left out, 0: docs/manual/zephyr.md takes it from hwinfo. A
// device that is not ready has no bytes: the error is SIZE or RANGE, and the log says
// why.
static backmem_err_t objects_open(void) {
    const struct device *const ledger = DEVICE_DT_GET(DT_NODELABEL(boots));
    const struct device *const log = DEVICE_DT_GET(DT_NODELABEL(crashes));
    backmem_status_t status;
    backmem_err_t err =
        backmem_boot_open(&boot, backmem_zephyr_place(ledger, 0, 0), &status);
    if (!err) {
        err = backmem_boot_begin(&boot, 0);
    }
    if (!err) {
        err = backmem_log_open(&crashes, backmem_zephyr_place(log, 0, 0),
                               sizeof(crash_t), &status);
    }
    return err;
}

int main(void) {
    const backmem_err_t err = objects_open();
    if (err) {
        printk("no memory: %s\n", backmem_err_name(err));
        return 0;
    }
    printk("start %u, %u failed in a row\n", (unsigned)boot.boots, boot.streak);
    crash_t crash;
    uint16_t cursor = 0;
    while (backmem_log_next(&crashes, &cursor, &crash) == 0) {
        printk("  start %u ended with error %u, pc 0x%08x, lr 0x%08x\n",
               (unsigned)crash.boot, (unsigned)crash.reason, (unsigned)crash.pc,
               (unsigned)crash.lr);
    }
    if (!backmem_boot_looping(&boot, 3)) {
        k_panic(); // what a program should not do
    }
    printk("safe mode\n");
    (void)!backmem_boot_healthy(&boot);
    return 0;
}
