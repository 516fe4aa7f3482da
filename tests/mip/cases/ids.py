# Which chip is found where the firmware names a series and an ID register the rest:
# series, DEV_ID, chip.
#
# SPDX-License-Identifier: MIT
import sys

from stand_in import machine


class Mem:
    """ID registers and nothing else."""

    def __getitem__(self, address):
        return words[address]


machine.mem32 = Mem()
from backmem import _chip, _ids  # noqa: E402

for word in sys.argv[1:]:
    series, number, address = word.split(":")
    words = {int(address, 16): 0x10000000 | int(number, 16)}
    device = _chip._device(type("", (), {"_machine": "Board with STM32" + series}))
    with open("mip/backmem/stm32.bin", "rb") as file:
        assert _chip._line(file, None, device) is None, device
    print(series, number, _ids.chip(device))
words = {}
for device in ("stm32f3", "stm32h5", "stm32f103"):
    assert _ids.chip(device) is None
