# Runs statements on a memoryview of RAM and on a view, from the same contents,
# and prints where they do not do the same.
#
# SPDX-License-Identifier: MIT
from array import array
from attempt import attempt
import binascii
import hashlib
import io
import struct

# One statement a line; {s} is the code of the items, {t} that of signed ones.
READS = r"""
m[0]
m[-1]
m[3]
m[len(m)]
m[-len(m) - 1]
m[1 << 40]
m['x']
m[1.0]
m[None]
m[True]
m[b'a']
m[()]
m[1:3]
m[:]
m[2:]
m[:-2]
m[-3:]
m[3:1]
m[99999:]
m[::1]
m[::2]
m[::-1]
m['a':]
m[1:3][0]
m[1:3][2]
m[1:5][1:3]
len(m), len(m[2:4]), len(m[4:2])
bool(m), bool(m[1:1])
not m
list(m)
tuple(m[0:3])
set(m[0:2])
sum(m)
min(m), max(m)
sorted(m)
list(reversed(m))
list(enumerate(m[0:2]))
list(zip(m, 'ab'))
list(map(hex, m[0:3]))
[i for i in m if i & 1]
next(iter(m))
any(m), all(m)
a, b, *c = m[0:4]; x = (a, b, c)
bytes(m)
bytes(m[1:2])
bytes(m[0:0])
bytearray(m)
bytearray(m[1:3])
memoryview(m)[1:3]
array('B', bytes(m))
array('I', m)
array('B', m[0:0])
m.hex()
m[1:2].hex()
m[0:0].hex()
m.hex(':')
m[0:2].hex(' ')
m.hex(1)
m.decode()
m.append(1)
m.nothing
str(m)
repr(m)
'%s' % m
str(m[0:1], 'latin')
isinstance(m, memoryview)
hash(m)
-m
+m
~m
abs(m)
int(m)
float(m)
m()
m(1)
m + m
m + b''
b'' + m
m * 2
m - 1
m | m
m % 2
m @ m
b = bytearray(b'x'); b += m[0:1]; x = b
b = bytearray(); b.extend(m); x = b
m += b''
m and 1
m[0:0] or 2
m[0] in m
-5 in m
0.5 in m
b'a' in m
'a' in m
None in m
m in [m]
m[0:2] in m
m[0] not in m
m == m
m != m
m is m
m[0:2] == m[0:2]
m[0:2] == m[1:3]
m[0:2] != m[1:3]
m == bytes(m)
bytes(m) == m
m == bytearray(m)
bytearray(m) == m
m == memoryview(m)
memoryview(m) == m
m == array('{s}', m)
array('{s}', m) == m
m[0:2] == array('{t}', [1, 2])
m[0:1] == array('H', [1])
m[0:1] == array('f', [1.0])
m[0:0] == b''
m[0:0] == m[1:1]
b'' == m[0:0]
m == 5
5 == m
m == None
m == 'abc'
'abc' == m
m == [1]
m != 5
m < m
m <= m
m > m
m >= m
m[0:2] < m[1:3]
m[0:2] > m[1:3]
m[0:2] <= m[0:3]
m[0:2] < m[0:3]
m[0:2] >= m[0:3]
m[0:3] > m[0:2]
m[0:3] <= m[0:2]
m[0:3] < m[0:2]
m[0:3] >= m[0:2]
m[0:2] > m[0:3]
m < array('{s}', [9, 9])
m < array('{t}', [9, 9])
m > array('H', [1])
m < bytes(m)
m > b'zz'
bytes(m) <= m
m < 5
m < None
m > 'a'
5 < m
struct.unpack('<H', m)
struct.unpack_from('<I', m, 4)
struct.unpack('B', m[0:0])
int.from_bytes(m[0:4], 'little')
binascii.crc32(m)
binascii.hexlify(m[0:2])
hashlib.sha256(m).digest()
io.BytesIO(m).read(6)
io.BytesIO().write(m[0:3])
b''.join((b'a', b'b'))
eval('m[0]', {'m': m})
iter(m) is iter(m)
del m[0]
del m[0:1]
del m[:]
m.x = 1
m.hex = 1
"""

