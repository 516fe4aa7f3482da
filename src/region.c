// Finding a region, switching it on and off. DESIGN.md, "Opening".
//
// SPDX-License-Identifier: MIT
#include "unit.h"

// ---- steps -------------------------------------------------------------------

static backmem_err_t bits_wait(uintptr_t reg, uint32_t bits) {
    for (uint32_t i = 0; i < BACKMEM_WAIT_POLLS; i++) {
        if ((BACKMEM_LOAD32(reg) & bits) == bits) {
            return BACKMEM_OK;
        }
    }
    return BACKMEM_ERR_TIMEOUT;
}

// The register's masked bits become `bits`, unless they are that already. What
// was written is read back: it settles the bus, and a dropped store shows.
static backmem_err_t bits_put(uintptr_t reg, uint32_t mask, uint32_t bits) {
    uint32_t state = BACKMEM_CRITICAL_ENTER();
    uint32_t value = BACKMEM_LOAD32(reg);
    if ((value & mask) != bits) {
        BACKMEM_STORE32(reg, (value & ~mask) | bits);
        value = BACKMEM_LOAD32(reg);
    }
    BACKMEM_CRITICAL_EXIT(state);
    return (value & mask) == bits ? BACKMEM_OK : BACKMEM_ERR_DROPPED;
}

static backmem_err_t step_run(const backmem_region_t *region,
                              const backmem_step_t *step, uintptr_t reg) {
    const uint32_t bits = step->bits;
    switch (step->op) {
        case BACKMEM_STEP_WAIT:
            return bits_wait(reg, bits);
        case BACKMEM_STEP_REQUIRE:
            return (BACKMEM_LOAD32(reg) & bits) == 0 ? BACKMEM_OK : BACKMEM_ERR_LOCKED;
        case BACKMEM_STEP_ACK:
            // No read-modify-write: it would acknowledge every other flag too.
            if ((BACKMEM_LOAD32(reg) & bits) != 0) {
                BACKMEM_STORE32(reg, bits);
            }
            return (BACKMEM_LOAD32(reg) & bits) == 0 ? BACKMEM_OK : BACKMEM_ERR_DROPPED;
        case BACKMEM_STEP_CLEAR:
            return bits_put(reg, bits, 0);
        case BACKMEM_STEP_WRITE:
            return bits_put(reg, 0xffffffffu, bits);
        case BACKMEM_STEP_RETAIN:
            // Zeros first, the bit last: a cut in between runs both again.
            if ((region->row->hazards & BACKMEM_HAZARD_ECC) != 0
                && (BACKMEM_LOAD32(reg) & bits) == 0) {
                region_zero(region);
            }
            break;
        case BACKMEM_STEP_SET:
        case BACKMEM_STEP_UNLOCK:
            break;
    }
    return bits_put(reg, bits, bits);
}

// From the row's addresses to those of the state it was bound in.
static uintptr_t alias_offset(const backmem_region_t *region) {
    return region->base - region->row->base;
}

// ---- the public calls --------------------------------------------------------

backmem_err_t backmem_region_bind(const backmem_row_t *row, bool secure,
                                  backmem_region_t *region) {
    region->row = row;
    region->base = row->base;
    region->bytes = 0;
    region->step = 0;
    if (row->base == 0 || (secure && row->secure_offset == 0)) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    if (secure) {
        region->base += row->secure_offset;
    }
    region->bytes = row->bytes;
    return BACKMEM_OK;
}

backmem_err_t backmem_region_open(const backmem_row_t *row, bool secure,
                                  backmem_region_t *region) {
    backmem_err_t err = backmem_region_bind(row, secure, region);
    if (err) {
        return err;
    }
    const uintptr_t alias = alias_offset(region);
    for (; region->step < row->step_count; region->step++) {
        const backmem_step_t *step = &row->steps[region->step];
        err = step_run(region, step, step->reg + alias);
        if (err) {
            region->bytes = 0;
            return err;
        }
    }
    return BACKMEM_OK;
}

backmem_err_t backmem_region_attach(const backmem_row_t *row, void *memory,
                                    uint32_t bytes, backmem_region_t *region) {
    region->row = row;
    region->base = (uintptr_t)memory;
    region->bytes = 0;
    region->step = 0;
    if ((region->base & (row->stride - 1u)) != 0) {
        return BACKMEM_ERR_ALIGN;
    }
    // Sizes are powers of two; the larger one decides. An item may be none: 0.
    const uint32_t unit = row->width > row->itemsize ? row->width : row->itemsize;
    if (bytes == 0 || (bytes & (unit - 1)) != 0) {
        return BACKMEM_ERR_SIZE;
    }
    region->bytes = bytes;
    return BACKMEM_OK;
}

backmem_err_t backmem_region_lock(const backmem_region_t *region) {
    const backmem_row_t *row = region->row;
    const uintptr_t alias = alias_offset(region);
    backmem_err_t err = BACKMEM_ERR_UNSUPPORTED;
    for (uint8_t i = 0; i < row->step_count; i++) {
        const backmem_step_t *step = &row->steps[i];
        if (step->op == BACKMEM_STEP_UNLOCK) {
            // Some chips drop a store that is still on its way when the bit
            // clears; a load of the region lets it arrive.
            (void)unit_load(region->base, row->stride);
            BACKMEM_BARRIER();
            const backmem_err_t cleared = bits_put(step->reg + alias, step->bits, 0);
            err = err == BACKMEM_ERR_DROPPED ? err : cleared;
        }
    }
    return err;
}

backmem_answer_t backmem_row_survives(const backmem_row_t *row, backmem_event_t event) {
    return (backmem_answer_t)(row->survives >> (2 * event) & 3);
}

bool backmem_region_free(const backmem_region_t *region, uint32_t n, uint32_t *offset,
                         uint32_t *bytes) {
    const backmem_row_t *row = region->row;
    const uint32_t part = row->width - 1u;
    uint32_t start = 0;
    for (uint8_t i = 0; i <= row->span_count; i++) {
        uint32_t end = region->bytes;
        uint32_t next = end;
        if (i < row->span_count) {
            const backmem_span_t *span = &row->spans[i];
            if (span->when == BACKMEM_WHEN_VISIT) {
                continue;
            }
            // A byte that is owned takes its unit.
            end = span->offset < end ? span->offset & ~part : end;
            next =
                span->bytes == 0 ? next : (span->offset + span->bytes + part) & ~part;
        }
        if (end > start && n-- == 0) {
            *offset = start;
            *bytes = end - start;
            return true;
        }
        start = next;
    }
    return false;
}
