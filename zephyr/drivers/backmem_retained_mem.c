// A driver of Zephyr's retained_mem class over a region or a part of one: what the
// binding backmem,region.yaml describes.
//
// Threads: each device has a mutex, as Zephyr's own drivers have; stores to a part of a
// word are whole against interrupts and other devices by the library's critical
// section.
// Interrupts get -EWOULDBLOCK, unless CONFIG_RETAINED_MEM_MUTEX_FORCE_DISABLE takes the
// mutexes away; what has to be written in a fault handler is an object, which needs
// no mutex.
//
// SPDX-License-Identifier: MIT
#define DT_DRV_COMPAT backmem_region

#include <errno.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/retained_mem.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/sys/util.h>

#include "backmem/notes.h"
#include "backmem/zephyr.h"
#include "backmem_native.h"
#include "backmem_stm32_domain.h"

LOG_MODULE_REGISTER(backmem, CONFIG_RETAINED_MEM_LOG_LEVEL);

// A firmware built for the secure state (-mcmse) finds the memory and its registers at
// their secure addresses.
#if defined(__ARM_FEATURE_CMSE) && __ARM_FEATURE_CMSE == 3
#define BACKMEM_ZEPHYR_SECURE 1
#else
#define BACKMEM_ZEPHYR_SECURE 0
#endif

// What a node says.
typedef struct part_config {
    const char *region; // "": the first one, or RAM
    void *memory;       // NULL: the region has an address of its own
    uint32_t memory_bytes;
    uint32_t offset;
    uint32_t size; // 0: up to the next owner
    bool allow_reserved;
} part_config_t;

// `bytes`: of the device; 0 until it is initialised.
typedef struct part_data {
    backmem_region_t region;
    uint32_t bytes;
    struct k_mutex mutex;
} part_data_t;

// All nodes' devices; at the end of this file.
extern const struct device *const backmem_zephyr_parts[];
extern const uint32_t backmem_zephyr_part_count;

int backmem_zephyr_errno(backmem_err_t err) {
    switch (err) {
        case BACKMEM_OK:
            return 0;
        case BACKMEM_ERR_TIMEOUT:
            return -ETIMEDOUT;
        case BACKMEM_ERR_LOCKED:
            return -EACCES;
        case BACKMEM_ERR_DROPPED:
        case BACKMEM_ERR_DIFFERS:
            return -EIO;
        case BACKMEM_ERR_UNSUPPORTED:
            return -ENOTSUP;
        case BACKMEM_ERR_FULL:
            return -ENOSPC;
        case BACKMEM_ERR_EMPTY:
            return -ENOENT;
        case BACKMEM_ERR_DAMAGED:
            return -EBADMSG;
        case BACKMEM_ERR_BUSY:
            return -EBUSY;
        case BACKMEM_ERR_FOREIGN:
            return -EEXIST;
        default: // RANGE, SIZE, ALIGN, TYPE
            return -EINVAL;
    }
}

// ---- the region -------------------------------------------------------------------

// NULL: CONFIG_BACKMEM_CHIP is empty.
static const backmem_chip_t *const the_chip =
#ifdef BACKMEM_ZEPHYR_CHIP
    &UTIL_CAT(backmem_chip_, BACKMEM_ZEPHYR_CHIP);
#else
    NULL;
#endif

// NULL: the chip has none of that name, or there is no chip.
static const backmem_region_desc_t *chip_desc(const char *name) {
    if (the_chip == NULL) {
        return NULL;
    }
    return name[0] == '\0' ? &the_chip->regions[0]
                           : backmem_chip_region(the_chip, name);
}

// Memory that the linker leaves alone is of a row of the chip's, or of one for each
// kind of RAM. Without a name, of the kind that is right on all.
static const backmem_region_desc_t *part_desc(const part_config_t *config) {
    if (config->memory == NULL) {
        return chip_desc(config->region);
    }
    const char *name = config->region[0] == '\0' ? "RAM_ECC64" : config->region;
    const backmem_region_desc_t *desc = chip_desc(name);
    return desc != NULL ? desc : backmem_chip_region(&backmem_chip_ram, name);
}

// NULL: names are not built in, or the descriptor is not the chip's.
static const backmem_labels_t *labels_of(const backmem_region_desc_t *desc) {
#ifdef CONFIG_BACKMEM_NAMES
    for (uint32_t i = 0; i < the_chip->region_count; i++) {
        if (desc == &the_chip->regions[i]) {
            return &UTIL_CAT(backmem_labels_, BACKMEM_ZEPHYR_CHIP).regions[i];
        }
    }
#else
    ARG_UNUSED(desc);
#endif
    return NULL;
}

