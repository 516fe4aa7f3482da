// Whether a memory outlives an event.
//
// SPDX-License-Identifier: MIT
#ifndef KEPT_H
#define KEPT_H

#include "dut.h"

#define NOTHING ((op_t)EXPECT(0))

// Whether a word stored at `base` is there after the event; `before` stands in front of
// both accesses.
static inline bool kept(const char *chip, const char *option, const char *value,
                        op_t before, uint32_t base, vchip_event_t event) {
    CHECK_AT(chip, event, 0, 0);
    dut_open(chip);
    if (option != NULL) {
        dut_option(option, value);
    }
    BOOT(before, ST4(base, 0x5a));
    CHECK_CLEAN();
    vchip_happen(dut, event);
    BOOT(before, LD4(base));
    CHECK_CLEAN();
    const bool same = dut->data[0] == 0x5a;
    dut_close();
    return same;
}

// GPREGRET of an nRF whose sources name two resets and leave two open, as options.
static inline void gpregret_kept_check(const char *chip, uint32_t gpregret) {
    CHECK(kept(chip, NULL, NULL, NOTHING, gpregret, VCHIP_SOFT_RESET));
    CHECK(kept(chip, NULL, NULL, NOTHING, gpregret, VCHIP_DEEP_SLEEP));
    CHECK(!kept(chip, NULL, NULL, NOTHING, gpregret, VCHIP_WATCHDOG));
    CHECK(kept(chip, "watchdog", "kept", NOTHING, gpregret, VCHIP_WATCHDOG));
    CHECK(!kept(chip, NULL, NULL, NOTHING, gpregret, VCHIP_RESET_PIN));
    CHECK(kept(chip, "reset-pin", "kept", NOTHING, gpregret, VCHIP_RESET_PIN));
    CHECK(!kept(chip, NULL, NULL, NOTHING, gpregret, VCHIP_VDD_LOSS_BAT));
    CHECK(!kept(chip, NULL, NULL, NOTHING, gpregret, VCHIP_VDD_LOSS));
}

#endif
