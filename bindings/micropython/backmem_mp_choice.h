// Which chip the firmware runs on: the only file that asks the port. What is wrong is
// said by backmem_mp_page.c alone, once; here it is taken for a device without memory.
//
// A board can decide itself, in mpconfigboard.h:
//
//   BACKMEM_CHIP    a name of docs/chips.md. The vendor's header is compared all the
//                   same
//   BACKMEM_CHIP_FILE
//                   a page of the board's own, such as "board_chip.c", for BACKMEM_CHIP
//                   as that page is called. page.h tells how one is written
//   MICROPY_HW_BACKUP_MEMORY_ADDR, _BYTES, _ITEMSIZE
//                   this one region instead of the chip's: nothing to switch
//                   on, nothing known of what it survives
//   MICROPY_PY_MACHINE_BACKUP_MEMORY
//                   0: nothing is added to machine, and a device that is unknown
//                   or not supported is no error
//   BACKMEM_RAM_BYTES
//                   on rp2, bytes of SRAM that are one more region: a multiple of 4,
//                   or 0 for none. Default: 1024; without durable objects 0
//
// In Zephyr micropython.cmake defines BACKMEM_CHIP, from the SoC. If the devicetree's
// chosen has a backmem,memory, that RAM is one more region, or the only one.
//
// What comes out:
//
//   BACKMEM_CHIP           the chip; not defined: no such memory, no module
//   BACKMEM_DESC           this descriptor alone is the chip, of BACKMEM_DESC_PAGE
//   BACKMEM_SECURE         true where the firmware runs in the secure state
//   BACKMEM_MEMORY, BACKMEM_MEMORY_BYTES
//                          the memory of a descriptor that has no address of its own;
//   BACKMEM_MEMORY_ITEMSIZE
//                          of BACKMEM_DESC, when that is to be made from these;
//   BACKMEM_MEMORY_INIT    the port initialises it at each start, but for a wake
//                          from deep sleep
//   BACKMEM_FILE_BYTES     or it is a file of this size
//   BACKMEM_RAM            the page of the RAM that is one more region, the last one,
//                          with descriptor BACKMEM_RAM_INDEX; or there is none
//   BACKMEM_VENDOR_CHECK   header that compares our numbers with the vendor's
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MP_CHOICE_H
#define BACKMEM_MP_CHOICE_H

#include <stdint.h>

#include "py/mpconfig.h"

#ifndef MICROPY_HW_RTC_USER_MEM_MAX
#define BACKMEM_RTC_USER_MEM_MAX 2048 // as in the esp32 port's machine_rtc.c
#else
#define BACKMEM_RTC_USER_MEM_MAX MICROPY_HW_RTC_USER_MEM_MAX
#endif

// Ports that have no macro of their own.
#if defined(__ets__) && defined(ICACHE_FLASH)
#define BACKMEM_ESP8266 1
#elif defined(CORE_NAME_CM33_0) && defined(COMPONENT_MTB_HAL)
#define BACKMEM_PSOC_EDGE 1
#endif

#ifdef __ZEPHYR__
#include <zephyr/devicetree.h>
#define BACKMEM_CHOSEN DT_HAS_CHOSEN(backmem_memory)
#else
#define BACKMEM_CHOSEN 0
#endif

#define BACKMEM_RAM_ECC64 3 // on the page `ram`; right on every RAM

// ---- the chip -------------------------------------------------------------------

#if defined(MICROPY_HW_BACKUP_MEMORY_ADDR) || defined(MICROPY_HW_BACKUP_MEMORY_BYTES) \
    || defined(MICROPY_HW_BACKUP_MEMORY_ITEMSIZE)
#undef BACKMEM_CHIP
#if defined(MICROPY_HW_BACKUP_MEMORY_ADDR) && defined(MICROPY_HW_BACKUP_MEMORY_BYTES) \
    && (MICROPY_HW_BACKUP_MEMORY_ITEMSIZE == 1                                        \
        || MICROPY_HW_BACKUP_MEMORY_ITEMSIZE == 4)
#define BACKMEM_CHIP board
#define BACKMEM_DESC board_desc
#endif

#elif defined(BACKMEM_CHIP) || defined(BACKMEM_CHIP_FILE)
// As it says.

#elif defined(__ZEPHYR__)
#if BACKMEM_CHOSEN
#define BACKMEM_CHIP      board
#define BACKMEM_DESC      backmem_page_regions[BACKMEM_RAM_ECC64]
#define BACKMEM_DESC_PAGE "../../chips/retained/backmem_ram.c"
#endif

#elif defined(CONFIG_IDF_TARGET_ESP32C2) \
    || (defined(CONFIG_IDF_TARGET) && BACKMEM_RTC_USER_MEM_MAX == 0)
#define BACKMEM_NONE 1

#elif defined(MCU_SAMD21)
#define BACKMEM_NONE 1

// QEMU has none of its machines' backup memories.
#elif defined(QEMU_SOC_IMX6) || defined(QEMU_SOC_MPS2) || defined(QEMU_SOC_MPS3)       \
    || defined(QEMU_SOC_NRF51) || defined(QEMU_SOC_POWERNV) || defined(QEMU_SOC_STM32) \
    || defined(QEMU_SOC_VIRT)
#define BACKMEM_NONE 1

#elif defined(MCU_SAMD51)
#define BACKMEM_CHIP samd51

#elif defined(ALIF_CMSIS_H) // no macro tells the device
#define BACKMEM_CHIP alif_ensemble

#elif defined(BACKMEM_ESP8266)
#define BACKMEM_CHIP esp8266

#elif defined(BACKMEM_PSOC_EDGE)
#define BACKMEM_CHIP pse84

#else
#include "backmem_mp_devices.h"

