// The region object of `import backmem`: what is known of a region. None of it
// touches the hardware but `memory`, which switches the region on.
//
// SPDX-License-Identifier: MIT
#include "py/objstr.h"
#include "py/runtime.h"

#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

static const uint16_t event_names[BACKMEM_EVENT_COUNT] = {
    [BACKMEM_EVENT_SOFT_RESET] = MP_QSTR_soft_reset,
    [BACKMEM_EVENT_WATCHDOG] = MP_QSTR_watchdog,
    [BACKMEM_EVENT_RESET_PIN] = MP_QSTR_reset_pin,
    [BACKMEM_EVENT_DEEP_SLEEP] = MP_QSTR_deep_sleep,
    [BACKMEM_EVENT_VDD_LOSS_BAT] = MP_QSTR_vdd_loss_bat,
    [BACKMEM_EVENT_VDD_LOSS] = MP_QSTR_vdd_loss,
};

static const uint16_t when_names[] = {
    [BACKMEM_WHEN_ALWAYS] = MP_QSTR_always,
    [BACKMEM_WHEN_BOOTLOADER] = MP_QSTR_bootloader,
    [BACKMEM_WHEN_BOARD] = MP_QSTR_board,
    [BACKMEM_WHEN_FIRMWARE] = MP_QSTR_firmware,
    [BACKMEM_WHEN_VISIT] = MP_QSTR_visit,
};

// ---- what is known -----------------------------------------------------------

// The bytes of the n-th span, of which 0 stands for the rest of the region.
static uint32_t span_bytes(const backmem_region_t *region, const backmem_span_t *span) {
    return span->bytes == 0 ? region->bytes - span->offset : span->bytes;
}

static mp_obj_t free_list(const backmem_region_t *region) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    uint32_t offset, bytes;
    for (uint32_t n = 0; backmem_region_free(region, n, &offset, &bytes); n++) {
        mp_obj_t run[] = { MP_OBJ_NEW_SMALL_INT(offset), MP_OBJ_NEW_SMALL_INT(bytes) };
        mp_obj_list_append(list, mp_obj_new_tuple(MP_ARRAY_SIZE(run), run));
    }
    return list;
}

static mp_obj_t reserved_list(const backmem_region_t *region) {
    const backmem_row_t *row = region->row;
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < row->span_count; i++) {
        const backmem_span_t *span = &row->spans[i];
        mp_obj_t entry[] = {
            MP_OBJ_NEW_SMALL_INT(span->offset),
            MP_OBJ_NEW_SMALL_INT(span_bytes(region, span)),
            mp_obj_new_str_from_cstr(backmem_mp_owner(row, i)),
            MP_OBJ_NEW_QSTR(when_names[span->when]),
        };
        mp_obj_list_append(list, mp_obj_new_tuple(MP_ARRAY_SIZE(entry), entry));
    }
    return list;
}

static mp_obj_t answer_obj(backmem_answer_t answer) {
    return answer == BACKMEM_UNKNOWN ? mp_const_none
                                     : mp_obj_new_bool(answer == BACKMEM_YES);
}

// What the row says of the hardware, unless the port undoes it.
static backmem_answer_t survives(const backmem_row_t *row, size_t event) {
#ifdef BACKMEM_MEMORY_INIT
    if (row->base == 0 && event != BACKMEM_EVENT_DEEP_SLEEP) {
        return BACKMEM_NO;
    }
#endif
    return backmem_row_survives(row, (backmem_event_t)event);
}

static mp_obj_t survives_dict(const backmem_row_t *row) {
    mp_obj_t dict = mp_obj_new_dict(BACKMEM_EVENT_COUNT);
    for (size_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
        mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(event_names[i]),
                          answer_obj(survives(row, i)));
    }
    return dict;
}