// The register and bit of a step; "": not known.
static const char *step_name(const backmem_region_desc_t *desc, uint32_t step) {
    const backmem_labels_t *labels = labels_of(desc);
    return labels != NULL && step < desc->step_count
               ? backmem_name_of(labels->steps, step)
               : "";
}

// Whose this byte of a region is, which is somebody's; "": not known.
static const char *owner_name(const backmem_region_desc_t *desc, uint32_t byte) {
    const backmem_labels_t *labels = labels_of(desc);
    for (uint32_t i = 0; i < desc->reserved_count && labels != NULL; i++) {
        const backmem_reserved_t *reserved = &desc->reserved[i];
        if (reserved->when != BACKMEM_WHEN_TRANSIENT
            && (reserved->bytes == 0 || byte < reserved->offset + reserved->bytes)) {
            return backmem_name_of(labels->owners, i);
        }
    }
    return "";
}

// Also where it is open: other code may have shut a gate meanwhile. A region of its
// own, as an interrupt may be using the device's.
static backmem_err_t region_open(backmem_region_t *region,
                                 const backmem_region_desc_t *desc) {
    return BACKMEM_ZEPHYR_SECURE && desc != NULL && desc->secure_offset != 0
               ? backmem_region_open_secure(region, desc)
               : backmem_region_open(region, desc);
}

static void refusal_log(const struct device *dev, const backmem_region_t *region,
                        backmem_err_t err) {
    const backmem_region_desc_t *desc = region->desc;
    uint32_t step = region->step;
    if (step >= desc->step_count && region->steps != 0) {
        step = backmem_region_shut(region);
    }
    LOG_ERR("%s: %s %s %s", dev->name, desc->name, backmem_err_name(err),
            step_name(desc, step));
}

static void regions_log(const struct device *dev, const backmem_chip_t *chip) {
    for (uint32_t i = 0; i < chip->region_count; i++) {
        LOG_ERR("%s: %s has %s", dev->name, chip->name, chip->regions[i].name);
    }
}

// Where a node asks for a region that is not there: which are there. A node that names
// its memory needs no chip.
static void missing_log(const struct device *dev) {
    const part_config_t *config = dev->config;
    if (the_chip == NULL && config->memory == NULL) {
        LOG_ERR("%s: CONFIG_BACKMEM_CHIP is empty", dev->name);
    }
    if (config->region[0] != '\0') {
        LOG_ERR("%s: no region is called %s", dev->name, config->region);
    }
    if (the_chip != NULL) {
        regions_log(dev, the_chip);
    }
    if (config->memory != NULL) {
        regions_log(dev, &backmem_chip_ram);
    }
}

// ---- coming up --------------------------------------------------------------------

// Whom a page names as an owner has no part in memory that the devicetree gives.
static bool owners_count(const part_config_t *config) {
    return config->memory == NULL && !config->allow_reserved;
}

static bool is_reserved(const backmem_region_t *region, uint32_t from, uint32_t to) {
    backmem_place_t run;
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        if (from >= run.offset && to <= run.offset + run.bytes) {
            return false;
        }
    }
    return true;
}

// Where a device ends whose node does not say it.
static uint32_t end_find(const backmem_region_t *region, const part_config_t *config) {
    backmem_place_t run;
    if (config->memory != NULL) {
        return region->bytes;
    }
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        const uint32_t end = run.offset + run.bytes;
        if (config->offset >= run.offset && config->offset < end) {
            return end;
        }
    }
    return owners_count(config) ? config->offset : region->bytes;
}

// The end of a part, in bytes of the region. 0: it is not inside, or somebody else's.
static uint32_t part_end_find(const backmem_region_t *region,
                              const part_config_t *config) {
    const uint32_t end =
        config->size != 0 ? config->offset + config->size : end_find(region, config);
    const bool inside = config->offset < end && end <= region->bytes;
    const bool owned =
        inside && owners_count(config) && is_reserved(region, config->offset, end);
    return inside && !owned ? end : 0;
}

// The first byte from `from` on that has an owner.
static uint32_t owned_find(const backmem_region_t *region, uint32_t from) {
    backmem_place_t run;
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        if (from >= run.offset && from < run.offset + run.bytes) {
            from = run.offset + run.bytes;
        }
    }
    return from;
}