#if defined(UNIX) && !defined(BACKMEM_CHIP)
#define BACKMEM_CHIP host
#define BACKMEM_DESC backmem_host_desc
#endif
#endif

// ---- the vendor's header, whoever chose the chip ----------------------------------

#if !defined(BACKMEM_CHIP) || defined(BACKMEM_CHIP_FILE) || defined(BACKMEM_DESC) \
    || defined(__ZEPHYR__)
// Nothing to compare.

#elif defined(ALIF_CMSIS_H)
#define BACKMEM_VENDOR_CHECK "../../chips/alif/backmem_alif_vendor.h"

#elif defined(CONFIG_IDF_TARGET)
#define BACKMEM_VENDOR_CHECK "../../chips/esp32/backmem_esp32_vendor.h"

#elif defined(CPU_HEADER_H) // of NXP's, in the mimxrt port
#define BACKMEM_VENDOR_CHECK "../../chips/mimxrt/backmem_mimxrt_vendor.h"

#elif defined(BACKMEM_ESP8266)
#define BACKMEM_VENDOR_CHECK "../../chips/esp8266/backmem_esp8266_vendor.h"

#elif defined(BACKMEM_PSOC_EDGE)
#define BACKMEM_VENDOR_CHECK "../../chips/psoc/backmem_psoc_vendor.h"

#elif defined(RA_HAL_H)
#define BACKMEM_VENDOR_CHECK "../../chips/ra/backmem_ra_vendor.h"

#elif defined(NRF5_HAL_H)
#define BACKMEM_VENDOR_CHECK "../../chips/nrf/backmem_nrf_vendor.h"

#elif PICO_RP2040 || PICO_RP2350
#define BACKMEM_VENDOR_CHECK "../../chips/rp2/backmem_rp2_vendor.h"

#elif defined(MCU_SAMD21) || defined(MCU_SAMD51)
#define BACKMEM_VENDOR_CHECK "../../chips/samd/backmem_samd_vendor.h"

#elif defined(STM32_HAL_H)
#define BACKMEM_VENDOR_CHECK "../../chips/stm32/backmem_stm32_vendor.h"

#endif

// ---- what follows from it -------------------------------------------------------

#ifndef MICROPY_PY_MACHINE_BACKUP_MEMORY
#ifdef BACKMEM_CHIP
#define MICROPY_PY_MACHINE_BACKUP_MEMORY (MICROPY_PY_MACHINE)
#else
#define MICROPY_PY_MACHINE_BACKUP_MEMORY (0)
#endif
#define BACKMEM_UNASKED 1
#endif

#ifdef __ZEPHYR__
#if BACKMEM_CHOSEN && defined(BACKMEM_CHIP) && !defined(BACKMEM_DESC)
#define BACKMEM_RAM       ram
#define BACKMEM_RAM_INDEX BACKMEM_RAM_ECC64
#endif

// On a Pico, SRAM that no start-up code touches: docs/manual/rp2.md.
#elif (PICO_RP2040 || PICO_RP2350) && defined(BACKMEM_CHIP) && !defined(BACKMEM_DESC) \
    && !defined(BACKMEM_CHIP_FILE)
#ifndef BACKMEM_RAM_BYTES
#if defined(MICROPY_PY_BACKMEM_OBJECTS) && !MICROPY_PY_BACKMEM_OBJECTS
#define BACKMEM_RAM_BYTES 0
#else
#define BACKMEM_RAM_BYTES 1024
#endif
#endif
#if BACKMEM_RAM_BYTES > 0
#define BACKMEM_RAM_INDEX 0
#if PICO_RP2040
#define BACKMEM_RAM ram_rp2040
#else
#define BACKMEM_RAM ram_rp2350
#endif
#endif
#endif

// The memory of a descriptor that has no address of its own.
#if defined(MICROPY_HW_BACKUP_MEMORY_ADDR)
#define BACKMEM_MEMORY          MICROPY_HW_BACKUP_MEMORY_ADDR
#define BACKMEM_MEMORY_BYTES    MICROPY_HW_BACKUP_MEMORY_BYTES
#define BACKMEM_MEMORY_ITEMSIZE MICROPY_HW_BACKUP_MEMORY_ITEMSIZE
#elif BACKMEM_CHOSEN
#define BACKMEM_MEMORY       DT_REG_ADDR(DT_CHOSEN(backmem_memory))
#define BACKMEM_MEMORY_BYTES DT_REG_SIZE(DT_CHOSEN(backmem_memory))
#elif defined(CONFIG_IDF_TARGET) && !defined(BACKMEM_NONE) && !defined(__ZEPHYR__)
extern uint8_t rtc_user_mem_data[];
#define BACKMEM_MEMORY       rtc_user_mem_data
#define BACKMEM_MEMORY_BYTES BACKMEM_RTC_USER_MEM_MAX
#if MICROPY_HW_RTC_MEM_INIT_ALWAYS
#define BACKMEM_MEMORY_INIT 1
#endif
#elif defined(BACKMEM_PSOC_EDGE)
#ifndef NO_QSTR
#include "cy_pdl.h" // BACKUP_BREG_SET2
#endif
#define BACKMEM_MEMORY       BACKUP_BREG_SET2
#define BACKMEM_MEMORY_BYTES 32
#elif defined(UNIX) && !defined(BACKMEM_FILE_BYTES)
#define BACKMEM_FILE_BYTES 4096
#endif

// A firmware built for the secure state (-mcmse) finds its registers there.
#ifndef BACKMEM_SECURE
#if defined(__ARM_FEATURE_CMSE) && __ARM_FEATURE_CMSE == 3
#define BACKMEM_SECURE 1
#else
#define BACKMEM_SECURE 0
#endif
#endif

#endif
