// Which chip the firmware runs on: the only file that asks the port.
//
// A board can decide itself, in mpconfigboard.h or by CFLAGS_EXTRA:
//
//   BACKMEM_CHIP    a name of include/backmem/chips.def; or any X, with descriptors of
//                   the board's own as backmem_chip_X and backmem_labels_X
//   MICROPY_HW_BACKUP_MEMORY_ADDR, _BYTES, _ITEMSIZE
//                   this one region instead of the chip's: nothing to switch
//                   on, nothing known of what it survives
//   MICROPY_PY_MACHINE_BACKUP_MEMORY
//                   0: nothing is added to machine, and a device that is unknown
//                   or not supported is no error
//
// What comes out:
//
//   BACKMEM_CHIP           the chip; not defined: no such memory, no module
//   BACKMEM_DESC            this descriptor alone is the chip
//   BACKMEM_SECURE         true where the firmware runs in the secure state
//   BACKMEM_MEMORY, BACKMEM_MEMORY_BYTES
//                          the memory of a descriptor that has no address of its own;
//   BACKMEM_MEMORY_ITEMSIZE
//                          of BACKMEM_DESC, when that is to be made from these;
//   BACKMEM_MEMORY_INIT    the port initialises it at each start, but for a wake
//                          from deep sleep
//   BACKMEM_FILE_BYTES     or it is a file of this size
//   BACKMEM_VENDOR_CHECK   header that compares our numbers with the vendor's
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIP_CHOICE_H
#define BACKMEM_CHIP_CHOICE_H

#include <stdint.h>

#include "py/mpconfig.h"

// ---- the board's word -----------------------------------------------------------

#if defined(MICROPY_HW_BACKUP_MEMORY_ADDR) || defined(MICROPY_HW_BACKUP_MEMORY_BYTES) \
    || defined(MICROPY_HW_BACKUP_MEMORY_ITEMSIZE)

#ifndef MICROPY_HW_BACKUP_MEMORY_ADDR
#error "backmem: MICROPY_HW_BACKUP_MEMORY_BYTES and _ITEMSIZE need _ADDR too"
#endif
#ifndef MICROPY_HW_BACKUP_MEMORY_BYTES
#error "backmem: MICROPY_HW_BACKUP_MEMORY_ADDR and _ITEMSIZE need _BYTES too"
#endif
#ifndef MICROPY_HW_BACKUP_MEMORY_ITEMSIZE
#error "backmem: MICROPY_HW_BACKUP_MEMORY_ADDR and _BYTES need _ITEMSIZE too"
#elif MICROPY_HW_BACKUP_MEMORY_ITEMSIZE != 1 && MICROPY_HW_BACKUP_MEMORY_ITEMSIZE != 4
#error "backmem: MICROPY_HW_BACKUP_MEMORY_ITEMSIZE must be 1 or 4"
#endif
#undef BACKMEM_CHIP
#define BACKMEM_CHIP board
#define BACKMEM_DESC board_desc

#elif defined(BACKMEM_CHIP)

// As it says.

// ---- alif: no macro tells the device; all have the memory at the same address ---

#elif defined(ALIF_CMSIS_H)
#define BACKMEM_CHIP         alif_ensemble
#define BACKMEM_VENDOR_CHECK "../../chips/alif/alif_vendor.h"

// ---- esp32: the buffer behind RTC.memory() --------------------------------------

#elif defined(CONFIG_IDF_TARGET)

#ifndef MICROPY_HW_RTC_USER_MEM_MAX
#define MICROPY_HW_RTC_USER_MEM_MAX 2048 // as in the port's machine_rtc.c
#endif
#if defined(CONFIG_IDF_TARGET_ESP32C2) || MICROPY_HW_RTC_USER_MEM_MAX == 0
#define BACKMEM_NONE 1
#elif defined(CONFIG_IDF_TARGET_ESP32) || defined(CONFIG_IDF_TARGET_ESP32S2)    \
    || defined(CONFIG_IDF_TARGET_ESP32S3) || defined(CONFIG_IDF_TARGET_ESP32C3) \
    || defined(CONFIG_IDF_TARGET_ESP32C5) || defined(CONFIG_IDF_TARGET_ESP32C6) \
    || defined(CONFIG_IDF_TARGET_ESP32H21)
