// Entry to the program's own HardFault handler, as Arm DDI 0403E B1.5.6 and B1.5.7
// (v7-M), DDI 0419D B1.5.6 (v6-M) and DDI 0553B.w B3.18 (v8-M) have it.
//
// A fault is always escalated to HardFault: what SHCSR switches on is not modelled.
// The frame is the basic one, or the one with room for floating point where CONTROL
// says that a floating-point context is active; lazily, so nothing is stored there.
//
// SPDX-License-Identifier: MIT
#include "exceptions.h"

#include "image_fit.h"

#define HARD_FAULT       3u
#define FRAME_WORDS      8u
#define FRAME_WORDS_FP   26u
#define CONTROL_SPSEL    (1u << 1)
#define CONTROL_FPCA     (1u << 2)
#define XPSR_PADDED      (1u << 9) // the stack pointer was no multiple of 8
#define XPSR_THUMB       (1u << 24)
#define RETURN_TO_THREAD 0xfffffff9u // on the main stack, basic frame
#define RETURN_NO_FP     (1u << 4)
#define RETURN_PSP       (1u << 2)

// CFSR and HFSR, DDI 0403E B3.2.15 and B3.2.16.
#define IBUSERR    (1u << 8)
#define PRECISERR  (1u << 9)
#define BFARVALID  (1u << 15)
#define UNDEFINSTR (1u << 16)
#define FORCED     (1u << 30)
#define DEBUGEVT   (1u << 31)

static uint32_t reg_read(uc_engine *uc, int reg) {
    uint32_t value = 0;
    (void)uc_reg_read(uc, reg, &value);
    return value;
}

static void reg_write(uc_engine *uc, int reg, uint32_t value) {
    (void)uc_reg_write(uc, reg, &value);
}

static uint32_t vector(const vchip_t *vchip, uc_engine *uc, uint32_t number) {
    uint32_t handler = 0;
    const uint32_t table = vchip->core.vtor != 0
                               ? vchip->core.vtor
                               : vchip_image_vectors(vchip->chip, vchip->image);
    (void)uc_mem_read(uc, table + 4 * number, &handler, sizeof(handler));
    return handler;
}

uint32_t vchip_exception_handler(const vchip_t *vchip, uc_engine *uc) {
    if (vchip->chip->cpu == VCHIP_RV32
        || (reg_read(uc, UC_ARM_REG_XPSR) & 0x1ff) != 0) {
        return 0;
    }
    return vector(vchip, uc, HARD_FAULT);
}

static void status_set(vchip_core_t *core, vchip_mistake_t mistake, uint32_t address) {
    static const uint32_t cfsr[] = {
        [VCHIP_MISTAKE_DATA] = PRECISERR | BFARVALID,
        [VCHIP_MISTAKE_FETCH] = IBUSERR,
        [VCHIP_MISTAKE_INSTRUCTION] = UNDEFINSTR,
        [VCHIP_MISTAKE_UNALIGNED] = 0, // seen on v6-M alone, which has no CFSR
        [VCHIP_MISTAKE_BREAKPOINT] = 0,
    };
    core->cfsr |= cfsr[mistake];
    core->hfsr |= mistake == VCHIP_MISTAKE_BREAKPOINT ? DEBUGEVT : FORCED;
    if (mistake == VCHIP_MISTAKE_DATA) {
        core->bfar = address;
    }
}

bool vchip_exception_enter(vchip_t *vchip, uc_engine *uc, vchip_mistake_t mistake,
                           uint32_t address, uint32_t *pc) {
    const uint32_t control = reg_read(uc, UC_ARM_REG_CONTROL);
    const bool fp = (control & CONTROL_FPCA) != 0;
    const uint32_t sp = reg_read(uc, UC_ARM_REG_SP);
    const uint32_t frame = (sp - 4 * (fp ? FRAME_WORDS_FP : FRAME_WORDS)) & ~7u;
    const bool padded = (sp & 4) != 0;
    const uint32_t words[FRAME_WORDS] = {
        reg_read(uc, UC_ARM_REG_R0),
        reg_read(uc, UC_ARM_REG_R1),
        reg_read(uc, UC_ARM_REG_R2),
        reg_read(uc, UC_ARM_REG_R3),
        reg_read(uc, UC_ARM_REG_R12),
        reg_read(uc, UC_ARM_REG_LR),
        vchip->pc,
        (reg_read(uc, UC_ARM_REG_XPSR) & ~XPSR_PADDED) | XPSR_THUMB
            | (padded ? XPSR_PADDED : 0),
    };
    if (uc_mem_write(uc, frame, words, sizeof(words)) != UC_ERR_OK) {
        return false;
    }
    status_set(&vchip->core, mistake, address);
    reg_write(uc, UC_ARM_REG_SP, frame);
    reg_write(uc, UC_ARM_REG_IPSR, HARD_FAULT); // from here SP is the main stack's
    reg_write(uc, UC_ARM_REG_LR,
              (RETURN_TO_THREAD & ~(fp ? RETURN_NO_FP : 0))
                  | ((control & CONTROL_SPSEL) != 0 ? RETURN_PSP : 0));
    *pc = vector(vchip, uc, HARD_FAULT) | 1;
    return true;
}
