// Where durable objects stand, and who claims which place.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_OBJECTS

// ---- MicroPython's objects ------------------------------------------------------

mp_map_elem_t *backmem_mp_dict_next(mp_obj_t dict, const mp_map_elem_t *elem) {
    const mp_map_t *map = mp_obj_dict_get_map(dict);
    size_t i = elem == NULL ? 0 : (size_t)(elem - map->table) + 1;
    while (i < map->alloc && !mp_map_slot_is_filled(map, i)) {
        i++;
    }
    return i < map->alloc ? &map->table[i] : NULL;
}

mp_obj_t backmem_mp_call(mp_obj_t object, qstr name, size_t n_args,
                         const mp_obj_t *args) {
    return mp_call_function_n_kw(mp_load_attr(object, name), n_args, 0, args);
}

// ---- claims ---------------------------------------------------------------------

static bool is_object(mp_obj_t object) {
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(object), make_new)
           == backmem_mp_object_make;
}

// The newest; a foreign module of that name is none.
static backmem_mp_object_t *claims_first(void) {
    mp_obj_t first = backmem_mp_claims()->value;
    return is_object(first) ? MP_OBJ_TO_PTR(first) : NULL;
}

static uint32_t end_of(const backmem_mp_object_t *object) {
    return object->place.offset + object->place.bytes;
}

// The newest claim on any of these bytes of the object's region.
static backmem_mp_object_t *claim_on(const backmem_mp_object_t *self, uint32_t from,
                                     uint32_t bytes) {
    backmem_mp_object_t *claim = claims_first();
    while (claim != NULL
           && (claim->index != self->index || claim->place.offset >= from + bytes
               || from >= end_of(claim))) {
        claim = claim->next;
    }
    return claim;
}

// What the same arguments made before, or others that say the same place.
static backmem_mp_object_t *claim_same(const backmem_mp_object_t *self) {
    backmem_mp_object_t *claim = claims_first();
    for (; claim != NULL; claim = claim->next) {
        const bool sized = claim->asked == self->asked;
        if (claim->base.type == self->base.type && claim->index == self->index
            && claim->shape == self->shape
            && (self->after == self
                    ? claim->place.offset == self->place.offset
                          && (sized || claim->place.bytes == self->asked)
                    : claim->after == self->after && sized)) {
            break;
        }
    }
    return claim;
}

// Puts the object in front of the others, without those whose place it takes. There is
// an entry already.
static void claim_add(backmem_mp_object_t *self) {
    backmem_mp_object_t **link = &self->next;
    backmem_mp_object_t *claim;
    self->next = claims_first();
    while ((claim = *link) != NULL) {
        if (claim->index == self->index && claim->place.offset < end_of(self)
            && self->place.offset < end_of(claim)) {
            claim->heir = self;
            *link = claim->next;
        } else {
            link = &claim->next;
        }
    }
    backmem_mp_claims()->value = MP_OBJ_FROM_PTR(self);
}

// ---- regions --------------------------------------------------------------------

// An ESP32's buffer may begin within a word: objects count from the first whole one.
static void region_align(backmem_region_t *region) {
#ifdef BACKMEM_MEMORY
    const uint32_t skipped = -(uint32_t)region->base & 3;
    region->base += skipped;
    region->bytes = (region->bytes - skipped) & ~(uint32_t)3;
#else
    (void)region;
#endif
}

// Binds the object's region, as one without bytes where it does not store whole words.
static void region_set(backmem_mp_object_t *self, size_t index) {
    self->index = (uint8_t)index;
    backmem_mp_bind(index, &self->region);
    region_align(&self->region);
    if (self->region.desc->width != self->region.desc->stride) {
        self->region.bytes = 0;
    }
}

// Binds the region with the largest run of bytes that nobody owns.
static void region_best(backmem_mp_object_t *self) {
    size_t best = 0;
    uint32_t most = 0;
    for (size_t i = 0; i < BACKMEM_MP_REGION_COUNT; i++) {
        backmem_place_t run;
        region_set(self, i);
        for (uint32_t n = 0; backmem_region_unowned(&self->region, n, &run); n++) {
            if (run.bytes > most) {
                most = run.bytes;
                best = i;
            }
        }
    }
    region_set(self, best);
}

// ---- places ---------------------------------------------------------------------

enum {
    PLACE_OFFSET,
    PLACE_REGION,
    PLACE_AFTER,
    PLACE_FORCE,
    PLACE_SIZE, // not of objects whose size is known
    PLACE_COUNT
};
#define BACKMEM_MP_OBJECT_ARG(name)                \
    MP_QSTR_##name, MP_ARG_KW_ONLY | MP_ARG_OBJ, { \
        .u_rom_obj = MP_ROM_NONE                   \
    }
