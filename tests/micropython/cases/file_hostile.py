# Objects over bytes that nobody's library wrote, and over bytes that change under them:
# an answer or an exception, and no other bytes are touched.
#
# SPDX-License-Identifier: MIT
from forget import anew
from image import store_image
import backmem
import gc

r = backmem.region("HOST")
AT, SIZE = 256, 512
END = AT + SIZE
seed = 20261123


def random(limit):
    global seed
    seed ^= seed << 13 & 0xFFFFFFFF
    seed ^= seed >> 17
    seed ^= seed << 5 & 0xFFFFFFFF
    return seed % limit


def noise(size):
    return bytes(random(256) for _ in range(size))


def calm(call, *kinds):
    """The value of a call, or the exception if it is of these kinds."""
    try:
        return call()
    except kinds as error:
        return error


def look(store):
    calm(lambda: store.items(), ValueError)
    calm(lambda: store.values(), ValueError)
    keys = calm(lambda: store.keys(), ValueError)
    for key in ("v", "nothing", 7) + tuple(() if type(keys) != list else keys[:4]):
        calm(lambda: store.get(key), ValueError, TypeError)
        calm(lambda: key in store, ValueError, TypeError)
    calm(lambda: len(store), ValueError)


def use(store):
    look(store)
    store.space()
    calm(lambda: store.update(a=1, b="x" * 20), OSError)
    calm(lambda: store.pop("a"), KeyError, ValueError)
    look(store)


def around():
    return r.read(0, AT), r.read(END)


outside = around()
statuses = {}


def open_all(image):
    r.write(AT, image)
    s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    statuses[s.status] = statuses.get(s.status, 0) + 1
    use(s)
    # A store that was used is one that works; what is foreign stays until it is wiped.
    if s.status == "foreign":
        s.wipe()
    s["after"] = [1, 2]
    assert anew(backmem.Store, offset=AT, size=SIZE, region=r)["after"] == [1, 2]
    r.write(AT, image)
    log = anew(backmem.Log, entry=12, offset=AT, size=SIZE, region=r)
    list(log), len(log), log.panicked, log.lost
    log.append("after")
    assert list(log)[0] == "after"
    log = anew(backmem.Log, entry=12, offset=AT, size=SIZE, region=r)
    assert list(log)[0] == "after"
    r.write(AT, image)
    for fields in ("<IHb", [("a", "d"), ("b", "4s"), ("c", "b")]):
        p = anew(backmem.Record, fields, layout=True, offset=AT, region=r)
        p.load(), p.found()
    w = anew(backmem.Word, offset=AT, region=r)
    assert w.value is None or 0 <= w.value < 65536
    b = anew(backmem.Boot, offset=AT, region=r)
    b.state = 5
    assert b.boots >= 1


good = store_image(SIZE, [("v", b"\x01"), (7, b"\x63abc"), ("w", b"\x82\x01\x02")])
r.write(AT, good)
s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
print(s.status, sorted(s.items(), key=str))

