# Each load and store of each statement, on every kind of memory. R4@104: a load
# of 4 bytes at offset 0x104. All end with a look at everything that was stored.
#
# SPDX-License-Identifier: MIT
from array import array
import backmem
import bus
import uctypes

for name in ("BYTES", "WORDS", "ECC", "CACHED", "HALVES", "OCTETS"):
    backmem.region(name).fill(0)
b = backmem.region("BYTES").memory
w = backmem.region("WORDS").memory
e = backmem.region("ECC").memory
c = backmem.region("CACHED").memory
words = array("I", [1, 2, 0x40000000, 0xFFFFFFFF])
odd = memoryview(b"-abcdefghijkl")[1:]  # source bytes off a word's boundary


def on_bus(*texts):
    for text in texts:
        bus.log()
        exec(text, globals())
        # Registers apart: a region looks at its steps each time.
        log = [a for a in bus.log().split() if a[0] in "RW" or a.startswith("r4@b")]
        print(text, "->", " ".join(log))


print("--- words, at 100: whole words, and no others")
on_bus(
    "w[0] = 5",
    "w[31] = 0x3FFFFFFF",
    "w[0] = 0x40000000",
    "w[0] = 0xDEADBEEF",
    "w[0] = -1",
    "w[-1] = 1 << 40",
    "w[0]",
    "w[0:4] = words",
    "w[4:6] = memoryview(words)[2:4]",
    "w[1:2] = b'abcd'",
    "w[0:3] = odd",
    "w[0:0] = b''",
    "w[1:5] = w[0:4]",
    "w[0:4] = w[1:5]",
    "w[8:10] = w[0:2]",
    "w[1:3] = memoryview(w)[0:2]",
    "w[2:4][1:2] = b'wxyz'",
    "list(w[0:2])",
    "w[0:2] == w[0:2]",
    "w[0:2] == array('I', [0, 0])",
    "w[0:2] < w[2:4]",
    "3 in w[4:6]",
    "len(w), bool(w), w[2:5].itemsize",
    "bytes(w), w.hex(), w[1:1]",
)
print("--- bytes, at 0: a byte, or aligned words")
on_bus(
    "b[5] = 1",
    "b[0:4] = bytearray(b'abcd')",
    "b[3:9] = b'abcdef'",
    "b[5]",
    "b[0:16] == bytes(16)",
)
print("--- ECC, at 200: words; the other bytes of a word are read first")
on_bus(
    "e[5] = 1",
    "e[0:8] = bytearray(b'abcdefgh')",
    "e[3:9] = b'abcdef'",
    "e[1:2] = b'-'",
    "e[9:13] = e[8:12]",
    "e[5]",
)
print("--- cacheable, at 480: asks whether the cache is on, which it is not")
on_bus("c[5] = 1", "c[0:4] = bytearray(b'abcd')", "c[5]")
print("--- regions: any byte of any of them")
rb, rw, re = backmem.region("BYTES"), backmem.region("WORDS"), backmem.region("ECC")
rh, ro = backmem.region("HALVES"), backmem.region("OCTETS")
on_bus(
    "rw[1] = 7",
    "rw.write(1, b'abcd')",
    "rw.write(4, bytearray(b'abcd'))",
    "rw.write(2, rw.memory[0:1])",
    "rw[3:4]",
    "rw.read(3, 2)",
    "rw.fill(9, 2, 3)",
    "rw.flush()",
    "re.flush(5, 4)",
    "rb.write(1, b'a')",
    "rh[1] = 7",
    "rh.write(1, b'ab')",
    "rh.read(1, 2)",
    "ro[1] = 7",
    "ro[1]",
    "rw.write(0, b'')",
)
print("--- wipe() leaves owners' words alone")
rw.fill(0xAA)
for text in ("rw.wipe(4, 4)", "rw.wipe()"):
    bus.log()
    exec(text, globals())
    print(text, "->", " ".join(a for a in bus.log().split() if a[0] == "W"))
print(bus.peek(0x100, 128).hex())
print("--- a word struct at the raw address")
s = uctypes.struct(uctypes.addressof(w[2:3]), {"a": 0 | uctypes.UINT32}, uctypes.NATIVE)
s.a = 0xDEADBEEF
print(hex(w[2]), hex(uctypes.addressof(w)), hex(s.a))