static const mp_arg_t place_args[PLACE_COUNT] = {
    { BACKMEM_MP_OBJECT_ARG(offset) },
    { BACKMEM_MP_OBJECT_ARG(region) },
    { BACKMEM_MP_OBJECT_ARG(after) },
    { MP_QSTR_force, MP_ARG_KW_ONLY | MP_ARG_BOOL, { .u_bool = false } },
    { BACKMEM_MP_OBJECT_ARG(size) },
};

// What a search does not mind. In this order force=True takes a place.
enum {
    OTHERS = 1,
    OWNERS = 2,
};

// Gives the object the first words behind `from` that nobody owns or claims, up to the
// next one who does. Gives the bytes of the run that they are in, 0 where there are not
// as many as `least`.
static uint32_t gap_find(backmem_mp_object_t *self, uint32_t from, uint32_t least,
                         unsigned ignored) {
    backmem_place_t run = { &self->region, 0, self->region.bytes };
    for (uint32_t n = 0;
         ignored == OWNERS ? n == 0 : backmem_region_unowned(&self->region, n, &run);
         n++) {
        const uint32_t end = (run.offset + run.bytes) & ~(uint32_t)3;
        uint32_t at = (MAX(run.offset, from) + 3) & ~(uint32_t)3;
        const backmem_mp_object_t *claim;
        while (ignored != OTHERS && (claim = claim_on(self, at, least)) != NULL) {
            at = end_of(claim);
        }
        if (at < end && end - at >= least) {
            self->place.offset = at;
            self->place.bytes = end - at;
            while (ignored != OTHERS
                   && (claim = claim_on(self, at, self->place.bytes)) != NULL) {
                self->place.bytes = claim->place.offset - at;
            }
            return run.bytes;
        }
    }
    return 0;
}

// ---- what is said when there is no place ----------------------------------------

// Moves the object to the next free place of its size: behind where it is, or from the
// start of each region. Where none is as large, to a smaller one; with 0 bytes there is
// nothing. Where force takes words from their owners, these are free too.
static void free_find(backmem_mp_object_t *self, unsigned ignored) {
    const size_t index = self->index;
    uint32_t from = self->place.offset;
    for (uint32_t bytes = self->place.bytes; bytes >= 4; bytes /= 2) {
        for (size_t i = 0; i <= BACKMEM_MP_REGION_COUNT; i++) {
            region_set(self, i == 0 ? index : i - 1);
            if (gap_find(self, from, bytes, ignored) != 0) {
                return;
            }
            from = 0;
        }
    }
    self->place.offset = self->place.bytes = 0;
}

// Who owns words of the object's place, as the facts tell; NULL: nobody does. Whoever
// `always` stores there, on every chip of the kind, goes before others.
static const char *owner_find(const backmem_mp_object_t *self, bool *always) {
    const char *owner = NULL;
    backmem_mp_run_t run;
    for (size_t n = 0; !*always && backmem_mp_run(&self->region, n, &run); n++) {
        if (run.owner != NULL && run.when != BACKMEM_WHEN_TRANSIENT
            && run.offset < end_of(self)
            && run.offset + run.bytes > self->place.offset) {
            *always = run.when == BACKMEM_WHEN_ALWAYS;
            owner = owner == NULL || *always ? run.owner : owner;
        }
    }
    return owner;
}

// "Word at 0..3"
static void place_print(const mp_print_t *print, const backmem_mp_object_t *self) {
    mp_printf(print, "%q at %u..%u", (qstr)self->base.type->name,
              (unsigned)self->place.offset, (unsigned)(end_of(self) - 1));
}

// "HOST: Word at 0..3"
static void error_begin(const backmem_mp_object_t *self, vstr_t *text,
                        mp_print_t *print) {
    vstr_init_print(text, 64, print);
    mp_printf(print, "%s: ", self->region.desc->name);
    place_print(print, self);
}

// There is no such place for the object.
static BACKMEM_MP_NORETURN void place_raise(backmem_mp_object_t *self, bool force) {
    vstr_t text;
    mp_print_t print;
    const char *way = "";
    const char *owner = NULL;
    const backmem_mp_object_t *claim = NULL;
    const bool fixed = self->after == self;
    bool always = false;
    error_begin(self, &text, &print);
    if (end_of(self) <= self->region.bytes) {
        owner = owner_find(self, &always);
        if (fixed) {
            claim = claim_on(self, self->place.offset, self->place.bytes);
        }
    }
    if (claim == NULL && (owner == NULL || (always && !fixed))) {
        mp_print_str(&print,
                     self->region.bytes != 0 ? " does not fit" : " needs 32-bit words");
    } else {
        mp_print_str(&print, " belongs to ");
        way = always ? "" : "; force=True takes it"; // that owner cannot be given up
        if (claim == NULL) {
            mp_print_str(&print, owner);
        } else {
            place_print(&print, claim);
            if (force || owner != NULL) { // then force is about the owner
                way = "; a soft reset forgets it";
            }
        }
    }
    free_find(self, force ? OWNERS : 0);
    mp_printf(&print, "; free: %u bytes at %u of %s%s", (unsigned)self->place.bytes,
              (unsigned)self->place.offset, self->region.desc->name, way);
    backmem_mp_raise(&mp_type_ValueError, 0, &text);
}

