// A virtual chip with the library's rows of it, without the processor.
//
// SPDX-License-Identifier: MIT
#include "board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "backmem/chips.h"
#include "seam.h"
#include "vchip/cells.h"
#include "vchip/registers.h"

board_t board;

static const backmem_chip_t *const all_rows[] = {
#define BACKMEM_CHIP_NAME(chip) &backmem_chip_##chip,
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME
};

// ---- the seam -------------------------------------------------------------------

static bool is_own(uintptr_t address) {
    return address >> 16 >> 16 != 0;
}

// An instruction at least for each access; the model counts in these.
static uint32_t bus_access(uintptr_t address, unsigned width, bool store,
                           uint32_t value) {
    const vchip_bus_t bus = { (uint32_t)address, width, value, store, 0 };
    board.vchip->instructions++;
    board.vchip->expecting = board_shut() != 0;
    return vchip_access(board.vchip, bus);
}

uint32_t seam_load(uintptr_t address, unsigned width) {
    if (is_own(address)) {
        return width == 4 ? *(const uint32_t *)address : *(const uint8_t *)address;
    }
    return bus_access(address, width, false, 0);
}

void seam_store(uintptr_t address, unsigned width, uint32_t value) {
    if (!is_own(address)) {
        (void)bus_access(address, width, true, value);
    } else if (width == 4) {
        *(uint32_t *)address = value;
    } else {
        *(uint8_t *)address = (uint8_t)value;
    }
}

// ---- a board's life ----------------------------------------------------------------

static const backmem_chip_t *rows_of(const char *chip) {
    static const char *const others[][2] = {
        { "stm32f103", "stm32f103_high_density" },
        { "alif_e7", "alif_ensemble" },
        { "esp32c3", "esp32" },
    };
    for (unsigned i = 0; i < VCHIP_COUNT(others); i++) {
        chip = strcmp(chip, others[i][0]) == 0 ? others[i][1] : chip;
    }
    for (unsigned i = 0; i < VCHIP_COUNT(all_rows); i++) {
        if (strcmp(all_rows[i]->name, chip) == 0) {
            return all_rows[i];
        }
    }
    printf("no rows of %s\n", chip);
    exit(EXIT_FAILURE);
}

void board_new(const vchip_chip_t *chip, uint64_t seed) {
    static const vchip_image_t none;
    board = (board_t){ .rows = rows_of(chip->name) };
    board.vchip = vchip_new(chip, &none, seed);
    if (board.vchip == NULL || board.rows->region_count > BOARD_REGIONS_MAX) {
        printf("no memory for %s\n", chip->name);
        exit(EXIT_FAILURE);
    }
}

void board_free(void) {
    vchip_free(board.vchip);
    board.vchip = NULL;
}

// Whether the model has the registers at their secure addresses alone.
static bool is_secure(void) {
    VCHIP_EACH_OPTION(board.vchip->chip, i) {
        if (strcmp(board.vchip->chip->options[i].name, "attribute") == 0) {
            return board.vchip->options[i] == 1;
        }
    }
    return false;
}

backmem_err_t board_open(unsigned region) {
    const backmem_region_desc_t *row = &board.rows->regions[region];
    backmem_region_t *opened = &board.regions[region];
    backmem_err_t err;
    if (row->base != 0) {
        err = is_secure() ? backmem_region_open_secure(opened, row)
                          : backmem_region_open(opened, row);
    } else {
        const vchip_memory_t *memory = &board.vchip->chip->memories[region];
        err = backmem_region_attach(
            opened, row, (void *)(uintptr_t)memory->windows[0].base, memory->bytes);
    }
    board.open[region] = err == BACKMEM_OK;
    if (err == BACKMEM_OK) {
        board.bytes[region] = opened->bytes;
        board.locked = false;
    }
    return err;
}

// Hardware erases behind the cache. Who has it erased, or learns of it, drops the
// lines: an access cannot know.
static void lines_drop(void) {
    VCHIP_EACH_MEMORY(board.vchip->chip, i) {
        const uint32_t count = board.vchip->chip->memories[i].bytes / VCHIP_LINE_BYTES;
        for (uint32_t k = 0; board.vchip->cells[i].lines != NULL && k < count; k++) {
            board.vchip->cells[i].lines[k].valid = false;
        }
    }
}

void board_event(vchip_event_t event) {
    vchip_happen(board.vchip, event);
    if (VCHIP_EVENT_RESETS(event)) {
        board.vchip->cut = 0;
        board.locked = false;
        memset(board.open, 0, sizeof(board.open));
        vchip_start(board.vchip);
        return;
    }
    lines_drop();
    board.locked =
        board.locked || event == VCHIP_BACKUP_RESET; // until it is opened anew
}

// ---- other software ---------------------------------------------------------------

// A register of 16 bits takes a store with its key alone.
static void bits_clear(const backmem_step_t *step) {
    if ((step->reg & 2) != 0) {
        const uint32_t bits = seam_load(step->reg, 2) & ~step->bits;
        seam_store(step->reg, 2, bits | (step->bits & 0xff00));
    } else {
        seam_store(step->reg, 4, seam_load(step->reg, 4) & ~step->bits);
    }
}

bool board_foreign_lock(unsigned region) {
    const backmem_region_desc_t *row = &board.rows->regions[region];
    bool locked = false;
    for (uint8_t i = 0; i < row->step_count; i++) {
        const backmem_step_t *step = &row->steps[i];
        if (step->op == BACKMEM_STEP_UNLOCK || step->op == BACKMEM_STEP_UNLOCK_BOTH) {
            board.vchip->instructions += 4; // it comes from somewhere else
            bits_clear(step);
            locked = true;
        }
    }
    board.locked = board.locked || locked;
    return locked;
}

