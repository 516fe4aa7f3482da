// Zephyr's driver on a model of the STM32F405's backup domain, and on RAM with ECC
// behind a cache. Addresses and bits are those of ST's reference manual RM0090, not of
// chips/; the nodes are those of nodes.dts.
//
// SPDX-License-Identifier: MIT
#include <errno.h>
#include <stdarg.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/retained_mem.h>
#include <zephyr/kernel.h>

#include "backmem/boot.h"
#include "backmem/zephyr.h"
#include "backmem_native.h"
#include "check.h"
#include "hostile.h"

#ifdef CONFIG_RETAINED_MEM_MUTEXES
#define MUTEXES true
#else
#define MUTEXES false
#endif

#ifdef CONFIG_NATIVE_LIBRARY
#define NATIVE true
#else
#define NATIVE false
#endif

#define RTC_ISR     0x4000280cu
#define RTC_BKP0R   0x40002850u
#define PWR_CR      0x40007000u
#define PWR_CSR     0x40007004u
#define RCC_AHB1ENR 0x40023830u
#define RCC_APB1ENR 0x40023840u
#define RCC_BDCR    0x40023870u
#define BKPSRAM     0x40024000u
#define KEPT        0x20001000u
#define UNMAPPED    0x20004000u
#define DBP         (1u << 8)
#define BDRST       (1u << 16)

#define DEVICE_EXTERN(i) extern const struct device shim_device_##i;
NODES(DEVICE_EXTERN)
#define DEVICE_LISTED(i) &shim_device_##i,
static const struct device *const devices[] = { NODES(DEVICE_LISTED) };
#define DEVICES (sizeof devices / sizeof devices[0])

static int ready[DEVICES]; // what its init gave

// ---- Zephyr's part ------------------------------------------------------------------

static bool in_isr;
static char logged[2048]; // lines
static unsigned mutexes_held, mutexes_taken;

bool k_is_in_isr(void) {
    return in_isr;
}

int k_mutex_init(struct k_mutex *mutex) {
    mutex->made = true;
    mutex->held = 0;
    return 0;
}

int k_mutex_lock(struct k_mutex *mutex, int timeout) {
    CHECK(MUTEXES && mutex->made && !in_isr && timeout == K_FOREVER);
    CHECK_EQ(mutex->held, 0);
    mutex->held++;
    mutexes_held++;
    mutexes_taken++;
    return 0;
}

int k_mutex_unlock(struct k_mutex *mutex) {
    CHECK_EQ(mutex->held, 1);
    mutex->held--;
    mutexes_held--;
    return 0;
}

void shim_log(const char *format, ...) {
    va_list arguments;
    const size_t used = strlen(logged);
    va_start(arguments, format);
    (void)vsnprintf(logged + used, sizeof logged - used, format, arguments);
    va_end(arguments);
    (void)strncat(logged, "\n", sizeof logged - strlen(logged) - 1);
}

// What native_sim's computer maps: all but one address.
static unsigned maps;

int backmem_native_map(uintptr_t address, uint32_t bytes) {
    CHECK(NATIVE);
    CHECK(bytes == 0x40 || address != KEPT);
    maps += address == KEPT;
    return address == UNMAPPED ? -1 : 0;
}

// Zephyr 4.2 and later count who needs the backup domain; before that, each driver
// locked it behind itself.
static unsigned references, references_taken;

static void dbp_set(bool open) {
    hostile_register_set(RCC_APB1ENR, hostile_register_value(RCC_APB1ENR) | 1u << 28);
    hostile_register_set(PWR_CR, open ? DBP : 0);
}

#ifdef CONFIG_STM32_BACKUP_PROTECTION
void stm32_backup_domain_enable_access(void) {
    references_taken++;
    if (references++ == 0) {
        dbp_set(true);
    }
}

void stm32_backup_domain_disable_access(void) {
    CHECK(references > 0);
    if (--references == 0) {
        dbp_set(false);
    }
}

static void other_driver_runs(void) {
    stm32_backup_domain_enable_access();
    references_taken--;
    stm32_backup_domain_disable_access();
}
#else
static void other_driver_runs(void) {
    dbp_set(true);
    dbp_set(false);
}
#endif

// ---- the chip -----------------------------------------------------------------------