WRITES = r"""
m[0] = 1
m[-1] = 2
m[1] = 255
m[1] = 256
m[1] = 65535
m[1] = -1
m[1] = -129
m[1] = 0x3FFFFFFF
m[1] = 0x40000000
m[1] = 0x7FFFFFFF
m[1] = 0x80000000
m[1] = 0xDEADBEEF
m[1] = 0xFFFFFFFF
m[1] = 1 << 32
m[1] = (1 << 63) + 3
m[1] = -(1 << 40) - 7
m[1] = 1 << 100
m[1] = True
m[1] = 1.5
m[1] = 'x'
m[1] = b'x'
m[1] = None
m[1] = [1]
m[1] = m
m[len(m)] = 1
m[-len(m) - 1] = 1
m['x'] = 1
m[None] = 1
m[1.5] = 1
m[1] += 3
m[1] |= 0x80
m[0], m[1] = m[1], m[0]
m[2] = m[3]
m[0:2] = m[2:4]
m[2:4] = m[0:2]
m[0:4] = m[1:5]
m[1:5] = m[0:4]
m[:] = m
m[1:] = m[:-1]
m[:-1] = m[1:]
m[0:0] = m[1:1]
m[5:2] = m[1:1]
m[0:2] = m[0:3]
m[0:2] = m[0:1]
m[1:3][0] = 7
m[1:4][1:3] = m[5:7]
m[0:2] = array('{s}', [1, 2])
m[0:2] = array('{t}', [-1, -2])
m[0:2] = array('{s}', [1, 2, 3])
m[0:2] = memoryview(array('{s}', [1, 2]))
m[0:2] = memoryview(array('{s}', [1, 2, 3]))[1:3]
m[0:1] = array('Q', [1])
m[0:1] = array('H', [1])
m[0:2] = array('H', [1, 2])
m[0:4] = array('d', [1.5])
m[0:2] = array('L', [1, 2])
m[0:1] = array('O', [1])
m[0:2] = bytes(2)
m[0:2] = bytearray(2)
m[0:2] = memoryview(bytes(2))
m[0:2] = bytes(8)
m[0:2] = bytearray(b'abcdefgh')
m[0:2] = bytes(7)
m[0:2] = memoryview(b'-abcdefgh')[1:]
m[0:8] = memoryview(b'-abcdefgh')[1:]
m[0:0] = b''
m[3:3] = bytearray()
m[0:0] = b'a'
m[0:2] = 'ab'
m[0:2] = [1, 2]
m[0:2] = (1, 2)
m[0:2] = range(2)
m[0:2] = 5
m[0:2] = None
m[0:2] = iter(b'ab')
m[0:2] = {1: 2}
m[0:4:2] = m[0:2]
m[::-1] = m
m['a':] = m
m[0:2] = m[0:4:2]
memoryview(m)[1] = 1
memoryview(m)[1:3] = memoryview(m)[0:2]
m[0:2] = memoryview(m)[2:4]
m[1:5] = memoryview(m)[0:4]
b = bytearray(4); b[0:1] = m[0:1]
b = memoryview(array('{s}', [1, 2])); b[0:1] = m[0:1]
struct.pack_into('<B', m, 1, 7)
struct.pack_into('<I', m, 0, 0xDEADBEEF)
struct.pack_into('<Q', m, 3, 1)
io.BytesIO(b'abcde').readinto(m)
io.BytesIO(b'abcde').readinto(m[0:1], 3)
f(m)
"""


def brief(value):
    return value.split(" ")[0] if value.split(" ")[0].endswith("Error") else value


class Both:
    """A view, and RAM of its size."""

    def __init__(self, name, view):
        self.name = name
        self.view = view
        self.code = "B" if view.itemsize == 1 else "I"
        size = len(view) * view.itemsize
        self.contents = bytes((i * 37 + 11) & 0xFF for i in range(size))
        self.ram = memoryview(array(self.code, self.contents))

    def run(self, text, m):
        """Gives the outcome, with views as their bytes, and the contents after."""
        m[:] = memoryview(array(self.code, self.contents))
        names = {"m": m, "array": array, "struct": struct, "io": io, "hashlib": hashlib,
                 "binascii": binascii, "x": None, "f": increment}  # fmt: skip
        value = attempt(text, names)
        if value == "<memoryview>":
            value = "view " + str(bytes(eval(text, names)))
        if isinstance(value, Exception):
            value = type(value).__name__ + " " + repr(value.args)
        if names["x"] is not None:
            value += " " + str(names["x"])
        return value, bytes(m)

    def compare(self, text):
        text = text.replace("{s}", self.code).replace("{t}", self.code.lower())
        want, want_after = self.run(text, self.ram)
        got, got_after = self.run(text, self.view)
        if got != want:
            print(self.name, "|", text, "| RAM:", brief(want), "| view:", brief(got))
        if got_after != want_after and got == want:
            print(self.name, "|", text, "| other contents")


def increment(m):
    for i in range(len(m)):
        m[i] = (m[i] + 1) & 0xFF
    return sum(m)


def compare(name, view):
    both = Both(name, view)
    statements = (READS + WRITES).split("\n")
    statements = [text for text in statements if text]
    for text in statements:
        both.compare(text)
    print(name, len(statements), "statements")