void board_foreign_acknowledge(void) {
    VCHIP_EACH_REG(board.vchip->chip, i) {
        const vchip_reg_t *reg = &board.vchip->chip->regs[i];
        if ((reg->raised_by & VCHIP_ON(VCHIP_TAMPER)) != 0) {
            board.vchip->regs[i].value &= ~reg->raised;
        }
    }
}

bool board_foreign_gate(unsigned region, unsigned which, bool set) {
    const backmem_region_desc_t *row = &board.rows->regions[region];
    for (unsigned k = 0; k < row->step_count; k++) {
        const backmem_step_t *step = &row->steps[(which + k) % row->step_count];
        if (step->op == BACKMEM_STEP_REQUIRE) {
            const uint32_t value = seam_load(step->reg, 4);
            seam_store(step->reg, 4, set ? value | step->bits : value & ~step->bits);
            lines_drop();
            board.locked = true; // it may have reset the domain
            return true;
        }
    }
    return false;
}

// Whether any step with this operation finds `up` what it does not want.
static bool bits_are(unsigned region, backmem_op_t op, bool up) {
    const backmem_region_desc_t *row = &board.rows->regions[region];
    for (unsigned i = 0; i < row->step_count; i++) {
        uint32_t base = 0;
        const backmem_step_t *step = &row->steps[i];
        const uint8_t reg = vchip_reg_at(board.vchip, step->reg, &base);
        if (step->op == op && reg != 0
            && ((board.vchip->regs[reg].value & step->bits) != 0) == up) {
            return true;
        }
    }
    return false;
}

bool board_gate_shut(unsigned region) {
    return bits_are(region, BACKMEM_STEP_REQUIRE, true);
}

bool board_asked_shut(unsigned region) {
    return bits_are(region, BACKMEM_STEP_ASK_CLEAR, true)
           || bits_are(region, BACKMEM_STEP_ASK_SET, false);
}

void board_wait(void) {
    board.vchip->instructions += 100000;
}

unsigned board_shut(void) {
    unsigned shut = board.locked ? SHUT_LOCK : 0;
    for (unsigned i = 0; i < board.rows->region_count; i++) {
        shut |= board_gate_shut(i) ? SHUT_GATE : 0;
    }
    VCHIP_EACH_REG(board.vchip->chip, i) {
        const vchip_reg_t *reg = &board.vchip->chip->regs[i];
        if ((board.vchip->regs[i].value & reg->raised) == 0) {
            continue;
        }
        shut |= reg->lasts != 0 ? SHUT_ERASE : 0;
        shut |= (reg->raised_by & VCHIP_ON(VCHIP_TAMPER)) != 0 ? SHUT_TAMPER : 0;
    }
    return shut;
}

const char *board_broken(void) {
    const size_t count = board.vchip->break_count;
    board.vchip->break_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (!board.vchip->breaks[i].expected) {
            return board.vchip->breaks[i].text;
        }
    }
    return board.vchip->stop == VCHIP_STOP_FAULT && board_shut() == 0
               ? board.vchip->fault
               : NULL;
}

// ---- the cells --------------------------------------------------------------------

uint8_t *board_cell(unsigned region, uint32_t offset) {
    const backmem_region_t *opened = &board.regions[region];
    const backmem_region_desc_t *row = opened->desc;
    const uint32_t at = (uint32_t)opened->base + offset / row->width * row->stride
                        + offset % row->width;
    unsigned memory = 0;
    uint32_t place = 0;
    if (!vchip_memory_at(board.vchip, at, &memory, &place)) {
        printf("%s: 0x%08x is no memory of the model\n", row->name, at);
        exit(EXIT_FAILURE);
    }
    return (uint8_t *)board.vchip->cells[memory].words + place;
}

void board_snapshot(void) {
    VCHIP_EACH_MEMORY(board.vchip->chip, i) {
        memcpy(board.cells[i], board.vchip->cells[i].words,
               board.vchip->chip->memories[i].bytes);
    }
}

// Where the snapshot has the cell.
static const uint8_t *before(const uint8_t *cell) {
    VCHIP_EACH_MEMORY(board.vchip->chip, i) {
        const uint8_t *cells = (const uint8_t *)board.vchip->cells[i].words;
        if (cell >= cells && cell < cells + board.vchip->chip->memories[i].bytes) {
            return (const uint8_t *)board.cells[i] + (cell - cells);
        }
    }
    return NULL;
}

bool board_changed(unsigned region, uint32_t offset, uint32_t bytes) {
    for (uint32_t i = offset; i < offset + bytes; i++) {
        const uint8_t *cell = board_cell(region, i);
        if (*cell != *before(cell)) {
            return true;
        }
    }
    return false;
}

bool board_unchanged_but(unsigned region, uint32_t offset, uint32_t bytes) {
    for (uint32_t i = offset; i < offset + bytes; i++) {
        const uint8_t *cell = board_cell(region, i);
        *(uint8_t *)(uintptr_t)before(cell) = *cell;
    }
    VCHIP_EACH_MEMORY(board.vchip->chip, i) {
        if (memcmp(board.cells[i], board.vchip->cells[i].words,
                   board.vchip->chip->memories[i].bytes)
            != 0) {
            return false;
        }
    }
    return true;
}