void *backmem_mp_object_self(mp_obj_t self_in) {
    backmem_mp_object_t *self = MP_OBJ_TO_PTR(self_in);
    const backmem_mp_object_t *heir = self->heir;
    if (heir != NULL) {
        vstr_t text;
        mp_print_t print;
        error_begin(self, &text, &print);
        mp_print_str(&print, " was taken over by ");
        place_print(&print, heir);
        backmem_mp_raise(&mp_type_ValueError, 0, &text);
    }
    return self;
}

// ---- the place that was asked for -----------------------------------------------

// Which region, and where in it. Without any of that: the region that suits best.
static void place_begin(backmem_mp_object_t *self, const mp_arg_val_t *place) {
    mp_obj_t region = place[PLACE_REGION].u_obj;
    mp_obj_t offset = place[PLACE_OFFSET].u_obj;
    self->after = NULL;
    if (place[PLACE_AFTER].u_obj != mp_const_none) {
        if (!is_object(place[PLACE_AFTER].u_obj) || region != mp_const_none
            || offset != mp_const_none) {
            mp_raise_TypeError(
                MP_ERROR_TEXT("after= wants an object; not with offset= or region="));
        }
        self->after = backmem_mp_object_self(place[PLACE_AFTER].u_obj);
        region_set(self, self->after->index);
        self->place.offset = end_of(self->after);
        return;
    }
    if (region == mp_const_none) {
        region_best(self);
    } else {
        region_set(self, backmem_mp_region_index(region));
    }
    self->place.offset = 0;
    if (offset != mp_const_none) {
        self->after = self;
        self->place.offset = backmem_mp_number(MP_QSTR_offset, offset, 0, INT32_MAX);
        if ((self->place.offset & 3) != 0) {
            mp_raise_msg_varg(&mp_type_ValueError,
                              MP_ERROR_TEXT("offset %u is not a multiple of 4"),
                              (unsigned)self->place.offset);
        }
    }
}

// Finds the place, and how much of it the object takes. False: there is none, and the
// place is the one that was looked for.
static bool place_take(backmem_mp_object_t *self, const backmem_mp_plan_t *plan,
                       uint32_t least, bool force) {
    const bool fixed = self->after == self;
    const uint32_t from = self->place.offset;
    const uint32_t need = self->asked != 0 ? self->asked : least;
    unsigned ignored = 0;
    uint32_t run;
    while ((run = gap_find(self, from, need, ignored)) == 0
           || (fixed && self->place.offset != from)) {
        if (!force || ignored == OWNERS) {
            self->place.offset = from;
            self->place.bytes = need;
            return false;
        }
        ignored = fixed && ignored == 0 ? OTHERS : OWNERS;
    }
    uint32_t most = plan->most;
    uint32_t bytes = self->place.bytes / 2;
    if (self->asked != 0) {
        bytes = most = self->asked;
    } else if (plan->fixed) {
        bytes = self->place.bytes;
        most = run < 128 ? least : most;
    } else if (bytes < least) {
        bytes = self->place.bytes;
    }
    self->place.bytes = MIN(bytes, most) & ~(uint32_t)(plan->unit - 1);
    return true;
}

// ---- making one -----------------------------------------------------------------

// Gives what the same arguments made before, or the object, at its place and open. OK
// and NULL: there is no such place.
static backmem_err_t object_open(backmem_mp_object_t *self, uint32_t least, bool force,
                                 backmem_mp_object_t **made) {
    const backmem_mp_plan_t *plan = MP_OBJ_TYPE_GET_SLOT(self->base.type, protocol);
    const backmem_mp_object_t *claim;
    while (self->after == NULL
           && (claim = claim_on(self, self->place.offset, self->region.bytes))
                  != NULL) {
        self->place.offset = end_of(claim);
    }
    *made = claim_same(self);
    if (*made != NULL || !place_take(self, plan, least, force)) {
        return BACKMEM_OK;
    }
    backmem_err_t err = backmem_mp_switch_on(self->index, &self->region);
    if (!err) {
        backmem_status_t status;
        region_align(&self->region);
        err = plan->open(self, &status);
        self->status = (uint8_t)status;
    }
    if (!err) {
        claim_add(self);
        *made = self;
    }
    return err;
}

