// Faults that the program's own HardFault handler answers. What the processor leaves is
// as Arm DDI 0403E B1.5.6 and B3.2.15 to 18 say, and DDI 0419D B1.5.6.
//
// SPDX-License-Identifier: MIT
#include "dut.h"
#include "faults.h"

static void fault_boot(const char *chip, uint32_t arg, bool handled) {
    dut_open_image(chip, "faults");
    dut->arg = arg;
    dut->handled = handled;
    vchip_boot(dut);
}

// The frame is at the stack pointer, less `bytes`, less what aligns it.
static void check_frame(uint32_t exc_return, uint32_t bytes, uint32_t pad) {
    CHECK_EQ(dut->stop, VCHIP_STOP_EXIT);
    CHECK_EQ(dut->code, 0);
    CHECK(dut->data_count >= FAULTS_WORDS);
    if (dut->data_count < FAULTS_WORDS) {
        dut_print();
        return;
    }
    CHECK_DATA(FAULTS_RETURN, exc_return);
    CHECK_DATA(FAULTS_FRAME, dut->data[FAULTS_SP] - bytes - pad);
    for (uint32_t i = 0; i < 4; i++) {
        CHECK_DATA(FAULTS_R0 + i, i + 1);
    }
    CHECK_DATA(FAULTS_R0 + 4, 5); // r12
    CHECK_DATA(FAULTS_R0 + 5, 7); // lr
    CHECK_EQ(dut->data[FAULTS_XPSR] & 0x010003ffu, 0x01000000u | (pad ? 1u << 9 : 0));
}

static void each_mistake_stacks_the_frame_and_says_why(void) {
    static const struct {
        uint32_t kind, cfsr, hfsr, bfar, pc; // pc 0: the instruction's own
    } mistakes[] = {
        { FAULTS_LOAD, 0x8200, 0x40000000, FAULTS_NOWHERE, 0 },
        { FAULTS_STORE, 0x8200, 0x40000000, FAULTS_NOWHERE, 0 },
        { FAULTS_JUMP, 0x0100, 0x40000000, 0, FAULTS_NOWHERE },
        { FAULTS_UNDEFINED, 0x00010000, 0x40000000, 0, 0 },
        { FAULTS_BREAKPOINT, 0, 0x80000000, 0, 0 },
    };
    static const char *const chips[] = { "stm32g0", "stm32f103", "stm32f405",
                                         "stm32h743", "stm32u5" };
    for (size_t c = 0; c < VCHIP_COUNT(chips); c++) {
        const bool v6 = vchip_find(chips[c])->cpu == VCHIP_M0PLUS;
        for (size_t i = 0; i < VCHIP_COUNT(mistakes); i++) {
            CHECK_AT("chip, kind", (int)c, mistakes[i].kind, 0);
            fault_boot(chips[c], mistakes[i].kind, true);
            check_frame(0xfffffff9, 32, 0);
            CHECK_DATA(FAULTS_PC,
                       mistakes[i].pc != 0 ? mistakes[i].pc : dut->data[FAULTS_AT]);
            CHECK_DATA(FAULTS_CFSR, v6 ? 0 : mistakes[i].cfsr);
            CHECK_DATA(FAULTS_HFSR, v6 ? 0 : mistakes[i].hfsr);
            CHECK_DATA(FAULTS_BFAR, v6 ? 0 : mistakes[i].bfar);
            CHECK_EQ(dut->broken, 0);
            dut_close();
        }
    }
}

// Of these, the Cortex-M0 alone cannot load from an address that is no multiple of 4.
static void an_unaligned_load_is_a_fault_on_v6(void) {
    fault_boot("stm32g0", FAULTS_UNALIGNED, true);
    check_frame(0xfffffff9, 32, 0);
    CHECK_DATA(FAULTS_PC, dut->data[FAULTS_AT]);
    dut_close();
}

static void frames_are_aligned_and_stand_on_the_stack_in_use(void) {
    fault_boot("stm32g0", FAULTS_LOAD | FAULTS_ODD_SP, true);
    check_frame(0xfffffff9, 32, 4);
    dut_close();
    fault_boot("stm32f405", FAULTS_LOAD | FAULTS_ON_PSP, true);
    check_frame(0xfffffffd, 32, 0);
    dut_close();
    fault_boot("stm32f405", FAULTS_LOAD | FAULTS_WITH_FP, true);
    check_frame(0xffffffe9, 104, 0);
    dut_close();
}

static void a_fault_ends_the_run_where_nobody_can_answer_it(void) {
    static const struct {
        uint32_t arg;
        bool handled;
        const char *why;
    } ends[] = {
        { FAULTS_LOAD, false, "load where nothing is" },
        { FAULTS_BREAKPOINT, false, "bkpt" },
        { FAULTS_TWICE, true, "load where nothing is: 4 byte(s) at 0x90000000, at" },
        { FAULTS_LOAD | FAULTS_NO_STACK, true, "does not fit on the stack" },
    };
    for (size_t i = 0; i < VCHIP_COUNT(ends); i++) {
        CHECK_AT("end", (int)i, 0, 0);
        fault_boot("stm32f405", ends[i].arg, ends[i].handled);
        CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
        CHECK(strstr(dut->fault, ends[i].why) != NULL);
        if (strstr(dut->fault, ends[i].why) == NULL) {
            dut_print();
        }
        dut_close();
    }
}

int main(void) {
    RUN(each_mistake_stacks_the_frame_and_says_why);
    RUN(an_unaligned_load_is_a_fault_on_v6);
    RUN(frames_are_aligned_and_stand_on_the_stack_in_use);
    RUN(a_fault_ends_the_run_where_nobody_can_answer_it);
    return CHECK_EXIT();
}