static void chip_begin(void) {
    static const hostile_register_t registers[] = {
        { .address = RCC_APB1ENR },
        { .address = RCC_AHB1ENR, .reset = 0x00100000 },
        { .address = RCC_BDCR, .kept = true },
        { .address = PWR_CR, .clock = { RCC_APB1ENR, 1u << 28 } },
        { .address = PWR_CSR,
          .ready = 1u << 3, // BRR
          .polls = 2,
          .start = { PWR_CSR, 1u << 9 },
          .clock = { RCC_APB1ENR, 1u << 28 },
          .unlock = { PWR_CR, DBP },
          .kept = true },
        { .address = RTC_ISR, .reset = 7, .kept = true },
    };
    static const hostile_memory_t sram = {
        .base = BKPSRAM,
        .bytes = 4096,
        .narrow = HOSTILE_LANES,
        .clock = { RCC_AHB1ENR, 1u << 18 },
        .unlock = { PWR_CR, DBP },
        .retain = { PWR_CSR, 1u << 9 }, // BRE
    };
    // From 0x40002840 on: the memory's base is a multiple of a line.
    static const hostile_memory_t words = {
        .base = 0x40002840,
        .bytes = 96,
        .narrow = HOSTILE_REPLICATES,
        .unlock = { PWR_CR, DBP },
    };
    static const hostile_memory_t ram = { .base = KEPT,
                                          .bytes = 64,
                                          .narrow = HOSTILE_LANES,
                                          .ecc64 = true,
                                          .cached = true };
    hostile_begin();
    for (size_t i = 0; i < sizeof registers / sizeof registers[0]; i++) {
        hostile_map_register(&registers[i]);
    }
    hostile_map(&sram);
    hostile_map(&words);
    hostile_map(&ram);
    hostile_power_on();
}

static void devices_begin(void) {
    static bool begun; // what they hold, they hold for good
    if (!begun) {
        for (size_t i = 0; i < DEVICES; i++) {
            ready[i] = devices[i]->init(devices[i]);
        }
        begun = true;
    }
}

#define CHECK_LINE(text) CHECK(strstr(logged, text) != NULL)

static const struct device *device(const char *name) {
    for (size_t i = 0; i < DEVICES; i++) {
        if (strcmp(devices[i]->name, name) == 0) {
            return devices[i];
        }
    }
    CHECK(false);
    return devices[0];
}

static int device_ready(const char *name) {
    for (size_t i = 0; i < DEVICES; i++) {
        if (strcmp(devices[i]->name, name) == 0) {
            return ready[i];
        }
    }
    return 1;
}

static const struct retained_mem_driver_api *api(const struct device *dev) {
    return dev->api;
}

// ---- cases --------------------------------------------------------------------------

static void nodes_come_up_or_say_why_not(void) {
    CHECK_EQ(device_ready("part"), 0);
    CHECK_EQ(device_ready("rest"), 0);
    CHECK_EQ(device_ready("words"), 0);
    CHECK_EQ(device_ready("owned"), -EINVAL);
    CHECK_EQ(device_ready("allowed"), 0);
    CHECK_EQ(device_ready("shared"), -EADDRINUSE);
    CHECK_EQ(device_ready("taken"), -EADDRINUSE);
    CHECK_EQ(device_ready("outside"), -EINVAL);
    CHECK_EQ(device_ready("wraps"), -EINVAL);
    CHECK_EQ(device_ready("unknown"), -ENODEV);
    CHECK_EQ(device_ready("misnamed"), -ENODEV);
    CHECK_EQ(device_ready("ram"), 0);
    CHECK_EQ(device_ready("plain"), 0);
    CHECK_EQ(device_ready("lent"), 0);
    CHECK_EQ(device_ready("unmapped"), NATIVE ? -ENOMEM : 0);
    CHECK_EQ(maps, NATIVE ? 1 : 0);
    CHECK_STR(hostile_fault(), "none");
}

