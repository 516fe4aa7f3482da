// Devices by name: what is found, what is refused, and what is said then.
//
// SPDX-License-Identifier: MIT
#include "check.h"

#include "backmem/chips.h"
#include "backmem/devices.h"

// ---- helpers -----------------------------------------------------------------

static void check_chip(const char *name, backmem_verdict_t verdict,
                       const backmem_chip_t *chip) {
    const backmem_device_t *device;
    CHECK_AT(name, 0, 0, 0);
    CHECK_EQ(backmem_device_find(name, &device), verdict);
    CHECK(device != NULL);
    CHECK(device == NULL || device->chip == chip);
}

static void check_none(const char *name, backmem_verdict_t verdict) {
    const backmem_device_t *device;
    CHECK_AT(name, 0, 0, 0);
    CHECK_EQ(backmem_device_find(name, &device), verdict);
    CHECK_EQ(device == NULL, verdict != BACKMEM_DEVICE_REFUSED);
    CHECK(device == NULL || (device->chip == NULL && device->why != NULL));
}

// The name means these two chips, or more, and no device.
static void check_several(const char *name, const backmem_chip_t *a,
                          const backmem_chip_t *b) {
    const backmem_chip_t *chips[60] = { NULL };
    check_none(name, BACKMEM_DEVICE_SEVERAL);
    const size_t count = backmem_device_chips(name, chips, BACKMEM_COUNT(chips));
    bool has_a = false, has_b = false;
    CHECK(count >= 2 && count < BACKMEM_COUNT(chips));
    for (size_t i = 0; i < count; i++) {
        has_a |= chips[i] == a;
        has_b |= chips[i] == b;
        for (size_t k = 0; k < i; k++) {
            CHECK(chips[i] != chips[k]);
        }
    }
    CHECK(has_a && has_b);
}

static bool says(const char *name, const char *part) {
    char text[1024];
    const size_t length = backmem_device_explain(name, text, sizeof text);
    return length < sizeof text && strlen(text) == length && strstr(text, part) != NULL;
}

// ---- what is found -----------------------------------------------------------

static void header_names_are_found_in_any_case(void) {
    check_chip("stm32f405xx", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f405);
    check_chip("STM32F405xx", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f405);
    check_chip("STM32F103xB", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f103);
    check_chip("nRF52840", BACKMEM_DEVICE_LISTED, &backmem_chip_nrf52840);
    check_chip("ESP32-S3", BACKMEM_DEVICE_LISTED, &backmem_chip_esp32);
    check_chip("esp32_s3", BACKMEM_DEVICE_LISTED, &backmem_chip_esp32);
    check_chip("RP2350", BACKMEM_DEVICE_LISTED, &backmem_chip_rp2350);
}

static void order_codes_are_found(void) {
    check_chip("STM32F405RGT6", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f405);
    check_chip("STM32F405RGT6TR", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f405);
    check_chip("STM32U575ZIT6Q", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32u5);
    check_chip("STM32H7A3ZIT6Q", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32h7a3);
    check_chip("STM32H743ZIT6", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32h743);
    check_chip("MIMXRT1062DVL6A", BACKMEM_DEVICE_LISTED, &backmem_chip_mimxrt1062);
}

// The letter of the flash size tells the density, and with it the registers.
static void flash_sizes_of_stm32f1_tell_the_density(void) {
    check_chip("STM32F103C6T6", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f103);
    check_chip("STM32F103C8T6", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f103);
    check_chip("STM32F103RCT6", BACKMEM_DEVICE_LINE,
               &backmem_chip_stm32f103_high_density);
    check_chip("STM32F103ZET6", BACKMEM_DEVICE_LISTED,
               &backmem_chip_stm32f103_high_density);
}

// 20 registers; five with the suffix, in all ways to write it.
static void suffix_a_of_stm32l15x_is_heard(void) {
    check_chip("STM32L151RBT6", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l151);
    check_chip("STM32L151RBT6A", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l100);
    check_chip("STM32L151CB-A", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l100);
    check_chip("stm32l151xba", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l100);
    check_chip("STM32L151C8U6", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l151);
    check_chip("STM32L151C8U6ATR", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l100);
    check_chip("STM32L151C6-A", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l100);
    check_chip("STM32L152RBT6", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l151);
    check_chip("STM32L152RBT6A", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l100);
    check_chip("STM32L152R8T6A", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l100);
    check_chip("stm32l152xba", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l100);
    check_chip("STM32L152RCT6A", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l162);
}