// Says why part_end_find has found no end.
static void no_end_log(const struct device *dev) {
    const part_config_t *config = dev->config;
    const part_data_t *data = dev->data;
    const backmem_region_t *region = &data->region;
    if (config->offset >= region->bytes
        || config->size > region->bytes - config->offset) {
        LOG_ERR("%s: %s has %u bytes: offset %u, size %u", dev->name,
                region->desc->name, (unsigned)region->bytes, (unsigned)config->offset,
                (unsigned)config->size);
        return;
    }
    const uint32_t byte = owned_find(region, config->offset);
    const char *owner = owner_name(region->desc, byte);
    LOG_ERR("%s: %s: byte %u has an owner%s%s", dev->name, region->desc->name,
            (unsigned)byte, owner[0] != '\0' ? ": " : "", owner);
    backmem_place_t run;
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        if (run.offset > byte && run.bytes >= config->size) {
            LOG_ERR("%s: free: offset %u, size %u", dev->name, (unsigned)run.offset,
                    (unsigned)run.bytes);
            return;
        }
    }
}

// The other part that has bytes of this one. Nodes come up in an order of Zephyr's own:
// so both are refused, whichever comes first.
static const struct device *part_other(const struct device *dev, uint32_t end) {
    const part_config_t *config = dev->config;
    const part_data_t *data = dev->data;
    for (uint32_t i = 0; i < backmem_zephyr_part_count; i++) {
        const part_config_t *other = backmem_zephyr_parts[i]->config;
        if (other != config && other->memory == config->memory
            && part_desc(other) == data->region.desc && other->offset < end
            && part_end_find(&data->region, other) > config->offset) {
            return backmem_zephyr_parts[i];
        }
    }
    return NULL;
}

// Sets data->bytes where the part is inside of the region, and nobody else's.
static int part_place(const struct device *dev) {
    const part_config_t *config = dev->config;
    part_data_t *data = dev->data;
    const uint32_t end = part_end_find(&data->region, config);
    if (end == 0) {
        no_end_log(dev);
        return -EINVAL;
    }
    const struct device *other = part_other(dev, end);
    if (other != NULL) {
        LOG_ERR("%s: shares bytes with %s", dev->name, other->name);
        return -EADDRINUSE;
    }
    data->bytes = end - config->offset;
    return 0;
}

// On native_sim nothing is at a node's address until a file is mapped there.
static bool memory_map(const struct device *dev) {
    const part_config_t *config = dev->config;
    const uintptr_t address = (uintptr_t)config->memory;
    if (!IS_ENABLED(CONFIG_NATIVE_LIBRARY) || config->memory == NULL
        || backmem_native_map(address, config->memory_bytes) == 0) {
        return true;
    }
    LOG_ERR("%s: no file can be mapped at 0x%08lx", dev->name, (unsigned long)address);
    return false;
}

static int part_init(const struct device *dev) {
    const part_config_t *config = dev->config;
    part_data_t *data = dev->data;
    const backmem_region_desc_t *desc = part_desc(config);
    backmem_err_t err;
    if (IS_ENABLED(CONFIG_RETAINED_MEM_MUTEXES)) {
        (void)k_mutex_init(&data->mutex);
    }
    if (desc == NULL) {
        missing_log(dev);
        (void)!region_open(&data->region, NULL); // a region on which every call fails
        return -ENODEV;
    }
    if (!memory_map(dev)) {
        (void)!region_open(&data->region, NULL);
        return -ENOMEM;
    }
    if (config->memory != NULL) {
        err = backmem_region_attach(&data->region, desc, config->memory,
                                    config->memory_bytes);
    } else {
        backup_domain_hold(desc);
        err = region_open(&data->region, desc);
    }
    if (err) {
        refusal_log(dev, &data->region, err);
        return backmem_zephyr_errno(err);
    }
    return part_place(dev);
}

// ---- the class's calls ------------------------------------------------------------

// Takes the mutex, and opens the region where it is not open any more.
static int part_begin(const struct device *dev, off_t offset, size_t size) {
    part_data_t *data = dev->data;
    if (data->bytes == 0) {
        return -ENODEV;
    }
    if (offset < 0 || (size_t)offset > data->bytes
        || size > data->bytes - (size_t)offset) {
        return -EINVAL;
    }
    if (IS_ENABLED(CONFIG_RETAINED_MEM_MUTEXES)) {
        if (k_is_in_isr()) {
            return -EWOULDBLOCK;
        }
        (void)k_mutex_lock(&data->mutex, K_FOREVER);
    }
    if (data->region.steps != 0) {
        backmem_region_t again;
        const backmem_err_t err = region_open(&again, data->region.desc);
        if (err) {
            refusal_log(dev, &again, err);
            if (IS_ENABLED(CONFIG_RETAINED_MEM_MUTEXES)) {
                (void)k_mutex_unlock(&data->mutex);
            }
            return backmem_zephyr_errno(err);
        }
    }
    return 0;
}

