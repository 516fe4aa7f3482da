// One region of a chip, switched on by its row or by a copy of it with one step left
// out or two neighbours swapped; then written, hit by an event, and read back.
//
// The image is one chip's: CHIP and LABELS name its tables. TESTPORT_ARG, a byte each
// from the lowest: a variant_t, the region, the step, and 1 + the REQUIRE or ASK
// step whose gate is found shut, 0 for none. What goes wrong is printed; exit code 1.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"
#include "backmem/region.h"
#include "testport_io.h"

typedef enum variant {
    VARIANT_LIST,    // print the regions and their steps
    VARIANT_WHOLE,   // the row as it is
    VARIANT_DROPPED, // without the step
    VARIANT_SWAPPED, // the step after the one that follows it
} variant_t;

#define STEPS_MAX 16

static backmem_step_t steps[STEPS_MAX];
static backmem_region_desc_t row;

static int wrong(const char *what, const char *detail) {
    testport_puts("wrong: ");
    testport_puts(what);
    testport_puts(detail);
    testport_put('\n');
    return 1;
}

// ---- the row that is tried ---------------------------------------------------------

static void row_alter(const backmem_region_desc_t *from, variant_t variant,
                      uint8_t step) {
    row = *from;
    row.steps = steps;
    uint8_t count = 0;
    for (uint8_t i = 0; i < from->step_count && count < STEPS_MAX; i++) {
        if (variant != VARIANT_DROPPED || i != step) {
            steps[count++] = from->steps[i];
        }
    }
    row.step_count = count;
    if (variant == VARIANT_SWAPPED) {
        const backmem_step_t later = steps[step + 1];
        steps[step + 1] = steps[step];
        steps[step] = later;
    }
}

static int open_fails(const backmem_region_t *region, backmem_err_t err) {
    testport_puts("wrong: open answers ");
    testport_puts(backmem_err_name(err));
    testport_puts(" at its step ");
    testport_put_number(region->step);
    testport_put('\n');
    return 1;
}

// ---- written, and kept where the row says so ------------------------------------

// Differs from byte to byte and from boot to boot.
static uint8_t pattern(uint32_t boot, uint32_t offset) {
    const uint32_t mixed = (offset + 1) * 0x9e3779b1u ^ boot * 0x85ebca6bu;
    return (uint8_t)(mixed >> 16 ^ mixed >> 24);
}

static bool holds(const backmem_region_t *region, uint32_t boot) {
    bool same = true;
    for (uint32_t at = 0; at < region->bytes && same; at++) {
        const uint8_t want = pattern(boot, at);
        same = backmem_region_compare(region, at, &want, 1) == BACKMEM_OK;
    }
    return same;
}

static int written(const backmem_region_t *region, uint32_t boot) {
    uint8_t part[64];
    for (uint32_t at = 0; at < region->bytes;) {
        uint32_t count = 0;
        while (count < sizeof(part) && at + count < region->bytes) {
            part[count] = pattern(boot, at + count);
            count++;
        }
        const backmem_err_t err = backmem_region_write(region, at, part, count);
        if (err) {
            return wrong("write answers ", backmem_err_name(err));
        }
        at += count;
    }
    return holds(region, boot) ? 0 : wrong("contents are not as written", "");
}

static int kept(void) {
    // In the order of backmem_event_t, which is vchip's for these six.
    static const char *const events[BACKMEM_EVENT_COUNT] = {
        "soft-reset", "watchdog", "reset-pin", "deep-sleep", "vdd-loss-bat", "vdd-loss",
    };
    backmem_region_t region;
    const backmem_err_t err = backmem_region_open(&region, &row);
    if (err) {
        return open_fails(&region, err);
    }
    // Read in any case: a program looks first whether there is something of its own.
    const uint32_t boot = REGISTER(TESTPORT_BOOT);
    const bool same = holds(&region, boot - 1);
    const uint32_t event = REGISTER(TESTPORT_CAUSE);
    if (boot > 1 && event < BACKMEM_EVENT_COUNT && !same
        && backmem_desc_survives(&row, (backmem_event_t)event) == BACKMEM_YES) {
        return wrong("contents lost at ", events[event]);
    }
    return written(&region, boot);
}

// ---- refused or named, where a gate is found shut -----------------------------------

#define EVENT_TAMPER 8 // of vchip_event_t

static bool is_asked(backmem_op_t op) {
    return op == BACKMEM_STEP_ASK_CLEAR || op == BACKMEM_STEP_ASK_SET
           || op == BACKMEM_STEP_ASK_BOTH;
}

// A register of 16 bits, two bytes past a word, has a key in front of its bits.
static bool is_keyed(const backmem_step_t *step) {
    return (step->reg & 2) != 0;
}

static uint32_t load(const backmem_step_t *step) {
    return is_keyed(step) ? *(volatile uint16_t *)(uintptr_t)step->reg
                          : REGISTER(step->reg);
}

static void bits_put(const backmem_step_t *step, bool set) {
    const uint32_t value = load(step);
    if (is_keyed(step)) {
        const uint32_t bits = step->bits & 0xff;
        const uint32_t low = set ? value | bits : value & ~bits;
        *(volatile uint16_t *)(uintptr_t)step->reg =
            (uint16_t)((step->bits & 0xff00) | (low & 0xff));
    } else {
        REGISTER(step->reg) = set ? value | step->bits : value & ~step->bits;
    }
}

