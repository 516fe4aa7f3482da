# The Python self-test on the chip of tests/micropython/chip: memory of all kinds,
# some of it broken. Run by run.py, which knows what the report must say; this
# file watches what the report cannot: contents and stores.
#
# SPDX-License-Identifier: MIT
import backmem
import bus
import selftest
import sys

CELLS = 0x600  # bytes of the bus that are memory
REG_LOCK = 0x100C
REG_MUTE = 0x1010
WORDS = 0x100  # offsets of the regions of these names on the bus
HALVES = 0x400
OCTETS = 0x440

# Offsets of words on the bus that were stored to.
stored = set()


def drain():
    text = bus.log()
    assert "more" not in text
    for access in text.split():
        if access[0] == "W":
            stored.add(int(access[3:], 16) & ~3)


# What the cells hold, without the bits of HALVES and OCTETS that are no data.
def contents():
    cells = bytearray(bus.peek(0, CELLS))
    for at in range(HALVES, HALVES + 40, 4):
        cells[at + 2 : at + 4] = b"\0\0"
    for at in range(OCTETS, OCTETS + 8, 4):
        cells[at + 1 : at + 4] = b"\0\0\0"
    return cells


# Between a store and the look at it: often enough for the log.
plain_judge = selftest.Check.judge


def watched_judge(self, *args):
    drain()
    plain_judge(self, *args)


selftest.Check.judge = watched_judge

bus.poke(REG_LOCK, b"\x20")
if "broken" in sys.argv:
    bus.poke(REG_MUTE, b"\x01")
bus.log()
before = contents()
good = selftest.check()
drain()
print("good:", good)
print("contents put back:", contents() == before)
print("words stored:", sorted(at - WORDS for at in stored if 0 <= at - WORDS < 128))
