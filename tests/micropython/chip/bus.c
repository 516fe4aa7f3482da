// The watched bus, and the module `bus` that shows it to the tests:
//
//   bus.log()            the accesses since the last call, as "W4@104 R4@104":
//                        load or store, bytes, offset in hex; small letters for
//                        registers
//   bus.peek(offset, n)  what stands there, without an access
//   bus.poke(offset, bytes)
//   bus.interrupt(n)     Ctrl-C with the n-th store from now; 0: none
//   bus.cause(n)         what machine.reset_cause() gives from now on
//
// SPDX-License-Identifier: MIT
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "py/runtime.h"

#include "bus.h"

#define LOG_MAX 4096
#define SCB_CCR 0xe000ed14u // Arm: is the data cache on

static struct access {
    char kind;
    unsigned width;
    unsigned offset;
} bus_accesses[LOG_MAX];

static size_t bus_count;
static unsigned bus_stores_left; // until Ctrl-C

// Power-on: noise, so that nothing is right by chance.
__attribute__((constructor)) static void bus_map(void) {
    uint8_t *memory =
        mmap((void *)(uintptr_t)BUS_BASE, BUS_BYTES, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (memory != (uint8_t *)(uintptr_t)BUS_BASE) {
        perror("bus: the chip's addresses are taken");
        exit(EXIT_FAILURE);
    }
    for (unsigned i = 0; i < AT_REGISTERS - BUS_BASE; i++) {
        memory[i] = (uint8_t)(i * 167 + 13);
    }
}

static void bus_log(char kind, uintptr_t address, unsigned width) {
    const bool is_register = address >= AT_REGISTERS;
    if (bus_count < LOG_MAX) {
        bus_accesses[bus_count] = (struct access){
            .kind = (char)(is_register ? kind + ('a' - 'A') : kind),
            .width = width,
            .offset = (unsigned)(address - BUS_BASE),
        };
    }
    bus_count++;
}

static bool on_bus(uintptr_t address) {
    return address - BUS_BASE < BUS_BYTES;
}

static volatile uint32_t *word_at(uintptr_t address) {
    return (volatile uint32_t *)(address & ~(uintptr_t)3);
}

uint32_t bus_load(uintptr_t address, unsigned width) {
    if (on_bus(address) || address == SCB_CCR) {
        bus_log('R', address, width);
    }
    if (address == SCB_CCR) {
        return 0; // the core has no data cache, or it is off
    }
    return width == 4 ? *(volatile uint32_t *)address : *(volatile uint8_t *)address;
}

static bool in(uintptr_t address, uintptr_t from, unsigned bytes) {
    return address - from < bytes;
}

// Whether the store goes nowhere.
static bool bus_drops(uintptr_t address) {
    const uint32_t mute = *word_at(REG_MUTE);
    return address == REG_DEAD || (in(address, AT_MUTE, 64) && (mute & MUTE_ON) != 0)
           || (in(address, AT_CACHED, 64) && (mute & MUTE_CACHED) != 0)
           || (address == REG_POWER && (mute & MUTE_POWER) != 0);
}

void bus_store(uintptr_t address, unsigned width, uint32_t value) {
    if (on_bus(address)) {
        bus_log('W', address, width);
    }
    if (bus_drops(address)) {
        return;
    }
    if (width == 4) {
        *(volatile uint32_t *)address = value;
    } else if (in(address, AT_WORDS, 128) || in(address, AT_HALVES, 40)) {
        *word_at(address) = (value & 0xff) * 0x01010101u;
    } else {
        *(volatile uint8_t *)address = (uint8_t)value;
    }
    if (address == REG_POWER) {
        *word_at(REG_POWER) &= ~POWER_READY;
        *word_at(REG_POWER) |= (value & POWER_KEEP) != 0 ? POWER_READY : 0;
    }
    if (bus_stores_left > 0 && --bus_stores_left == 0) {
        (void)raise(SIGINT);
    }
}

static mp_obj_t bus_log_text(void) {
    vstr_t text;
    vstr_init(&text, 64);
    for (size_t i = 0; i < bus_count && i < LOG_MAX; i++) {
        const struct access *access = &bus_accesses[i];
        vstr_printf(&text, "%s%c%u@%x", i == 0 ? "" : " ", access->kind, access->width,
                    access->offset);
    }
    if (bus_count > LOG_MAX) {
        vstr_printf(&text, " and %u more", (unsigned)(bus_count - LOG_MAX));
    }
    bus_count = 0;
    return mp_obj_new_str_from_vstr(&text);
}
static MP_DEFINE_CONST_FUN_OBJ_0(bus_log_obj, bus_log_text);

static uint8_t *bus_at(mp_obj_t offset) {
    return (uint8_t *)(uintptr_t)BUS_BASE + mp_obj_get_int(offset);
}

static mp_obj_t bus_peek(mp_obj_t offset, mp_obj_t size) {
    return mp_obj_new_bytes(bus_at(offset), (size_t)mp_obj_get_int(size));
}
static MP_DEFINE_CONST_FUN_OBJ_2(bus_peek_obj, bus_peek);

static mp_obj_t bus_poke(mp_obj_t offset, mp_obj_t bytes) {
    mp_buffer_info_t src;
    mp_get_buffer_raise(bytes, &src, MP_BUFFER_READ);
    memcpy(bus_at(offset), src.buf, src.len);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(bus_poke_obj, bus_poke);

static mp_obj_t bus_interrupt(mp_obj_t stores) {
    bus_stores_left = (unsigned)mp_obj_get_int(stores);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(bus_interrupt_obj, bus_interrupt);

static mp_obj_t reset_cause = MP_OBJ_NEW_SMALL_INT(0);

static mp_obj_t bus_cause(mp_obj_t cause) {
    reset_cause = cause;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(bus_cause_obj, bus_cause);

// machine.reset_cause()
static mp_obj_t bus_reset_cause(void) {
    return reset_cause;
}
MP_DEFINE_CONST_FUN_OBJ_0(bus_reset_cause_obj, bus_reset_cause);

static const mp_rom_map_elem_t bus_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_bus) },
    { MP_ROM_QSTR(MP_QSTR_log), MP_ROM_PTR(&bus_log_obj) },
    { MP_ROM_QSTR(MP_QSTR_peek), MP_ROM_PTR(&bus_peek_obj) },
    { MP_ROM_QSTR(MP_QSTR_poke), MP_ROM_PTR(&bus_poke_obj) },
    { MP_ROM_QSTR(MP_QSTR_interrupt), MP_ROM_PTR(&bus_interrupt_obj) },
    { MP_ROM_QSTR(MP_QSTR_cause), MP_ROM_PTR(&bus_cause_obj) },
};
static MP_DEFINE_CONST_DICT(bus_globals, bus_globals_table);

const mp_obj_module_t bus_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&bus_globals,
};
MP_REGISTER_MODULE(MP_QSTR_bus, bus_module);