// What a node asks for in vain is told, and what it could have.
static void nodes_that_do_not_come_up_log_why(void) {
#ifdef CONFIG_BACKMEM_NAMES
    CHECK_LINE("owned: RTC_BKP: byte 16 has an owner: STM32 HID bootloader\n"
               "owned: free: offset 20, size 56\n");
#else
    CHECK_LINE("owned: RTC_BKP: byte 16 has an owner\n"
               "owned: free: offset 20, size 56\n");
#endif
    CHECK_LINE("shared: shares bytes with taken\n");
    CHECK_LINE("outside: BKPSRAM has 4096 bytes: offset 60, size 4040\n");
    CHECK_LINE("wraps: BKPSRAM has 4096 bytes: offset 4294967280, size 48\n");
    CHECK_LINE("unknown: no region is called BACKUP\n"
               "unknown: stm32f405 has BKPSRAM\n"
               "unknown: stm32f405 has RTC_BKP\n");
    CHECK_LINE("misnamed: no region is called SRAM\n"
               "misnamed: stm32f405 has BKPSRAM\n"
               "misnamed: stm32f405 has RTC_BKP\n"
               "misnamed: ram has RAM\n");
    CHECK_EQ(strstr(logged, "unmapped: no file can be mapped at 0x20004000\n") != NULL,
             NATIVE);
    CHECK(strstr(logged, "part:") == NULL && strstr(logged, "words:") == NULL);
}

static void sizes_end_at_the_next_owner_or_the_region(void) {
    CHECK_EQ(api(device("part"))->size(device("part")), 30);
    CHECK_EQ(api(device("rest"))->size(device("rest")), 4096 - 64);
    CHECK_EQ(api(device("words"))->size(device("words")), 4 * 19 - 20); // BKP19R
    CHECK_EQ(api(device("allowed"))->size(device("allowed")), 6);
    CHECK_EQ(api(device("ram"))->size(device("ram")), 64 - 8);
    CHECK_EQ(api(device("plain"))->size(device("plain")), 64);
    // The words that "owned" may not have: at another address they are nobody's.
    CHECK_EQ(api(device("lent"))->size(device("lent")), 32);
    CHECK_EQ(api(device("owned"))->size(device("owned")), -ENODEV);
}

// Every part of a device, and never a byte beside it.
static void spans_are_stored_alone(const char *name, uint32_t address, size_t bytes) {
    const struct device *dev = device(name);
    uint8_t model[80], seen[80];
    CHECK_EQ(api(dev)->clear(dev), 0);
    memset(model, 0, sizeof model);
    const uint8_t before = hostile_peek(address - 1);
    const uint8_t behind = hostile_peek(address + (uint32_t)bytes);
    for (size_t offset = 0; offset < bytes; offset++) {
        for (size_t size = 0; size <= bytes - offset; size++) {
            CHECK_AT(name, (intmax_t)offset, (intmax_t)size, 0);
            memset(model + offset, (int)(offset * 7 + size), size);
            CHECK_EQ(api(dev)->write(dev, (off_t)offset, model + offset, size), 0);
            memset(seen, 0x55, sizeof seen);
            CHECK_EQ(api(dev)->read(dev, 0, seen, bytes), 0);
            CHECK_MEM(seen, model, bytes);
            hostile_forget();
        }
    }
    for (uint32_t i = 0; i < bytes; i++) {
        CHECK_EQ(hostile_peek(address + i), model[i]); // what a reset would leave
    }
    CHECK_EQ(hostile_peek(address - 1), before);
    CHECK_EQ(hostile_peek(address + (uint32_t)bytes), behind);
    CHECK_STR(hostile_fault(), "none");
    CHECK_EQ(mutexes_held, 0);
}

static void each_span_of_each_memory_is_stored_alone(void) {
    spans_are_stored_alone("part", BKPSRAM + 5, 30);
    spans_are_stored_alone("words", RTC_BKP0R + 20, 56);
    spans_are_stored_alone("allowed", RTC_BKP0R, 6);
}

static void ram_with_ecc_behind_a_cache_holds_what_is_stored(void) {
    const struct device *dev = device("ram");
    const uint8_t bytes[3] = { 1, 2, 3 };
    CHECK_EQ(api(dev)->clear(dev), 0);
    hostile_cache_on();
    CHECK_EQ(api(dev)->write(dev, 6, bytes, sizeof bytes), 0);
    CHECK_STR(hostile_fault(), "none");
    hostile_reset();
    for (uint32_t i = 0; i < sizeof bytes; i++) {
        CHECK_EQ(hostile_peek(KEPT + 6 + i), bytes[i]);
    }
    CHECK_EQ(hostile_peek(KEPT + 5), 0);
    CHECK_EQ(hostile_peek(KEPT + 9), 0);
}

