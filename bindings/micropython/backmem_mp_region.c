// The region object of `import backmem`: what is known of a region. `memory` switches
// the region on; the rest of it changes nothing in the hardware.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/runtime.h"

#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

// In the order of their enums; the hazards in that of their bits.
static const char event_names[] =
    "soft_reset\0watchdog\0reset_pin\0deep_sleep\0vdd_loss_bat\0vdd_loss";
static const char when_names[] = "always\0bootloader\0board\0firmware\0transient";
static const char rule_names[] =
    "LANES\0REPLICATES\0ZERO_FILLS\0FAULTS\0PENDING\0UNKNOWN";
static const char hazard_names[] = "ECC\0CACHEABLE\0ZEROIZE\0LOCK";

static mp_obj_t name_obj(const char *names, size_t n) {
    return mp_obj_new_str_from_cstr(backmem_name_of(names, n));
}

// ---- what is known --------------------------------------------------------------

bool backmem_mp_run(const backmem_region_t *region, size_t n, backmem_mp_run_t *run) {
    const backmem_region_desc_t *desc = region->desc;
    uint32_t free = 0;
    backmem_place_t place;
    while (backmem_region_unowned(region, free, &place)) {
        if (free++ == n) {
            run->offset = place.offset;
            run->bytes = place.bytes;
            run->owner = NULL;
            run->when = BACKMEM_WHEN_ALWAYS;
            return true;
        }
    }
    n -= free;
    if (n >= desc->reserved_count) {
        return false;
    }
    const backmem_reserved_t *span = &desc->reserved[n];
    run->offset = span->offset;
    run->bytes = span->bytes == 0 ? region->bytes - span->offset : span->bytes;
    run->owner = backmem_name_of(backmem_mp_labels(desc)->owners, n);
    run->when = span->when;
    return true;
}

static mp_obj_t run_list(const backmem_region_t *region, bool owned) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    backmem_mp_run_t run;
    for (size_t n = 0; backmem_mp_run(region, n, &run); n++) {
        if ((run.owner != NULL) == owned) {
            mp_obj_t items[4];
            items[0] = MP_OBJ_NEW_SMALL_INT(run.offset);
            items[1] = MP_OBJ_NEW_SMALL_INT(run.bytes);
            if (owned) {
                items[2] = mp_obj_new_str_from_cstr(run.owner);
                items[3] = name_obj(when_names, run.when);
            }
            mp_obj_list_append(list, mp_obj_new_tuple(owned ? 4 : 2, items));
        }
    }
    return list;
}

static mp_obj_t answer_obj(backmem_answer_t answer) {
    return answer == BACKMEM_UNKNOWN ? mp_const_none
                                     : mp_obj_new_bool(answer == BACKMEM_YES);
}

static backmem_answer_t survives(const backmem_region_t *region, size_t event) {
#ifdef BACKMEM_MEMORY_INIT
    if (region->desc->base == 0 && event != BACKMEM_EVENT_DEEP_SLEEP) {
        return BACKMEM_NO; // the port undoes it
    }
#endif
    return backmem_mp_survives(region, (backmem_event_t)event);
}

static mp_obj_t survives_dict(const backmem_region_t *region) {
    mp_obj_t dict = mp_obj_new_dict(BACKMEM_EVENT_COUNT);
    for (size_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
        mp_obj_dict_store(dict, name_obj(event_names, i),
                          answer_obj(survives(region, i)));
    }
    return dict;
}

// How the hardware wants it: (bytes of the narrowest store, bytes to the next
// unit, what a narrower store does, what else can hurt). For the self-test.
static mp_obj_t access_tuple(const backmem_region_desc_t *desc) {
    mp_obj_t hazards[4];
    size_t count = 0;
    for (size_t i = 0; i < MP_ARRAY_SIZE(hazards); i++) {
        if (desc->hazards >> i & 1) {
            hazards[count++] = name_obj(hazard_names, i);
        }
    }
    mp_obj_t access[] = {
        MP_OBJ_NEW_SMALL_INT(desc->width),
        MP_OBJ_NEW_SMALL_INT(desc->stride),
        name_obj(rule_names, desc->rule),
        mp_obj_new_tuple(count, hazards),
    };
    return mp_obj_new_tuple(MP_ARRAY_SIZE(access), access);
}

// ---- print(region) --------------------------------------------------------------

static void print_events(const mp_print_t *print, const backmem_region_t *region) {
    static const char titles[] = "not known: \0lost at \0survives "; // as the answers
    for (size_t answer = BACKMEM_YES + 1; answer-- > 0;) {
        const char *before = "\n  ";
        const char *title = backmem_name_of(titles, answer);
        for (size_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
            if (survives(region, i) == answer) {
                mp_printf(print, "%s%s%s", before, title,
                          backmem_name_of(event_names, i));
                before = ", ";
                title = "";
            }
        }
    }
}

