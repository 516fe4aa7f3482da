// MicroPython for virtual chips: runs the test port's script and ends.
//
// SystemExit, which machine.soft_reset() raises, starts the interpreter again
// and leaves the chip alone, as on every board. The end of the script, or an
// exception, ends the run.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "py/builtin.h"
#include "py/compile.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/runtime.h"
#include "shared/runtime/gchelper.h"

#include "port.h"

// From the linker script.
extern char _heap_start, _heap_end, _stack_limit, _stack_top;

typedef enum outcome {
    DONE,
    FAILED,
    SOFT_RESET
} outcome_t;

static outcome_t exception_outcome(mp_obj_t exception) {
    const mp_obj_type_t *type = mp_obj_get_type(exception);
    if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type),
                                MP_OBJ_FROM_PTR(&mp_type_SystemExit))) {
        return SOFT_RESET;
    }
    mp_obj_print_exception(&mp_plat_print, exception);
    return FAILED;
}

static outcome_t script_run(void) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        return exception_outcome(MP_OBJ_FROM_PTR(nlr.ret_val));
    }
    const char *text = (const char *)(uintptr_t)port_load(TESTPORT_SCRIPT);
    mp_lexer_t *lexer =
        mp_lexer_new_from_str_len(MP_QSTR__lt_stdin_gt_, text, strlen(text), 0);
    mp_parse_tree_t tree = mp_parse(lexer, MP_PARSE_FILE_INPUT);
    mp_call_function_0(mp_compile(&tree, MP_QSTR__lt_stdin_gt_, false));
    nlr_pop();
    return DONE;
}

int main(void) {
    outcome_t outcome;
    do {
        mp_cstack_init_with_top(&_stack_top, (size_t)(&_stack_top - &_stack_limit));
        gc_init(&_heap_start, &_heap_end);
        mp_init();
        outcome = script_run();
        gc_sweep_all();
        mp_deinit();
    } while (outcome == SOFT_RESET);
    port_exit(outcome == DONE ? 0 : PORT_EXIT_EXCEPTION);
}

// ---- what the core wants of a port ---------------------------------------------

mp_uint_t mp_hal_stdout_tx_strn(const char *text, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        port_store(TESTPORT_UART, (uint8_t)text[i]);
    }
    return bytes;
}

void gc_collect(void) {
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    gc_collect_end();
}

void nlr_jump_fail(void *value) {
    (void)value;
    port_exit(PORT_EXIT_LOST);
}

// The C library's own way out: abort and assert.
void _exit(int code);
void _exit(int code) {
    port_exit((uint32_t)code);
}
