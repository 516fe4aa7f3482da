# Log: breadcrumbs, and a slot that the first fault takes. FORMAT.md has the bits,
# DESIGN.md, "Logs", the argument.
#
# SPDX-License-Identifier: MIT
from struct import pack

from backmem import _number
from backmem._cbor import decode, encode, text_bytes
from backmem._object import Object, make
from backmem._slots import TORN, ZERO, Slots

_OVER = "an entry holds %d: Log(entry=%d)"


class _Ring:
    """A log of FORMAT.md: entries of `size` bytes in a place of `room`."""

    def __init__(self, region, at, size, room):
        self.slots = Slots(region, at, size, 3, pack("<I", size))
        self.count = min(room // self.slots.n, 32767)
        # The next place, which passes `count` in rounds with the second phase; places
        # that were ever filled.
        self.next = self.used = 0
        self.lost = 0

    def scan(self):
        """Finds the newest entry; gives what open says."""
        valid = self.next = self.used = newest = 0
        ended = damaged = False
        for i in range(self.count):
            look, data = self.slots.look(i)
            if not look:
                from backmem import _fault

                if _fault.damaged(self.slots, i, data):
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

    def clear(self):
        for i in range(self.count):
            self.slots.mark((self.next + i) % self.count, ZERO)
        self.slots.region._clear(self.slots.at, self.slots.n * self.count)
        self.next = self.used = self.lost = 0


class Log(Object):
    """The last entries, newest first, and a panic slot in front."""

    _most = 1 << 20

    def __new__(cls, entries=None, entry=30, **place):
        self = object.__new__(cls)
        self._entry = _number("entry", entry, 1, 4089)
        self._bytes = text_bytes(entry)
        slot = ((self._bytes + 3) & ~3) + 4
        if entries is None:
            return make(self, 2 * slot, entry, **place)
        least = slot * (1 + _number("entries", entries, 1, 32767))
        return make(self, least, entry, least, **place)

    def _begin(self):
        n = ((self._bytes + 3) & ~3) + 4
        region, at = self._region, self._offset
        self._slot = _Ring(region, at, self._bytes, n)
        self._log = _Ring(region, at + n, self._bytes, self._size - n)
        order = ("cold", "kept", "recovered", "corrupt")
        return order[max(order.index(self._slot.scan()), order.index(self._log.scan()))]

    def _zero(self):
        self._log.clear()
        self._slot.clear()

    def __getattr__(self, name):
        if name == "lost":
            return self._live()._log.lost
        if name == "panicked":
            for data in self._live()._slot.walk():
                return decode(data, True)
            return None
        return super().__getattr__(name)

    def __len__(self):
        return sum(1 for _ in self._live()._log.walk())

    def __iter__(self):
        return iter([decode(data, True) for data in self._live()._log.walk()])

    def __reversed__(self):
        return reversed(list(self))

    def __getitem__(self, index):
        if isinstance(index, slice):
            raise TypeError("slice")
        index = _number("index", index, -1 << 31, 0x7FFFFFFF)
        if index < 0:
            index += len(self)
        for data in self._live()._log.walk() if index >= 0 else ():
            if not index:
                return decode(data, True)
            index -= 1
        raise IndexError("no such entry")

    def append(self, value):
        """Stores an entry; ValueError for more than one holds."""
        self._once(self._live()._log.append, encode(value, self._entry, _OVER))

    def panic(self, value):
        """Takes the slot, with a value of any kind. False: it is taken."""
        from backmem import _fault

        data = _fault.fault(self._live()._entry, value, _OVER)
        return self._once(self._slot.append, data, True)
