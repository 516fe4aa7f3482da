// Which memory backmem::Memory stands for.
//
// SPDX-License-Identifier: MIT
#include "backmem.h"

#include "backmem_arduino_chip.h"

namespace {

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
        error_ = backmem_region_attach(
            &region_, backmem_chip_region(&backmem_chip_ram, "RAM_ECC64"), memory_,
            bytes_); // the kind that is right on all
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
