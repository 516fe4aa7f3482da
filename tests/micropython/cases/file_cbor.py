# Values in a Store are CBOR: the examples of RFC 8949, Appendix A, both ways.
#
# The bytes are copied from the RFC. What is read is put into the memory by image.py;
# what is written is looked at there.
#
# SPDX-License-Identifier: MIT
from binascii import hexlify, unhexlify
from forget import anew
from image import WRITTEN, store_image
import backmem
import gc
import struct

r = backmem.region("HOST")
AT, SIZE = 512, 1024
inf = float("inf")
nan = float("nan")


def stored(value):
    """The bytes of a value, as Store stores them."""
    s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    s.wipe()
    s["v"] = value
    head = int.from_bytes(r.read(AT + 8, 4), "little")
    assert head & ~0xFFF == 1 << 31 | 1 << 28 | 1 << 22, hex(head)
    return r.read(AT + WRITTEN + 1, head & 0xFFF)


def loaded(data):
    """The value of these bytes."""
    r.write(AT, store_image(SIZE, [("v", data)]))
    s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    assert s.status == "kept" and len(s) == 1
    return s["v"]


def same(a, b):
    """Of the same type, to the last bit."""
    if type(a) != type(b) or not isinstance(a, float) or a != a:
        return repr(a) == repr(b)
    return struct.pack("<d", a) == struct.pack("<d", b)


# Python's value, and the RFC's bytes in the preferred form: written and read.
BOTH = (
    (0, "00"),
    (1, "01"),
    (10, "0a"),
    (23, "17"),
    (24, "1818"),
    (25, "1819"),
    (100, "1864"),
    (1000, "1903e8"),
    (1000000, "1a000f4240"),
    (1000000000000, "1b000000e8d4a51000"),
    (18446744073709551615, "1bffffffffffffffff"),
    (18446744073709551616, "c249010000000000000000"),
    (-18446744073709551616, "3bffffffffffffffff"),
    (-18446744073709551617, "c349010000000000000000"),
    (-1, "20"),
    (-10, "29"),
    (-100, "3863"),
    (-1000, "3903e7"),
    (0.0, "f90000"),
    (-0.0, "f98000"),
    (1.0, "f93c00"),
    (1.1, "fb3ff199999999999a"),
    (1.5, "f93e00"),
    (65504.0, "f97bff"),
    (100000.0, "fa47c35000"),
    ((2 - 2.0**-23) * 2.0**127, "fa7f7fffff"),  # 3.4028234663852886e38
    (1.0e300, "fb7e37e43c8800759c"),
    (5.960464477539063e-8, "f90001"),
    (0.00006103515625, "f90400"),
    (-4.0, "f9c400"),
    (-4.1, "fbc010666666666666"),
    (inf, "f97c00"),
    (nan, "f97e00"),
    (-inf, "f9fc00"),
    (False, "f4"),
    (True, "f5"),
    (None, "f6"),
    (b"", "40"),
    (b"\x01\x02\x03\x04", "4401020304"),
    ("", "60"),
    ("a", "6161"),
    ("IETF", "6449455446"),
    ('"\\', "62225c"),
    ("\u00fc", "62c3bc"),
    ("\u6c34", "63e6b0b4"),
    ("\U00010151", "64f0908591"),
    ([], "80"),
    ([1, 2, 3], "83010203"),
    ([1, [2, 3], [4, 5]], "8301820203820405"),
    (
        list(range(1, 26)),
        "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
    ),
    ({}, "a0"),
    ({1: 2, 3: 4}, "a201020304"),
    ({"a": 1, "b": [2, 3]}, "a26161016162820203"),
    (["a", {"b": "c"}], "826161a161626163"),
    (
        {"a": "A", "b": "B", "c": "C", "d": "D", "e": "E"},
        "a56161614161626142616361436164614461656145",
    ),
)
count = 0
for value, text in BOTH:
    data = unhexlify(text)
    for got, want in ((stored(value), data), (loaded(data), value)):
        if isinstance(want, dict):
            good = got == want
        else:
            good = same(got, want)
        if not good:
            print(value, "gives", got, "and not", want)
        count += good
print(count == 2 * len(BOTH) > 100)

# Read, and never written: longer forms than needed.
READ = (
    (inf, "fa7f800000"),
    (nan, "fa7fc00000"),
    (-inf, "faff800000"),
    (inf, "fb7ff0000000000000"),
    (nan, "fb7ff8000000000000"),
    (-inf, "fbfff0000000000000"),
    (1, "1801"),
    (1, "1b0000000000000001"),
    (-1, "3a00000000"),
    ("a", "790001" + "61"),
    (b"a", "580161"),
    ([7], "9b000000000000000107"),
    (5, "c24105"),
    (-1, "c340"),
    (0, "c240"),
    (256, "c243000100"),
    (1.5, "fb3ff8000000000000"),
)
print([text for value, text in READ if not same(loaded(unhexlify(text)), value)])

