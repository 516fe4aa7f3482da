// Finding a region, switching it on and off. DESIGN.md, "Opening".
//
// SPDX-License-Identifier: MIT
#include "backmem_access.h"

// Of a name that the chip does not have: no byte, no step, no owner.
static const backmem_region_desc_t no_desc = { .name = "?", .width = 1, .stride = 1 };

// `desc`, or that where there is none.
static const backmem_region_desc_t *desc_or_none(const backmem_region_desc_t *desc) {
    return desc == NULL ? &no_desc : desc;
}

// ---- steps ----------------------------------------------------------------------

// Sets of operations.
static const uint32_t ops_down =
    1u << BACKMEM_STEP_CLEAR | 1u << BACKMEM_STEP_ACK | 1u << BACKMEM_STEP_WAIT_CLEAR
    | 1u << BACKMEM_STEP_REQUIRE | 1u << BACKMEM_STEP_ASK_CLEAR
    | 1u << BACKMEM_STEP_ASK_BOTH;
static const uint32_t ops_poll = 1u << BACKMEM_STEP_WAIT | 1u << BACKMEM_STEP_WAIT_CLEAR
                                 | 1u << BACKMEM_STEP_RETAIN_READY;
static const uint32_t ops_lock =
    1u << BACKMEM_STEP_UNLOCK | 1u << BACKMEM_STEP_UNLOCK_BOTH;
static const uint32_t ops_retain =
    1u << BACKMEM_STEP_RETAIN | 1u << BACKMEM_STEP_RETAIN_READY;
static const uint32_t ops_no_gate = ops_retain | 1u << BACKMEM_STEP_TRY_SET;
static const uint32_t ops_ask = 1u << BACKMEM_STEP_ASK_CLEAR
                                | 1u << BACKMEM_STEP_ASK_SET
                                | 1u << BACKMEM_STEP_ASK_BOTH;

static bool is_one_of(const backmem_step_t *step, uint32_t ops) {
    return (ops >> step->op & 1) != 0;
}

static uintptr_t step_register(const backmem_region_t *region,
                               const backmem_step_t *step) {
    return region->base - region->desc->base + step->reg; // same alias as data
}

// A register two bytes past a word has 16 bits. The upper half of the step's is a key:
// each store brings it along, and no load gives it.
static bool is_keyed(const backmem_step_t *step) {
    return (step->reg & 2) != 0;
}

// What the register holds, as it is to be stored.
static uint32_t step_load(const backmem_region_t *region, const backmem_step_t *step) {
    const uintptr_t reg = step_register(region, step);
    return is_keyed(step) ? (BACKMEM_LOAD16(reg) | (step->bits & 0xff00u))
                          : BACKMEM_LOAD32(reg);
}

// What a step wants of a register that holds `value`.
static uint32_t step_wants(const backmem_step_t *step, uint32_t value) {
    if (step->op == BACKMEM_STEP_WRITE) {
        return step->bits;
    }
    const uint32_t bits = is_keyed(step) ? step->bits & 0xffu : step->bits;
    return is_one_of(step, ops_down) ? value & ~bits : value | bits;
}

static bool step_holds(const backmem_region_t *region, const backmem_step_t *step) {
    const uint32_t value = step_load(region, step);
    return value == step_wants(step, value);
}

static backmem_err_t step_poll(const backmem_region_t *region,
                               const backmem_step_t *step) {
    for (uint32_t polls = BACKMEM_WAIT_POLLS; polls > 0; polls--) {
        if (step_holds(region, step)) {
            return BACKMEM_OK;
        }
    }
    return BACKMEM_ERR_TIMEOUT;
}

// Makes the register as wanted, where it is not, and looks again: that drains the bus,
// and a dropped store shows.
static backmem_err_t step_store(const backmem_region_t *region,
                                const backmem_step_t *step) {
    const uintptr_t reg = step_register(region, step);
    backmem_err_t err = BACKMEM_OK;
    const uint32_t state = BACKMEM_CRITICAL_ENTER();
    const uint32_t value = step_load(region, step);
    uint32_t word = step_wants(step, value);
    if (value != word) {
        // No read-modify-write of flags: it would acknowledge the others too.
        if (step->op == BACKMEM_STEP_ACK) {
            word = step->bits;
        }
        if (is_keyed(step)) {
            BACKMEM_STORE16(reg, (uint16_t)word);
        } else {
            BACKMEM_STORE32(reg, word);
        }
        if (!step_holds(region, step)) {
            err = BACKMEM_ERR_DROPPED;
        }
    }
    BACKMEM_CRITICAL_EXIT(state);
    return err;
}

static backmem_err_t step_run(const backmem_region_t *region,
                              const backmem_step_t *step) {
    backmem_err_t err;
    if (is_one_of(step, ops_ask)) {
        return BACKMEM_OK;
    }
    if (step->op == BACKMEM_STEP_REQUIRE) {
        return step_holds(region, step) ? BACKMEM_OK : BACKMEM_ERR_LOCKED;
    }
    if (is_one_of(step, ops_poll)) {
        err = step_poll(region, step);
    } else {
        err = step_store(region, step);
    }
    // A guarantee less is no reason to refuse the rest.
    return is_one_of(step, ops_no_gate) ? BACKMEM_OK : err;
}

