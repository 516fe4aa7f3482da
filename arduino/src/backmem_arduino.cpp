// Which memory backmem::Memory stands for.
//
// SPDX-License-Identifier: MIT
#include "backmem.h"

#include "backmem_arduino_chip.h"

namespace {

// Words are right on any RAM, with check bits or behind a cache. What it survives
// depends on the chip and on its bootloader.
const backmem_region_desc_t any_ram = {
    "RAM",
    0,
    0,
    0,
    nullptr,
    nullptr,
    0,
    4,
    4,
    4,
    BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE,
    0,
    0,
    BACKMEM_RULE_UNKNOWN,
};

#ifdef BACKMEM_ARDUINO_MEMORY
// Memory that the linker places: the chip has no address for it.
BACKMEM_ARDUINO_MEMORY uint32_t chip_memory[BACKMEM_ARDUINO_BYTES / 4];
#endif

} // namespace

backmem_err_t backmem::Memory::begin() {
    if (begun_) {
        return error_;
    }
    const backmem_region_desc_t *desc =
        name_ == nullptr ? &BACKMEM_ARDUINO_CHIP.regions[0]
                         : backmem_chip_region(&BACKMEM_ARDUINO_CHIP, name_);
    if (memory_ != nullptr) {
        error_ = backmem_region_attach(&region_, &any_ram, memory_, bytes_);
    } else {
#ifdef BACKMEM_ARDUINO_MEMORY
        // Its owner is MicroPython, which is not here.
        static backmem_region_desc_t mine;
        mine = BACKMEM_ARDUINO_CHIP.regions[0];
        mine.reserved_count = 0;
        error_ = backmem_region_attach(&region_, desc == nullptr ? nullptr : &mine,
                                       chip_memory, sizeof chip_memory);
#else
        error_ = backmem_region_open(&region_, desc);
#endif
    }
    begun_ = true;
    last_.region = &region_;
    return error_;
}