static void unlisted_devices_of_an_equal_line_are_found(void) {
    check_chip("STM32F768AIY6", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f767);
    check_chip("STM32F411CC", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f401);
    check_chip("STM32F072C8T6", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f0);
}

static void short_names_are_found_where_all_agree(void) {
    check_chip("stm32f405", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f405);
    check_chip("STM32U5", BACKMEM_DEVICE_LINE, &backmem_chip_stm32u5);
    check_chip("stm32h503", BACKMEM_DEVICE_LINE, &backmem_chip_stm32h503);
    check_chip("stm32f76xxx", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f767);
}

static void short_names_of_several_chips_name_them(void) {
    check_several("stm32f103", &backmem_chip_stm32f103,
                  &backmem_chip_stm32f103_high_density);
    check_several("STM32F4xx", &backmem_chip_stm32f401, &backmem_chip_stm32f405);
    check_several("stm32h7", &backmem_chip_stm32h743, &backmem_chip_stm32h7a3);
    check_several("stm32h5", &backmem_chip_stm32h503, &backmem_chip_stm32h573);
    check_several("stm32", &backmem_chip_stm32c0, &backmem_chip_stm32wl);
    check_none("stm32f0", BACKMEM_DEVICE_SEVERAL); // one chip, and F030
    CHECK(says("stm32h5", "stm32h5: more than one chip: stm32h503, stm32h523, "
                          "stm32h573"));
    CHECK(says("stm32f0", "stm32f0, and some that are not supported"));
    CHECK(says("stm32", " more, and some that are not supported"));
}

static void chips_are_counted_beyond_the_room(void) {
    const backmem_chip_t *chips[2] = { NULL, NULL };
    CHECK(backmem_device_chips("stm32f4", NULL, 0) >= 3);
    CHECK(backmem_device_chips("stm32f4", chips, 1) >= 3);
    CHECK(chips[0] != NULL && chips[1] == NULL);
    CHECK_EQ(backmem_device_chips("rp2040", chips, 2), 1);
    CHECK(chips[0] == &backmem_chip_rp2040);
    CHECK_EQ(backmem_device_chips("stm32f030", chips, 2), 0);
    CHECK_EQ(backmem_device_chips("stm32mp157", chips, 2), 2); // of its two cores
    CHECK_EQ(backmem_device_chips("no such device", chips, 2), 0);
}

// ---- boards and spellings ------------------------------------------------------

// The first device on a board; NULL: no such board.
static const char *first_device(const char *name) {
    const char *device = NULL;
    return backmem_devices_of_board(name, &device, 1) == 1 ? device : NULL;
}

static void boards_are_their_devices(void) {
    check_chip("NUCLEO_F401RE", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f401);
    check_chip("PYBV11", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f405);
    check_chip("RPI_PICO2_W", BACKMEM_DEVICE_LINE, &backmem_chip_rp2350);
    check_chip("pico", BACKMEM_DEVICE_LINE, &backmem_chip_rp2040);
    check_chip("ESP32_GENERIC_S3", BACKMEM_DEVICE_LINE, &backmem_chip_esp32);
    check_chip("MIMXRT1060-EVK", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1062);
    check_chip("RP2040-Zero", BACKMEM_DEVICE_LINE, &backmem_chip_rp2040);
    check_chip("bbc_microbit_v2", BACKMEM_DEVICE_LINE, &backmem_chip_nrf52840);
    CHECK_STR(first_device("NUCLEO-F401RE"), "stm32f401xe");
    CHECK_STR(first_device("nrf52840dk/nrf52811"), "nrf52811");
    CHECK(first_device("NUCLEO-F401R") == NULL && first_device("") == NULL);
    CHECK(first_device("nrf52840dk/nrf9160") == NULL);
}