// How the hardware wants it: (bytes of the narrowest store, bytes to the next
// unit, what a narrower store does, what else can hurt). For the self-test.
static mp_obj_t access_tuple(const backmem_row_t *row) {
    static const uint16_t rules[] = {
        [BACKMEM_RULE_LANES] = MP_QSTR_LANES,
        [BACKMEM_RULE_REPLICATES] = MP_QSTR_REPLICATES,
        [BACKMEM_RULE_ZERO_FILLS] = MP_QSTR_ZERO_FILLS,
        [BACKMEM_RULE_FAULTS] = MP_QSTR_FAULTS,
        [BACKMEM_RULE_PENDING] = MP_QSTR_PENDING,
        [BACKMEM_RULE_UNKNOWN] = MP_QSTR_UNKNOWN,
    };
    // In the order of their bits.
    static const uint16_t hazards[] = { MP_QSTR_ECC, MP_QSTR_CACHEABLE, MP_QSTR_ZEROIZE,
                                        MP_QSTR_LOCK };
    mp_obj_t named[MP_ARRAY_SIZE(hazards)];
    size_t count = 0;
    for (size_t i = 0; i < MP_ARRAY_SIZE(hazards); i++) {
        if (row->hazards >> i & 1) {
            named[count++] = MP_OBJ_NEW_QSTR(hazards[i]);
        }
    }
    mp_obj_t access[] = {
        MP_OBJ_NEW_SMALL_INT(row->width),
        MP_OBJ_NEW_SMALL_INT(row->stride),
        MP_OBJ_NEW_QSTR(rules[row->rule]),
        mp_obj_new_tuple(count, named),
    };
    return mp_obj_new_tuple(MP_ARRAY_SIZE(access), access);
}

// ---- print(region) -----------------------------------------------------------

static void print_events(const mp_print_t *print, const backmem_row_t *row,
                         const char *title, backmem_answer_t answer) {
    for (size_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
        if (survives(row, i) == answer) {
            mp_printf(print, "%s%q", title, (qstr)event_names[i]);
            title = ", ";
        }
    }
}

static void print_lines(const mp_print_t *print, const backmem_region_t *region) {
    const backmem_row_t *row = region->row;
    uint32_t offset, bytes;
    for (uint32_t n = 0; backmem_region_free(region, n, &offset, &bytes); n++) {
        mp_printf(print, "\n  %u..%u free", (unsigned)offset,
                  (unsigned)(offset + bytes - 1));
    }
    for (size_t i = 0; i < row->span_count; i++) {
        const backmem_span_t *span = &row->spans[i];
        mp_printf(print, "\n  %u..%u %s (%q)", (unsigned)span->offset,
                  (unsigned)(span->offset + span_bytes(region, span) - 1),
                  backmem_mp_owner(row, i), (qstr)when_names[span->when]);
    }
    print_events(print, row, "\n  survives ", BACKMEM_YES);
    print_events(print, row, "\n  lost at ", BACKMEM_NO);
    print_events(print, row, "\n  not known: ", BACKMEM_UNKNOWN);
}

static void region_print(const mp_print_t *print, mp_obj_t self_in,
                         mp_print_kind_t kind) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    const backmem_row_t *row = region.row;
    const bool lines = kind == PRINT_STR;
    mp_printf(print, lines ? "%s: %u bytes, " : "<%s %u bytes, ", row->name,
              (unsigned)region.bytes);
    if (row->itemsize == 0) {
        mp_print_str(print, "no view");
    } else {
        mp_printf(print, "itemsize %u", (unsigned)row->itemsize);
    }
    if (lines) {
        print_lines(print, &region);
    } else {
        mp_print_str(print, ">");
    }
}

// ---- the type ----------------------------------------------------------------

static mp_obj_t region_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    const backmem_mp_region_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    backmem_mp_bind(self->index, &region);
    switch (op) {
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(region.bytes);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t region_memory(const backmem_mp_region_t *self,
                              const backmem_row_t *row) {
    if (row->itemsize == 0) {
        mp_raise_msg_varg(&mp_type_AttributeError,
                          MP_ERROR_TEXT("%s: no view, its words store %d bits"),
                          row->name, 8 * row->width);
    }
    return backmem_mp_view_open(self->index, &mp_type_AttributeError);
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
            dest[0] = mp_obj_new_str_from_cstr(region.row->name);
            break;
        case MP_QSTR_size:
            dest[0] = MP_OBJ_NEW_SMALL_INT(region.bytes);
            break;
        case MP_QSTR_itemsize:
            dest[0] = MP_OBJ_NEW_SMALL_INT(region.row->itemsize);
            break;
        case MP_QSTR_free:
            dest[0] = free_list(&region);
            break;
        case MP_QSTR_reserved:
            dest[0] = reserved_list(&region);
            break;
        case MP_QSTR_survives:
            dest[0] = survives_dict(region.row);
            break;
        case MP_QSTR_address:
            dest[0] = mp_obj_new_int_from_uint(region.base);
            break;
        case MP_QSTR_access:
            dest[0] = access_tuple(region.row);
            break;
        case MP_QSTR_memory:
            dest[0] = region_memory(self, region.row);
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