static void what_is_outside_is_refused(void) {
    const struct device *dev = device("part");
    const struct device *owned = device("owned");
    const struct device *unmapped = device("unmapped");
    uint8_t byte = 1;
    size_t count;
    hostile_forget();
    CHECK_EQ(api(dev)->read(dev, 30, &byte, 1), -EINVAL);
    CHECK_EQ(api(dev)->write(dev, 29, &byte, 2), -EINVAL);
    CHECK_EQ(api(dev)->write(dev, -1, &byte, 1), -EINVAL);
    CHECK_EQ(api(dev)->write(dev, 1, &byte, SIZE_MAX), -EINVAL);
    CHECK_EQ(api(owned)->write(owned, 0, &byte, 1), -ENODEV);
    CHECK_EQ(api(owned)->read(owned, 0, &byte, 1), -ENODEV);
    CHECK_EQ(api(owned)->clear(owned), -ENODEV);
    CHECK_EQ(api(unmapped)->size(unmapped), NATIVE ? -ENODEV : 64);
    (void)hostile_log(&count);
    CHECK_EQ(count, 0);
    CHECK_EQ(mutexes_held, 0);
}

static void an_interrupt_does_not_wait(void) {
    const struct device *dev = device("part");
    uint8_t byte = 0x5a;
    mutexes_taken = 0;
    CHECK_EQ(api(dev)->write(dev, 3, &byte, 1), 0);
    CHECK_EQ(mutexes_taken, MUTEXES ? 1 : 0);
    in_isr = true;
    byte = 0;
    CHECK_EQ(api(dev)->read(dev, 3, &byte, 1), MUTEXES ? -EWOULDBLOCK : 0);
    CHECK_EQ(byte, MUTEXES ? 0 : 0x5a);
    CHECK_EQ(api(dev)->write(dev, 3, &byte, 1), MUTEXES ? -EWOULDBLOCK : 0);
    CHECK_EQ(api(dev)->clear(dev), MUTEXES ? -EWOULDBLOCK : 0);
    in_isr = false;
    CHECK_EQ(mutexes_held, 0);
}

// Stores to a part of a word are whole against interrupts, mutex or not.
static void parts_of_words_are_stored_in_a_section(void) {
    const struct device *dev = device("words");
    const uint8_t bytes[2] = { 9, 9 };
    size_t count;
    hostile_forget();
    CHECK_EQ(api(dev)->write(dev, 1, bytes, sizeof bytes), 0);
    const hostile_access_t *log = hostile_log(&count);
    for (size_t i = 0; i < count; i++) {
        CHECK(log[i].kind != HOSTILE_STORE || log[i].section != 0);
    }
}

static void one_reference_keeps_the_domain_open(void) {
    const struct device *dev = device("part");
    const uint8_t byte = 0x77;
#ifdef CONFIG_STM32_BACKUP_PROTECTION
    CHECK_EQ(references_taken, 1);
    CHECK_EQ(references, 1);
    other_driver_runs();
    CHECK_EQ(hostile_register_value(PWR_CR), DBP);
#else
    CHECK_EQ(references + references_taken, 0);
    other_driver_runs();
    CHECK_EQ(hostile_register_value(PWR_CR), 0);
#endif
    CHECK_EQ(api(dev)->write(dev, 0, &byte, 1), 0);
    CHECK_EQ(hostile_peek(BKPSRAM + 5), byte);
    hostile_register_set(RCC_AHB1ENR, 0); // a way into some sleep
    CHECK_EQ(api(dev)->write(dev, 1, &byte, 1), 0);
    CHECK_EQ(hostile_peek(BKPSRAM + 6), byte);
    CHECK_STR(hostile_fault(), "none");
}