static void all_devices_of_a_board_are_told(void) {
    const char *devices[4] = { NULL };
    CHECK_EQ(backmem_devices_of_board("nRF52840DK", devices, 4), 2);
    CHECK_STR(devices[0], "nrf52811");
    CHECK_STR(devices[1], "nrf52840");
    CHECK(devices[2] == NULL);
    devices[1] = NULL;
    CHECK_EQ(backmem_devices_of_board("nrf52840dk", devices, 1), 1);
    CHECK(devices[1] == NULL);
    CHECK_EQ(backmem_devices_of_board("nrf52840dk", NULL, 0), 0);
    CHECK_EQ(backmem_devices_of_board("nrf52840dk/nrf52840", devices, 4), 1);
    CHECK_STR(devices[0], "nrf52840");
    // Of several projects, but one device.
    CHECK_EQ(backmem_devices_of_board("rpi_pico", devices, 4), 1);
    CHECK_STR(devices[0], "rp2040");
    CHECK_EQ(backmem_devices_of_board("Feather nRF52840", devices, 4), 1);
    CHECK_STR(devices[0], "nrf52840");
    CHECK_EQ(backmem_devices_of_board("stm32f405", devices, 4), 0);
}

// As people write them: other words, another order, some left out.
static void boards_are_found_by_words_of_their_names(void) {
    check_chip("BluePill", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f103);
    check_chip("Blue Pill", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f103);
    check_chip("blue-pill board", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f103);
    check_chip("Feather nRF52840", BACKMEM_DEVICE_LINE, &backmem_chip_nrf52840);
    check_chip("NRF52840 FEATHER", BACKMEM_DEVICE_LINE, &backmem_chip_nrf52840);
    check_chip("Raspberry Pi Pico", BACKMEM_DEVICE_LINE, &backmem_chip_rp2040);
    check_chip("Raspberry Pi Pico 2 W", BACKMEM_DEVICE_LINE, &backmem_chip_rp2350);
    check_chip("Pico W", BACKMEM_DEVICE_LINE, &backmem_chip_rp2040);
    check_chip("Nucleo L476RG", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l476);
    check_chip("L476RG Nucleo", BACKMEM_DEVICE_LINE, &backmem_chip_stm32l476);
    check_chip("Teensy 4.1", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1062);
    check_chip("STM32F4 Discovery", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f405);
    check_chip("BBC micro:bit", BACKMEM_DEVICE_LINE, &backmem_chip_nrf51822);
    check_none("Arduino Zero", BACKMEM_DEVICE_REFUSED);
    check_several("Black Pill", &backmem_chip_stm32f401, &backmem_chip_stm32f103);
    check_several("Nano", &backmem_chip_nrf52840, &backmem_chip_rp2040);
    CHECK(first_device("Arduino") == NULL);
}

// Words that are part of more than they say, and a maker's alone, are no answer.
static void boards_that_may_be_meant_are_offered(void) {
    backmem_board_t near[4];
    check_none("Arduino Uno", BACKMEM_DEVICE_UNKNOWN);
    check_none("Adafruit", BACKMEM_DEVICE_UNKNOWN);
    check_none("Teensy", BACKMEM_DEVICE_UNKNOWN);
    CHECK(says("ESP32 DevKit", "esp32_devkitc (board, esp32)"));
    CHECK(says("Teensy", "teensy41 (board, mimxrt1062)"));
    CHECK(says("nucleo_l476rq", "nucleo_l476rg (board, stm32l476xx)"));
    CHECK_EQ(backmem_board_nearest("Teensy", near, 2), 2);
    CHECK_EQ(backmem_board_nearest("nucleo_l476rq", near, 1), 1);
    CHECK_STR(near[0].name, "nucleo_l476rg");
    CHECK_STR(near[0].device, "stm32l476xx");
    const char *const names[] = { "zzq1768", "zzz", "e", "", "Adafruit", "?" };
    for (size_t i = 0; i < BACKMEM_COUNT(names); i++) {
        CHECK_AT(names[i], 0, 0, 0);
        CHECK_EQ(backmem_board_nearest(names[i], near, 4), 0);
    }
}

