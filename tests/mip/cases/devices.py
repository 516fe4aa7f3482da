# Prints which chip each device is that is named, as MicroPython names them.
#
# SPDX-License-Identifier: MIT
import sys

from backmem import _chip


class Implementation:
    pass


for name in sys.argv[1:]:
    Implementation._machine = "Some board with " + name
    device = _chip._device(Implementation)
    found = None
    for begin, family in _chip._FAMILIES:
        if device.startswith(begin):
            with open("mip/backmem/%s.bin" % family, "rb") as file:
                found = _chip._line(file, None, device)
            break
    print("%s,%s" % (name, found[1] if found else ""))
