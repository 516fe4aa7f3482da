# What a pointer to word registers, ECC or cacheable memory may not do: a buffer
# for writing is refused, whoever asks; reading and the word-safe ways work.
#
# SPDX-License-Identifier: MIT
from attempt import show
import backmem
import io
import struct

for name in ("WORDS", "ECC", "CACHED"):
    print("---", name)
    r = backmem.region(name)
    r.fill(0)
    m = r.memory
    plain = memoryview(m)
    show(
        globals(),
        "struct.pack_into('<I', m, 0, 1)",
        "struct.pack_into('<B', m[1:3], 0, 1)",
        "io.BytesIO(b'abcd').readinto(m)",
        "io.BytesIO(b'abcd').readinto(m[0:1], 1)",
        "r.readinto(m)",
        "plain[0] = 1",
        "plain[0:1] = plain[1:2]",
        "bytes(m) == bytes(r.size)",
    )
    n = 4 // m.itemsize
    m[0:n] = struct.pack("<I", 0x44434241)
    r.write(4, struct.pack("<HB", 0x4645, 0x47))
    show(
        globals(),
        "r.read(0, 8)",
        "struct.unpack('<I', m[0:n])",
        "bytes(plain[0:n])",
        "m[0:n].hex('-')",
        "io.BytesIO().write(m[0:n])",
    )

print("--- BYTES")
m = backmem.region("BYTES").memory
m[0:4] = bytes(4)
show(
    globals(),
    "struct.pack_into('<H', m, 1, 0x4241)",
    "io.BytesIO(b'z').readinto(m[3:4])",
    "bytes(m[0:4])",
)