mp_obj_t backmem_mp_object_make(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                const mp_obj_t *args) {
    const backmem_mp_plan_t *plan = MP_OBJ_TYPE_GET_SLOT(type, protocol);
    mp_arg_t allowed[BACKMEM_MP_ARGS_MAX + PLACE_COUNT];
    mp_arg_val_t in[BACKMEM_MP_ARGS_MAX + PLACE_COUNT];
    const mp_arg_val_t *place = &in[plan->arg_count];
    in[plan->arg_count + PLACE_SIZE].u_obj = mp_const_none;
    memcpy(allowed, plan->args, plan->arg_count * sizeof *allowed);
    memcpy(&allowed[plan->arg_count], place_args, sizeof place_args);
    mp_map_t kw_args;
    mp_map_init_fixed_table(&kw_args, n_kw, args + n_args);
    backmem_mp_arguments(n_args, args, &kw_args,
                         plan->arg_count + PLACE_COUNT - (plan->most == 0), allowed,
                         in);
    backmem_mp_object_t *self = mp_obj_malloc_helper(plan->ram, type);
    self->place.region = &self->region;
    self->heir = NULL;
    self->asked = 0;
    const uint32_t least = plan->least(self, in);
    if (plan->most == 0) {
        self->asked = least;
    }
    if (place[PLACE_SIZE].u_obj != mp_const_none) {
        self->asked = backmem_mp_number(MP_QSTR_size, place[PLACE_SIZE].u_obj,
                                        (int)least, (int)plan->most);
        self->asked &= ~(uint32_t)(plan->unit - 1);
    }
    place_begin(self, place);
    (void)backmem_mp_claims(); // or it would be made below, and the heap may be full
    const bool force = place[PLACE_FORCE].u_bool;
    backmem_mp_object_t *made;
    BACKMEM_MP_OBJECT_DO(self, object_open(self, least, force, &made));
    if (made == NULL) {
        place_raise(self, force);
    }
    if (made == self && plan->ready != NULL) {
        plan->ready(MP_OBJ_FROM_PTR(self));
    }
    return MP_OBJ_FROM_PTR(made);
}

// ---- what is known of an object -------------------------------------------------

void backmem_mp_object_check(const backmem_mp_object_t *self, backmem_err_t err) {
    backmem_mp_check(&self->region, err);
}

void backmem_mp_object_end(const backmem_mp_object_t *self, backmem_err_t err) {
    backmem_mp_object_check(self, backmem_mp_end(err));
}

bool backmem_mp_object_has(const backmem_mp_object_t *self, backmem_err_t err) {
    const bool has = err != BACKMEM_ERR_EMPTY;
    backmem_mp_object_end(self, has ? err : BACKMEM_OK);
    return has;
}

mp_obj_t backmem_mp_pair(uint32_t a, uint32_t b) {
    mp_obj_t pair[] = { MP_OBJ_NEW_SMALL_INT(a), MP_OBJ_NEW_SMALL_INT(b) };
    return mp_obj_new_tuple(MP_ARRAY_SIZE(pair), pair);
}

void backmem_mp_object_print(const mp_print_t *print, mp_obj_t self_in,
                             mp_print_kind_t kind) {
    (void)kind;
    const backmem_mp_object_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<%q %s %u..%u %s>", (qstr)self->base.type->name,
              self->region.desc->name, (unsigned)self->place.offset,
              (unsigned)(end_of(self) - 1),
              self->heir != NULL ? "taken over" : backmem_status_name(self->status));
}

void backmem_mp_object_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const backmem_mp_object_t *self = backmem_mp_object_self(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return; // nothing can be set
    }
    switch (attr) {
        case MP_QSTR_status:
            dest[0] = mp_obj_new_str_from_cstr(backmem_status_name(self->status));
            break;
        case MP_QSTR_offset:
            dest[0] = MP_OBJ_NEW_SMALL_INT(self->place.offset);
            break;
        case MP_QSTR_size:
            dest[0] = MP_OBJ_NEW_SMALL_INT(self->place.bytes);
            break;
        case MP_QSTR_region:
            dest[0] = backmem_mp_region_new(self->index);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL; // look in locals_dict
            break;
    }
}

// wipe()
static mp_obj_t object_wipe(mp_obj_t self_in) {
    backmem_mp_object_t *self = backmem_mp_object_self(self_in);
    const backmem_mp_plan_t *plan = MP_OBJ_TYPE_GET_SLOT(self->base.type, protocol);
    BACKMEM_MP_OBJECT_DO(self, plan->wipe(self));
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(backmem_mp_object_wipe_obj, object_wipe);

#endif
