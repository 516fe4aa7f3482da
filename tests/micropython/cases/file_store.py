# Store on the unix port's file: a mapping, its transactions, its errors.
#
# SPDX-License-Identifier: MIT
from array import array
from table import agree
import backmem

r = backmem.region("HOST")
r.fill(0)
s = backmem.Store(offset=1024, size=512, region="HOST")
agree(
    globals(),
    """
s -> <Store HOST 1024..1535 cold>
(s.status, len(s), bool(s), list(s)) -> ('cold', 0, False, [])
s["a"] -> KeyError: a
s.get("a") -> None
s.get("a", 5) -> 5
"a" in s -> False
del s["a"] -> KeyError: a
s.pop("a") -> KeyError: a
s.pop("a", 6) -> 6
s["a"] = 1 -> done
s["b"] = "two" -> done
s[3] = b"three" -> done
s[0] = None -> done
s[4294967295] = [] -> done
s["a"], s["b"], s[3], s[0], s[4294967295] -> (1, 'two', b'three', None, [])
s.get(0, 7) -> None
0 in s, "b" in s, 1 in s, "0" in s -> (True, True, False, False)
len(s), bool(s) -> (5, True)
sorted(s.keys(), key=str) -> [0, 3, 4294967295, 'a', 'b']
sorted(s.items(), key=str)[0] -> ('a', 1)
sorted(s.values(), key=str) -> [1, None, [], b'three', 'two']
sorted(list(s), key=str) == sorted(s.keys(), key=str) -> True
[k for k in s if isinstance(k, str)] -> ['a', 'b']
s.setdefault("a", 9) -> 1
s.setdefault("c", 9) -> 9
s.setdefault("d") -> None
s["c"] += 1 -> done
s.pop("c") -> 10
s.pop("d") -> None
"c" in s, len(s) -> (False, 5)
type(s.keys()) == type(s.items()) == type(s.values()) == list -> True
type(s.items()[0]) -> <class 'tuple'>
dict(s.items()) == {k: s[k] for k in s} == dict(zip(s.keys(), s.values())) -> True
s["long"] = "x" * 62 -> done
s["long"] == "x" * 62, "long" in s -> (True, True)
s["long"] = "x" * 63 -> done
s["long"] == s.get("long") == "x" * 63 -> True
s["long"] = bytes(100) -> done
s["long"] == bytes(100), bytes(100) in s.values(), len(s) -> (True, True, 6)
s.setdefault("long", 1) == bytes(100) -> True
s.pop("long") == bytes(100) -> True
"long" in s, s.get("long"), s.pop("long", 3) -> (False, None, 3)
del s["long"] -> KeyError: long
s.pop("long") -> KeyError: long
del s[0], s[4294967295] -> done
s.update({"x": 1, "y": 2}) -> None
s.update([("x", 3), (8, 9)]) -> None
s.update(x=4, z=5) -> None
s.update({"y": 6}, w=7) -> None
[s[k] for k in ("x", "y", "z", "w", 8)] -> [4, 6, 5, 7, 9]
s.update() -> None
s.update({}, {}) -> TypeError
s.update({}, {}, a=1) -> TypeError
s.update(5) -> TypeError
s[""] = 1 -> ValueError: a key is 1 to 63 bytes, or 0..2**32-1
s["k" * 63] = 1 -> done
s["k" * 64] = 1 -> ValueError: a key is 1 to 63 bytes, or 0..2**32-1
s["é" * 32] -> KeyError: éééééééééééééééééééééééééééééééé
s["é"] = "ö" -> done
s["é"] == 'ö' -> True
s.pop("k" * 63) -> 1
s[-1] -> KeyError: -1
s[-1] = 1 -> ValueError: a key is 1 to 63 bytes, or 0..2**32-1
s[4294967296] = 1 -> ValueError: a key is 1 to 63 bytes, or 0..2**32-1
s[1 << 70] -> KeyError: 1180591620717411303424
s[True] = 1 -> TypeError: a key is str or int, not 'bool'
s[b"a"] -> KeyError: b'a'
s[b"a"] = 1 -> TypeError: a key is str or int, not 'bytes'
s[None] = 1 -> TypeError: a key is str or int, not 'NoneType'
1.0 in s, None in s, [] in s -> (False, False, False)
True in s, b"a" in s -> (False, False)
-1 in s, 1 << 32 in s, "" in s, "k" * 64 in s -> (False, False, False, False)
s[None] -> KeyError: None
s[1:2] -> KeyError
s.get((1,)), s.get(1.5, 7), s.pop(None, 8) -> (None, 7, 8)
s.setdefault(None, 1) -> TypeError: a key is str or int, not 'NoneType'
del s[[]] -> KeyError: []
s.update({b"a": 1}) -> TypeError: a key is str or int, not 'bytes'
s["a"] = {1, 2} -> TypeError: 'set' cannot be stored
s["a"] = [1, (2, {"k": bytearray(1)})]
-> TypeError: 'bytearray' cannot be stored; bytes(...) of it can
s["a"] = memoryview(b"ab")
-> TypeError: 'memoryview' cannot be stored; bytes(...) of it can
s["a"] = r.memory[0:2]
-> TypeError: 'memoryview' cannot be stored; bytes(...) of it can
s["a"] = array("H", [1])
-> TypeError: 'array' cannot be stored; bytes(...) of it can
s["a"] = {object: 1} -> TypeError: 'type' cannot be stored
s["a"] = len -> TypeError: 'function' cannot be stored
s["a"] = 1j -> TypeError: 'complex' cannot be stored
s["a"] = r -> TypeError: 'Region' cannot be stored
s["a"] -> 1
s.nothing -> AttributeError
s.status = 1 -> AttributeError
s + s -> TypeError
s() -> TypeError
backmem.Store(offset=1024, size=512, region="HOST") is s -> True
backmem.Store(layout=0, offset=1024, size=512, region="HOST") is s -> True
backmem.Store(offset=1024, size=512) is s -> True
""",
)

