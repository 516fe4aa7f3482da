// The safe view: a memoryview of a region in which each store is one that the
// hardware honours, and none but those named by the statement.
//
// Nothing is inherited from memoryview: its functions store byte by byte or
// rewrite what lies behind a slice, and would write to a const object. What they
// answer, and the errors they raise, are the same here; beyond that, a slice
// may be assigned from any buffer of its size in bytes, and `in` finds numbers.
//
// SPDX-License-Identifier: MIT
#include "py/binary.h"
#include "py/runtime.h"

#include "backmem_mp.h"

#ifdef BACKMEM_CHIP

// Gives the view's length in bytes.
static inline uint32_t view_bind(const backmem_mp_view_t *self,
                                 backmem_region_t *region) {
    backmem_mp_bind(self->index, region);
    return MIN(self->bytes, region->bytes - self->start);
}

// 1, 4 -> 0, 2: a division would cost a library call on Cortex-M0+.
static uint32_t item_shift(const backmem_region_t *region) {
    return region->desc->itemsize >> 1;
}

static char item_typecode(const backmem_region_t *region) {
    return region->desc->itemsize == 1 ? 'B' : 'I';
}

// ---- items ----------------------------------------------------------------------

static mp_obj_t item_load(const backmem_region_t *region, uint32_t offset) {
    const uintptr_t at = region->base + offset;
    if (region->desc->itemsize == 1) {
        return MP_OBJ_NEW_SMALL_INT(BACKMEM_LOAD8(at));
    }
    return mp_obj_new_int_from_uint(BACKMEM_LOAD32(at));
}

// As backmem_region_write does it, without its generality where an item is what
// one store moves.
static void item_store(const backmem_region_t *region, uint32_t offset,
                       mp_obj_t value) {
    const uint32_t size = region->desc->itemsize;
    const uintptr_t at = region->base + offset;
    uint32_t item = 0;
    if (mp_obj_is_small_int(value)) {
        item = (uint32_t)MP_OBJ_SMALL_INT_VALUE(value);
    } else {
        mp_binary_set_val_array(item_typecode(region), &item, 0, value);
    }
    if (region->desc->width != size) {
        backmem_mp_write(region, offset, &item, size);
        return;
    }
    if (size == 1) {
        item &= 0xff;
        BACKMEM_STORE8(at, (uint8_t)item);
    } else {
        BACKMEM_STORE32(at, item);
    }
    backmem_mp_store_end(region, offset, size, item);
}

// ---- m[i], m[a:b] and their assignment ------------------------------------------

#if MICROPY_PY_BUILTINS_SLICE

// Items of the same size do, and so do plain bytes.
static bool item_fits(const backmem_region_t *region, int typecode) {
    const size_t itemsize = mp_binary_get_size('@', (char)typecode, NULL);
    return itemsize == region->desc->itemsize || itemsize == 1;
}

static void slice_store(const backmem_region_t *region, uint32_t offset, uint32_t bytes,
                        mp_obj_t value) {
    mp_buffer_info_t src;
    if (!mp_get_buffer(value, &src, MP_BUFFER_READ)
        || (src.typecode == 'B' && mp_obj_is_str(value))) {
        mp_raise_NotImplementedError(
            MP_ERROR_TEXT("array/bytes required on right side"));
    }
    if (src.len != bytes
        || !(src.typecode == item_typecode(region)
             || item_fits(region, src.typecode))) {
        mp_raise_ValueError(MP_ERROR_TEXT("lhs and rhs should be compatible"));
    }
    backmem_mp_write(region, offset, src.buf, bytes);
}

#endif