static void region_print(const mp_print_t *print, mp_obj_t self_in,
                         mp_print_kind_t kind) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    const backmem_region_desc_t *desc = region.desc;
    const bool lines = kind == PRINT_STR;
    mp_printf(print, lines ? "%s: %u bytes, itemsize %u" : "<%s %u bytes, itemsize %u>",
              desc->name, (unsigned)region.bytes, (unsigned)desc->itemsize);
    if (!lines) {
        return;
    }
    backmem_mp_run_t run;
    for (size_t n = 0; backmem_mp_run(&region, n, &run); n++) {
        mp_printf(print, run.owner ? "\n  %u..%u %s (%s)" : "\n  %u..%u free",
                  (unsigned)run.offset, (unsigned)(run.offset + run.bytes - 1),
                  run.owner, backmem_name_of(when_names, run.when));
    }
    print_events(print, &region);
}

// ---- the type -------------------------------------------------------------------

static BACKMEM_MP_NORETURN void name_raise(const char *name) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 64, &print);
    mp_printf(&print, "no region '%s'; there is", name);
    for (size_t i = 0; i < BACKMEM_MP_REGION_COUNT; i++) {
        mp_printf(&print, &", %s"[i == 0], backmem_mp_desc(i) -> name);
    }
    backmem_mp_raise(&mp_type_ValueError, 0, &text);
}

size_t backmem_mp_region_index(mp_obj_t which) {
    const mp_obj_type_t *type = mp_obj_get_type(which);
    if (type == &backmem_mp_region_type) {
        const backmem_mp_region_t *region = MP_OBJ_TO_PTR(which);
        return region->index;
    }
    if (type != &mp_type_str) {
        return mp_get_index(&backmem_mp_region_type, BACKMEM_MP_REGION_COUNT, which,
                            false);
    }
    const char *name = mp_obj_str_get_str(which);
    for (size_t i = 0; i < BACKMEM_MP_REGION_COUNT; i++) {
        if (strcmp(name, backmem_mp_desc(i)->name) == 0) {
            return i;
        }
    }
    name_raise(name);
}

static mp_obj_t region_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    if (op == MP_UNARY_OP_HASH) {
        return MP_OBJ_NEW_SMALL_INT(self->index);
    }
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    return op == MP_UNARY_OP_LEN ? MP_OBJ_NEW_SMALL_INT(region.bytes) : MP_OBJ_NULL;
}

// Asked of another region object alone.
static mp_obj_t region_binary_op(mp_binary_op_t op, mp_obj_t self_in,
                                 mp_obj_t other_in) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    const backmem_mp_region_t *other = MP_OBJ_TO_PTR(other_in);
    return op == MP_BINARY_OP_EQUAL ? mp_obj_new_bool(self->index == other->index)
                                    : MP_OBJ_NULL;
}

static void region_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return; // no attribute can be set
    }
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    switch (attr) {
        case MP_QSTR_name:
            dest[0] = mp_obj_new_str_from_cstr(region.desc->name);
            break;
        case MP_QSTR_size:
            dest[0] = MP_OBJ_NEW_SMALL_INT(region.bytes);
            break;
        case MP_QSTR_itemsize:
            dest[0] = MP_OBJ_NEW_SMALL_INT(region.desc->itemsize);
            break;
        case MP_QSTR_free:
            dest[0] = run_list(&region, false);
            break;
        case MP_QSTR_reserved:
            dest[0] = run_list(&region, true);
            break;
        case MP_QSTR_survives:
            dest[0] = survives_dict(&region);
            break;
        case MP_QSTR_address:
            dest[0] = mp_obj_new_int_from_uint(region.base);
            break;
        case MP_QSTR_access:
            dest[0] = access_tuple(region.desc);
            break;
        case MP_QSTR_memory:
            dest[0] = backmem_mp_view_open(self->index, true);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL; // look in locals_dict
            break;
    }
}

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_region_type,
    MP_QSTR_Region,
    MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE,
    print, region_print,
    unary_op, region_unary_op,
    binary_op, region_binary_op,
    attr, region_attr,
    subscr, backmem_mp_region_subscr,
    locals_dict, &backmem_mp_region_methods
    );
// clang-format on

mp_obj_t backmem_mp_region_new(size_t index) {
    backmem_mp_region_t *self =
        mp_obj_malloc(backmem_mp_region_t, &backmem_mp_region_type);
    self->index = index;
    return MP_OBJ_FROM_PTR(self);
}

#endif
