# What _slots.py, _ring.py and _banks.py do, by the C library: _core.mpy, which is
# installed or not. mip/native/core.c tells what it has.
#
# SPDX-License-Identifier: MIT
from struct import pack

import backmem
from backmem import _core, _fail, _get, _say

_STATUS = ("cold", "kept", "recovered", "corrupt", "foreign")

# Of backmem_err_t.
_DROPPED, _FULL, _EMPTY = -6, -8, -9
_NAMES = {-5: "LOCKED", -12: "DAMAGED", -13: "BUSY", -14: "FOREIGN"}


class Bus(backmem.Bus):
    home = "_native"

    def load(self, at, n):
        return _core.load(self.base + at, n)

    def store(self, at, data):
        _core.store(self.base + at, data)

    def byte(self, at, value):
        _core.store(self.base + at, bytes([value]))


def commit_word(kind, part, phase, data, version=1):
    first = version << 28 | kind << 24 | part << 2 | phase
    return pack("<I", _core.check(pack("<I", first) + data) | phase)


class _Kept:
    def _open(self, region, kind, at, room, size, layout):
        memory = _core.memory(region._bus.base, region.size, region._facts[5])
        self.region = region
        self._it, status = _core.open(kind, memory, at, room, size, layout)
        self._status = _STATUS[self._done(status)]

    def _done(self, answer):
        """The answer, if it is no error."""
        if not isinstance(answer, int) or answer >= 0:
            return answer
        if answer == _DROPPED:
            _say().dropped(self.region)
        _fail(self.region, _NAMES.get(answer, str(answer)))

    def status(self):
        return self._status

    def wipe(self):
        self._done(_core.wipe(self._it))


class Parts(_Kept):
    def __init__(self, region, at, room, size, layout=0):
        self._place = region, at, room, size, layout
        self._open(region, 1, at, room, size, layout)

    def load(self):
        data = _core.get(self._it)
        return None if data == _EMPTY else self._done(data)

    def save(self, data):
        self._done(_core.put(self._it, data))

    def found(self):
        found = _core.found(self._it)
        return None if found == _EMPTY else self._done(found)

    def migrate(self, data):
        """In Python: it is done once in the life of a record."""
        _get("_slots", "Parts")(*self._place).migrate(data)


class Ring(_Kept):
    def __init__(self, region, at, size, room):
        self._open(region, 3, at, room, size, 0)
        self._size = size

    @property
    def lost(self):
        return _core.lost(self._it)

    def append(self, data, once=False):
        data += bytes(self._size - len(data))
        answer = _core.append(self._it, data, once)
        return answer != _FULL and self._done(answer) == 0

    def walk(self):
        return iter(_core.entries(self._it))


class Banks(_Kept):
    def __init__(self, region, at, size, layout):
        self._open(region, 2, at, size, 0, layout)
        self.foreign = self._status == "foreign"

    def find(self, name):
        return self._done(_core.find(self._it, name))

    def living(self):
        return _core.living(self._it)

    def space(self):
        return _core.space(self._it)

    def commit(self, changes):
        answer = _core.commit(self._it, changes)
        return answer != _FULL and self._done(answer) == 0

    def wipe(self):
        super().wipe()
        self.foreign = False
