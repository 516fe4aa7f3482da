# Memory whose address the chip's page does not say: what machine.mem_backup() gives out
# (MicroPython 1.29), or RTC.memory() of an ESP32.
#
# SPDX-License-Identifier: MIT
import machine

from backmem._chip import bus_at


class _Memory:
    """RTC.memory(): all of it is stored again, with another word each time."""

    base = home = None

    def __init__(self, size):
        self._memory = machine.RTC().memory
        data = self._memory()
        self._data = bytearray(data + bytes(size - len(data)))

    def load(self, at, n):
        return bytes(self._data[at : at + n])

    def store(self, at, data):
        for i in range(at, at + len(data), 4):
            self._data[i : i + 4] = data[i - at : i - at + 4]
            self._memory(self._data)

    def byte(self, at, value):
        self._data[at] = value
        self._memory(self._data)


def of(view):
    """The whole words of a view, and how many bytes they have. Its slices are not
    assigned: MicroPython would store what stands behind them again."""
    import uctypes

    base = uctypes.addressof(view)
    size = len(bytes(view))
    skipped = -base & 3
    return bus_at(base + skipped), (size - skipped) & ~3


def bus():
    if hasattr(machine, "mem_backup"):
        return of(machine.mem_backup(0))
    return _Memory(2048), 2048