static void made_up_members_of_a_series_are_unknown(void) {
    check_none("GD32F4999", BACKMEM_DEVICE_UNKNOWN);
    check_none("GD32F499VGT6", BACKMEM_DEVICE_UNKNOWN);
    check_none("STM32F499", BACKMEM_DEVICE_UNKNOWN);
    check_none("CH32V209C8T6", BACKMEM_DEVICE_UNKNOWN);
    check_chip("gd32f4xx", BACKMEM_DEVICE_LISTED, &backmem_chip_gd32f4xx);
    check_several("GD32F4", &backmem_chip_gd32f4xx, &backmem_chip_gd32f10x);
    check_chip("GD32F47", BACKMEM_DEVICE_LINE, &backmem_chip_gd32f4xx);
    check_chip("ch32v20x", BACKMEM_DEVICE_LISTED, &backmem_chip_ch32v20x);
    CHECK(says("STM32F499", "STM32F499: no such device or board is known; the nearest "
                            "are stm32f4"));
}

static void targets_are_the_device_that_they_name(void) {
    check_chip("any_board/nrf52840", BACKMEM_DEVICE_LINE, &backmem_chip_nrf52840);
    check_chip("mimxrt1170_evk@B/mimxrt1176/cm7", BACKMEM_DEVICE_LINE,
               &backmem_chip_mimxrt1176);
    check_chip("nucleo_f401re@2", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f401);
    check_none("nucleo_f401re/no_such", BACKMEM_DEVICE_UNKNOWN);
    check_chip("nucleo_f401re/", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f401);
    check_none("/", BACKMEM_DEVICE_UNKNOWN);
}

static void boards_with_several_devices_name_their_chips(void) {
    check_several("96b_carbon", &backmem_chip_stm32f401, &backmem_chip_nrf51822);
    check_chip("96b_carbon/stm32f401xe", BACKMEM_DEVICE_LINE, &backmem_chip_stm32f401);
}

static void other_spellings_are_known(void) {
    check_chip("IMXRT1062", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1062);
    check_chip("i.MX RT1062", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1062);
    check_chip("RT1062", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1062);
    check_chip("RT1176", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1176);
    check_chip("MIMXRT106A", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1062);
    check_chip("MIMXRT117HAVM8A", BACKMEM_DEVICE_LINE, &backmem_chip_mimxrt1176);
    check_chip("ESP8685", BACKMEM_DEVICE_LINE, &backmem_chip_esp32);
    check_chip("ESP32-SOLO-1", BACKMEM_DEVICE_LINE, &backmem_chip_esp32);
    check_none("RT2062", BACKMEM_DEVICE_UNKNOWN);
}

// That all known devices of a family agree says nothing of one that nobody lists.
static void new_devices_of_a_known_family_are_unknown(void) {
    check_none("stm32u5z9xx", BACKMEM_DEVICE_UNKNOWN);
    check_none("stm32g0d1xx", BACKMEM_DEVICE_UNKNOWN);
    check_none("STM32F401CF", BACKMEM_DEVICE_UNKNOWN);
    CHECK(says("stm32u5z9xx", "stm32u5"));
    CHECK(says("stm32u5z9xx", "BACKMEM_CHIP"));
}

