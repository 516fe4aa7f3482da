# Word and Record on the unix port's file.
#
# SPDX-License-Identifier: MIT
from table import agree
import backmem
import struct

r = backmem.region("HOST")
r.fill(0)

# ---- a word: 16 bits in 4 bytes
w = backmem.Word(8, "HOST")
agree(
    globals(),
    """
w -> <Word HOST 8..11 cold>
w.status -> 'cold'
w.value -> None
w.load() -> None
w.value = 0 -> done
w.value -> 0
w.save(65535) -> None
w.load() -> 65535
w.value = 65536 -> ValueError: value 65536 is outside 0..65535
w.value = -1 -> ValueError: value -1 is outside 0..65535
w.value = None -> TypeError
w.value = 'a' -> TypeError
w.value = 1.5 -> TypeError
del w.value -> AttributeError
w.status = 1 -> AttributeError
w.nothing -> AttributeError
w.value -> 65535
backmem.Word(8, "HOST") -> <Word HOST 8..11 kept>
backmem.Word(offset=8, region=r).value -> 65535
backmem.Word(8, 0).value -> 65535
r[0:8] == bytes(8) and r[12:64] == bytes(52) -> True
r[8:10] -> b'\\xff\\xff'
r.fill(255, 8, 4) -> None
w.value -> None
backmem.Word(12, "HOST", force=True).status -> 'cold'
backmem.Word("8") -> TypeError
backmem.Word(0, "HOST", 3) -> TypeError
backmem.Word(size=4) -> TypeError
backmem.Word(10) -> ValueError: offset 10 is no multiple of 4
backmem.Word(-4) -> ValueError: offset -4 is no multiple of 4
backmem.Word(4096, "HOST") -> ValueError: HOST: Word needs 4 bytes, 0 are free at 4096
backmem.Word(4092, "HOST").value = 7 -> done
backmem.Word(0, "NONE") -> ValueError: no region 'NONE'
backmem.Word(0, 99) -> IndexError
""",
)

# ---- a record by a format, as in struct
p = backmem.Record("<IHb", 64, "HOST")
agree(
    globals(),
    """
p -> <Record HOST 64..87 cold>
p.load() -> None
p.save(1, 2, -3) -> None
p.load() -> (1, 2, -3)
p.save(4, 5, 6) -> None
p.load() -> (4, 5, 6)
backmem.Record("<IHb", 64, "HOST").load() -> (4, 5, 6)
backmem.Record("<IHb", 64, "HOST").status -> 'kept'
p.save(1, 2) -> TypeError: 2 values for 3
p.save(1, 2, 3, 4) -> TypeError: 4 values for 3
p.save(1, 2, 'x') -> TypeError
p.save(1, 2, None) -> ValueError: value 2 is None
p.save(a=1) -> TypeError: no field a
p.a -> AttributeError
p.a = 1 -> AttributeError
p.load() -> (4, 5, 6)
p.save() -> None
p.load() -> (4, 5, 6)
p.found() -> None
p.wipe() -> None
p.load() -> None
p.save() -> ValueError: value 0 is None
r[64:88] == bytes(24) -> True
backmem.Record("<H", 96, "HOST").save(1) -> None
backmem.Record("<H", 96, "HOST").load() -> (1,)
backmem.Record("<4s2x", 128, "HOST").save(b'abc') -> None
backmem.Record("<4s2x", 128, "HOST").load() -> (b'abc\\x00',)
backmem.Record("<d", 160, "HOST").save(0.1) -> None
backmem.Record("<d", 160, "HOST").load() -> (0.1,)
backmem.Record("<q", 160, "HOST", force=True).load()[0] == 0x3fb999999999999a -> True
backmem.Record("", 0) -> ValueError: size 0 is outside 1..4088
backmem.Record("<4089s", 0) -> ValueError: size 4089 is outside 1..4088
backmem.Record("<2045s", 0, "HOST")
-> ValueError: HOST: Record needs 4104 bytes, 4096 are free at 0; a Record of up to \
2044 bytes would fit
backmem.Record("<O", 0) -> ValueError: pointers do not survive
backmem.Record("S", 0) -> ValueError: pointers do not survive
backmem.Record("<P", 0) -> ValueError: pointers do not survive
backmem.Record("<?", 0) -> ValueError
backmem.Record(5, 0) -> TypeError
backmem.Record() -> TypeError
backmem.Record("<I", 0, 0, None, True) -> TypeError
""",
)