# ---- transactions
s.wipe()
print(len(s), s.space(), r[1024:1536] == bytes(512))
s.update(a=1, b=2)
t = s.transaction()
agree(
    globals(),
    """
t["a"] = 3 -> ValueError: not inside of its with block
t["a"], len(t) -> ValueError: not inside of its with block
None in t -> ValueError: not inside of its with block
t.update(a=3) -> ValueError: not inside of its with block
s.update(t) -> ValueError: not inside of its with block
t.__exit__(None, None, None)
-> ValueError: not inside of its with block
len(t.__enter__()) -> 2
t["a"] = 3 -> done
t.__enter__()["a"], s["a"] -> (3, 1)
None in t, "a" in t -> (False, True)
t.__exit__(ValueError, None, None), s["a"] -> (False, 1)
t["a"] -> ValueError: not inside of its with block
""",
)
with s.transaction() as t:
    t["a"] = 10
    t["c"] = t["a"] + t["b"]
    t[5] = "five"
    del t["b"]
    agree(
        globals(),
        """
t.update([("a", 77), ("z", {1})]) -> TypeError: 'set' cannot be stored
t.update({"a": 77, b"z": 1}) -> TypeError: a key is str or int, not 'bytes'
t["a"], t["c"], t.get("b"), "b" in t, t[5] -> (10, 12, None, False, 'five')
t["b"] -> KeyError: b
del t["b"] -> KeyError: b
t.pop("b", 8) -> 8
sorted(t.items(), key=str) -> [('a', 10), ('c', 12), (5, 'five')]
sorted(t, key=str), len(t), bool(t) -> ([5, 'a', 'c'], 3, True)
t.keys() == list(t), len(t.items()) == len(t.values()) == len(t) -> (True, True)
sorted(t.values(), key=str) -> [10, 12, 'five']
t.setdefault("a", 3), t.setdefault("e", 4) -> (10, 4)
t.update({"f": 1}, g=2) -> None
t.pop("g") -> 2
t["bad"] = {1} -> TypeError: 'set' cannot be stored
t[None] = 1 -> TypeError: a key is str or int, not 'NoneType'
t.status -> AttributeError
t.wipe() -> AttributeError
sorted(s.items()) -> [('a', 1), ('b', 2)]
""",
    )
agree(
    globals(),
    """
sorted(s.items(), key=str) -> [('a', 10), ('c', 12), ('e', 4), ('f', 1), (5, 'five')]
t["a"] -> ValueError: not inside of its with block
t["a"] = 1 -> ValueError: not inside of its with block
t.update(a=1) -> ValueError: not inside of its with block
len(t) -> ValueError: not inside of its with block
list(t) -> ValueError: not inside of its with block
t.__exit__(None, None, None) -> ValueError: not inside of its with block
""",
)