static void a_refusal_names_the_register(void) {
    const struct device *dev = device("part");
    uint8_t byte = 1;
    hostile_register_set(RCC_BDCR, BDRST);
    logged[0] = '\0';
    CHECK_EQ(api(dev)->write(dev, 0, &byte, 1), -EACCES);
    logged[0] = '\0';
    CHECK_EQ(api(dev)->read(dev, 0, &byte, 1), -EACCES);
#ifdef CONFIG_BACKMEM_NAMES
    CHECK_STR(logged, "part: BKPSRAM LOCKED RCC_BDCR.BDRST\n");
#else
    CHECK_STR(logged, "part: BKPSRAM LOCKED \n");
#endif
    hostile_register_set(RCC_BDCR, 0);
    hostile_stick(BKPSRAM + 4, 4); // its word
    byte = (uint8_t)~hostile_peek(BKPSRAM + 5);
    logged[0] = '\0';
    CHECK_EQ(api(dev)->write(dev, 0, &byte, 1), -EIO);
    CHECK_STR(logged, "part: BKPSRAM DROPPED \n");
    hostile_stick(0, 0);
    CHECK_EQ(api(dev)->write(dev, 0, &byte, 1), 0);
    CHECK_EQ(mutexes_held, 0);
}

static void contents_outlive_a_reset(void) {
    const struct device *dev = device("words");
    const uint8_t stored[5] = { 5, 4, 3, 2, 1 };
    uint8_t seen[5];
    CHECK_EQ(api(dev)->write(dev, 7, stored, sizeof stored), 0);
    hostile_reset();
    CHECK_EQ(api(dev)->read(dev, 7, seen, sizeof seen), 0);
    CHECK_MEM(seen, stored, sizeof seen);
}

static void objects_stand_in_a_device(void) {
    backmem_boot_t boot;
    backmem_status_t status;
    const struct device *rest = device("rest");
    for (unsigned n = 1; n < 4; n++) {
        const backmem_place_t place = backmem_zephyr_place(rest, 4, 32);
        CHECK_EQ(place.offset, 68);
        CHECK_EQ(place.bytes, 32);
        CHECK_EQ(backmem_boot_open(&boot, place, &status), BACKMEM_OK);
        CHECK_EQ(backmem_boot_begin(&boot, 0), BACKMEM_OK);
        CHECK_EQ(boot.boots, n);
    }
    CHECK_EQ(backmem_zephyr_place(rest, 32, 0).bytes, 4096 - 64 - 32);
    CHECK_EQ(backmem_zephyr_place(rest, 0, 4033).bytes, 0);
    CHECK_EQ(backmem_zephyr_place(rest, 4033, 0).bytes, 0);
    CHECK_EQ(
        backmem_boot_open(&boot, backmem_zephyr_place(device("owned"), 0, 0), &status),
        BACKMEM_ERR_SIZE);
    CHECK(
        backmem_boot_open(&boot, backmem_zephyr_place(device("unknown"), 0, 0), &status)
        < 0);
}

// Not 0 but for OK, and as Zephyr's documents use these numbers.
static void errors_have_numbers_of_errno(void) {
    CHECK_EQ(backmem_zephyr_errno(BACKMEM_OK), 0);
    CHECK_EQ(backmem_zephyr_errno(BACKMEM_ERR_RANGE), -EINVAL);
    CHECK_EQ(backmem_zephyr_errno(BACKMEM_ERR_TIMEOUT), -ETIMEDOUT);
    CHECK_EQ(backmem_zephyr_errno(BACKMEM_ERR_UNSUPPORTED), -ENOTSUP);
    CHECK_EQ(backmem_zephyr_errno(BACKMEM_ERR_FULL), -ENOSPC);
    CHECK_EQ(backmem_zephyr_errno(BACKMEM_ERR_EMPTY), -ENOENT);
    CHECK_EQ(backmem_zephyr_errno(BACKMEM_ERR_BUSY), -EBUSY);
    for (int err = BACKMEM_ERR_FOREIGN; err < 0; err++) {
        CHECK(backmem_zephyr_errno((backmem_err_t)err) < 0);
    }
}

int main(void) {
    chip_begin();
    devices_begin();
    RUN(nodes_come_up_or_say_why_not);
    RUN(nodes_that_do_not_come_up_log_why);
    RUN(sizes_end_at_the_next_owner_or_the_region);
    RUN(each_span_of_each_memory_is_stored_alone);
    RUN(ram_with_ecc_behind_a_cache_holds_what_is_stored);
    RUN(what_is_outside_is_refused);
    RUN(an_interrupt_does_not_wait);
    RUN(parts_of_words_are_stored_in_a_section);
    RUN(one_reference_keeps_the_domain_open);
    RUN(a_refusal_names_the_register);
    RUN(objects_stand_in_a_device);
    RUN(contents_outlive_a_reset);
    RUN(errors_have_numbers_of_errno);
    return CHECK_EXIT();
}