# ---- fields with names
FIELDS = (("lat", "f"), ("lon", "f"), ("name", "8s"), ("n", "I"))
g = backmem.Record(FIELDS, offset=256, region="HOST")
agree(
    globals(),
    """
g -> <Record HOST 256..303 cold>
(g.lat, g.lon, g.name, g.n) -> (None, None, None, None)
g.lat = 1.5 -> done
g.save() -> ValueError: value 1 is None
backmem.Record(FIELDS, 256, "HOST").lat -> None
g.save(lon=-2.5, name=b'here', n=7) -> None
(g.lat, g.lon, g.name, g.n) -> (1.5, -2.5, b'here', 7)
g.load() -> (1.5, -2.5, b'here\\x00\\x00\\x00\\x00', 7)
g.name -> b'here\\x00\\x00\\x00\\x00'
g.n += 1 -> done
backmem.Record(FIELDS, 256, "HOST").n -> 7
g.save() -> None
backmem.Record(FIELDS, 256, "HOST").n -> 8
g.n = 100 -> done
g.load()[3] -> 8
g.n -> 8
g.save(1, 2, b'', 9) -> None
(g.lat, g.n) -> (1, 9)
g.save(1, 2, b'', n=9) -> TypeError: 3 values for 4
g.save(1, 2, b'', 9, n=9) -> TypeError: 4 values for 4
g.save(other=1) -> TypeError: no field other
g.save(n='x') -> TypeError
g.n -> 9
g.other = 1 -> AttributeError
g.save = 1 -> AttributeError
del g.n -> AttributeError
backmem.Record([("a", "B"), ("b", "<H")], 0) -> ValueError
backmem.Record([("a", "B"), ("a", "H")], 0) -> ValueError: the name a is taken
backmem.Record([("save", "B")], 0) -> ValueError: the name save is taken
backmem.Record([("status", "B")], 0) -> ValueError: the name status is taken
backmem.Record([("a", "2B")], 0) -> ValueError: '2B' is no format of one value
backmem.Record([("a", "BB")], 0) -> ValueError: 'BB' is no format of one value
backmem.Record([("a", "3x")], 0) -> ValueError: '3x' is no format of one value
backmem.Record([("a", "O")], 0) -> ValueError: pointers do not survive
backmem.Record([("a",)], 0) -> ValueError
backmem.Record([1], 0) -> TypeError
backmem.Record([("a", 1)], 0) -> TypeError
backmem.Record([], 0) -> ValueError: size 0 is outside 1..4088
""",
)
# Little-endian, without gaps, in the order given: what another program reads.
slots = [r.read(offset, 20) for offset in (256, 280)]
print(struct.pack("<ff8sI", 1, 2, b"", 9) in slots)

# ---- a layout: what stands there, and whose
a = backmem.Record("<I", 512, "HOST", layout=1)
a.save(11)
b = backmem.Record("<I", 512, "HOST", layout=2, force=True)
c = backmem.Record("<II", 512, "HOST", layout=1, force=True)
agree(
    globals(),
    """
a -> <Record HOST 512..531 cold>
(b.status, b.load(), b.found()) -> ('foreign', None, (1, 4))
(c.status, c.load(), c.found()) -> ('foreign', None, (1, 4))
backmem.Record("<I", 512, "HOST", layout=1, force=True).load() -> (11,)
r.write(516, b'\\xff' * 12) -> None
backmem.Record("<I", 512, "HOST", layout=1).status -> 'corrupt'
backmem.Record("<I", 512, "HOST", layout=1).load() -> None
backmem.Record("<I", 512, "HOST", layout=65536)
-> ValueError: layout 65536 is outside 1..65535
backmem.Record("<I", 512, "HOST", layout=0) -> ValueError: layout 0 is outside 1..65535
backmem.Record("<I", 512, "HOST", layout=-1)
-> ValueError: layout -1 is outside 1..65535
backmem.Record("<I", 512, "HOST", layout='x') -> TypeError
""",
)


def layout_of(format, names=()):
    """The hash that layout=True stands for, as the manual tells it."""
    value = 0x811C9DC5
    for byte in ",".join((format,) + names).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value >> 16 ^ value) & 0xFFFF or 1


for fields, format, names in (
    ("<IHb", "<IHb", ()),
    ((("lat", "f"), ("n", "4s")), "<f4s", ("lat", "n")),
):
    r.wipe(600, 64)
    h = backmem.Record(fields, 600, "HOST", layout=True, force=True)
    h.save(*([1, 2, 3] if names == () else [1.0, b"abcd"]))
    other = backmem.Record("<Q", 600, "HOST", layout=1, force=True)
    print(other.found() == (layout_of(format, names), struct.calcsize(format)))

# The largest that fits.
p = backmem.Record("<2044s", 0, "HOST", force=True)
p.save(bytes(range(256)) * 7)
print(p, p.load()[0] == bytes(range(256)) * 7 + bytes(252))
