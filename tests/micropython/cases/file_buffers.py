# The view of bytes as a buffer: read by everybody, written by struct, files and
# uctypes, since bytes can be stored singly here.
#
# SPDX-License-Identifier: MIT
from array import array
from attempt import show
import binascii
import hashlib
import io
import machine
import struct
import uctypes

m = machine.backup_memory
m[0:16] = b"0123456789abcdef"

show(
    globals(),
    "bytes(m[0:4]), bytearray(m[0:4])",
    "m[0:4].hex(), m[0:4].hex(':')",
    "b'-'.join([m[0:2], m[2:4]])",
    "str(m[0:4], 'utf8')",
    "int.from_bytes(m[0:2], 'little'), int.from_bytes(m[0:2], 'big')",
    "binascii.crc32(m[0:9]), binascii.hexlify(m[0:2])",
    "hashlib.sha256(m[0:3]).digest() == hashlib.sha256(b'012').digest()",
    "io.BytesIO(m[0:8]).read(4)",
    "struct.unpack('<HB', m[0:3])",
    "struct.unpack_from('>H', m, 2)",
    "list(array('H', bytes(m[0:4])))",
    "bytes(memoryview(m)[10:12]), len(memoryview(m))",
)

out = io.BytesIO()
show(globals(), "out.write(m[4:8])", "out.getvalue()")
grown = bytearray(b"<")
show(globals(), "grown.extend(m[0:2])", "grown += m[2:3]", "grown")

show(
    globals(),
    "struct.pack_into('<IH', m, 1, 0x44434241, 0x4645)",
    "bytes(m[0:8])",
    "io.BytesIO(b'xyz').readinto(m[8:12])",
    "bytes(m[7:13])",
    "io.BytesIO(b'xyz').readinto(m[12:16], 2)",
    "bytes(m[11:16])",
    "memoryview(m)[15] = 90",
    "m[15]",
)

# The raw address is the real one.
LAYOUT = {
    "count": 0 | uctypes.UINT32,
    "flag": 4 | uctypes.UINT8,
    "half": 6 | uctypes.UINT16,
    "low": 8 | uctypes.BFUINT32 | 0 << uctypes.BF_POS | 4 << uctypes.BF_LEN,
    "name": (12 | uctypes.ARRAY, 4 | uctypes.UINT8),
}
m[0:16] = bytes(16)
s = uctypes.struct(uctypes.addressof(m), LAYOUT, uctypes.NATIVE)
s.count = 0xDEADBEEF
s.flag = 7
s.half = 0x1234
s.low = 5
s.name[3] = 9
print(m[0:16].hex())
print(hex(s.count), s.flag, hex(s.half), s.low, s.name[3])
print(uctypes.addressof(m[5:9]) - uctypes.addressof(m))

# A struct is a buffer too, of the bytes of its layout.
s = uctypes.struct(uctypes.addressof(b"wxyz"), {"word": 0 | uctypes.UINT32})
show(globals(), "m[0:4] = s", "bytes(m[0:4])")
