# In place of `machine` on a PC: memory at real addresses of this program, and what a
# test adds. To be imported before backmem.
#
# SPDX-License-Identifier: MIT
import sys

import uctypes


class _Mem:
    def __init__(self, size):
        self.size = size

    def _at(self, address):
        assert address % self.size == 0, hex(address)
        return uctypes.bytearray_at(address, self.size)

    def __getitem__(self, address):
        return int.from_bytes(self._at(address), "little")

    def __setitem__(self, address, value):
        self._at(address)[:] = (value & ((1 << 8 * self.size) - 1)).to_bytes(
            self.size, "little")  # fmt: skip


class Machine:
    mem32 = _Mem(4)
    mem16 = _Mem(2)
    mem8 = _Mem(1)


machine = Machine()
sys.modules["machine"] = machine
