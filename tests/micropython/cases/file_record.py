# Word and Record on the unix port's file.
#
# SPDX-License-Identifier: MIT
from forget import anew
from table import agree
import backmem
import struct

r = backmem.region("HOST")
r.fill(0)

# ---- a word: 16 bits in 4 bytes
w = backmem.Word(offset=8, region="HOST")
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
(w.offset, w.size, w.region == r) -> (8, 4, True)
w.offset = 12 -> AttributeError
w.size = 12 -> AttributeError
w.region = r -> AttributeError
backmem.Word(offset=8, region="HOST") is w -> True
backmem.Word(offset=8, region=r) is backmem.Word(offset=8, region=0) is w -> True
anew(backmem.Word, offset=8) -> <Word HOST 8..11 kept>
anew(backmem.Word, offset=8).value -> 65535
r[0:8] == bytes(8) and r[12:64] == bytes(52) -> True
r[8:10] -> b'\\xff\\xff'
w.wipe() -> None
r[8:12], w.value -> (b'\\x00\\x00\\x00\\x00', None)
r.fill(255, 8, 4) -> None
w.value -> None
backmem.Word(offset=12, region="HOST", force=True).status -> 'cold'
backmem.Word(offset="8") -> TypeError
backmem.Word(8) -> TypeError
backmem.Word(None) -> TypeError
backmem.Word(size=4) -> TypeError
backmem.Word(offset=14) -> ValueError: offset 14 is not a multiple of 4
backmem.Word(offset=17) -> ValueError: offset 17 is not a multiple of 4
backmem.Word(offset=4099, force=True) -> ValueError: offset 4099 is not a multiple of 4
backmem.Word(offset=-4) -> ValueError: offset -4 is outside 0..2147483647
backmem.Word(offset=4096, region="HOST")
-> ValueError: HOST: Word at 4096..4099 does not fit; free: 8 bytes at 0 of HOST
backmem.Word(offset=4092, region="HOST").value = 7 -> done
backmem.Word(offset=0, region="NONE") -> ValueError
backmem.Word(offset=0, region=99) -> IndexError
""",
)

# ---- a record by a format, as in struct
p = backmem.Record("<IHb", offset=64, region="HOST")
agree(
    globals(),
    """
