// Finding a region, switching it on and off. DESIGN.md, "Opening".
//
// SPDX-License-Identifier: MIT
#include "backmem_access.h"

// ---- steps ----------------------------------------------------------------------

static backmem_err_t bits_wait(uintptr_t reg, uint32_t bits) {
    for (uint32_t polls = BACKMEM_WAIT_POLLS; polls > 0; polls--) {
        if ((~BACKMEM_LOAD32(reg) & bits) == 0) {
            return BACKMEM_OK;
        }
    }
    return BACKMEM_ERR_TIMEOUT;
}

// Zero words all over, without a load: what was never kept has random check bits.
static void words_zero(const backmem_region_t *region) {
    const uint32_t bytes = region->bytes;
    const uintptr_t end = region->base + bytes;
    for (uintptr_t at = region->base; at != end; at += 4) {
        BACKMEM_STORE32(at, 0);
    }
    backmem_region_sync(region, 0, bytes);
}

// The operations that want bits down; the others want them up.
static const uint32_t ops_down =
    1u << BACKMEM_STEP_CLEAR | 1u << BACKMEM_STEP_ACK | 1u << BACKMEM_STEP_REQUIRE;

// Where the register is not as wanted, REQUIRE gives up; the others store, and
// look again: that drains the bus, and a dropped store shows.
static backmem_err_t step_run(const backmem_region_t *region,
                              const backmem_step_t *step, backmem_op_t op) {
    const backmem_region_desc_t *desc = region->desc;
    const uintptr_t reg = region->base - desc->base + step->reg; // same alias as data
    const uint32_t bits = step->bits;
    if (op == BACKMEM_STEP_WAIT) {
        return bits_wait(reg, bits);
    }
    const uint32_t keep = op == BACKMEM_STEP_WRITE ? 0 : ~bits;
    const uint32_t put = (ops_down >> op & 1) != 0 ? 0 : bits;
    backmem_err_t err = BACKMEM_OK;
    const uint32_t state = BACKMEM_CRITICAL_ENTER();
    uint32_t value = BACKMEM_LOAD32(reg);
    const uint32_t want = (value & keep) | put;
    if (value != want) {
        if (op == BACKMEM_STEP_REQUIRE) {
            BACKMEM_CRITICAL_EXIT(state);
            return BACKMEM_ERR_LOCKED;
        }
        if (op == BACKMEM_STEP_RETAIN && (desc->hazards & BACKMEM_HAZARD_ECC) != 0) {
            words_zero(region); // before the bit: a cut in between runs both again
        }
        // No read-modify-write of flags: it would acknowledge the others too.
        BACKMEM_STORE32(reg, op == BACKMEM_STEP_ACK ? bits : want);
        value = BACKMEM_LOAD32(reg);
        if (value != ((value & keep) | put)) {
            err = BACKMEM_ERR_DROPPED;
        }
    }
    BACKMEM_CRITICAL_EXIT(state);
    return err;
}

// ---- the public calls -----------------------------------------------------------

// Of a name that the chip does not have: no byte, no step, no owner.
static const backmem_region_desc_t no_desc = { .name = "?", .width = 1, .stride = 1 };

// Nothing fits, until more is known.
static void region_clear(backmem_region_t *region, const backmem_region_desc_t *desc) {
    if (desc == NULL) {
        desc = &no_desc;
    }
    region->desc = desc;
    region->base = desc->base;
    region->bytes = 0;
    region->step = desc->step_count;
}

backmem_err_t backmem_region_bind(backmem_region_t *region,
                                  const backmem_region_desc_t *desc) {
    region_clear(region, desc);
    if (region->base == 0) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    region->bytes = region->desc->bytes;
    return BACKMEM_OK;
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
    for (uint32_t i = 0; !err && i < desc->step_count; i++, step++) {
        err = step_run(region, step, step->op);
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
    region_clear(region, desc);
    if (desc == NULL) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    region->base = (uintptr_t)memory;
    if ((region->base & (desc->stride - 1u)) != 0) {
        return BACKMEM_ERR_ALIGN;
    }
    // Sizes are powers of two; the larger one decides. An item may be none: 0.
    uint32_t unit = desc->width;
    if (unit < desc->itemsize) {
        unit = desc->itemsize;
    }
    if (bytes == 0 || (bytes & (unit - 1)) != 0) {
        return BACKMEM_ERR_SIZE;
    }
    region->bytes = bytes;
    return BACKMEM_OK;
}

backmem_err_t backmem_region_lock(const backmem_region_t *region) {
    const backmem_region_desc_t *desc = region->desc;
    const backmem_step_t *step = desc->steps;
    backmem_err_t err = BACKMEM_ERR_UNSUPPORTED;
    for (uint32_t left = desc->step_count; left > 0; left--, step++) {
        if (step->op == BACKMEM_STEP_UNLOCK) {
            // Some chips drop a store that is still on its way when the bit
            // clears; a load of the region lets it arrive.
            uint8_t byte;
            (void)!backmem_region_read(region, 0, &byte, sizeof byte);
            BACKMEM_BARRIER();
            const backmem_err_t cleared = step_run(region, step, BACKMEM_STEP_CLEAR);
            if (err != BACKMEM_ERR_DROPPED) {
                err = cleared;
            }
        }
    }
    return err;
}