// The parts that a name alone would mix up.
static void neighbours_are_told_apart(void) {
    check_chip("stm32l476rg", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l476);
    check_chip("stm32l496zg", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l4);
    check_chip("stm32l4p5ag", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32l412);
    check_chip("stm32f303k8", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f0);
    check_chip("stm32f303vc", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f303);
    check_chip("stm32f401re", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f401);
    check_chip("stm32f412zg", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f410);
    check_chip("stm32f746zg", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f746);
    check_chip("stm32f767zi", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32f767);
    check_chip("stm32g431kb", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32g441);
    check_chip("stm32g411rc", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32g441);
    check_chip("stm32g474re", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32g4);
    check_chip("stm32h533re", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32h523);
    check_chip("stm32h563zi", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32h573);
    check_chip("stm32h7s3l8", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32h7rs);
    check_chip("stm32wba50ke", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32wba50);
    check_chip("stm32wba55cg", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32wba);
    check_chip("stm32wb55rg", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32wb);
    check_chip("stm32wb09kev", BACKMEM_DEVICE_LINE, &backmem_chip_stm32wb0);
    check_chip("LPC55S16JBD64", BACKMEM_DEVICE_LINE, &backmem_chip_lpc55s16);
    check_chip("LPC55S69JBD100", BACKMEM_DEVICE_LINE, &backmem_chip_lpc55s69);
    check_chip("R7FA4M1AB3CFM", BACKMEM_DEVICE_LINE, &backmem_chip_ra4m1);
    check_chip("R7FA6M5BH3CFC", BACKMEM_DEVICE_LINE, &backmem_chip_ra6m4);
    check_chip("AT32F403ACGU7", BACKMEM_DEVICE_LISTED, &backmem_chip_at32f403a);
    check_chip("AT32F421C8T7", BACKMEM_DEVICE_LISTED, &backmem_chip_at32f421);
    check_chip("AT32F423", BACKMEM_DEVICE_LINE, &backmem_chip_at32f435);
    check_chip("AT32F437", BACKMEM_DEVICE_LINE, &backmem_chip_at32f435);
    check_none("AT32F42", BACKMEM_DEVICE_SEVERAL);
    check_none("AT32F416", BACKMEM_DEVICE_REFUSED);
    check_chip("CY8C6247BZI-D54", BACKMEM_DEVICE_LISTED, &backmem_chip_psoc6);
    check_chip("MCXA577VLL", BACKMEM_DEVICE_LISTED, &backmem_chip_mcxa577);
    check_chip("stm32mp157cxx_cm4", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32mp15_cm4);
    check_none("R7FA2L1AB2DFL", BACKMEM_DEVICE_REFUSED);
    check_chip("LPC55S36JBD100", BACKMEM_DEVICE_LINE, &backmem_chip_lpc5536);
    check_none("esp32s9", BACKMEM_DEVICE_UNKNOWN);
}

static void order_codes_of_other_vendors_are_found(void) {
    check_chip("GD32F103C8T6", BACKMEM_DEVICE_LINE, &backmem_chip_gd32f10x);
    check_chip("GD32F470ZGT6", BACKMEM_DEVICE_LINE, &backmem_chip_gd32f4xx);
    check_chip("GD32F350RBT6", BACKMEM_DEVICE_LINE, &backmem_chip_gd32f3x0);
    check_chip("GD32H757ZMT6", BACKMEM_DEVICE_LINE, &backmem_chip_gd32h7xx);
    check_chip("CH32V203C8T6", BACKMEM_DEVICE_LINE, &backmem_chip_ch32v20x);
    check_chip("CH32V307VCT6", BACKMEM_DEVICE_LINE, &backmem_chip_ch32v30x);
    check_chip("CH32F103C8T6", BACKMEM_DEVICE_LINE, &backmem_chip_ch32v30x);
    check_chip("STM32C562RET6", BACKMEM_DEVICE_LISTED, &backmem_chip_stm32c5);
    check_chip("STM32MP257FAK3", BACKMEM_DEVICE_LINE, &backmem_chip_stm32mp25);
    check_chip("SAM4E16E", BACKMEM_DEVICE_LISTED, &backmem_chip_sam4e);
    check_chip("nRF54L15-QFAA", BACKMEM_DEVICE_LINE, &backmem_chip_nrf54l15);
    check_chip("MKV56F1M0VLL24", BACKMEM_DEVICE_LINE, &backmem_chip_mkv56f);
    check_chip("MK82FN256VLL15", BACKMEM_DEVICE_LINE, &backmem_chip_mk64f);
    check_chip("MK66FX1M0VMD18", BACKMEM_DEVICE_LINE, &backmem_chip_mk64f);
    check_chip("ATSAME70Q21B", BACKMEM_DEVICE_LINE, &backmem_chip_same70);
    check_chip("LPC54628J512", BACKMEM_DEVICE_LINE, &backmem_chip_lpc54628);
    check_chip("nRF5340", BACKMEM_DEVICE_LINE, &backmem_chip_nrf5340);
    check_chip("nRF5340_network", BACKMEM_DEVICE_LISTED, &backmem_chip_nrf5340net);
    check_chip("nRF9160-SICA", BACKMEM_DEVICE_LINE, &backmem_chip_nrf9160);
}

