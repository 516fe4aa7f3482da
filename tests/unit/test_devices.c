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
    CHECK_EQ(device == NULL, verdict == BACKMEM_DEVICE_UNKNOWN);
    CHECK(device == NULL || (device->chip == NULL && device->why != NULL));
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
    check_none("stm32f103", BACKMEM_DEVICE_UNKNOWN);
    check_none("stm32h7", BACKMEM_DEVICE_UNKNOWN);
    check_none("stm32h5", BACKMEM_DEVICE_UNKNOWN);
    check_none("stm32f0", BACKMEM_DEVICE_UNKNOWN);
    check_none("stm32", BACKMEM_DEVICE_UNKNOWN);
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
    check_none("stm32wb09kev", BACKMEM_DEVICE_REFUSED);
    check_none("esp32s9", BACKMEM_DEVICE_UNKNOWN);
}

static void order_codes_of_other_vendors_are_found(void) {
    check_chip("GD32F103C8T6", BACKMEM_DEVICE_LISTED, &backmem_chip_gd32f10x);
    check_chip("GD32F470ZGT6", BACKMEM_DEVICE_LISTED, &backmem_chip_gd32f4xx);
    check_chip("GD32F350RBT6", BACKMEM_DEVICE_LISTED, &backmem_chip_gd32f3x0);
    check_chip("CH32V203C8T6", BACKMEM_DEVICE_LISTED, &backmem_chip_ch32v20x);
    check_chip("CH32V307VCT6", BACKMEM_DEVICE_LISTED, &backmem_chip_ch32v30x);
    check_chip("MK66FX1M0VMD18", BACKMEM_DEVICE_LINE, &backmem_chip_mk64f);
    check_chip("ATSAME70Q21B", BACKMEM_DEVICE_LINE, &backmem_chip_same70);
    check_chip("LPC55S69JBD100", BACKMEM_DEVICE_LINE, &backmem_chip_lpc55s69);
    check_chip("LPC55S16JBD64", BACKMEM_DEVICE_LINE, &backmem_chip_lpc55s16);
    check_chip("nRF5340", BACKMEM_DEVICE_LINE, &backmem_chip_nrf5340);
    check_chip("nRF5340_network", BACKMEM_DEVICE_LISTED, &backmem_chip_nrf5340net);
    check_chip("nRF9160-SICA", BACKMEM_DEVICE_LINE, &backmem_chip_nrf9160);
}

// ---- what is refused, and what is said ---------------------------------------

static void known_devices_without_rows_are_refused(void) {
    check_none("STM32MP157CAA3", BACKMEM_DEVICE_REFUSED);
    check_none("stm32mp257fxx_ca35", BACKMEM_DEVICE_REFUSED);
    check_none("STM32WL33CC", BACKMEM_DEVICE_REFUSED);
    check_none("STM32F030F4P6", BACKMEM_DEVICE_REFUSED);
    check_none("GD32H757ZMT6", BACKMEM_DEVICE_REFUSED);
    check_none("MK82FN256VLL15", BACKMEM_DEVICE_REFUSED);
    check_none("nRF54L15", BACKMEM_DEVICE_REFUSED);
    CHECK(says("STM32MP157CAA3", "STM32MP157CAA3: known, not supported yet: "));
    CHECK(says("STM32F030F4P6", "has no backup registers"));
}

static void unknown_names_get_the_nearest_and_the_macro(void) {
    check_none("stm32f409xx", BACKMEM_DEVICE_UNKNOWN);
    CHECK(says("stm32f409xx", "unknown device"));
    CHECK(says("stm32f409xx", "stm32f405xx"));
    CHECK(says("stm32f409xx", "BACKMEM_CHIP"));
    CHECK(says("stm32f103", "stm32f103x6"));
    CHECK(says("stm32f103", "stm32f103xe"));
    CHECK(says("rp2041", "rp2040"));
}

static void nearest_come_in_order_and_fill_what_is_asked_for(void) {
    const backmem_device_t *near[3];
    CHECK_EQ(backmem_device_nearest("nrf52841", near, 3), 3);
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
    CHECK(says("", ": unknown device. If"));
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
        const backmem_verdict_t verdict = backmem_device_find(line->name, &device);
        CHECK(verdict == line->verdict || verdict == BACKMEM_DEVICE_LISTED);
        CHECK(device != NULL && device->chip == line->chip);
    }
}

int main(void) {
    RUN(header_names_are_found_in_any_case);
    RUN(order_codes_are_found);
    RUN(flash_sizes_of_stm32f1_tell_the_density);
    RUN(suffix_a_of_stm32l15x_is_heard);
    RUN(unlisted_devices_of_an_equal_line_are_found);
    RUN(short_names_are_found_where_all_agree);
    RUN(new_devices_of_a_known_family_are_unknown);
    RUN(neighbours_are_told_apart);
    RUN(order_codes_of_other_vendors_are_found);
    RUN(known_devices_without_rows_are_refused);
    RUN(unknown_names_get_the_nearest_and_the_macro);
    RUN(nearest_come_in_order_and_fill_what_is_asked_for);
    RUN(no_name_is_no_device);
    RUN(explanations_are_cut_where_the_buffer_ends);
    RUN(table_lines_are_lower_case_and_lead_somewhere);
    RUN(table_lines_are_reached_by_their_own_names);
    return CHECK_EXIT();
}
