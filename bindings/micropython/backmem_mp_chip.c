// The chip's regions: where they are, how they are opened, what went wrong. The chip
// itself is in backmem_mp_page.c.
//
// SPDX-License-Identifier: MIT
#include "py/mperrno.h"
#include "py/runtime.h"

#include "../../src/backmem_access.h"
#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

// ---- the chip, where it is not one of chips/ ------------------------------------

#ifdef BACKMEM_MEMORY_ITEMSIZE

_Static_assert((BACKMEM_MEMORY_BYTES) > 0
                   && (BACKMEM_MEMORY_BYTES) % BACKMEM_MEMORY_ITEMSIZE == 0,
               "MICROPY_HW_BACKUP_MEMORY_BYTES is no multiple of _ITEMSIZE");

static const backmem_region_desc_t BACKMEM_DESC = {
    .name = "BACKUP_MEMORY",
    .width = BACKMEM_MEMORY_ITEMSIZE,
    .stride = BACKMEM_MEMORY_ITEMSIZE,
    .itemsize = BACKMEM_MEMORY_ITEMSIZE,
    .rule = BACKMEM_MEMORY_ITEMSIZE == 1 ? BACKMEM_RULE_LANES : BACKMEM_RULE_UNKNOWN,
};

#endif

#ifdef BACKMEM_FILE_BYTES
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "backmem/host.h"
#endif

#ifdef BACKMEM_DESC

#ifdef BACKMEM_DESC_PAGE
#include BACKMEM_DESC_PAGE
#endif

static const backmem_labels_t no_labels = { NULL, NULL };
static const backmem_chip_labels_t BACKMEM_MP_LABELS = { &no_labels };

const backmem_chip_t BACKMEM_MP_CHIP = { "", &BACKMEM_DESC, 1 };

#else

extern const backmem_chip_labels_t BACKMEM_MP_LABELS;

#ifdef BACKMEM_RAM
extern const backmem_chip_labels_t BACKMEM_MP_RAM_LABELS;

const backmem_region_desc_t *backmem_mp_desc(size_t index) {
    return index == BACKMEM_MP_CHIP.region_count ? backmem_mp_ram.desc
                                                 : &BACKMEM_MP_CHIP.regions[index];
}
#endif

#endif

// ---- a descriptor without an address of its own ---------------------------------

#ifdef BACKMEM_MEMORY

#if BACKMEM_CHOSEN && !defined(BACKMEM_MEMORY_ITEMSIZE)
_Static_assert(BACKMEM_MEMORY % 4 == 0 && BACKMEM_MEMORY_BYTES % 4 == 0
                   && BACKMEM_MEMORY_BYTES > 8,
               "backmem: the devicetree's backmem,memory is not words, three or more");
#endif

static backmem_err_t memory_bind(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    void *memory = (void *)(uintptr_t)(BACKMEM_MEMORY); // an array or a number
    return backmem_region_attach(region, desc, memory, BACKMEM_MEMORY_BYTES);
}

static backmem_err_t memory_open(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    return memory_bind(desc, region);
}

#elif defined(BACKMEM_FILE_BYTES)

// Mapped when first used, until the program ends.
static backmem_region_t file;
static int file_errno;

static backmem_err_t memory_bind(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    *region = file;
    region->desc = desc;
    region->bytes = BACKMEM_FILE_BYTES;
    return BACKMEM_OK;
}

// On the system's heap: MicroPython's raises.
static char *file_path(void) {
    const char *home = getenv("HOME");
    const char *name = getenv("BACKMEM_FILE");
    if (name != NULL && *name != '\0') {
        home = "";
    } else if (home != NULL && *home != '\0') {
        name = "/.backmem";
    } else {
        home = "";
        name = ".backmem";
    }
    char *path = malloc(strlen(home) + strlen(name) + 1);
    if (path != NULL) {
        strcpy(path, home);
        strcat(path, name);
    }
    return path;
}

static unsigned file_size(const char *path) {
    struct stat file_stat;
    return path != NULL && stat(path, &file_stat) == 0 ? (unsigned)file_stat.st_size
                                                       : 0;
}