// ---- what is refused, and what is said ---------------------------------------

static void known_devices_without_rows_are_refused(void) {
    check_none("STM32MP157CAA3", BACKMEM_DEVICE_REFUSED);
    check_none("stm32mp257fxx_cm0", BACKMEM_DEVICE_REFUSED);
    check_none("MCXN947VDF", BACKMEM_DEVICE_REFUSED);
    check_none("STM32F030F4P6", BACKMEM_DEVICE_REFUSED);
    check_none("MKL82Z128VLK7", BACKMEM_DEVICE_REFUSED);
    check_none("nRF54LM20A", BACKMEM_DEVICE_REFUSED);
    CHECK(says("STM32MP157CAA3", "STM32MP157CAA3: known, not supported yet: "));
    CHECK(says("STM32F030F4P6", "has no backup registers"));
}

static void unknown_names_get_the_nearest_and_the_macro(void) {
    check_none("stm32f409xx", BACKMEM_DEVICE_UNKNOWN);
    CHECK(says("stm32f409xx", "no such device or board is known"));
    CHECK(says("stm32f409xx", "stm32f405xx"));
    CHECK(says("stm32f409xx", "BACKMEM_CHIP"));
    CHECK(says("rp2041", "; the nearest is rp2040. "));
}

static void refused_families_are_suggested_too(void) {
    const backmem_device_t *near[4];
    const size_t count = backmem_device_nearest("samd22g18a", near, 4);
    bool refused = false;
    for (size_t i = 0; i < count; i++) {
        refused |= near[i]->chip == NULL;
        CHECK_EQ(strncmp(near[i]->name, "samd", 4), 0);
    }
    CHECK(refused);
    CHECK(says("samd22g18a", "samd21 (refused)"));
}

static void nothing_is_offered_that_is_not_alike(void) {
    const backmem_device_t *near[4];
    const char *const names[] = { "zzq1768", "ZZmega328P", "zz32mq795", "Teensy",
                                  "zzz",     "e",          "stm",       "xxxxxxx" };
    for (size_t i = 0; i < BACKMEM_COUNT(names); i++) {
        CHECK_AT(names[i], 0, 0, 0);
        CHECK_EQ(backmem_device_nearest(names[i], near, 4), 0);
    }
    CHECK(says("ZZQ1768", "ZZQ1768: no such device or board is known. If"));
    CHECK(says("ZZQ1768", ". To add it: CONTRIBUTING.md"));
}

static void nearest_come_in_order_and_fill_what_is_asked_for(void) {
    const backmem_device_t *near[3];
    CHECK(backmem_device_nearest("nrf52841", near, 3) >= 1);
    CHECK_STR(near[0]->name, "nrf52840");
    CHECK_EQ(backmem_device_nearest("nrf52841", near, 1), 1);
    CHECK_STR(near[0]->name, "nrf52840");
    CHECK_EQ(backmem_device_nearest("nrf52841", near, 0), 0);
    CHECK_EQ(backmem_device_nearest("-_ ", near, 3), 0);
}

static void no_name_is_no_device(void) {
    char longer[200];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    check_none("", BACKMEM_DEVICE_UNKNOWN);
    check_none("-", BACKMEM_DEVICE_UNKNOWN);
    check_none("\xc3\xa4", BACKMEM_DEVICE_UNKNOWN);
    check_none(longer, BACKMEM_DEVICE_UNKNOWN);
    CHECK(says("", ": no such device or board is known. If"));
}

static void explanations_are_cut_where_the_buffer_ends(void) {
    char text[16];
    memset(text, '#', sizeof text);
    const size_t whole = backmem_device_explain("stm32f409xx", text, 8);
    CHECK(whole > 100);
    CHECK_STR(text, "stm32f4");
    CHECK_EQ(text[8], '#');
}

// ---- the table itself --------------------------------------------------------

