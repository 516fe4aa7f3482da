// Does to itself what can happen to a Pico: a word on the UART names it. The tests in
// tests/rp2 send the words and look at the scratch registers from outside. A number in
// hexadecimal may follow a word, behind a blank.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "backmem/record.h"
#include "hardware/structs/psm.h"
#include "hardware/watchdog.h"
#include "pico/bootrom.h"
#include "pico/stdlib.h"

// Our numbers beside those of the SDK's headers: a difference does not compile.
#include "../../../chips/rp2/backmem_rp2040.c"
#include "../../../chips/rp2/backmem_rp2_vendor.h"

#define CHIP       backmem_chip_rp2040
#define FREE_BYTES 16
#define SOON_MS    20
#define LINE_BYTES 32

int access_suite(void);

static backmem_region_t scratch;
static uint32_t number; // behind the word

static void words_print(void) {
    uint32_t words[BACKMEM_WATCHDOG_SCRATCH_COUNT];
    const backmem_err_t err = backmem_region_read(&scratch, 0, words, sizeof words);
    printf("%s", backmem_err_name(err));
    for (unsigned i = 0; i < BACKMEM_COUNT(words); i++) {
        printf(" %08lx", (unsigned long)words[i]);
    }
    printf("\n");
}

// All that is free, in two pieces that share a word.
static void fill(void) {
    uint8_t bytes[FREE_BYTES];
    for (unsigned i = 0; i < sizeof bytes; i++) {
        bytes[i] = (uint8_t)(0x91 + 7 * i);
    }
    backmem_err_t err = backmem_region_write(&scratch, 0, bytes, 5);
    if (!err) {
        err = backmem_region_write(&scratch, 5, bytes + 5, sizeof bytes - 5);
    }
    printf("%s\n", backmem_err_name(err));
}

static void spans_print(void) {
    const backmem_region_desc_t *row = scratch.desc;
    for (unsigned i = 0; i < row->reserved_count; i++) {
        const backmem_reserved_t *span = &row->reserved[i];
        printf("%u %u %s ", (unsigned)span->offset / 4, (unsigned)span->bytes / 4,
               span->when == BACKMEM_WHEN_TRANSIENT ? "transient" : "always");
    }
    printf("\n");
}

static void wait(void) {
    for (;;) {
        tight_loop_contents();
    }
}

static void timed(void) {
    watchdog_reboot(0, 0, SOON_MS);
    wait();
}

static void at_once(void) {
    watchdog_reboot(0, 0, 0);
    wait();
}

static void timeout(void) {
    watchdog_enable(SOON_MS, true);
    wait();
}

// Without a word of the SDK's in scratch.
static void forced(void) {
    hw_set_bits(&psm_hw->wdsel,
                PSM_WDSEL_BITS & ~(PSM_WDSEL_ROSC_BITS | PSM_WDSEL_XOSC_BITS));
    hw_set_bits(&watchdog_hw->ctrl, WATCHDOG_CTRL_TRIGGER_BITS);
    wait();
}

// A function of the ROM: it is there before flash is, and returns to the usual start.
static void to_address(void) {
    const uintptr_t entry = (uintptr_t)rom_func_lookup(ROM_FUNC_POPCOUNT32);
    watchdog_reboot((uint32_t)entry, SRAM_END, SOON_MS);
    wait();
}

static void bootsel(void) {
    reset_usb_boot(1, 2);
}

// What the library never does.
static void narrow(void) {
    volatile uint8_t *const at = (volatile uint8_t *)scratch.base;
    const uint32_t was = 0x11223344;
    for (unsigned i = 0; i < 4; i++) {
        (void)backmem_region_write(&scratch, 4 * i, &was, sizeof was);
    }
    at[1] = 0xab;
    *(volatile uint16_t *)(at + 4 + 2) = 0x1234;
    ((volatile uint8_t *)hw_set_alias_untyped(at))[8] = 0x80;
    words_print();
}

// In all that is free.
static backmem_record_t record;

static backmem_err_t record_open(backmem_status_t *status) {
    const backmem_place_t place = { &scratch, 0, FREE_BYTES };
    return backmem_record_open(&record, place, backmem_shape(sizeof number, 0), status);
}
_Static_assert(BACKMEM_RECORD_BYTES(sizeof number, 0) == FREE_BYTES, "");

static void save(void) {
    backmem_status_t status;
    const backmem_err_t err = record_open(&status);
    printf("%s\n", backmem_err_name(err ? err : backmem_record_save(&record, &number)));
}

static void load(void) {
    uint32_t value = 0;
    backmem_status_t status = BACKMEM_COLD;
    backmem_err_t err = record_open(&status);
    if (!err) {
        err = backmem_record_load(&record, &value);
    }
    printf("%s %s %08lx\n", backmem_err_name(err), backmem_status_name(status),
           (unsigned long)value);
}

// What a program without records does: a struct of two words, one the other's check.
static void raw_save(void) {
    const uint32_t pair[] = { number, ~number };
    printf("%s\n",
           backmem_err_name(backmem_region_write(&scratch, 0, pair, sizeof pair)));
}

static void suite(void) {
    printf("%d failures\n", access_suite());
}

static const struct {
    const char *word;
    void (*act)(void);
} acts[] = {
    { "read", words_print }, { "fill", fill },         { "spans", spans_print },
    { "timed", timed },      { "at once", at_once },   { "timeout", timeout },
    { "forced", forced },    { "vector", to_address }, { "bootsel", bootsel },
    { "narrow", narrow },    { "suite", suite },       { "load", load },
    { "save", save },        { "raw", raw_save },
};

static void line_read(char *line) {
    unsigned count = 0;
    for (int c = getchar(); c != '\n'; c = getchar()) {
        if (count < LINE_BYTES - 1) {
            line[count++] = (char)c;
        }
    }
    line[count] = '\0';
}

int main(void) {
    stdio_init_all();
    const backmem_err_t err = backmem_region_open(&scratch, &CHIP.regions[0]);
    printf("start %s %s\n", watchdog_caused_reboot() ? "watchdog" : "power",
           backmem_err_name(err));
    for (;;) {
        char line[LINE_BYTES];
        line_read(line);
        for (unsigned i = 0; i < BACKMEM_COUNT(acts); i++) {
            const size_t length = strlen(acts[i].word);
            if (strncmp(line, acts[i].word, length) == 0) {
                number = strtoul(line + length, NULL, 16);
                acts[i].act();
                break;
            }
        }
    }
}
