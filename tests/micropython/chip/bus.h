// The bus of the Python tests' chip. Each access that the module or the library
// makes is logged; narrow stores to word registers replicate.
//
// Behind it is real memory at the rows' addresses, mapped when the program
// starts, so that raw pointers (bytes(view), uctypes) find it too.
//
// SPDX-License-Identifier: MIT
#ifndef BUS_H
#define BUS_H

#include <stdint.h>

uint32_t bus_load(uintptr_t address, unsigned width);
void bus_store(uintptr_t address, unsigned width, uint32_t value);

#define BACKMEM_LOAD32(address)         bus_load((address), 4)
#define BACKMEM_STORE32(address, value) bus_store((address), 4, (value))
#define BACKMEM_LOAD16(address)         ((uint16_t)bus_load((address), 2))
#define BACKMEM_STORE16(address, value) bus_store((address), 2, (value))
#define BACKMEM_LOAD8(address)          ((uint8_t)bus_load((address), 1))
#define BACKMEM_STORE8(address, value)  bus_store((address), 1, (value))
#define BACKMEM_WAIT_POLLS              3u
#define BACKMEM_HAS_SCB                 1

// Where everything is. Clear of anything a PC's program has there.
#define BUS_BASE  0x30000000u
#define BUS_BYTES 0x2000u

#define AT_BYTES     (BUS_BASE + 0x000u)
#define AT_WORDS     (BUS_BASE + 0x100u)
#define AT_ECC       (BUS_BASE + 0x200u)
#define AT_HALVES    (BUS_BASE + 0x400u)
#define AT_OCTETS    (BUS_BASE + 0x440u)
#define AT_CACHED    (BUS_BASE + 0x480u)
#define AT_MUTE      (BUS_BASE + 0x500u) // ignores stores while MUTE_ON is set
#define AT_REGISTERS (BUS_BASE + 0x1000u)

#define REG_CLOCK (AT_REGISTERS + 0x00u)
#define REG_POWER (AT_REGISTERS + 0x04u)
#define REG_DEAD  (AT_REGISTERS + 0x08u) // ignores stores
#define REG_LOCK  (AT_REGISTERS + 0x0cu)
#define REG_MUTE  (AT_REGISTERS + 0x10u)

#define CLOCK_ON    (1u << 0)
#define POWER_WRITE (1u << 8)
#define POWER_KEEP  (1u << 9)
#define POWER_READY (1u << 3) // comes up with POWER_KEEP
#define POWER_NEVER (1u << 4) // does not
#define LOCK_ON     (1u << 5)
#define MUTE_ON     (1u << 0)
#define MUTE_CACHED (1u << 1) // AT_CACHED ignores stores, and no step knows
#define MUTE_POWER  (1u << 2) // REG_POWER does

#endif
