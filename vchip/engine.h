// What the files of the engine call of each other.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_ENGINE_H
#define VCHIP_ENGINE_H

#include "vchip.h"

// An access on its way through the model.
typedef struct vchip_bus {
    uint32_t address;
    uint32_t bytes; // 1, 2 or 4
    uint32_t value;
    bool store;
    uint32_t alias; // 0: none; 1: XOR; 2: SET; 3: CLEAR
} vchip_bus_t;

// rules.c: conditions, and the book of broken rules.
bool vchip_holds(const vchip_t *vchip, const vchip_rule_t *rule, uint32_t value,
                 bool virgin);
void vchip_blame(vchip_t *vchip, const char *region, const char *text,
                 const char *source, const vchip_bus_t *bus);
// Blames by a rule, in the part's words, and gives the sentence.
const char *vchip_rule_blame(vchip_t *vchip, const char *region,
                             const vchip_rule_t *rule, const vchip_bus_t *bus);
uint32_t vchip_noise(vchip_t *vchip);

// memory.c
uint32_t vchip_memory_access(vchip_t *vchip, unsigned memory, uint32_t offset,
                             const vchip_bus_t *bus);
bool vchip_memory_at(const vchip_t *vchip, uint32_t address, unsigned *memory,
                     uint32_t *offset);
void vchip_memory_event(vchip_t *vchip, unsigned memory, vchip_event_t event);
uint32_t vchip_cells_load(vchip_t *vchip, unsigned memory, uint32_t word);
void vchip_cells_store(vchip_t *vchip, unsigned memory, uint32_t word, uint32_t value,
                       bool pend);
uint32_t vchip_lane_mask(const vchip_bus_t *bus);
// The datum of a narrow store, as a bus that replicates carries it.
uint32_t vchip_replicated(const vchip_bus_t *bus);
// What the access's alias makes of a word; `plain` where it uses none.
uint32_t vchip_aliased(const vchip_bus_t *bus, uint32_t old, uint32_t datum,
                       uint32_t plain);

// cache.c: the Cortex-M7's data cache.
typedef enum vchip_caching {
    VCHIP_UNCACHED,
    VCHIP_WRITE_THROUGH,
    VCHIP_WRITE_BACK,
} vchip_caching_t;
vchip_caching_t vchip_caching(const vchip_t *vchip, uint32_t address);
uint32_t vchip_line_load(vchip_t *vchip, unsigned memory, uint32_t word);
void vchip_line_store(vchip_t *vchip, unsigned memory, uint32_t word, uint32_t value);
void vchip_line_by_address(vchip_t *vchip, uint32_t address, bool clean, bool drop);
void vchip_line_by_set(vchip_t *vchip, uint32_t set_way, bool clean, bool drop);

// core.c: the processor's own registers, 0xe000e000.
uint32_t vchip_core_access(vchip_t *vchip, const vchip_bus_t *bus);
void vchip_core_reset(vchip_t *vchip);
bool vchip_cache_on(const vchip_t *vchip);
bool vchip_mpu_on(const vchip_t *vchip);

// registers.c
uint32_t vchip_reg_access(vchip_t *vchip, uint8_t reg, const vchip_bus_t *bus);
uint8_t vchip_reg_at(const vchip_t *vchip, uint32_t address, uint32_t *base);
uint32_t vchip_unknown_access(vchip_t *vchip, const vchip_bus_t *bus);
void vchip_reg_event(vchip_t *vchip, uint8_t reg, vchip_event_t event);

// bench.c
uint32_t vchip_bench_access(vchip_t *vchip, const vchip_bus_t *bus);

// fit.c: address of the vector table; ~0: none.
uint32_t vchip_vectors(const vchip_chip_t *chip, const vchip_image_t *image);

// machine.c: the processor.
bool vchip_machine_make(vchip_t *vchip);
void vchip_machine_free(vchip_t *vchip);

// vchip.c
uint32_t vchip_access(vchip_t *vchip, vchip_bus_t bus);
// An event that software causes: ends the boot, or happens and goes on.
void vchip_occur(vchip_t *vchip, vchip_event_t event);
void vchip_end(vchip_t *vchip, vchip_stop_t stop);
void vchip_fault(vchip_t *vchip, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
