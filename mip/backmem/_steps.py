# Switching a region on, and what its registers say later: the steps of the chip's page,
# as in the library. include/backmem/region.h tells what each of them means.
#
# SPDX-License-Identifier: MIT
import machine
from machine import mem16, mem32

from backmem import _fail

(_SET, _CLEAR, _WRITE, _ACK, _WAIT, _WAIT_CLEAR, _REQUIRE, _UNLOCK, _UNLOCK_BOTH,
 _RETAIN, _RETAIN_READY, _ASK_CLEAR, _ASK_SET, _ASK_BOTH,
 _TRY_SET) = range(15)  # fmt: skip

_DOWN = (_CLEAR, _ACK, _WAIT_CLEAR, _REQUIRE, _ASK_CLEAR, _ASK_BOTH)
_POLL = (_WAIT, _WAIT_CLEAR, _RETAIN_READY)
_ASK = (_ASK_CLEAR, _ASK_SET, _ASK_BOTH)
_KEEP = (_RETAIN, _RETAIN_READY)
_NO_GATE = _KEEP + (_TRY_SET,)

_POLLS = 10000


def _load(reg, bits):
    """What the register holds, as it is to be stored: one of 16 bits with its key."""
    return mem16[reg] | bits & 0xFF00 if reg & 2 else mem32[reg] & 0xFFFFFFFF


def _wants(reg, op, bits, value):
    if op == _WRITE:
        return bits
    if reg & 2:
        bits &= 0xFF
    return value & ~bits if op in _DOWN else value | bits


def _holds(reg, bits, op):
    value = _load(reg, bits)
    return value == _wants(reg, op, bits, value)


def _store(reg, bits, op):
    """Makes the register as wanted, where it is not; whether it took it."""
    held = hasattr(machine, "disable_irq") and machine.disable_irq()
    value = _load(reg, bits)
    want = _wants(reg, op, bits, value)
    if value != want:
        # No read-modify-write of flags: it would acknowledge the others too.
        (mem16 if reg & 2 else mem32)[reg] = bits if op == _ACK else want
    if hasattr(machine, "enable_irq"):
        machine.enable_irq(held)
    return _holds(reg, bits, op)


def _poll(reg, bits, op):
    for _ in range(_POLLS):
        if _holds(reg, bits, op):
            return True
    return False


def open(region):
    """Each step in turn, each register only where it is not as wanted. OSError."""
    for reg, bits, op, name in region._labels:
        reason = None
        if op in _ASK:
            continue
        if op == _REQUIRE:
            reason = None if _holds(reg, bits, op) else "LOCKED"
        elif op in _POLL:
            reason = None if _poll(reg, bits, op) else "TIMEOUT"
        elif not _store(reg, bits, op):
            reason = "DROPPED"
        if reason and op not in _NO_GATE:
            _fail(region, reason, name)


def _first(region, but):
    """The name of the first step that does not hold, of those that are not `but`."""
    for reg, bits, op, name in region._labels:
        if op not in but and not _holds(reg, bits, op):
            return name


def shut(region):
    """The register and bit that stand in the way; None: every known gate is open."""
    return _first(region, _NO_GATE)


def loads(region):
    """Raises where a shut gate makes loads give zero."""
    name = _first(region, _NO_GATE + (_UNLOCK, _ASK_CLEAR, _ASK_SET))
    if name:
        _fail(region, "LOCKED", name)


def retained(region):
    """Whether the memory is kept in deep sleep and on battery; of a region that is not
    switched on, whether it would be."""
    if shut(region):
        return True
    for reg, bits, op, _ in region._labels:
        if op in _KEEP and not _holds(reg, bits, op):
            return False
    return True


def unretain(region):
    done = False
    for reg, bits, op, name in region._labels:
        if op == _RETAIN:
            region._bus.load(0, 4)  # the last store arrives before the bit clears
            if not _store(reg, bits, _CLEAR):
                _fail(region, "DROPPED", name)
            done = True
    if not done:
        _fail(region, "UNSUPPORTED")


def sync(region, at, n):
    """Cleans and invalidates the lines of a data cache that is on (Arm DDI 0403E, B3.2
    and B2.2.7)."""
    if mem32[0xE000ED14] & 1 << 16:
        at += region._bus.base
        for line in range(at & ~15, at + n, 16):
            mem32[0xE000EF70] = line