static mp_obj_t view_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    const backmem_mp_view_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    const uint32_t bytes = view_bind(self, &region);
    const uint32_t shift = item_shift(&region);
    if (value == MP_OBJ_NULL) {
        return MP_OBJ_NULL; // nothing can be deleted
    }
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_type(index_in, &mp_type_slice)) {
        mp_bound_slice_t slice;
        if (!mp_seq_get_fast_slice_indexes(bytes >> shift, index_in, &slice)) {
            mp_raise_NotImplementedError(
                MP_ERROR_TEXT("only slices with step=1 (aka None) are supported"));
        }
        const uint32_t first = self->start + ((uint32_t)slice.start << shift);
        const uint32_t size = (uint32_t)(slice.stop - slice.start) << shift;
        if (value == MP_OBJ_SENTINEL) {
            return backmem_mp_view_new(self->index, first, size);
        }
        slice_store(&region, first, size, value);
        return mp_const_none;
    }
#endif
    size_t i = (size_t)MP_OBJ_SMALL_INT_VALUE(index_in);
    if (!mp_obj_is_small_int(index_in) || i >= bytes >> shift) {
        i = mp_get_index(self->base.type, bytes >> shift, index_in, false);
    }
    const uint32_t offset = self->start + ((uint32_t)i << shift);
    if (value == MP_OBJ_SENTINEL) {
        return item_load(&region, offset);
    }
    item_store(&region, offset, value);
    return mp_const_none;
}

// ---- iteration ------------------------------------------------------------------

// What is left of a view. It fits into what a `for` has on the stack.
typedef struct view_iter {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    uintptr_t at; // addresses
    uintptr_t end;
} view_iter_t;
_Static_assert(sizeof(view_iter_t) <= sizeof(mp_obj_iter_buf_t),
               "an iterator has the room that MicroPython gives it");

static mp_obj_t view_next_byte(mp_obj_t self_in) {
    view_iter_t *self = MP_OBJ_TO_PTR(self_in);
    const uintptr_t at = self->at;
    if (at == self->end) {
        return MP_OBJ_STOP_ITERATION;
    }
    self->at = at + 1;
    return MP_OBJ_NEW_SMALL_INT(BACKMEM_LOAD8(at));
}

static mp_obj_t view_next_word(mp_obj_t self_in) {
    view_iter_t *self = MP_OBJ_TO_PTR(self_in);
    const uintptr_t at = self->at;
    if (at == self->end) {
        return MP_OBJ_STOP_ITERATION;
    }
    self->at = at + 4;
    return mp_obj_new_int_from_uint(BACKMEM_LOAD32(at));
}

static mp_obj_t view_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *buffer) {
    const backmem_mp_view_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    const uint32_t bytes = view_bind(self, &region);
    view_iter_t *iter = (view_iter_t *)buffer;
    iter->base.type = &mp_type_polymorph_iter;
    iter->iternext = region.desc->itemsize == 1 ? view_next_byte : view_next_word;
    iter->at = region.base + self->start;
    iter->end = iter->at + bytes;
    return MP_OBJ_FROM_PTR(iter);
}

// ---- operators ------------------------------------------------------------------

static mp_obj_t view_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    backmem_region_t region;
    const uint32_t bytes = view_bind(MP_OBJ_TO_PTR(self_in), &region);
    return op == MP_UNARY_OP_LEN ? MP_OBJ_NEW_SMALL_INT(bytes >> item_shift(&region))
                                 : MP_OBJ_NULL;
}

// Below, at or above zero as the bytes of the span sort before, with or after
// those of `other`, which may be device memory too: no library function may
// touch it.
static int bytes_compare(const backmem_region_t *region, uint32_t offset,
                         uint32_t bytes, const mp_buffer_info_t *other) {
    const volatile uint8_t *b = other->buf;
    const uint32_t common = MIN(bytes, (uint32_t)other->len);
    uint8_t a[16];
    for (uint32_t i = 0; i < common; i++) {
        const uint32_t k = i % sizeof a;
        if (k == 0) {
            const uint32_t size = MIN(common - i, sizeof a);
            backmem_mp_check(region, backmem_region_read(region, offset + i, a, size));
        }
        if (a[k] != b[i]) {
            return a[k] - b[i];
        }
    }
    return (bytes > other->len) - (bytes < other->len);
}

