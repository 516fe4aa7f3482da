# A Record of another layout than the one that stands there: what it held is read, and
# goes into the new one.
#
# SPDX-License-Identifier: MIT
from binascii import unhexlify

from forget import anew
from table import agree
import backmem

r = backmem.region("HOST")
r.fill(255)


def old(**place):
    """As the release before stored it."""
    return anew(backmem.Record, "<IH", ("wakes", "mean"), layout=1, offset=64, **place)


def new():
    return anew(backmem.Record, "<IHf", ("wakes", "mean", "top"), layout=2, offset=64)


# ---- it grows
old().save(7, 300)
old().save(8, 301)
now = new()
agree(
    globals(),
    """
(now.status, now.load(), now.wakes) -> ('foreign', None, None)
now.found() -> (1, 6)
now.found('<IH') -> (8, 301)
now.found('6s') -> (b'\\x08\\x00\\x00\\x00-\\x01',)
now.found('<I') -> ValueError: format has 4 bytes, record 6
now.found('<IHf') -> ValueError: format has 10 bytes, record 6
now.found(5) -> TypeError
now.save(1, 2, 3.0) -> OSError
now.migrate(1, 2) -> TypeError: 2 values for 3
now.migrate(1 << 32, 2, 3.0) -> ValueError: field wakes: 4294967296 does not fit
now.migrate(wakes=1) -> ValueError: field mean: nothing is stored yet, give it a value
now.migrate(lost=1) -> TypeError: no field lost
now.found('<IH') -> (8, 301)
now.migrate(*now.found('<IH') + (1.5,)) -> None
(now.wakes, now.mean, now.top) -> (8, 301, 1.5)
now.load() -> (8, 301, 1.5)
(now.found(), now.found('<IH')) -> (None, None)
new().status -> 'kept'
new().load() -> (8, 301, 1.5)
now.save(top=2.5) -> None
(old().status, old().load()) -> ('foreign', None)
now.migrate(mean=302) -> None
new().load() -> (8, 302, 2.5)
""",
)


# ---- the same size, and back: pad bytes
def wide():
    return anew(backmem.Record, "<BBI4x", layout=3, offset=64)


for n in range(1, 4):  # either part is the newest one
    wide().wipe()
    for i in range(n):
        new().migrate(i, 2, 0.5)
    assert wide().found("<IHf") == (n - 1, 2, 0.5)
    wide().migrate(1, 2, 3)
    assert wide().load() == (1, 2, 3) and new().found() == (3, 10)
    new().migrate(4, 5, 6.0)
    assert new().load() == (4, 5, 6.0) and wide().found("<BBI4x") is not None

# ---- one that is larger reaches out of the place, wherever its newest part is
r.fill(0)
new().save(1, 2, 3.0)
for n in range(2):
    small = anew(backmem.Record, "<H", layout=9, offset=64)
    agree(
        globals(),
        """
small.status -> 'foreign'
small.migrate(5) -> OSError
small.found() -> (2, 10)
small.found('<IHf') == (1, 2 + n, 3.0) -> True
new().load() == (1, 2 + n, 3.0) -> True
new().save(mean=3) -> None
""",
    )

# Also where a migration left one part, behind the smaller place.
r.fill(0)
anew(backmem.Record, "<If", layout=1, offset=64).save(7, 1.5)
anew(backmem.Record, "<fI", layout=2, offset=64).migrate(1.5, 7)
small = anew(backmem.Record, "<I", layout=3, offset=64)
agree(
    globals(),
    """
(small.status, small.found(), small.found('<fI')) -> ('foreign', (2, 8), (1.5, 7))
small.migrate(5) -> OSError
small.save(5) -> OSError
small.wipe() -> None
small.save(5) -> None
""",
)
assert anew(backmem.Record, "<I", layout=3, offset=64).load() == (5,)

# So is a store whose newer bank stands behind the place.
r.fill(0)
wide = anew(backmem.Store, offset=64, size=1024)
wide["a"] = "." * 200
small = anew(backmem.Store, offset=64, size=128)
agree(
    globals(),
    """
small.status -> 'foreign'
small.setdefault('b', 1) -> OSError
small.wipe() -> None
small.update(b=1) -> None
""",
)
small = anew(backmem.Record, "<H", layout=9, offset=64)
r.fill(0)
new().save(1, 2, 3.0)
for call in (small.save, small.migrate):
    try:
        call(5)
    except OSError as error:
        print(error.errno, str(error).split(": ")[-1])

# ---- nothing is foreign: it is a save
plain = anew(backmem.Record, "<I", offset=256)
fresh = anew(backmem.Record, "<I", layout=5, offset=512)
agree(
    globals(),
    """
(plain.found(), plain.found('<I')) -> (None, None)
plain.migrate(6) -> None
plain.load() -> (6,)
(fresh.status, fresh.found()) -> ('cold', None)
fresh.migrate(7) -> None
fresh.load() -> (7,)
fresh.migrate(8) -> None
fresh.load() -> (8,)
""",
)

# ---- one of a newer version of the format is told, and not touched
# It is of tests/format/version2.txt.
newer = unhexlify("0400e5be01080f16a10d87fb0209101729ff05c3")
r.write(1024, newer)
later = anew(backmem.Record, "<I", layout=48869, offset=1024)
agree(
    globals(),
    """
(later.status, later.load(), later.found()) -> ('foreign', None, (48869, 4))
later.found('<I') -> None
later.migrate(9) -> OSError
r.read(1024, 20) == newer -> True
""",
)