// What stands in the way of the file, and what to do.
static void file_error_print(const mp_print_t *print, const char *path) {
    const char *text = strerror(file_errno);
    switch (file_errno) {
        case ENOENT:
            text = "no such folder: make it";
            break;
        case EACCES:
            text = "no permission: change that";
            break;
        case EBUSY:
            text = "used by another program: end it";
            break;
        case EISDIR:
            text = "a folder: move it";
            break;
        case EINVAL:
            mp_printf(print, "%u bytes, want %u", file_size(path),
                      (unsigned)BACKMEM_FILE_BYTES);
            text = ": remove it";
            break;
    }
    mp_printf(print, "%s, or set BACKMEM_FILE", text);
}

static backmem_err_t memory_open(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    backmem_err_t err = BACKMEM_OK;
    if (file.bytes == 0) {
        backmem_region_t mapped;
        char *path = file_path();
        file_errno = path != NULL ? backmem_host_open(&mapped, path, BACKMEM_FILE_BYTES)
                                  : ENOMEM;
        free(path);
        if (file_errno == 0) {
            file = mapped;
        } else {
            err = BACKMEM_ERR_UNSUPPORTED; // file_errno says more
        }
    }
    (void)memory_bind(desc, region);
    region->bytes = file.bytes;
    return err;
}

#elif defined(BACKMEM_RAM)

static backmem_err_t memory_bind(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    (void)desc; // the only one
    *region = backmem_mp_ram;
    return BACKMEM_OK;
}

static backmem_err_t memory_open(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    return memory_bind(desc, region);
}

#else

// They say UNSUPPORTED.
static backmem_err_t memory_bind(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    return backmem_mp_desc_bind(desc, region);
}

static backmem_err_t memory_open(const backmem_region_desc_t *desc,
                                 backmem_region_t *region) {
    return backmem_mp_desc_open(desc, region);
}

#endif

// ---- errors ---------------------------------------------------------------------

static int error_number(backmem_err_t err) {
    switch (err) {
        case BACKMEM_ERR_TIMEOUT:
            return MP_ETIMEDOUT;
        case BACKMEM_ERR_LOCKED:
            return MP_EPERM;
        case BACKMEM_ERR_UNSUPPORTED:
#ifdef BACKMEM_FILE_BYTES
            if (file_errno != 0) {
                return file_errno;
            }
#endif
            return MP_EOPNOTSUPP;
        case BACKMEM_ERR_ALIGN:
        case BACKMEM_ERR_SIZE:
            return MP_EINVAL;
        case BACKMEM_ERR_FULL:
            return MP_ENOSPC;
        case BACKMEM_ERR_BUSY:
            return MP_EBUSY;
        case BACKMEM_ERR_FOREIGN:
            return MP_EEXIST;
        default:
            return MP_EIO;
    }
}

const backmem_labels_t *backmem_mp_labels(const backmem_region_desc_t *desc) {
#ifdef BACKMEM_RAM
    if (desc->base == 0) {
        return &BACKMEM_MP_RAM_LABELS.regions[BACKMEM_RAM_INDEX];
    }
#endif
    return &BACKMEM_MP_LABELS.regions[desc - BACKMEM_MP_CHIP.regions];
}

// "BKPSRAM: RCC_BDCR.BDRST: LOCKED": the region, the register's bit that stands in the
// way (the file where one stands for the region), the reason.
static void error_print(const mp_print_t *print, const backmem_region_t *region,
                        backmem_err_t err) {
    const backmem_region_desc_t *desc = region->desc;
    const char *step = backmem_mp_step_name(region, err);
    mp_printf(print, "%s: ", desc->name);
    if (step != NULL) {
        mp_printf(print, "%s: ", step);
    }
#ifdef BACKMEM_FILE_BYTES
    if (desc->base == 0) {
        char *path = file_path();
        mp_printf(print, "%s: ", path != NULL ? path : "?");
        if (file_errno != 0) {
            file_error_print(print, path);
        }
        free(path);
        if (file_errno != 0) {
            return;
        }
    }
#endif
    const char *more = "";
    if (err == BACKMEM_ERR_DROPPED && step == NULL) {
        more = "; every known gate is open";
    } else if (err == BACKMEM_ERR_FOREIGN) {
        more = "; another size or layout; wipe() deletes it";
    } else if (err == BACKMEM_ERR_SIZE) { // of a migration: it alone can answer that
        more = "; the old record is larger";
    }
    mp_printf(print, "%s%s", backmem_err_name(err), more);
}