// Makes a gate shut: by a store as early as the row looks at it, or when all is open;
// what no store can do, a tamper event does. What open has switched on for that is off
// again.
static bool gate_shut(const backmem_region_desc_t *from, uint8_t gate) {
    const backmem_step_t *step = &from->steps[gate];
    const bool up = step->op != BACKMEM_STEP_ASK_SET;
    backmem_region_desc_t before = *from;
    backmem_region_t region;
    before.step_count = gate;
    REGISTER(TESTPORT_EXPECT) = 1;
    (void)!backmem_region_open(&region, &before);
    bits_put(step, up);
    if (((load(step) & step->bits) != 0) != up) {
        (void)!backmem_region_open(&region, from);
        bits_put(step, up);
        if (((load(step) & step->bits) != 0) != up) {
            REGISTER(TESTPORT_EVENT) = EVENT_TAMPER;
        }
    }
    const bool good = ((load(step) & step->bits) != 0) == up;
    // Before a gate that is only asked, all: the row has to switch on what asking
    // needs.
    const uint8_t least = is_asked(step->op) ? 0 : gate + 1;
    for (uint8_t i = from->step_count; i > least; i--) {
        const backmem_op_t op = from->steps[i - 1].op;
        if (op == BACKMEM_STEP_SET || op == BACKMEM_STEP_TRY_SET
            || op == BACKMEM_STEP_UNLOCK || op == BACKMEM_STEP_UNLOCK_BOTH) {
            bits_put(&from->steps[i - 1], false);
        }
    }
    REGISTER(TESTPORT_EXPECT) = 0;
    return good;
}

// Whether the registers of the gate and of the steps behind it hold what is in `found`,
// or puts that there. What is not clocked reads the same both times.
static bool registers_same(const backmem_region_desc_t *from, uint8_t gate,
                           uint32_t *found, bool put) {
    bool same = true;
    REGISTER(TESTPORT_EXPECT) = 1;
    for (uint8_t i = gate; i < from->step_count; i++) {
        const uint32_t value = load(&from->steps[i]);
        found[i] = put ? value : found[i];
        same = same && found[i] == value;
    }
    REGISTER(TESTPORT_EXPECT) = 0;
    return same;
}

// Open has to answer LOCKED, and to have left alone all that the steps behind the
// gate would change.
static int refused(const backmem_region_desc_t *from, uint8_t gate) {
    uint32_t found[STEPS_MAX];
    backmem_region_t region;
    (void)registers_same(from, gate, found, true);
    backmem_err_t err = backmem_region_open(&region, &row);
    if (err == BACKMEM_OK) {
        uint8_t byte = 0;
        err = backmem_region_read(&region, 0, &byte, 1);
        byte ^= 0xff; // zero may be what a dropped store reads back as
        err = err ? err : backmem_region_write(&region, 0, &byte, 1);
        return wrong("opens in spite of a gate; write answers ", backmem_err_name(err));
    }
    if (err != BACKMEM_ERR_LOCKED) {
        return open_fails(&region, err);
    }
    return registers_same(from, gate, found, false)
               ? 0
               : wrong("stores before it has looked at a gate", "");
}

// Open has to go on, and backmem_region_shut to name the gate.
static int named(const backmem_region_desc_t *from, uint8_t gate) {
    backmem_region_t region;
    const backmem_err_t err = backmem_region_open(&region, &row);
    if (err) {
        return open_fails(&region, err);
    }
    const uint32_t shut = backmem_region_shut(&region);
    const backmem_step_t *step = &from->steps[gate];
    if (shut >= row.step_count || row.steps[shut].reg != step->reg
        || row.steps[shut].bits != step->bits) {
        return wrong("a gate that is shut is not named", "");
    }
    return 0;
}

// ---- the list --------------------------------------------------------------------

static int list(void) {
    for (uint8_t i = 0; i < CHIP.region_count; i++) {
        const backmem_region_desc_t *from = &CHIP.regions[i];
        if (from->step_count > STEPS_MAX) {
            return wrong("more steps than this image has room for: ", from->name);
        }
        testport_puts("region ");
        testport_puts(from->name);
        testport_put('\n');
        for (uint8_t k = 0; k < from->step_count; k++) {
            const backmem_op_t op = from->steps[k].op;
            testport_puts(op == BACKMEM_STEP_REQUIRE ? "require "
                          : is_asked(op)             ? "ask "
                                                     : "step ");
            testport_puts(backmem_name_of(LABELS.regions[i].steps, k));
            testport_put('\n');
        }
    }
    return 0;
}

int main(void) {
    const uint32_t arg = REGISTER(TESTPORT_ARG);
    const variant_t variant = (variant_t)(arg & 0xff);
    if (variant == VARIANT_LIST) {
        return list();
    }
    const backmem_region_desc_t *from = &CHIP.regions[arg >> 8 & 0xff];
    row_alter(from, variant, (uint8_t)(arg >> 16));
    const uint8_t gates = (uint8_t)(arg >> 24);
    if (gates == 0) {
        return kept();
    }
    const uint8_t gate = (uint8_t)(gates - 1);
    if (!gate_shut(from, gate)) {
        return wrong("a gate that nothing shuts", "");
    }
    return is_asked(from->steps[gate].op) ? named(from, gate) : refused(from, gate);
}