# Nothing, all ones.
open_all(bytes(SIZE))
open_all(b"\xff" * SIZE)
# What other programs left: of another layout, of another size.
print(sorted(statuses.items()))
open_all(store_image(SIZE, [("v", b"\x01")], layout=3))
open_all(store_image(SIZE // 2, [("v", b"\x01")]) + bytes(SIZE // 2))
print(sorted(statuses.items()))
# Noise, and noise behind a good beginning.
for i in range(60):
    open_all(noise(SIZE))
    cut = random(120)
    open_all(good[:cut] + noise(SIZE - cut))
# Each bit of what was stored, flipped.
for bit in range(8 * 48):
    image = bytearray(good)
    image[bit // 8] ^= 1 << bit % 8
    open_all(image)
print(sorted(statuses))
print(around() == outside)

# Right checks, wrong contents. A value that is no CBOR is read as its bytes.
BAD = (b"", b"\xff", b"\x5b" + b"\xff" * 8, b"\x9f" * 40, b"\x81" * 60, b"\x61\xff")
for value in BAD:
    r.write(AT, store_image(SIZE, [("v", value), ("w", b"\x05")]))
    s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    if s.status != "kept" or len(s) != 2 or s["w"] != 5 or "v" not in s:
        print(value, s)
    for got in (s["v"], s.get("v"), dict(s.items())["v"]):
        if type(got) is not bytes or got != value:
            print(value, "was read as", got)
    assert value in s.values() and s.pop("v") == value and "v" not in s
    s["v"] = 1
    print(sorted(s.items()))
for i in range(100):
    r.write(AT, store_image(SIZE, [("v", noise(random(60)))]))
    look(anew(backmem.Store, offset=AT, size=SIZE, region=r))

# Keys that Python cannot make: text that is no UTF-8, text of no bytes, numbers in more
# bytes than they need. Each is its bytes, can be read and deleted, and is no other key.
TEXT, NUMBER = 1, 2
ODD = {
    (TEXT, b"\xc3\x28"): b"\x01",
    (TEXT, b""): b"\x02",
    (NUMBER, b"\x07\0"): b"\x03",
    (NUMBER, b"\xff\0"): b"\x04",
    (NUMBER, b"\0"): b"\x05",
    (NUMBER, b"ABCDE"): b"\x06",
    (NUMBER, b"n" * 63): b"\x07",
    (TEXT, b"\xff\x01"): b"\x08",
}
USUAL = {"w": 1, 7: 2, 255: 3, 0: 4, "ABCDE": 5, "\x07\0": 6}


def odd_store():
    entries = list(ODD.items()) + [(k, bytes([v])) for k, v in USUAL.items()]
    r.write(AT, store_image(SIZE, entries))
    return anew(backmem.Store, offset=AT, size=SIZE, region=r)


want = dict(USUAL)
want.update((key[1], value[0]) for key, value in ODD.items())
for made in (odd_store, lambda: odd_store().transaction().__enter__()):
    s = made()
    print(dict(s.items()) == want, len(s) == len(want), set(s) == set(want))
    for key in want:
        if s[key] != want[key] or s.get(key) != want[key] or key not in s:
            print(key, "is", s.get(key))
for key in [key[1] for key in ODD]:
    s = odd_store()
    left = dict(want)
    value = left.pop(key)
    print(s.pop(key) == value, dict(s.items()) == left, key not in s)
    again = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    with again.transaction() as t:
        for usual in USUAL:
            del t[usual]
        for odd in ODD:
            if odd[1] != key:
                del t[odd[1]]
    print(again.items())
s = odd_store()
# Bytes are no other name of a usual key, and nothing can be stored under them.
for key in (b"w", b"ABCDE\0", b"\x07", b"\xff", b"\xff\x01\x02", b"n" * 64):
    print(calm(lambda: key in s, TypeError), calm(lambda: s[key], TypeError, KeyError))
print(calm(lambda: s.update({b"\xff\x01": 1}), TypeError), dict(s.items()) == want)

# Two keys of the same bytes, a text and a number: one is seen, which [] finds.
both = [(TEXT, b"\xff\0"), (NUMBER, b"\xff\0")]
for first in (0, 1):
    entries = [(both[first], b"\x01"), ("w", b"\x09"), (both[1 - first], b"\x02")]
    r.write(AT, store_image(SIZE, entries))
    s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    text, number = (1, 2) if first == 0 else (2, 1)
    for m in (s, s.transaction().__enter__()):
        print(dict(m.items()) == {b"\xff\0": text, "w": 9}, len(m), len(m.keys()))
        print(len(m.items()), sorted(m.values()) == [text, 9], m[b"\xff\0"] == text)
    print(s.pop(b"\xff\0") == text, s.pop(b"\xff\0") == number, s.items())

# The memory changes under an open object. What is damaged is not signed anew.
def change(s, i):
    with s.transaction() as t:
        t["t"] = 1
        at = random(SIZE - 64)
        r.write(AT + at, noise(64) if i % 3 else bytes(64))
        look(s)
        look(t)


refused = 0
for i in range(60):
    r.write(AT, good)
    s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    for call in (lambda: change(s, i), lambda: s.update(x=i)):
        error = calm(call, OSError)
        if error is not None:
            refused += 1
            reason = str(error).rsplit(": ")[-1].split(";")[0]
            assert reason in ("DAMAGED", "FOREIGN"), error
    use(s)
    s = anew(backmem.Store, offset=AT, size=SIZE, region=r)
    if s.status == "foreign":
        s.wipe()
    s["x"] = i
    assert anew(backmem.Store, offset=AT, size=SIZE, region=r)["x"] == i
    r.write(AT, good)
    log = anew(backmem.Log, entry=12, offset=AT, size=SIZE, region=r)
    log.append("one")
    r.write(AT, noise(SIZE))
    list(log), log.panicked
    log.append("two")
    log.panic("three")
    if i % 10 == 0:
        gc.collect()
print(around() == outside, refused > 0)
