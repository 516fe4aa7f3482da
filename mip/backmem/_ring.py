# Entries that take turns: a log of FORMAT.md. DESIGN.md, "Logs", has the argument.
#
# SPDX-License-Identifier: MIT
from struct import pack

from backmem import _get, _later
from backmem._slots import TORN, Slots


class Ring:
    """A log of FORMAT.md: entries of `size` bytes in a place of `room`."""

    def __init__(self, region, at, size, room):
        self.slots = Slots(region, at, size, 3, pack("<I", size))
        self.count = min(room // self.slots.n, 32767)
        # The next place, which passes `count` in rounds with the second phase; places
        # that were ever filled.
        self.next = self.used = 0
        self.lost = 0

    def status(self):
        """Finds the newest entry; gives what open says."""
        valid = self.next = self.used = newest = 0
        ended = damaged = False
        for i in range(self.count):
            look, data = self.slots.look(i)
            if not look:
                if _get("_other", "damaged")(self.slots, i, data):
                    look, damaged = 4, True
            if look == 4:
                self.used = i + 1
            if 0 < look < 3:
                self.used = i + 1
                valid += 1
                newest = newest or look
                if look != newest:
                    ended = True
                elif not ended:
                    self.next = i + 1
        if ended:
            self.used = self.count
        if newest == 2:
            self.next = self.next + self.count if self.next < self.count else 0
        self.lost = self.used - valid
        if not valid:
            return "corrupt" if damaged else "cold"
        return "recovered" if self.lost else "kept"

    def append(self, data, once=False):
        """False: once, and there is an entry."""
        place = self.next % self.count
        if once and 0 < self.slots.look(place)[0] < 3:
            return False
        self.slots.mark(place, TORN)
        self.slots.write(place, 1 if self.next < self.count else 2, data)
        self.used = max(self.used, place + 1)
        self.next = (self.next + 1) % (2 * self.count)
        return True

    def walk(self):
        """The payloads of entries that are valid, newest first."""
        for back in range(1, self.used + 1):
            look, data = self.slots.look((self.next - back) % self.count)
            if 0 < look < 3:
                yield data[: self.slots.size]

    wipe = _later("_wipe", "ring")
