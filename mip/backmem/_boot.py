# Boot: how often this device started, and how often in vain. FORMAT.md, "Boot".
#
# SPDX-License-Identifier: MIT
from struct import pack, unpack

import machine
from backmem import _fail, _get, _number
from backmem._object import Object, make


class Boot(Object):
    _least, _most, _fixed = 16, 32, True
    _names = ("boots", "cause", "streak", "state")

    def __new__(cls, cause=None, **place):
        self = object.__new__(cls)
        known = getattr(machine, "reset_cause", int)()
        self._woke = known == getattr(machine, "DEEPSLEEP_RESET", None)
        if cause is None:
            # 3, a watchdog that bit, means more than that where pico-sdk is.
            cause = _get("_ids", "cause")() if known == 3 else known
        self._cause = cause + 0 & 0xFFFFFFFF
        return make(self, 16, **place)

    def _begin(self):
        parts = self._region._how("_slots", "Parts")
        size = 12 if self._size > 31 else 4
        self._parts = parts(self._region, self._offset, self._size, size)
        status = self._parts.status()
        boots, _, streak, state = self._stored() or (0, 0, 0, 0)
        streak -= self._woke and streak > 0
        self._put(boots + 1, self._cause, streak + 1, state)
        boots, cause, _, state = self._stored()
        self._values = boots, cause, streak, state
        return status

    def _stored(self):
        """(boots, cause, failures, state); None where nothing is."""
        data = self._parts.load()
        if data is None or len(data) == 12:
            return data and unpack("<IIHH", data)
        boots, more = unpack("<HH", data)
        return boots, more >> 10, more & 15, more >> 4 & 63

    def _put(self, boots, cause, failures, state):
        if self._size > 31:
            boots, failures = min(boots, 0xFFFFFFFF), min(failures, 0xFFFF)
            data = pack("<IIHH", boots, cause, failures, state)
        else:
            more = min(cause, 63) << 10 | min(state, 63) << 4 | min(failures, 15)
            data = pack("<HH", min(boots, 0xFFFF), more)
        self._once(self._parts.save, data)

    def _zero(self):
        self._parts.wipe()
        self._values = (0,) * 4

    def _found(self):
        return self._live()._stored() or _fail(self._region, "EMPTY")

    def _assign(self, name, value):
        if name != "state":
            raise AttributeError(name)
        value = _number(name, value, 0, 0xFFFF if self._size > 31 else 63)
        self._put(*self._found()[:3] + (value,))
        self._values = self._values[:3] + (value,)

    def healthy(self):
        """Ends the streak. OSError where no boot is counted."""
        boots, cause, _, state = self._found()
        self._put(boots, cause, 0, state)

    def looping(self, threshold):
        """Whether so many starts before this one failed."""
        return self.streak >= threshold