p -> <Record HOST 64..87 cold>
p.load() -> None
p.save(1, 2, -3) -> None
p.load() -> (1, 2, -3)
p.save(4, 5, 6) -> None
p.load() -> (4, 5, 6)
(p.offset, p.size, p.region == r, p.status) -> (64, 24, True, 'cold')
backmem.Record("<IHb", offset=64, region="HOST") is p -> True
anew(backmem.Record, "<IHb", offset=64).load() -> (4, 5, 6)
anew(backmem.Record, "<IHb", offset=64).status -> 'kept'
p.save(1, 2) -> TypeError: 2 values for 3
p.save(1, 2, 3, 4) -> TypeError: 4 values for 3
p.save(1, 2, 'x') -> TypeError: field 2: str does not fit
p.save(1, 2, None) -> ValueError: field 2: nothing is stored yet, give it a value
p.save(1, 2.5, 3) -> TypeError: field 1: float does not fit
p.save(-1, 2, 3) -> ValueError: field 0: -1 does not fit
p.save(1 << 33, 300, 3) -> ValueError: field 0: 8589934592 does not fit
p.save(1 << 32, 2, 3) -> ValueError: field 0: 4294967296 does not fit
p.save(1, 65536, 3) -> ValueError: field 1: 65536 does not fit
p.save(1, 2, 128) -> ValueError: field 2: 128 does not fit
p.save(1, 2, -129) -> ValueError: field 2: -129 does not fit
p.load() -> (4, 5, 6)
p.save((1 << 32) - 1, 65535, -128) -> None
p.load() -> (4294967295, 65535, -128)
p.save(True, False, 127) -> None
p.load() -> (1, 0, 127)
p.save(4, 5, 6) -> None
p.save(a=1) -> TypeError: no field a
p.a -> AttributeError
p.a = 1 -> AttributeError
p.load() -> (4, 5, 6)
p.save() -> None
p.load() -> (4, 5, 6)
p.found() -> None
p.wipe() -> None
p.load() -> None
p.save() -> ValueError: field 0: nothing is stored yet, give it a value
r[64:88] == bytes(24) -> True
backmem.Record("<H", offset=96, region="HOST").save(1) -> None
backmem.Record("<H", offset=96, region="HOST").load() -> (1,)
backmem.Record("<4s2x", offset=128, region="HOST").save(b'abc') -> None
backmem.Record("<4s2x", offset=128, region="HOST").load() -> (b'abc\\x00',)
backmem.Record("<4s2x", offset=128, region="HOST").save(b'abcde')
-> ValueError: field 0: bytes does not fit
backmem.Record("<4s2x", offset=128, region="HOST").save('abcd') -> None
backmem.Record("<4s2x", offset=128, region="HOST").save(5)
-> TypeError: field 0: int does not fit
backmem.Record("<d", offset=160, region="HOST").save(0.1) -> None
backmem.Record("<d", offset=160, region="HOST").save(b'x')
-> TypeError: field 0: bytes does not fit
backmem.Record("<d", offset=160, region="HOST").load() -> (0.1,)
backmem.Record("<q", offset=160, force=True).load()[0] == 0x3fb999999999999a -> True
backmem.Record("", offset=0) -> ValueError: size 0 is outside 1..4088
backmem.Record("<4089s", offset=0) -> ValueError: size 4089 is outside 1..4088
anew(backmem.Record, "<2045s", offset=0, region="HOST")
-> ValueError: HOST: Record at 0..4103 does not fit; free: 4096 bytes at 0 of HOST
backmem.Record("<O", offset=0) -> ValueError: pointers do not survive
backmem.Record("S", offset=0) -> ValueError: pointers do not survive
backmem.Record("<P", offset=0) -> ValueError: pointers do not survive
backmem.Record("<?", offset=0) -> ValueError
backmem.Record(5, offset=0) -> TypeError
backmem.Record() -> TypeError
backmem.Record("<I", None, None) -> TypeError
backmem.Record("<I", size=16) -> TypeError
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
g.save() -> ValueError: field lon: nothing is stored yet, give it a value
anew(backmem.Record, FIELDS, offset=256).lat -> None
g.save(lon=-2.5, name=b'here', n=7) -> None
(g.lat, g.lon, g.name, g.n) -> (1.5, -2.5, b'here', 7)
g.load() -> (1.5, -2.5, b'here\\x00\\x00\\x00\\x00', 7)
g.name -> b'here\\x00\\x00\\x00\\x00'
g.n += 1 -> done
anew(backmem.Record, FIELDS, offset=256).n -> 7
g.save() -> None
anew(backmem.Record, FIELDS, offset=256).n -> 8
g.n = 100 -> done
g.load()[3] -> 8
g.n -> 8
g.save(1, 2, b'', 9) -> None
(g.lat, g.n) -> (1, 9)
g.save(1, 2, b'', n=9) -> TypeError: 3 values for 4
g.save(1, 2, b'', 9, n=9) -> TypeError: 4 values for 4
g.save(other=1) -> TypeError: no field other
g.save(n='x') -> TypeError: field n: str does not fit
g.save(n=-1) -> ValueError: field n: -1 does not fit
g.save(name=b'123456789') -> ValueError: field name: bytes does not fit
g.n = 'x' -> TypeError: field n: str does not fit
g.n = 1 << 32 -> ValueError: field n: 4294967296 does not fit
g.lat = 'x' -> TypeError: field lat: str does not fit
g.name = 5 -> TypeError: field name: int does not fit
g.n = None -> ValueError: field n: nothing is stored yet, give it a value
g.lat = 1 -> done
g.n -> 9
g.other = 1 -> AttributeError
g.save = 1 -> AttributeError
del g.n -> AttributeError
backmem.Record([("a", "B"), ("b", "<H")], offset=0)
-> ValueError: field b: no format of one value
backmem.Record([("a", "2B"), ("b", "3x")], offset=0)
-> ValueError: field a: no format of one value
backmem.Record([("a", "3x"), ("b", "2B")], offset=0)
-> ValueError: field a: no format of one value
backmem.Record([("a", "B"), ("b", "")], offset=0)
-> ValueError: field b: no format of one value
backmem.Record([("a", "B"), ("a", "H")], offset=0) -> ValueError: the name a is taken
backmem.Record([("save", "B")], offset=0) -> ValueError: the name save is taken
backmem.Record([("load", "B")], offset=0) -> ValueError: the name load is taken
backmem.Record([("found", "B")], offset=0) -> ValueError: the name found is taken
backmem.Record([("wipe", "B")], offset=0) -> ValueError: the name wipe is taken
backmem.Record([("status", "B")], offset=0) -> ValueError: the name status is taken
backmem.Record([("offset", "B")], offset=0) -> ValueError: the name offset is taken
backmem.Record([("size", "B")], offset=0) -> ValueError: the name size is taken
backmem.Record([("region", "B")], offset=0) -> ValueError: the name region is taken
backmem.Record("<BB", ("a", "size"), offset=0) -> ValueError: the name size is taken
backmem.Record("<BB", ("a", "a"), offset=0) -> ValueError: the name a is taken
backmem.Record("<BB", ("a",), offset=0) -> ValueError
backmem.Record("<BB", ("a", "b", "c"), offset=0) -> ValueError
backmem.Record("<BB", "ab", offset=0) -> TypeError
backmem.Record("<BB", (1, 2), offset=0) -> TypeError
backmem.Record([("a", "B")], ("a",), offset=0) -> TypeError
backmem.Record([("a", "2B")], offset=0) -> ValueError: field a: no format of one value
backmem.Record([("a", "BB")], offset=0) -> ValueError: field a: no format of one value
backmem.Record([("a", "3x")], offset=0) -> ValueError: field a: no format of one value
backmem.Record([("a", "O")], offset=0) -> ValueError: pointers do not survive
backmem.Record([("a",)], offset=0) -> ValueError
backmem.Record([1], offset=0) -> TypeError
backmem.Record([("a", 1)], offset=0) -> TypeError: field a: no format of one value
backmem.Record([(1, "B")], offset=0) -> TypeError
backmem.Record([], offset=0) -> ValueError: size 0 is outside 1..4088
""",
)
# The same fields, said in the other way; a name that no attribute has may be any.
r.fill(0, 304, 200)
q = backmem.Record("<ff8sI", ("lat", "lon", "name", "n"), offset=304)
agree(
    globals(),
    """