# The rest of the Appendix: types that Python's values have none for, and lengths that
# are not given. And what is no CBOR at all.
REFUSED = (
    "f7 f0 f8ff f818 c074323031332d30332d32315432303a30343a30305a c11a514b67b0"
    " c1fb41d452d9ec200000 d74401020304 d818456449455446"
    " d82076687474703a2f2f7777772e6578616d706c652e636f6d"
    " 5f42010243030405ff 7f657374726561646d696e67ff 9fff 9f018202039f0405ffff"
    " 9f01820203820405ff 83018202039f0405ff 83019f0203ff820405"
    " bf61610161629f0203ffff 826161bf61626163ff bf6346756ef563416d7421ff"
    # No byte, one too many, and heads that are not whole.
    "  00ff f6f6 18 19 1900 1a 1a000000 1b 1b00000000000000 38 f9 f900 fa000000 fb"
    " 1c 1d 1e 1f 3c 5c 7c 9c bc dc fc ff df"
    # Less behind the head than it says.
    " 41 6161ff 62 61 4401 5affffffff 5bffffffffffffffff 7bffffffffffffffff"
    " 81 8201 9affffffff 9bffffffffffffffff a1 a101 a20102 baffffffff"
    " bbffffffffffffffff 9b8000000000000000 c2 c3 c200 c26161 c2c24101 c249 c25f"
    " c280 c4820001 c1 d9 db"
    # No text: not UTF-8.
    " 61ff 62c328 63e28228 61c3 64f0288cbc 6180"
    # Keys that no dict of Python's has.
    " a1a001 a1a10203 04 a181a001 a1f7 a101 a1f701"
).split()
for text in REFUSED:
    if text == "04":
        continue  # belongs to the one before
    data = unhexlify(text)
    got = loaded(data)
    if type(got) is not bytes or got != data:
        print(text, "gives", got)
print(len(REFUSED) > 80)
print(loaded(b""))

# Tuples are arrays. A tuple that is a key comes back as one, or it could not be a key.
print(stored((1, (2,))) == unhexlify("82018102"), loaded(unhexlify("82018102")))
print(loaded(stored({(1, "x", ("y",)): [(2,)]})))

# Keys of a dict are in the order of their bytes (RFC 8949, 4.2.1), whatever theirs is.
mixed = {"aa": 1, False: 0, 10: 2, -1: 3, 100: 4, "z": 5, (): 7, None: 8}
want = "a8" "0a02" "186404" "2003" "617a05" "62616101" "8007" "f400" "f608"
print(hexlify(stored(mixed)).decode() == want)
backwards = {}
for key in reversed(list(mixed)):
    backwards[key] = mixed[key]
print(hexlify(stored(backwards)).decode() == want)

# Integers of any size, at every limit of a form.
for bits in list(range(0, 70)) + [100, 127, 128, 200, 1000, 3000]:
    for value in ((1 << bits) - 1, 1 << bits, (1 << bits) + 1):
        for number in (value, -value, -value - 1):
            data = stored(number)
            size = number if number >= 0 else -1 - number
            if size < 24:
                want = 1
            elif size < 1 << 64:
                want = 2 if size < 256 else 3 if size < 65536 else 5
                want = want if size < 1 << 32 else 9
            else:
                length = 9
                while size >> (8 * length):
                    length += 1
                want = 1 + (1 if length < 24 else 2 if length < 256 else 3) + length
            assert len(data) == want, (number, data)
            assert loaded(data) == number, number
    gc.collect()

# Floats: half, single or double, whichever is the first to be exact.
for value, size in (
    (2.0**-24, 3),
    (3 * 2.0**-24, 3),
    (1023 * 2.0**-24, 3),
    (2.0**-25, 5),
    (1025 * 2.0**-25, 5),
    (1 + 2.0**-10, 3),
    (1 + 2.0**-11, 5),
    (65536.0, 5),
    (65505.0, 5),
    (2.0**-126, 5),
    (2.0**-149, 5),
    (2.0**-150, 9),
    (1 + 2.0**-23, 5),
    (1 + 2.0**-24, 9),
    (2.0**127, 5),
    (2.0**128, 9),
    (5e-324, 9),
    (1 / 3, 9),
):
    for number in (value, -value):
        data = stored(number)
        if len(data) != size or not same(loaded(data), number):
            print(number, data, loaded(data))

# Depth: eight containers in each other, and no more, either way.
deep = 5
for i in range(8):
    deep = [deep]
print(stored(deep) == b"\x81" * 8 + b"\x05", loaded(b"\x81" * 8 + b"\x05") == deep)
loop = []
loop.append(loop)
for value in ([deep], {"a": deep}, {(1, (((((((2,),),),),),),)): 3}, loop):
    try:
        stored(value)
    except ValueError as error:
        print(error)
for data in (b"\x81" * 9 + b"\x05", b"\xa1\x00" * 9 + b"\x05", b"\x81" * 400 + b"\x05",
             b"\x81\xa1\x01" * 130 + b"\x05", b"\xc2" * 400 + b"\x40"):
    print(loaded(data) == data)
