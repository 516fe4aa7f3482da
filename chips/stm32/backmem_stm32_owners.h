// Who else stores to an STM32's backup registers, with the values and the source: each
// is told once, and pages put the sentences together. Words that such a program takes
// are reserved on the page, or marked as visited (TRANSIENT).
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32_OWNERS_H
#define BACKMEM_STM32_OWNERS_H

// ---- bootloaders ----------------------------------------------------------------

#define BACKMEM_BY_PX4(files)                                                          \
    "PX4's bootloader (read at each start; PX4/PX4-Bootloader@9b8a8bc6d2 " files ")"

#define BACKMEM_BY_ARDUPILOT                                                           \
    "ArduPilot's bootloader (0xB0070001 and up, read and stored at each start; "       \
    "ArduPilot/ardupilot@03285787 "                                                    \
    "libraries/AP_HAL_ChibiOS/hwdef/common/stm32_util.c, set_fast_reboot)"
#define BACKMEM_BY_ARDUPILOT_NODES(boards)                                             \
    BACKMEM_BY_ARDUPILOT ", on CAN nodes (hwdef/" boards ")"

#define BACKMEM_BY_STM32_HID(file)                                                     \
    "the STM32 HID bootloader (0x424C; read, and cleared, at each start; "             \
    "Serasidis/STM32_HID_Bootloader@063e25ec " file ")"
#define BACKMEM_BY_BL_HID                                                              \
    "stm32duino, asking a HID bootloader up to 2.1 for an upload (0x424C; "            \
    "stm32duino/Arduino_Core_STM32@b4bae0df "                                          \
    "libraries/SrcWrapper/src/stm32/bootloader.c)"

#define BACKMEM_BY_UF2_STM32F                                                          \
    "MakeCode's UF2 bootloader (uf2-stm32f), its argument: 0 stored at each start "    \
    "that finds BKP0R not 0 (mmoskal/uf2-stm32f@508bec6aa0 main_f4.c)"

// ---- libraries that a program calls, and RTOSes ---------------------------------

#define BACKMEM_BY_NUTTX                                                               \
    "NuttX (CONFIG_STM32_RTC_MAGIC_REG, 0 by default: 0xFACEFEED; "                    \
    "apache/nuttx@4ebc8a7291 arch/arm/src/common/stm32/Kconfig.rtc)"
#define BACKMEM_BY_ST_EXAMPLES                                                         \
    "ST's RTC examples (0x32F2, there or in BKP1R; "                                   \
    "STMicroelectronics/STM32CubeWL@406f7a204c RTC_Calendar/Src/main.c)"
#define BACKMEM_BY_AMK                                                                 \
    "the AMK keyboard firmware (0x41544B42; yulei/amk "                                \
    "main/porting/common/bootloader.c)"
#define BACKMEM_BY_STM32RTC                                                            \
    "stm32duino's STM32RTC library up to 1.2.0 (0x32F2, when the time is set; "        \
    "src/rtc.c until stm32duino/STM32RTC@cfd98df, RTC_BKP_INDEX of "                   \
    "stm32duino/Arduino_Core_STM32@b4bae0df libraries/SrcWrapper/inc/backup.h)"
#define BACKMEM_BY_MONGOOSE                                                            \
    "Mongoose's OTA state (0 to 3; cesanta/mongoose@282ae0d968 mongoose.h)"
#define BACKMEM_BY_LORAMAC_NODE(files)                                                 \
    "LoRaMac-node's system time (seconds, subseconds; "                                \
    "Lora-net/LoRaMac-node@dcbcfb329b src/boards/" files ")"

#define BACKMEM_BY_RIOT                                                                \
    "RIOT's RTC driver (0x1970, 0x1971; another value there makes it erase all "       \
    "registers; RIOT-OS/RIOT@c8bd52ff13 cpu/stm32/periph/rtc_all.c)"

// No words of their own: they hand out, or erase, all.
#define BACKMEM_BY_ALL_OF_STM32                                                        \
    "RIOT's periph_rtc_mem hands out all registers (RIOT-OS/RIOT@c8bd52ff13 "          \
    "cpu/stm32/periph/rtc_mem.c). mbed OS erases the domain in rtc_init where there "  \
    "is no 32 kHz crystal (ARMmbed/mbed-os@01392a1181 targets/TARGET_STM/rtc_api.c)"

// ---- firmwares that run in place of yours ---------------------------------------

#define BACKMEM_BY_BETAFLIGHT                                                          \
    "Betaflight (BKP0R to BKP6R; betaflight/betaflight@1a6fa4dd "                      \
    "src/main/drivers/persistent.h)"
#define BACKMEM_BY_FLIGHT                                                              \
    BACKMEM_BY_BETAFLIGHT ", iNav (BKP0R, BKP1R; iNavFlight/inav@6e9bf6e891 "          \
    "src/main/drivers/persistent.h) and ArduPilot's program (BKP1R to BKP18R, for its "\
    "watchdog; ArduPilot/ardupilot@06dbebd0ed "                                        \
    "libraries/AP_HAL_ChibiOS/hwdef/common/watchdog.c)"

// The whole of a backup SRAM.
#define BACKMEM_BY_ALL_OF_BKPSRAM                                                      \
    "All of it, in place of yours: EdgeTX and OpenTX on radios (RamBackup; "           \
    "EdgeTX/edgetx@e2bcbd6c7f radio/src/storage/rtc_backup.cpp); where configured: "   \
    "NuttX's BBSRAM with PX4's hard fault log (apache/nuttx@4ebc8a7291 "               \
    "arch/arm/src/common/stm32/stm32_bbsram_m3m4_v1.c)"

// ---- looked at --------------------------------------------------------------------

#define BACKMEM_ST_NO_STORE_IN                                                         \
    "Looked at, and no store found: OpenBLT (feaser/openblt@e43969da80), Black Magic " \
    "(blackmagic-debug/blackmagic@ac8d0ba3f2), grblHAL (grblHAL/STM32F4xx@b7bcf17e75)" \
    ", Crazyflie (bitcraze/crazyflie-firmware@2a18fc299d). OpenMV's bootloader keeps " \
    "its word in DTCM (openmv/openmv@cbbb877eda)"

// ---- together -------------------------------------------------------------------

#define BACKMEM_LABEL_FLIGHT "ArduPilot, Betaflight; 1: STM32RTC, UF2"

// The first two registers of those that no bootloader takes.
#define BACKMEM_LABEL_RTC_DRIVERS "RTC drivers: NuttX, STM32RTC, ST's examples"

#define BACKMEM_ST_RTC_DRIVERS                                                         \
    "BKP0R: " BACKMEM_BY_NUTTX "; " BACKMEM_BY_ST_EXAMPLES "; " BACKMEM_BY_AMK         \
    ". BKP1R: " BACKMEM_BY_STM32RTC ". " BACKMEM_BY_ALL_OF_STM32

#define BACKMEM_PAGE_VISITED_ALONE \
    BACKMEM_PAGE_RESERVED(WORDS(0, 2, TRANSIENT, BACKMEM_LABEL_RTC_DRIVERS))

#define BACKMEM_ST_VISITED_ALONE \
    "only visited: a program that calls none of these has all. " BACKMEM_ST_RTC_DRIVERS

#endif