q -> <Record HOST 304..351 cold>
q.save(1.5, -2.5, b"abc", 7) -> None
anew(backmem.Record, FIELDS, layout=None, offset=304).lon -> -2.5
anew(backmem.Record, names=("a", "b"), format="<HH", offset=352).save(b=2, a=1) -> None
anew(backmem.Record, "<HH", offset=352).load() -> (1, 2)
""",
)
# The ends of each code, and of each order: one more does not fit.
for order in ("<", ">", "!", "@", ""):
    for code in "bBhHiIqQ":
        bits = 8 * struct.calcsize(order + code)
        least, most = 0, (1 << bits) - 1
        if code > "a":
            least, most = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
        v = anew(backmem.Record, order + "x2s" + code + "3" + code, offset=1024)
        for value in (least, most):
            v.save(b"", value, 0, 1, value)
            if v.load() != (b"\0\0", value, 0, 1, value):
                print(order, code, value, v.load())
        for value in (least - 1, most + 1, 1 << 70, -(1 << 70)):
            for field in (1, 3, 4):
                values = [b"", 0, 0, 0, 0]
                values[field] = value
                try:
                    v.save(*values)
                    print(order, code, value, "stored")
                except ValueError as error:
                    if str(error) != "field %d: %d does not fit" % (field, value):
                        print(order, code, error)
# Little-endian, without gaps, in the order given: what another program reads.
slots = [r.read(offset, 20) for offset in (256, 280)]
print(struct.pack("<ff8sI", 1, 2, b"", 9) in slots)

# ---- a layout: what stands there, and whose
a = backmem.Record("<I", layout=1, offset=512, region="HOST")
a.save(11)
print(a)
b = backmem.Record("<I", layout=2, offset=512, region="HOST", force=True)
c = backmem.Record("<II", layout=1, offset=512, region="HOST", force=True)
agree(
    globals(),
    """
a.load()
-> ValueError: HOST: Record at 512..531 was taken over by Record at 512..531
b.load()
-> ValueError: HOST: Record at 512..531 was taken over by Record at 512..539
anew(backmem.Record, "<I", layout=2, offset=512).found() -> (1, 4)
anew(backmem.Record, "<I", layout=2, offset=512).status -> 'foreign'
anew(backmem.Record, "<I", layout=2, offset=512).load() -> None
(c.status, c.load(), c.found()) -> ('foreign', None, (1, 4))
backmem.Record("<I", layout=1, offset=512, region="HOST", force=True).load() -> (11,)
r.write(516, b'\\xff' * 12) -> None
anew(backmem.Record, "<I", layout=1, offset=512).status -> 'corrupt'
anew(backmem.Record, "<I", layout=1, offset=512).load() -> None
backmem.Record("<I", layout=65536, offset=512, region="HOST")
-> ValueError: layout 65536 is outside 1..65535
backmem.Record("<I", layout=0, offset=512, region="HOST")
-> ValueError: layout 0 is outside 1..65535
backmem.Record("<I", layout=-1, offset=512, region="HOST")
-> ValueError: layout -1 is outside 1..65535
backmem.Record("<I", layout='x', offset=512, region="HOST") -> TypeError
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
    (("<f4s", ("lat", "n")), "<f4s", ("lat", "n")),
):
    r.wipe(600, 64)
    if names != () and type(fields[0]) is str:
        h = anew(backmem.Record, *fields, layout=True, offset=600)
    else:
        h = anew(backmem.Record, fields, layout=True, offset=600)
    h.save(*([1, 2, 3] if names == () else [1.0, b"abcd"]))
    other = backmem.Record("<Q", layout=1, offset=600, region="HOST", force=True)
    print(other.found() == (layout_of(format, names), struct.calcsize(format)))

# The largest that fits.
p = backmem.Record("<2044s", offset=0, region="HOST", force=True)
p.save(bytes(range(256)) * 7)
print(p, p.load()[0] == bytes(range(256)) * 7 + bytes(252))