#define BACKMEM_CHIP esp32
#elif defined(CONFIG_IDF_TARGET_ESP32H2) || defined(CONFIG_IDF_TARGET_ESP32P4)
#define BACKMEM_CHIP esp32h2
#endif

// ---- mimxrt: CPU_ with the series, and with the core where there are two --------

#elif defined(CPU_MIMXRT1011)
#define BACKMEM_CHIP         mimxrt1011
#define BACKMEM_VENDOR_CHECK "../../chips/mimxrt/mimxrt_vendor.h"

#elif defined(CPU_MIMXRT1015) || defined(CPU_MIMXRT1021) || defined(CPU_MIMXRT1024)  \
    || defined(CPU_MIMXRT1041) || defined(CPU_MIMXRT1042) || defined(CPU_MIMXRT1043) \
    || defined(CPU_MIMXRT1046) || defined(CPU_MIMXRT1051) || defined(CPU_MIMXRT1052) \
    || defined(CPU_MIMXRT1061) || defined(CPU_MIMXRT1062) || defined(CPU_MIMXRT1064)
#define BACKMEM_CHIP         mimxrt1062
#define BACKMEM_VENDOR_CHECK "../../chips/mimxrt/mimxrt_vendor.h"

#elif defined(CPU_MIMXRT1165_cm7) || defined(CPU_MIMXRT1165_cm4)  \
    || defined(CPU_MIMXRT1166_cm7) || defined(CPU_MIMXRT1166_cm4) \
    || defined(CPU_MIMXRT1171) || defined(CPU_MIMXRT1172)         \
    || defined(CPU_MIMXRT1173_cm7) || defined(CPU_MIMXRT1173_cm4) \
    || defined(CPU_MIMXRT1175_cm7) || defined(CPU_MIMXRT1175_cm4) \
    || defined(CPU_MIMXRT1176_cm7) || defined(CPU_MIMXRT1176_cm4)
#define BACKMEM_CHIP         mimxrt1176
#define BACKMEM_VENDOR_CHECK "../../chips/mimxrt/mimxrt_vendor.h"

#elif defined(CPU_MIMXRT1181) || defined(CPU_MIMXRT1182)           \
    || defined(CPU_MIMXRT1185_cm33) || defined(CPU_MIMXRT1185_cm7) \
    || defined(CPU_MIMXRT1186_cm33) || defined(CPU_MIMXRT1186_cm7) \
    || defined(CPU_MIMXRT1187_cm33) || defined(CPU_MIMXRT1187_cm7) \
    || defined(CPU_MIMXRT1189_cm33) || defined(CPU_MIMXRT1189_cm7) \
    || defined(CPU_MIMXRT118C_cm33) || defined(CPU_MIMXRT118C_cm7)
#define BACKMEM_CHIP         mimxrt1187
#define BACKMEM_VENDOR_CHECK "../../chips/mimxrt/mimxrt_vendor.h"

// ---- nrf ------------------------------------------------------------------------

#elif defined(NRF51)
#define BACKMEM_CHIP         nrf51822
#define BACKMEM_VENDOR_CHECK "../../chips/nrf/nrf_vendor.h"

#elif defined(NRF52805_XXAA) || defined(NRF52810_XXAA) || defined(NRF52811_XXAA)  \
    || defined(NRF52820_XXAA) || defined(NRF52832_XXAA) || defined(NRF52832_XXAB) \
    || defined(NRF52833_XXAA) || defined(NRF52840_XXAA)
#define BACKMEM_CHIP         nrf52840
#define BACKMEM_VENDOR_CHECK "../../chips/nrf/nrf_vendor.h"

#elif defined(NRF9160_XXAA)
#define BACKMEM_REFUSED 1

// ---- rp2 ------------------------------------------------------------------------

#elif PICO_RP2040
#define BACKMEM_CHIP         rp2040
#define BACKMEM_VENDOR_CHECK "../../chips/rp2/rp2_vendor.h"

