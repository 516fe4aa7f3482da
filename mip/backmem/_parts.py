# A record as bytes: two parts that take turns. FORMAT.md has the bits, DESIGN.md,
# "Records", the argument.
#
# SPDX-License-Identifier: MIT
from struct import unpack

from backmem._slots import NEVER, TORN, TORN_LOOK, ZERO, Slots


class Parts:
    def __init__(self, region, at, size, layout, room):
        self.region, self.at, self.layout, self.end = region, at, layout, at + room
        self.own = Slots(region, at + (4 if layout else 0), size, 1, layout)
        self.stored = self.own.header  # what stands in front

    def _of(self, slots):
        """(number, look, payload, look of the other) of the part that counts, or 1."""
        looks = [
            slots.look(i) if slots.at + (i + 1) * slots.n <= self.end else (0, b"")
            for i in (0, 1)
        ]
        a, b = looks[0][0], looks[1][0]
        newest = 0 if 0 < a < 3 and a != b else 1
        return newest, looks[newest][0], looks[newest][1], (b, a)[newest]

    def find(self):
        """The parts that stand here; of another record that counts: its slots, too."""
        found = self._of(self.own)
        if not self.layout:
            return None, found
        self.stored = header = bytes(self.region._bus.load(self.at, 4))
        if 0 < found[1] < 3 and header == self.own.header:
            return None, found
        size, layout = unpack("<HH", header)
        if layout and 0 < size <= 4088:
            for version in range(1, 16):
                if header != self.own.header or version > 1:
                    other = Slots(self.region, self.at + 4, size, 1, layout, version)
                    parts = self._of(other)
                    if 0 < parts[1] < 3:
                        return other, parts
        return None, found

    def status(self):
        other, (_, look, _, second) = self.find()
        if other:
            return "foreign"
        if 0 < look < 3:
            return "kept" if 0 < second <= NEVER else "recovered"
        if (not self.layout or self.stored != self.own.header
                or look == NEVER and second == TORN_LOOK):  # fmt: skip
            return "cold"
        return "corrupt"

    def load(self):
        """The payload; None where nothing is."""
        other, (_, look, data, _) = self.find()
        return data[: self.own.size] if not other and 0 < look < 3 else None

    def save(self, data):
        other, (newest, look, _, second) = self.find()
        if other:
            self.region._raise("FOREIGN")
        own, target, phase = self.own, newest ^ 1, 1
        if 0 < look < 3:
            phase = look if target else 3 - look
        elif look != NEVER:
            own.mark(1, ZERO)
        if not 0 < second < 3:
            own.mark(target, TORN)
        own.write(target, phase, data)
        if self.stored != own.header:
            self.region._words(self.at, own.header)

    def wipe(self):
        other, (newest, _, _, _) = self.find()
        own, end = self.own, self.own.at + 2 * self.own.n
        if other:
            # What the record left before the other one, which hid it.
            for i in (0, 1):
                if 0 < own.look(i)[0] < 3:
                    own.mark(i, ZERO)
            own, end = other, self.end
        elif self.layout:
            self.region._words(self.at, ZERO)
        for i in (newest ^ 1, newest):
            if own.at + (i + 1) * own.n <= self.end:
                own.mark(i, ZERO)
        self.region._wipe(self.at, end - self.at)
