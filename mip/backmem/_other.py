# What is met that no update of the same program leaves: records and stores of another
# layout, size or newer format, and entries with a flipped bit. And what is seldom
# asked.
#
# SPDX-License-Identifier: MIT
from struct import unpack

from backmem import _fail
from backmem._slots import TORN, ZERO


def record(self, header, found):
    """What _slots.Parts.find() gives: another record's slots and parts, if one counts
    that this header names; else the own parts, as they were found. One of this version
    may be larger: all of it is looked at."""
    size, layout = unpack("<HH", header)
    first = 1 + (header == self.own.header)
    for version in range(first, 16) if layout and 0 < size < 4089 else ():
        other = self.slots_of(header, version)
        parts = self.of(other, self.end if version > 1 else self.region._room)
        if 0 < parts[1] < 3:
            return other, parts
    return None, found


def found(self):
    """(layout, size) of another record that counts; or None."""
    other = self.find()[0]
    return other and (other.layout, other.size)


def migrate(self, data):
    """Puts this record in place of another one. DESIGN.md, "Migration"."""
    old, (newest, look, payload, second) = self.find()
    if not old:
        return self.save(data)
    if old.version > 1:
        _fail(self.region, "UNSUPPORTED")
    if old.at + 2 * old.n > self.end:
        _fail(self.region, "SIZE")
    own = self.own

    # The old payload goes where the new one does not, and counts alone.
    target = newest ^ 1 if own.n == old.n else int(own.n > old.n)
    if target == newest:
        if not 0 < second < 3:
            old.mark(newest ^ 1, TORN)
        old.write(newest ^ 1, 3 - look if newest else look, payload)
    old.mark(target, TORN)

    # The new payload, with a phase that wins against what stands in its other part.
    own.mark(target, TORN)
    other = self.region._bus.load(own.at + (2 - target) * own.n - 4, 4)[0] & 3
    own.write(target, 1 if (other == 1) == target else 2, data)

    # The header. This store is the migration.
    self.region._words(self.at, own.header)

    # The old payload is taken away, and the new record's other part never written.
    old.mark(target ^ 1, ZERO)
    own.mark(target ^ 1, ZERO)


def store(self, first, own):
    """Whether another store than this one counts, which the meta word `first` names:
    before this one's own frames, if there are any; else also one of a newer version.
    One of this version may be larger: all of it is looked at."""
    for version in range(1 + (first == self._meta), 2 if own else 16):
        size = self.size if version > 1 else self.region._room - self.at
        if self._look(first, size // 4, version):
            self._forget()
            return True
    self.words = self.size // 8
    return False


def space(self):
    """(bytes in use, bytes that can be in use) of a store"""
    used = [4 + (len(name[1]) + len(data) + 3 & ~3) for name, data in self.living()]
    return sum(used), 4 * self.words - 8


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