#elif PICO_RP2350
#define BACKMEM_CHIP         rp2350
#define BACKMEM_VENDOR_CHECK "../../chips/rp2/rp2_vendor.h"

// ---- samd -----------------------------------------------------------------------

#elif defined(MCU_SAMD51)
#define BACKMEM_CHIP         samd51
#define BACKMEM_VENDOR_CHECK "../../chips/samd/samd_vendor.h"

#elif defined(MCU_SAMD21)
#define BACKMEM_NONE 1

// ---- stm32: the name of the device header, which the board gives ----------------

#elif defined(STM32_HAL_H)
#define BACKMEM_VENDOR_CHECK "../../chips/stm32/stm32_vendor.h"

#include "chip_choice_stm32.h"

// ---- unix: a file ---------------------------------------------------------------

#elif defined(UNIX)
#define BACKMEM_CHIP host
#define BACKMEM_DESC backmem_host_desc

#endif

// ---- what follows from it -------------------------------------------------------

#if !defined(BACKMEM_CHIP) && !defined(BACKMEM_NONE) \
    && (!defined(MICROPY_PY_MACHINE_BACKUP_MEMORY)   \
        || MICROPY_PY_MACHINE_BACKUP_MEMORY)
#ifdef BACKMEM_REFUSED
#error "backmem: this device is known, and not supported yet: see docs/chips.md. \
Define MICROPY_HW_BACKUP_MEMORY_ADDR, _BYTES and _ITEMSIZE, or BACKMEM_CHIP, or \
MICROPY_PY_MACHINE_BACKUP_MEMORY as 0"
#else
#error "backmem: unknown device. Define BACKMEM_CHIP as a name of chips.def, or \
MICROPY_HW_BACKUP_MEMORY_ADDR, _BYTES and _ITEMSIZE, or \
MICROPY_PY_MACHINE_BACKUP_MEMORY as 0"
#endif
#endif

#ifndef MICROPY_PY_MACHINE_BACKUP_MEMORY
#ifdef BACKMEM_CHIP
#define MICROPY_PY_MACHINE_BACKUP_MEMORY (MICROPY_PY_MACHINE)
#else
#define MICROPY_PY_MACHINE_BACKUP_MEMORY (0)
#endif
#elif MICROPY_PY_MACHINE_BACKUP_MEMORY && defined(BACKMEM_NONE)
#error \
    "backmem: MICROPY_PY_MACHINE_BACKUP_MEMORY is set; this device has no such memory"
#elif MICROPY_PY_MACHINE_BACKUP_MEMORY && !MICROPY_PY_MACHINE
#error "backmem: MICROPY_PY_MACHINE_BACKUP_MEMORY needs MICROPY_PY_MACHINE"
#endif

#ifdef BACKMEM_CHIP
#if !MICROPY_PY_BUILTINS_MEMORYVIEW
#error "backmem: machine.backup_memory needs MICROPY_PY_BUILTINS_MEMORYVIEW"
#endif
#if MICROPY_PY_MACHINE_BACKUP_MEMORY && !MICROPY_MODULE_ATTR_DELEGATION
#error "backmem: machine.backup_memory needs MICROPY_MODULE_ATTR_DELEGATION"
#endif
#endif

// The memory of a descriptor that has no address of its own.
#if defined(MICROPY_HW_BACKUP_MEMORY_ADDR)
#define BACKMEM_MEMORY          MICROPY_HW_BACKUP_MEMORY_ADDR
#define BACKMEM_MEMORY_BYTES    MICROPY_HW_BACKUP_MEMORY_BYTES
#define BACKMEM_MEMORY_ITEMSIZE MICROPY_HW_BACKUP_MEMORY_ITEMSIZE
#elif defined(CONFIG_IDF_TARGET) && !defined(BACKMEM_NONE)
extern uint8_t rtc_user_mem_data[];
#define BACKMEM_MEMORY       rtc_user_mem_data
#define BACKMEM_MEMORY_BYTES MICROPY_HW_RTC_USER_MEM_MAX
#if MICROPY_HW_RTC_MEM_INIT_ALWAYS
#define BACKMEM_MEMORY_INIT 1
#endif
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