class Stop(Exception):
    pass


before = sorted(s.items(), key=str)
for kind in (Stop, ValueError, KeyboardInterrupt):
    try:
        with s.transaction() as t:
            t["a"] = 99
            t["new"] = 1
            del t["c"]
            raise kind
    except kind:
        print("rolled back:", sorted(s.items(), key=str) == before)
try:
    with s.transaction() as t:
        t["a"] = 99
        t["c"]["x"]
except TypeError:
    print("rolled back:", sorted(s.items(), key=str) == before)

# Two at a time: each sees the store and its own changes.
with s.transaction() as t:
    with s.transaction() as u:
        t["a"] = 1
        u["c"] = 2
        s["e"] = 3
        print(t["a"], t["c"], t["e"], u["a"], u["c"], u["e"])
    print(s["a"], s["c"], s["e"])
print(s["a"], s["c"], s["e"])

# From another store, and from a transaction: its items, not its keys as pairs.
other = backmem.Store(offset=3072, size=512, region="HOST")
other.update({"ab": 7, "xy": [1, 2], "a": None})
agree(globals(), "s.update(other, xy=8) -> None")
with other.transaction() as t:
    t["cd"] = 9
    del t["xy"]
    agree(globals(), "s.update(t) -> None")
print([s.pop(key) for key in ("ab", "xy", "cd")], s["a"], len(other))
s["a"] = 1

# An update that fails changes nothing; a key that goes and comes is there.
agree(globals(), "s.update({'a': 50, 'q': {1}}) -> TypeError: 'set' cannot be stored")
with s.transaction() as t:
    del t["a"]
    t["a"] = 7
    t["gone"] = 1
    del t["gone"]
print(s["a"], "gone" in s, "q" in s)

# ---- full: an error, and nothing is stored
s = backmem.Store(offset=2048, size=64, region="HOST")
used, capacity = s.space()
agree(
    globals(),
    """
s -> <Store HOST 2048..2111 cold>
s["a"] = 1 -> done
s["b"] = bytes(200)
-> OSError: (28, 'HOST: FULL: 208 bytes needed, 16 are left')
s["b"] = bytes(5000) -> ValueError: bytes of 5000 bytes, a value has at most 4077
s["b"] = "x" * 4078 -> ValueError: str of 4078 bytes, a value has at most 4077
s["b"] = "x" * 4077
-> OSError: (28, 'HOST: FULL: 4088 bytes needed, 16 are left')
s["b"] = [b"x" * 30]
-> OSError: (28, 'HOST: FULL: 40 bytes needed, 16 are left')
s[70000] = b"x" * 24
-> OSError: (28, 'HOST: FULL: 36 bytes needed, 16 are left')
s.update(p="12345", a=None, q=[])
-> OSError: (28, 'HOST: FULL: 28 bytes needed, 16 are left')
len(s), s["a"] -> (1, 1)
""",
)
for i in range(100):
    try:
        s["k%d" % i] = i
    except OSError as error:
        full = error
        break
used, capacity = s.space()
text = full.args[1]
print(full.errno, text.startswith("HOST: ") and text.endswith(" are left"))
kept = sorted(s.items())
print(len(kept) == i + 1, 0 < used <= capacity <= 32)
try:
    with s.transaction() as t:
        t["a"] = 5
        t["more"] = "too much of it"
except OSError as error:
    print(error.errno, sorted(s.items()) == kept)
with s.transaction() as t:
    for key in kept:
        del t[key[0]]
    t["a"] = 1234
print(s.items())

# What is changed often does not fill it.
for i in range(500):
    s["a"] = i
print(s["a"], len(s))

# ---- another layout is another store
first = backmem.Store(layout=1, offset=2048, size=64, region="HOST", force=True)
print(first, first.items())
first.wipe()
first["x"] = 1
again = backmem.Store(layout=2, offset=2048, size=64, region="HOST", force=True)
print(again.status, len(again))
try:
    again["y"] = 2
except OSError as error:
    more = ": FOREIGN; another size or layout; wipe() deletes it"
    print(error.errno, str(error).endswith(more))
back = backmem.Store(layout=1, offset=2048, size=64, region="HOST", force=True)
print(back.status, back.items())
