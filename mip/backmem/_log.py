# Log: breadcrumbs, and a slot that the first fault takes.
#
# SPDX-License-Identifier: MIT
from backmem import _get, _number
from backmem._cbor import decode, encode, text_bytes
from backmem._object import Object, make

_OVER = "an entry holds %d: Log(entry=%d)"


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
        ring = region._how("_ring", "Ring")
        self._slot = ring(region, at, self._bytes, n)
        self._log = ring(region, at + n, self._bytes, self._size - n)
        order = ("cold", "kept", "recovered", "corrupt")
        return max(self._slot.status(), self._log.status(), key=order.index)

    def _zero(self):
        self._log.wipe()
        self._slot.wipe()

    @property
    def lost(self):
        return self._live()._log.lost

    @property
    def panicked(self):
        for data in self._live()._slot.walk():
            return decode(data, True)

    def __len__(self):
        return len(list(self._live()._log.walk()))

    def __iter__(self):
        return iter([decode(data, True) for data in self._live()._log.walk()])

    def __reversed__(self):
        return reversed(list(self))

    def __getitem__(self, index):
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
        data = _get("_fault", "fault")(self._live()._entry, value, _OVER)
        return self._once(self._slot.append, data, True)
