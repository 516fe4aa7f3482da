# What the firmware says too little of, and a register tells. Which STM32 this is, where
# it names no more than a series: by DBGMCU_IDCODE; addresses and numbers are those of
# openocd-org/openocd@abbbc2e05, src/flash/nor/stm32f2x.c, stm32h7x.c, stm32l4x.c and
# .h. And what reset an RP2.
#
# SPDX-License-Identifier: MIT
from backmem import region
from machine import mem32

# DEV_ID and the chip.
_IDS = ("413f405 419f405 434f405 421f405 423f401 431f401 433f401 441f410 458f410 "
        "463f410 449f746 451f767 452f767 468g441 469g4 479g4 450h743 480h7a3 483h743 "
        "485h7rs 415l476 435l4 461l4 462l4 464l412 470l4 471l412 494wb 495wb "
        "496wb")  # fmt: skip


def chip(device):
    """The chip's name; None: it cannot be told."""
    series = device[5:7]
    if series in ("f4", "f7", "g4", "h7", "l4", "wb") and device[7:8] != "a":
        number = mem32[0x5C001000 if series == "h7" else 0xE0042000] & 0xFFF
        for one in _IDS.split(" "):
            if one.startswith("%03x%s" % (number, series)):
                return "stm32" + one[3:]


def cause():
    """Of a reset by the watchdog's registers, by which MicroPython on RP2 resets, too:
    3, it bit; 5, a program asked for it. pico-sdk says in SCRATCH4 which."""
    main = region(0)
    if main.name == "WATCHDOG_SCRATCH" and main._bus.load(16, 4) != b"\x21\x31\xb7\x6a":
        return 5
    return 3