static void table_lines_are_lower_case_and_lead_somewhere(void) {
    for (size_t i = 0; i < backmem_device_count; i++) {
        const backmem_device_t *line = &backmem_devices[i];
        CHECK_AT(line->name, (intmax_t)i, 0, 0);
        CHECK_EQ(strspn(line->name, "abcdefghijklmnopqrstuvwxyz0123456789_"),
                 strlen(line->name));
        CHECK_EQ(line->chip == NULL, line->verdict == BACKMEM_DEVICE_REFUSED);
        CHECK_EQ(line->why == NULL, line->verdict == BACKMEM_DEVICE_LISTED);
        CHECK(line->why == NULL || strlen(line->why) > 3);
    }
}

static void table_lines_are_reached_by_their_own_names(void) {
    for (size_t i = 0; i < backmem_device_count; i++) {
        const backmem_device_t *line = &backmem_devices[i];
        const backmem_device_t *device;
        CHECK_AT(line->name, (intmax_t)i, 0, 0);
        backmem_verdict_t verdict = backmem_device_find(line->name, &device);
        if (line->verdict == BACKMEM_DEVICE_REFUSED && verdict != line->verdict) {
            // The beginning of supported devices, too: with more of a name it decides.
            char more[64];
            CHECK_EQ(verdict, BACKMEM_DEVICE_SEVERAL);
            snprintf(more, sizeof more, "%szz99", line->name);
            verdict = backmem_device_find(more, &device);
        }
        CHECK(verdict == line->verdict || verdict == BACKMEM_DEVICE_LISTED);
        CHECK(device != NULL && device->chip == line->chip);
    }
}

// How much of a name a refused prefix is. 0: none is.
static int refused_length(const char *name) {
    for (size_t i = 0; i < backmem_device_count; i++) {
        const char *prefix = backmem_devices[i].name;
        if (backmem_devices[i].chip == NULL
            && strncmp(name, prefix, strlen(prefix)) == 0) {
            return (int)strlen(prefix);
        }
    }
    return 0;
}

// Whoever gives less of a device's name is not told that it is refused.
static void shortened_names_of_supported_devices_are_not_refused(void) {
    size_t shortened = 0;
    for (size_t i = 0; i < backmem_device_count; i++) {
        const backmem_device_t *line = &backmem_devices[i];
        char name[64];
        const int length = snprintf(name, sizeof name, "%s", line->name);
        const int least = line->chip != NULL ? refused_length(name) : 0;
        for (int left = length; least != 0 && left >= least; left--, shortened++) {
            const backmem_device_t *device;
            name[left] = '\0';
            CHECK_AT(name, (intmax_t)i, left, 0);
            CHECK(backmem_device_find(name, &device) != BACKMEM_DEVICE_REFUSED);
        }
    }
    CHECK(shortened > 200);
}

int main(void) {
    RUN(header_names_are_found_in_any_case);
    RUN(order_codes_are_found);
    RUN(flash_sizes_of_stm32f1_tell_the_density);
    RUN(suffix_a_of_stm32l15x_is_heard);
    RUN(unlisted_devices_of_an_equal_line_are_found);
    RUN(short_names_are_found_where_all_agree);
    RUN(short_names_of_several_chips_name_them);
    RUN(chips_are_counted_beyond_the_room);
    RUN(boards_are_their_devices);
    RUN(all_devices_of_a_board_are_told);
    RUN(boards_are_found_by_words_of_their_names);
    RUN(boards_that_may_be_meant_are_offered);
    RUN(made_up_members_of_a_series_are_unknown);
    RUN(targets_are_the_device_that_they_name);
    RUN(boards_with_several_devices_name_their_chips);
    RUN(other_spellings_are_known);
    RUN(new_devices_of_a_known_family_are_unknown);
    RUN(neighbours_are_told_apart);
    RUN(order_codes_of_other_vendors_are_found);
    RUN(known_devices_without_rows_are_refused);
    RUN(unknown_names_get_the_nearest_and_the_macro);
    RUN(refused_families_are_suggested_too);
    RUN(nothing_is_offered_that_is_not_alike);
    RUN(nearest_come_in_order_and_fill_what_is_asked_for);
    RUN(no_name_is_no_device);
    RUN(explanations_are_cut_where_the_buffer_ends);
    RUN(table_lines_are_lower_case_and_lead_somewhere);
    RUN(table_lines_are_reached_by_their_own_names);
    RUN(shortened_names_of_supported_devices_are_not_refused);
    return CHECK_EXIT();
}
