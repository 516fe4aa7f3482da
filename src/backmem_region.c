// Finding a region, switching it on and off. DESIGN.md, "Opening".
//
// SPDX-License-Identifier: MIT
#include "backmem_unit.h"

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
#define OPS_DOWN \
    (1u << BACKMEM_STEP_CLEAR | 1u << BACKMEM_STEP_ACK | 1u << BACKMEM_STEP_REQUIRE)

// Where the register is not as wanted, REQUIRE gives up; the others store, and
// look again: that settles the bus, and a dropped store shows.
static backmem_err_t step_run(const backmem_region_t *region,
                              const backmem_step_t *step, backmem_op_t op) {
    const backmem_region_desc_t *desc = region->desc;
    const uintptr_t reg = region->base - desc->base + step->reg; // same alias as data
    const uint32_t bits = step->bits;
    if (op == BACKMEM_STEP_WAIT) {
        return bits_wait(reg, bits);
    }
    const uint32_t keep = op == BACKMEM_STEP_WRITE ? 0 : ~bits;
    const uint32_t put = (OPS_DOWN >> op & 1) != 0 ? 0 : bits;
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

backmem_err_t backmem_region_bind(const backmem_region_desc_t *desc, bool secure,
                                  backmem_region_t *region) {
    region->desc = desc;
    region->base = desc->base;
    region->bytes = 0;
    region->step = 0;
    if (desc->base == 0 || (secure && desc->secure_offset == 0)) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    if (secure) {
        region->base += desc->secure_offset;
    }
    region->bytes = desc->bytes;
    return BACKMEM_OK;
}

backmem_err_t backmem_region_open(const backmem_region_desc_t *desc, bool secure,
                                  backmem_region_t *region) {
    backmem_err_t err = backmem_region_bind(desc, secure, region);
    if (err) {
        return err;
    }
    const backmem_step_t *step = desc->steps;
    for (; region->step < desc->step_count; region->step++, step++) {
        err = step_run(region, step, step->op);
        if (err) {
            region->bytes = 0;
            break;
        }
    }
    return err;
}

backmem_err_t backmem_region_attach(const backmem_region_desc_t *desc, void *memory,
                                    uint32_t bytes, backmem_region_t *region) {
    region->desc = desc;
    region->base = (uintptr_t)memory;
    region->bytes = 0;
    region->step = 0;
    if ((region->base & (desc->stride - 1u)) != 0) {
        return BACKMEM_ERR_ALIGN;
    }
    // Sizes are powers of two; the larger one decides. An item may be none: 0.
    uint32_t unit = desc->width;
    if (unit < desc->itemsize) {
        unit = desc->itemsize;
    }
    if ((bytes & (unit - 1)) != 0) {
        bytes = 0;
    }
    region->bytes = bytes;
    return bytes == 0 ? BACKMEM_ERR_SIZE : BACKMEM_OK;
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

bool backmem_region_unowned(const backmem_region_t *region, uint32_t n,
                            uint32_t *offset, uint32_t *bytes) {
    const backmem_region_desc_t *desc = region->desc;
    const uint32_t whole = 0u - desc->width; // a byte that is owned takes its unit
    uint32_t start = 0;
    uint32_t end = region->bytes;
    const backmem_reserved_t *span = desc->reserved;
    for (uint32_t left = desc->reserved_count; left > 0; left--, span++) {
        if (span->when == BACKMEM_WHEN_TRANSIENT) {
            continue;
        }
        const uint32_t from = span->offset & whole;
        if (from > start) {
            if (n == 0) {
                if (from < end) {
                    end = from;
                }
                break;
            }
            n--;
        }
        start = span->bytes == 0 ? end : (span->offset + span->bytes + ~whole) & whole;
    }
    if (n == 0 && start < end) {
        *offset = start;
        *bytes = end - start;
        return true;
    }
    return false;
}