BACKMEM_MP_NORETURN void backmem_mp_raise(const mp_obj_type_t *type, int number,
                                          vstr_t *text) {
    mp_obj_t args[] = { MP_OBJ_NEW_SMALL_INT(number), mp_obj_new_str_from_vstr(text) };
    const size_t skipped = number == 0;
    nlr_raise(mp_obj_exception_make_new(type, 2 - skipped, 0, args + skipped));
}

static BACKMEM_MP_NORETURN void error_raise(const backmem_region_t *region,
                                            backmem_err_t err, bool attribute) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 64, &print);
    error_print(&print, region, err);
    backmem_mp_raise(attribute ? &mp_type_AttributeError : &mp_type_OSError,
                     attribute ? 0 : error_number(err), &text);
}

void backmem_mp_check(const backmem_region_t *region, backmem_err_t err) {
    if (err) {
        error_raise(region, err, false);
    }
}

void backmem_mp_arguments(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args,
                          size_t count, const mp_arg_t *allowed, mp_arg_val_t *in) {
    for (size_t i = 0; i < kw_args->used; i++) { // a call's have no gaps
        const mp_obj_t key = kw_args->table[i].key;
        size_t left = count;
        while (MP_OBJ_NEW_QSTR(allowed[left - 1].qst) != key) {
            if (--left == 0) {
                mp_raise_msg_varg(&mp_type_TypeError,
                                  MP_ERROR_TEXT("unexpected keyword argument '%q'"),
                                  MP_OBJ_QSTR_VALUE(key));
            }
        }
    }
    mp_arg_parse_all(n_args, args, kw_args, count, allowed, in);
}

int backmem_mp_int(qstr what, mp_obj_t number_in) {
    const mp_int_t number = mp_obj_get_int(number_in);
    if (number != (int)number) { // as it is where mp_int_t has 32 bits
        mp_raise_msg_varg(&mp_type_OverflowError, MP_ERROR_TEXT("%q exceeds 32 bits"),
                          what);
    }
    return (int)number;
}

uint32_t backmem_mp_number(qstr what, mp_obj_t number_in, int least, int most) {
    const int number = backmem_mp_int(what, number_in);
    if (number < least || number > most) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("%q %d is outside %d..%d"),
                          what, number, least, most);
    }
    return (uint32_t)number;
}

// ---- the public calls -----------------------------------------------------------

void backmem_mp_bind(size_t index, backmem_region_t *region) {
    const backmem_region_desc_t *desc = backmem_mp_desc(index);
    backmem_err_t err = desc->base == 0 ? memory_bind(desc, region)
                                        : backmem_mp_desc_bind(desc, region);
    (void)err; // then no span fits the region, and to open it fails as well
}

backmem_err_t backmem_mp_switch_on(size_t index, backmem_region_t *region) {
    const backmem_region_desc_t *desc = backmem_mp_desc(index);
    return desc->base == 0 ? memory_open(desc, region)
                           : backmem_mp_desc_open(desc, region);
}

void backmem_mp_open(size_t index, backmem_region_t *region, bool attribute) {
    backmem_err_t err = BACKMEM_MP_WHOLE(backmem_mp_switch_on(index, region));
    if (!err && region->desc->itemsize == 0 && attribute) {
        err = BACKMEM_ERR_UNSUPPORTED; // a view
    }
    if (err) {
        error_raise(region, err, attribute);
    }
}

void backmem_mp_store_end(const backmem_region_t *region, uint32_t offset, size_t size,
                          uint32_t want) {
    backmem_mp_check(region, backmem_store_end(region, offset, size, want));
}

void backmem_mp_write(const backmem_region_t *region, uint32_t offset, const void *src,
                      size_t size) {
    const uintptr_t from = (uintptr_t)src - region->base;
    if (from < region->bytes) { // and so is its end: by way of the heap
        void *copy = m_new(byte, size);
        backmem_mp_check(region,
                         backmem_region_read(region, (uint32_t)from, copy, size));
        src = copy;
    }
    backmem_err_t err;
    if (((offset | size) & (region->desc->width - 1u)) != 0) {
        // The other bytes of a unit are stored too, as they were.
        err = BACKMEM_MP_WHOLE(backmem_region_write(region, offset, src, size));
    } else {
        err = backmem_region_write(region, offset, src, size);
    }
    backmem_mp_check(region, err);
}

#endif
