// STM32H742 to H757 and H723 to H735. Not H7A3, H7B0, H7B3: other addresses.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32h7_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32h7xx/soc/stm32h743xx.h"
#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32h7xx/drivers/src/stm32h7xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32h7xx/drivers/src/stm32h7xx_hal_pwr_ex.c"

#define BACKMEM_RTC_BKP0R     0x58004050u
#define BACKMEM_RTC_BKP_COUNT 32

#define BACKMEM_RCC_AHB4ENR 0x580244E0u
#define BACKMEM_RCC_APB4ENR 0x580244F4u

#define BACKMEM_PWR_CR2       0x58024808u
#define BACKMEM_PWR_CR2_BREN  (1u << 0)
#define BACKMEM_PWR_CR2_BRRDY (1u << 16)

#define BACKMEM_RTC_ISR        0x5800400Cu
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F

#define BACKMEM_ST_PWR_TEXT                                                            \
    "embassy-rs/stm32-data@871bfd30 data/registers/pwr_h7rm0433.yaml"

BACKMEM_PAGE(stm32h743, "STMicroelectronics",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_HEADER ": D3_BKPSRAM_BASE, 'Backup SRAM(4 KB)'",
    UNIT(4, 4, 1, PENDING),
        BACKMEM_ST_ECC_SRAM_BUFFER "(RM0433 rev 8 chapter 2.4, AN5342, quoted in "
        "zephyrproject-rtos/zephyr#103501; seen in ST community thread 'Problem with "
        "STM32H743 backup ram access with 16 Bit'). Words go straight in",
    VBAT,
        BACKMEM_ST_ECC_SRAM_SURVIVES(BACKMEM_ST_HAL_PWREX),
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_APB4ENR, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          REQUIRE(RTC_ISR, TAMPxF),
          SET(RCC_AHB4ENR, BKPRAMEN),
          RETAIN(PWR_CR2, BREN),
          RETAIN_READY(PWR_CR2, BRRDY)),
        "VSWRST, RTCAPBEN, DBP, TAMPxF, BKPRAMEN, BREN, BRRDY, bits in "
        BACKMEM_ST_HEADER ". BREN is write-protected by DBP, and PWR_CR2 must not be "
        "accessed while VSWRST is set (" BACKMEM_ST_PWR_TEXT "). RTCAPBEN is for the "
        "flags. TAMPxF: refused while one is up; the conflict says what it may do",
    HAZARDS(ECC, CACHEABLE, ZEROIZE, LOCK),
        "ECC: always on (RM0433 chapter 3). " BACKMEM_ST_CACHED_SRAM "; the M4 of a "
        "dual-core "
        "part has no cache. ZEROIZE, LOCK: see the conflict",
    RESERVED(BYTES(0, 12, TRANSIENT, "Daisy bootloader, boot_info")),
        "the first 12 bytes, on Daisy boards: Daisy's bootloader stores a version at "
        "each start, and libDaisy 0xDEADBEEF, 0x5AFEB007, 0xB0074EFA "
        "(electro-smith/libDaisy@08f2965361 src/sys/system.h, system.cpp). "
        BACKMEM_BY_ALL_OF_BKPSRAM,
    CONFLICT(BACKMEM_ST_DBP_SRAM_CONFLICT " (" BACKMEM_ST_HAL_PWR "): it is set here "
    "in any case. "
             "Tamper: RM0399 Rev 4 49.3.15 says that it erases the SRAM, 7.4.4 that "
             "it is read-protected until a store of zero, and users saw it erased "
             "and faulting meanwhile (ST community thread 'Tamper Detection on "
             "STM32H753'): taken as erased. So never store zero to probe it. "
             "Backup domain reset: contents stay, BREN is cleared (RM0399 Rev 4 "
             "9.4.6, Table 56)"),
    PROVED_BY(MODEL)),

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
    VBAT,
        "kept over system resets and Standby (" BACKMEM_ST_HAL_PWR "), and on VBAT. "
        BACKMEM_ST_LOSS,
    FIRST_STEPS(4),
        "VSWRST, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ". The H7 has no "
        "PWREN. No RTC clock is needed (arduino/mcuboot-arduino-stm32h7#19). "
        BACKMEM_ST_HELD("VSWRST", BACKMEM_ST_PWR_TEXT) ". "
        BACKMEM_ST_FLAGS_HOLD(BACKMEM_ST_SVD("STM32H743 and H723"))
        BACKMEM_ST_CLEAR_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS ". With RTC_TAMPCR.TAMPxNOERASE or TAMPxMF a tamper does "
        "not erase them (RM0399 Rev 4 49.3.15)",
    RESERVED(WORDS(0, 1, BOOTLOADER, "Arduino, PX4 and ArduPilot bootloaders"),
             WORDS(1, 6, TRANSIENT, "Arduino bootloader, in an update; Betaflight"),
             WORDS(7, 2, BOOTLOADER, "Arduino MCUboot: debug flag and reset reason"),
             WORDS(9, 10, TRANSIENT, "ArduPilot"),
             WORDS(19, 1, FIRMWARE,
                   "MicroPython, MICROPY_HW_CLK_LAST_FREQ")),
        "BKP0R: micropython/micropython@1c3c2011 "
        "ports/stm32/boards/ARDUINO_PORTENTA_H7/board_init.c, likewise GIGA, "
        "NICLA_VISION, OPTA (0xDF59 for DFU); "
        BACKMEM_BY_PX4("and PX4-Autopilot@001bb4d7af platforms/nuttx/src/bootloader")
        "; " BACKMEM_BY_ARDUPILOT "; " BACKMEM_BY_MONGOOSE ". BKP1R to BKP6R: "
        "storage, offset and size of an update, stored by Arduino_Portenta_OTA "
        "(arduino-libraries/Arduino_Portenta_OTA@64d62c0029 "
        "src/Arduino_Portenta_OTA.cpp) and read by the Arduino bootloader while BKP0R "
        "is 0x07AA (arduino/mcuboot-arduino-stm32h7@4fc1de04 app/default_bd.cpp). "
        "BKP7R, BKP8R: arduino/mcuboot-arduino-stm32h7@4fc1de04 "
        "app/bootutil/bootutil_extra.c and pull request 18. BKP19R: "
        "micropython/micropython@1c3c2011 ports/stm32/powerctrl.c, FREQ_BKP; no H7 "
        "board of theirs switches it on. " BACKMEM_ST_RTC_DRIVERS ". In place of "
        "yours: " BACKMEM_BY_FLIGHT ". "
        BACKMEM_ST_NO_STORE_IN,
    CONFLICT("MicroPython's manual says that the last register keeps the clock "
             "frequency; its source takes BKP19R on all families but F7"),
    PROVED_BY(MODEL)));
