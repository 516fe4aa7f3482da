# Items and slices of word registers: 32 items of 32 bits.
#
# SPDX-License-Identifier: MIT
from array import array
from attempt import show
import backmem
import struct

r = backmem.region("WORDS")
m = r.memory
r.fill(0)
show(
    globals(),
    "m, len(m), m.itemsize, len(m) * m.itemsize == r.size",
    "isinstance(m, memoryview), isinstance(m[2:4], memoryview)",
    "m[32]",
    "m[-33]",
    "m[32] = 0",
)

for value in (0, 1, 0x3FFFFFFF, 0x40000000, 0x7FFFFFFF, 0x80000000):
    m[7] = value
    print(hex(value), hex(m[7]), m[6], m[8])
for value in (0xDEADBEEF, 0xFFFFFFFF):
    m[7] = value
    print(hex(value), hex(m[7]), m[6], m[8])
for value in (-1, -2, -0x80000000, 1 << 32, (1 << 32) + 5, (1 << 70) + 9):
    m[7] = value
    print(value, hex(m[7]), m[6], m[8])
show(globals(), "m[7] = 1.0", "m[7] = 'x'", "m[7] = None", "m[7] = b'abcd'")
show(globals(), "hex(m[7])")

m[0:4] = array("I", [1, 2, 3, 0xFFFFFFFF])
show(
    globals(),
    "list(m[0:5])",
    "m[-32], m[3]",
    "sum(m[0:4]), max(m[0:4]), min(m[0:4]), sorted(m[0:4])[-1]",
    "0xFFFFFFFF in m[0:4], 4 in m[0:4]",
    "list(m[1:4][1:3])",
    "m[0:2].hex(), bytes(m[0:2])",
    "list(struct.unpack('<4I', m[0:4]))",
)


def store(*texts):
    for text in texts:
        for i in range(6):
            m[i] = i
        show(globals(), text)
        print(" ", [hex(i) for i in m[0:6]])


store(
    "m[0:2] = array('I', [0xFFFFFFFF, 0x40000000])",
    "m[0:2] = array('i', [-1, -2])",
    "m[0:2] = array('f', [1.0, -2.0])",
    "m[0:1] = b'abcd'",
    "m[0:2] = bytearray(b'abcdefgh')",
    "m[0:2] = memoryview(b'-abcdefgh')[1:]",
    "m[0:2] = struct.pack('<II', 0xDEADBEEF, 7)",
    "m[0:2] = memoryview(array('I', [9, 8, 7]))[1:3]",
    "m[0:3] = m[1:4]",
    "m[1:4] = m[0:3]",
    "m[4:4] = b''",
    "m[0:2] = array('H', [1, 2, 3, 4])",
    "m[0:2] = array('I', [1])",
    "m[0:2] = b'abcd'",
    "m[0:2] = b'ab'",
    "m[0:1] = 'abcd'",
    "m[0:2] = [1, 2]",
    "m[0:2] = 5",
    "m[0:4:2] = array('I', [1, 2])",
)