static mp_obj_t view_binary_op(mp_binary_op_t op, mp_obj_t self_in, mp_obj_t other_in) {
    if (op > MP_BINARY_OP_MORE_EQUAL) {
        return MP_OBJ_NULL; // no comparison, or one that is made of the others
    }
    const backmem_mp_view_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    const uint32_t bytes = view_bind(self, &region);
    mp_buffer_info_t other;
    if (!mp_get_buffer(other_in, &other, MP_BUFFER_READ)) {
        return mp_const_false;
    }
    // Items of the same kind, signed or not, as memoryview has it.
    const char kind = other.typecode == BYTEARRAY_TYPECODE ? 'B' : other.typecode;
    if ((kind | 0x20) != (item_typecode(&region) | 0x20)) {
        mp_raise_NotImplementedError(NULL);
    }
    if (op == MP_BINARY_OP_EQUAL && bytes != other.len) {
        return mp_const_false;
    }
    const int order = bytes_compare(&region, self->start, bytes, &other);
    return mp_binary_op(op, MP_OBJ_NEW_SMALL_INT(order), MP_OBJ_NEW_SMALL_INT(0));
}

// ---- the rest of the type -------------------------------------------------------

// type(m)(buffer): an ordinary memoryview.
static mp_obj_t view_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                              const mp_obj_t *args) {
    (void)type;
    return MP_OBJ_TYPE_GET_SLOT(&mp_type_memoryview, make_new)(&mp_type_memoryview,
                                                               n_args, n_kw, args);
}

static void view_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return; // no attribute can be set
    }
    if (attr == MP_QSTR_itemsize) {
        backmem_region_t region;
        view_bind(MP_OBJ_TO_PTR(self_in), &region);
        dest[0] = MP_OBJ_NEW_SMALL_INT(region.desc->itemsize);
    } else if (attr == MP_QSTR_hex) { // memoryview's own, where the firmware has it
        mp_obj_t plain =
            mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_memoryview), self_in);
        mp_load_method_maybe(plain, attr, dest);
    }
}

// Whoever gets a buffer for writing stores with any width and syncs nothing.
static bool raw_stores_are_safe(const backmem_region_desc_t *desc) {
    return desc->width == 1 && desc->stride == 1
           && (desc->hazards & (BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE)) == 0;
}

static mp_int_t view_get_buffer(mp_obj_t self_in, mp_buffer_info_t *buffer,
                                mp_uint_t flags) {
    const backmem_mp_view_t *self = MP_OBJ_TO_PTR(self_in);
    backmem_region_t region;
    const uint32_t bytes = view_bind(self, &region);
    if ((flags & MP_BUFFER_WRITE) && !raw_stores_are_safe(region.desc)) {
        return 1;
    }
    buffer->buf = (void *)(region.base + self->start);
    buffer->len = bytes;
    buffer->typecode = item_typecode(&region);
    return 0;
}

// clang-format off
MP_DEFINE_CONST_OBJ_TYPE(
    backmem_mp_view_type,
    MP_QSTR_memoryview,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER
        | MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE,
    make_new, view_make_new,
    iter, view_getiter,
    unary_op, view_unary_op,
    binary_op, view_binary_op,
    attr, view_attr,
    subscr, view_subscr,
    buffer, view_get_buffer,
    parent, &mp_type_memoryview
    );
// clang-format on

// ---- making one -----------------------------------------------------------------

mp_obj_t backmem_mp_view_new(size_t index, uint32_t start, uint32_t bytes) {
    backmem_mp_view_t *self = mp_obj_malloc(backmem_mp_view_t, &backmem_mp_view_type);
    self->start = start;
    self->bytes = bytes;
    self->index = (uint8_t)index;
    return MP_OBJ_FROM_PTR(self);
}

static const backmem_mp_view_t main_view = {
    .base = { &backmem_mp_view_type },
    .bytes = UINT32_MAX,
};

mp_obj_t backmem_mp_view_open(size_t index, bool attribute) {
    backmem_region_t region;
    backmem_mp_open(index, &region, attribute);
    return index == 0 ? MP_OBJ_FROM_PTR(&main_view)
                      : backmem_mp_view_new(index, 0, UINT32_MAX);
}

#endif