// Clears the bits of the steps with one of these operations. Some chips drop a store
// that is still on its way when a bit clears; a load of the region lets it arrive.
static backmem_err_t steps_undo(const backmem_region_t *region, uint32_t ops) {
    backmem_err_t err = BACKMEM_ERR_UNSUPPORTED;
    for (uint32_t i = 0; i < region->steps; i++) {
        const backmem_step_t *step = &region->desc->steps[i];
        if (is_one_of(step, ops)) {
            uint8_t byte;
            (void)!backmem_region_read(region, 0, &byte, sizeof byte);
            BACKMEM_BARRIER();
            const backmem_step_t undo = { step->reg, step->bits, BACKMEM_STEP_CLEAR };
            const backmem_err_t cleared = step_store(region, &undo);
            if (err != BACKMEM_ERR_DROPPED) {
                err = cleared;
            }
        }
    }
    return err;
}

// ---- the public calls -----------------------------------------------------------

backmem_err_t backmem_region_bind(backmem_region_t *region,
                                  const backmem_region_desc_t *desc) {
    desc = desc_or_none(desc);
    region->desc = desc;
    region->base = desc->base;
    region->bytes = desc->base != 0 ? desc->bytes : 0;
    region->step = desc->step_count;
    region->steps = desc->step_count;
    return desc->base != 0 ? BACKMEM_OK : BACKMEM_ERR_UNSUPPORTED;
}

backmem_err_t backmem_region_bind_secure(backmem_region_t *region,
                                         const backmem_region_desc_t *desc) {
    backmem_err_t err = backmem_region_bind(region, desc);
    const uint32_t alias = region->desc->secure_offset;
    region->base += alias;
    if (alias == 0) {
        region->bytes = 0;
        err = BACKMEM_ERR_UNSUPPORTED;
    }
    return err;
}

// Of a region that was bound, with this answer.
static backmem_err_t steps_run(backmem_region_t *region, backmem_err_t err) {
    const backmem_region_desc_t *desc = region->desc;
    const backmem_step_t *step = desc->steps;
    for (uint32_t i = 0; !err && i < region->steps; i++, step++) {
        err = step_run(region, step);
        if (err) {
            region->bytes = 0;
            region->step = (uint8_t)i;
        }
    }
    return err;
}

backmem_err_t backmem_region_open(backmem_region_t *region,
                                  const backmem_region_desc_t *desc) {
    return steps_run(region, backmem_region_bind(region, desc));
}

backmem_err_t backmem_region_open_secure(backmem_region_t *region,
                                         const backmem_region_desc_t *desc) {
    return steps_run(region, backmem_region_bind_secure(region, desc));
}

backmem_err_t backmem_region_attach(backmem_region_t *region,
                                    const backmem_region_desc_t *desc, void *memory,
                                    uint32_t bytes) {
    (void)!backmem_region_bind(region, desc); // its own address is not asked for
    region->bytes = 0;
    if (desc == NULL) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    region->base = (uintptr_t)memory;
    region->steps = 0; // they belong to the descriptor's own address
    if ((region->base & (desc->stride - 1u)) != 0) {
        return BACKMEM_ERR_ALIGN;
    }
    // Sizes are powers of two; the larger one decides. An item may be none: 0.
    uint32_t unit = desc->width;
    if (unit < desc->itemsize) {
        unit = desc->itemsize;
    }
    // The hazard's bit is 16: 8 bytes for sync, or none.
    const uint32_t ours = (desc->hazards & BACKMEM_HAZARD_ECC64) / 2u;
    if (bytes <= ours || (bytes & (unit - 1)) != 0) {
        return BACKMEM_ERR_SIZE;
    }
    region->bytes = bytes - ours;
    return BACKMEM_OK;
}

backmem_err_t backmem_region_lock(const backmem_region_t *region) {
    return steps_undo(region, ops_lock);
}

backmem_err_t backmem_region_unretain(const backmem_region_t *region) {
    return steps_undo(region, 1u << BACKMEM_STEP_RETAIN);
}

// The first step with one of these operations that does not hold; region->steps: none.
static uint32_t steps_shut(const backmem_region_t *region, uint32_t ops) {
    uint32_t i = 0;
    while (i < region->steps) {
        const backmem_step_t *step = &region->desc->steps[i];
        if (is_one_of(step, ops) && !step_holds(region, step)) {
            break;
        }
        i++;
    }
    return i;
}

uint32_t backmem_region_shut(const backmem_region_t *region) {
    const uint32_t shut = steps_shut(region, ~ops_no_gate);
    if (shut < region->steps || region->desc == NULL) {
        return shut; // 0, where it was never opened
    }
    return region->desc->step_count;
}

backmem_err_t backmem_region_loads(const backmem_region_t *region) {
    const uint32_t stores_alone = 1u << BACKMEM_STEP_UNLOCK
                                  | 1u << BACKMEM_STEP_ASK_CLEAR
                                  | 1u << BACKMEM_STEP_ASK_SET;
    const uint32_t shut = steps_shut(region, ~(ops_no_gate | stores_alone));
    return shut == region->steps ? BACKMEM_OK : BACKMEM_ERR_LOCKED;
}

backmem_answer_t backmem_region_survives(const backmem_region_t *region,
                                         backmem_event_t event) {
    const uint32_t sleeps =
        1u << BACKMEM_EVENT_DEEP_SLEEP | 1u << BACKMEM_EVENT_VDD_LOSS_BAT;
    const bool retained = steps_shut(region, ops_retain) == region->steps;
    if (!retained && (sleeps >> event & 1) != 0) {
        return BACKMEM_NO;
    }
    return backmem_desc_survives(desc_or_none(region->desc), event);
}
