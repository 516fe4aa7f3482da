# Slices of a region of bytes: views of it; what can be stored into them.
#
# SPDX-License-Identifier: MIT
from array import array
from attempt import show
import machine

m = machine.backup_memory


def reset():
    for i in range(16):
        m[i] = 65 + i


def store(*texts):
    """Runs each on ABCDEFGHIJKLMNOP and prints what then stands there."""
    for text in texts:
        reset()
        show(globals(), text)
        print(" ", bytes(m[0:16]).decode())


reset()
show(
    globals(),
    "bytes(m[0:4])",
    "bytes(m[4:8])",
    "bytes(m[12:16][1:3])",
    "bytes(m[2:][1:3])",
    "len(m[:]), len(m[1:]), len(m[:-1]), len(m[-3:])",
    "len(m[5:2]), len(m[9999:]), len(m[0:9999])",
    "m[0:4].itemsize",
    "isinstance(m[0:4], memoryview), type(m[0:4]) is type(m)",
    "m[0:8:2]",
    "m[::-1]",
    "m[0:4][4]",
    "m[0:4][-1]",
)

# A slice is no copy.
part = m[4:8]
m[4] = 97
part[1] = 98
part[-1] = 100
print(bytes(m[0:10]), bytes(part))

store(
    "m[0:4] = b'wxyz'",
    "m[0:4] = bytearray(b'wxyz')",
    "m[0:4] = memoryview(b'wxyz')",
    "m[0:4] = memoryview(b'-wxyz-')[1:5]",
    "m[0:4] = array('B', [119, 120, 121, 122])",
    "m[0:4] = array('b', [119, 120, 121, 122])",
    "m[0:2] = array('H', [0x7877])",
    "m[1:5] = b'wxyz'",
    "m[3:3] = b''",
    "m[3:4] = b'-'",
    "m[-4093:-4090] = b'---'",
    "m[2:8][1:3] = b'--'",
    "m[0:4] = m[8:12]",
    "m[1:9] = m[0:8]",
    "m[0:8] = m[1:9]",
    "m[0:16] = m[0:16]",
    "m[1:9] = memoryview(m)[0:8]",
    "m[0:4] = memoryview(m)[8:12]",
    "m[0:4] = b'xyz'",
    "m[0:4] = b'vwxyz'",
    "m[0:4] = 'wxyz'",
    "m[0:4] = [119, 120, 121, 122]",
    "m[0:4] = (119, 120, 121, 122)",
    "m[0:4] = 119",
    "m[0:4] = None",
    "m[5:2] = b''",
    "m[5:2] = b'-'",
    "m[0:8:2] = b'wxyz'",
    "m[4094:4098] = b'wx'",
    "m[4094:4098] = b'wxyz'",
    "del m[0:4]",
)

# A copy that overlaps itself and is longer than any buffer on the way.
long = bytes(i * 7 & 0xFF for i in range(3000))
for source, target in ((0, 1), (1, 0), (0, 63), (100, 3), (3, 3), (0, 1000)):
    m[0:3000] = long
    m[target : target + 2500] = m[source : source + 2500]
    want = bytearray(long)
    want.extend(bytes(m[3000:4096]))
    want[target : target + 2500] = long[source : source + 2500]
    print(source, target, bytes(m) == bytes(want))
