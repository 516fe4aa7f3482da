# What is met that no update of the same program leaves: records of another layout, size
# or newer format, and entries with a flipped bit.
#
# SPDX-License-Identifier: MIT
from struct import unpack


def record(self, header, found):
    """What _slots.Parts.find() gives: another record's slots and parts, if one counts
    that this header names; else the own parts, as they were found."""
    size, layout = unpack("<HH", header)
    first = 1 + (header == self.own.header)
    for version in range(first, 16) if layout and 0 < size < 4089 else ():
        other = self.slots_of(header, version)
        parts = self.of(other)
        if 0 < parts[1] < 3:
            return other, parts
    return None, found


def damaged(slots, i, data):
    """Whether a slot was once valid: one flipped bit is all that is wrong."""
    commit = slots.region._bus.load(slots.at + (i + 1) * slots.n - 4, 4)
    commit = unpack("<I", commit)[0]
    wrong = [commit ^ unpack("<I", slots.check(i, phase, data))[0] for phase in (1, 2)]
    bit = 1
    for _ in range(32 + 8 * len(data)):
        if bit in wrong:
            return True
        bit = (bit << 1 ^ (0x80C2E71C if bit >> 31 else 0)) & 0xFFFFFFFF
    return False