static int part_end(const struct device *dev, backmem_err_t err) {
    part_data_t *data = dev->data;
    if (IS_ENABLED(CONFIG_RETAINED_MEM_MUTEXES)) {
        (void)k_mutex_unlock(&data->mutex);
    }
    if (err) {
        refusal_log(dev, &data->region, err);
    }
    return backmem_zephyr_errno(err);
}

static ssize_t part_size(const struct device *dev) {
    const part_data_t *data = dev->data;
    return data->bytes == 0 ? -ENODEV : (ssize_t)data->bytes;
}

// Loads into `into`, or stores `from`: the other one is NULL.
static int part_move(const struct device *dev, off_t offset, uint8_t *into,
                     const uint8_t *from, size_t size) {
    const part_config_t *config = dev->config;
    const part_data_t *data = dev->data;
    const int begun = part_begin(dev, offset, size);
    if (begun != 0) {
        return begun;
    }
    const uint32_t at = config->offset + (uint32_t)offset;
    return part_end(dev, into != NULL
                             ? backmem_region_read(&data->region, at, into, size)
                             : backmem_region_write(&data->region, at, from, size));
}

static int part_read(const struct device *dev, off_t offset, uint8_t *buffer,
                     size_t size) {
    return part_move(dev, offset, buffer, NULL, size);
}

static int part_write(const struct device *dev, off_t offset, const uint8_t *buffer,
                      size_t size) {
    return part_move(dev, offset, NULL, buffer, size);
}

static int part_clear(const struct device *dev) {
    const part_config_t *config = dev->config;
    const part_data_t *data = dev->data;
    const int begun = part_begin(dev, 0, data->bytes);
    if (begun != 0) {
        return begun;
    }
    return part_end(dev,
                    backmem_region_fill(&data->region, config->offset, 0, data->bytes));
}

// Zephyr 4.0 and later keep the classes' tables in sections of their own.
#ifdef DEVICE_API
static DEVICE_API(retained_mem, part_api) = {
#else
static const struct retained_mem_driver_api part_api = {
#endif
    .size = part_size,
    .read = part_read,
    .write = part_write,
    .clear = part_clear,
};

backmem_place_t backmem_zephyr_place(const struct device *dev, uint32_t offset,
                                     uint32_t bytes) {
    const part_config_t *config = dev->config;
    const part_data_t *data = dev->data;
    backmem_place_t place = { &data->region, config->offset, 0 };
    if (offset <= data->bytes && bytes <= data->bytes - offset) {
        place.offset += offset;
        place.bytes = bytes != 0 ? bytes : data->bytes - offset;
    }
    return place;
}

// ---- the nodes --------------------------------------------------------------------

#define BACKMEM_MEMORY(i) DT_INST_PHANDLE(i, memory)

#define BACKMEM_MEMORY_START(i)                   \
    COND_CODE_1(DT_INST_NODE_HAS_PROP(i, memory), \
                ((void *)DT_REG_ADDR(BACKMEM_MEMORY(i))), (NULL))

#define BACKMEM_MEMORY_BYTES(i) \
    COND_CODE_1(DT_INST_NODE_HAS_PROP(i, memory), (DT_REG_SIZE(BACKMEM_MEMORY(i))), (0))

#define BACKMEM_PART(i)                                                         \
    static part_data_t part_data_##i;                                           \
    static const part_config_t part_config_##i = {                              \
        .region = DT_INST_PROP_OR(i, region, ""),                               \
        .memory = BACKMEM_MEMORY_START(i),                                      \
        .memory_bytes = BACKMEM_MEMORY_BYTES(i),                                \
        .offset = DT_INST_PROP(i, offset),                                      \
        .size = DT_INST_PROP(i, size),                                          \
        .allow_reserved = DT_INST_PROP(i, allow_reserved),                      \
    };                                                                          \
    DEVICE_DT_INST_DEFINE(i, part_init, NULL, &part_data_##i, &part_config_##i, \
                          POST_KERNEL, CONFIG_RETAINED_MEM_INIT_PRIORITY, &part_api);

DT_INST_FOREACH_STATUS_OKAY(BACKMEM_PART)

#define BACKMEM_PART_LISTED(i) DEVICE_DT_INST_GET(i),

const struct device *const backmem_zephyr_parts[] = { DT_INST_FOREACH_STATUS_OKAY(
    BACKMEM_PART_LISTED) };
const uint32_t backmem_zephyr_part_count = ARRAY_SIZE(backmem_zephyr_parts);
