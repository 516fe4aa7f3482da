# Where objects stand, on the unix port's file: at an offset, over another's, without a
# place, behind one, and what is said when there is none.
#
# SPDX-License-Identifier: MIT
from forget import forget
from table import agree
import backmem
import gc
import sys

r = backmem.region("HOST")
r.fill(0)
agree(
    globals(),
    """
backmem.Record("<I", offset=16) -> <Record HOST 16..31 cold>
backmem.Word(offset=16)
-> ValueError: HOST: Word at 16..19 belongs to Record at 16..31; free: 4064 bytes at \
32 of HOST; force=True takes it
backmem.Word(offset=28, region=r)
-> ValueError: HOST: Word at 28..31 belongs to Record at 16..31; free: 4064 bytes at \
32 of HOST; force=True takes it
backmem.Word(offset=12), backmem.Word(offset=32)
-> (<Word HOST 12..15 cold>, <Word HOST 32..35 cold>)
backmem.Record("<I", offset=12)
-> ValueError: HOST: Record at 12..27 belongs to Word at 12..15; free: 4060 bytes at \
36 of HOST; force=True takes it
backmem.Record("<f", offset=16)
-> ValueError: HOST: Record at 16..31 belongs to Record at 16..31; free: 4060 bytes at \
36 of HOST; force=True takes it
backmem.Record([("a", "I")], offset=16)
-> ValueError: HOST: Record at 16..31 belongs to Record at 16..31; free: 4060 bytes at \
36 of HOST; force=True takes it
backmem.Record("<I", layout=5, offset=16)
-> ValueError: HOST: Record at 16..35 belongs to Word at 32..35; free: 4060 bytes at \
36 of HOST; force=True takes it
backmem.Store(offset=0)
-> ValueError: HOST: Store at 0..63 belongs to Word at 32..35; free: 4060 bytes at 36 \
of HOST; force=True takes it
backmem.Store(offset=36) -> <Store HOST 36..2059 cold>
backmem.Store(offset=2060, size=1024) -> <Store HOST 2060..3083 cold>
backmem.Log(size=64, offset=2048) -> ValueError: size 64 is outside 72..1048576
backmem.Log(size=72, offset=2048)
-> ValueError: HOST: Log at 2048..2119 belongs to Store at 2060..3083; free: 1012 \
bytes at 3084 of HOST; force=True takes it
backmem.Log(size=72, offset=3084) -> <Log HOST 3084..3155 cold>
backmem.Log(size=1000, offset=3156)
-> ValueError: HOST: Log at 3156..4155 does not fit; free: 940 bytes at 3156 of HOST
backmem.Boot(offset=0)
-> ValueError: HOST: Boot at 0..15 belongs to Word at 12..15; free: 940 bytes at 3156 \
of HOST; force=True takes it
backmem.Word(offset=0) -> <Word HOST 0..3 cold>
backmem.Word(offset=4, force=True) -> <Word HOST 4..7 cold>
backmem.Word(offset=4) is backmem.Word(offset=4, force=True) -> True
""",
)

# Forced: the place changes hands, all that was there at once.
agree(
    globals(),
    """
backmem.Log(size=1024, offset=1024, force=True) -> <Log HOST 1024..2047 cold>
backmem.Word(offset=100) -> <Word HOST 100..103 cold>
backmem.Word(offset=1024)
-> ValueError: HOST: Word at 1024..1027 belongs to Log at 1024..2047; free: 12 bytes \
at 2048 of HOST; force=True takes it
backmem.Record("<I", offset=0, force=True) -> <Record HOST 0..15 cold>
backmem.Word(offset=12)
-> ValueError: HOST: Word at 12..15 belongs to Record at 0..15; free: 64 bytes at 36 \
of HOST; force=True takes it
backmem.Record("<I", offset=16) -> <Record HOST 16..31 cold>
backmem.Word(offset=0, region=r, force=True) -> <Word HOST 0..3 cold>
""",
)

# The same place and kind is the same object, whatever says it; another is refused.
forget()
s = backmem.Store(offset=2048, size=512, region=r)
log = backmem.Log(entry=10, offset=3072, size=512)
b = backmem.Boot(offset=3584)
w = backmem.Word(offset=3648)
p = backmem.Record("<I", ("n",), offset=3700)
agree(
    globals(),
    """
backmem.Store(offset=2048, size=512) is s -> True
backmem.Store(offset=2048, size=519, region=0) is s -> True
backmem.Store(offset=2048, size=512, layout=0, region="HOST", force=True) is s -> True
backmem.Store(offset=2048, size=520) is s
-> ValueError: HOST: Store at 2048..2567 belongs to Store at 2048..2559; free: 2048 \
bytes at 0 of HOST; force=True takes it
backmem.Store(layout=1, offset=2048, size=512) is s
-> ValueError: HOST: Store at 2048..2559 belongs to Store at 2048..2559; free: 512 \
bytes at 2560 of HOST; force=True takes it
backmem.Log(entry=10, offset=3072, size=512) is log -> True
backmem.Log(31, 10, offset=3072) is log -> True
backmem.Log(entry=11, offset=3072, size=512) is log
-> ValueError: HOST: Log at 3072..3583 belongs to Log at 3072..3583; free: 2048 bytes \
at 0 of HOST; force=True takes it
backmem.Boot(offset=3584) is b -> True
backmem.Boot(offset=3584, size=32) is b -> True
backmem.Word(offset=3648) is w -> True
backmem.Record("<I", ["n"], offset=3700) is p -> True
backmem.Record([("n", "I")], offset=3700) is p -> True
backmem.Record("<I", ("m",), offset=3700) is p
-> ValueError: HOST: Record at 3700..3715 belongs to Record at 3700..3715; free: 380 \
bytes at 3716 of HOST; force=True takes it
backmem.Record("<I", offset=3700) is p
-> ValueError: HOST: Record at 3700..3715 belongs to Record at 3700..3715; free: 380 \
bytes at 3716 of HOST; force=True takes it
""",
)

# Objects that are gone keep their place: another start finds the same program.
del s, log, w
gc.collect()
agree(
    globals(),
    """
backmem.Word(offset=2048)
-> ValueError: HOST: Word at 2048..2051 belongs to Store at 2048..2559; free: 512 \
bytes at 2560 of HOST; force=True takes it
backmem.Store(offset=2048, size=512) -> <Store HOST 2048..2559 cold>
""",
)

# What is known hangs behind an entry of sys.modules, which a soft reset clears.
claims = sys.modules.pop("_backmem")
agree(globals(), "backmem.Word(offset=2048) -> <Word HOST 2048..2051 cold>")
sys.modules["_backmem"] = sys
agree(globals(), "backmem.Word(offset=2048) -> <Word HOST 2048..2051 cold>")
sys.modules["_backmem"] = 5
agree(
    globals(),
    """
backmem.Record("<I", offset=2048) -> <Record HOST 2048..2063 cold>
backmem.Word(offset=2048)
-> ValueError: HOST: Word at 2048..2051 belongs to Record at 2048..2063; free: 2032 \
bytes at 2064 of HOST; force=True takes it
""",
)

# Without a place: behind all that there are; the same again is the same.
forget()
agree(
    globals(),
    """
backmem.Boot() -> <Boot HOST 0..31 cold>
backmem.Store() -> <Store HOST 32..2063 cold>
backmem.Log() -> <Log HOST 2064..3079 cold>
backmem.Log(20) -> <Log HOST 3080..3835 cold>
backmem.Record([("n", "I")]) -> <Record HOST 3836..3851 cold>
backmem.Word() -> <Word HOST 3852..3855 cold>
backmem.Store(layout=1) -> <Store HOST 3856..3975 cold>
backmem.Store(size=64) -> <Store HOST 3976..4039 cold>
backmem.Boot(5), backmem.Boot(force=True) is backmem.Boot()
-> (<Boot HOST 0..31 cold>, True)
backmem.Store() is backmem.Store(layout=0) is backmem.Store(region=0) -> True
backmem.Log() is backmem.Log(None, 30) is backmem.Log(entries=None) -> True
backmem.Word() is backmem.Word(region="HOST") is backmem.Word(offset=3852) -> True
backmem.Word(after=backmem.Word()) -> <Word HOST 4040..4043 cold>
backmem.Word(after=backmem.Word()) is backmem.Word(offset=4040) -> True
backmem.Word(after=backmem.Word(offset=4040)) -> <Word HOST 4044..4047 cold>
backmem.Boot(after=backmem.Word()) -> <Boot HOST 4048..4079 cold>
backmem.Word(offset=0, after=backmem.Boot())
-> TypeError: after= wants an object; not with offset= or region=
backmem.Word(region=0, after=backmem.Boot())
-> TypeError: after= wants an object; not with offset= or region=
backmem.Word(after=r) -> TypeError: after= wants an object; not with offset= or region=
backmem.Word(after=4) -> TypeError: after= wants an object; not with offset= or region=
backmem.Word(after=backmem.Store().transaction())
-> TypeError: after= wants an object; not with offset= or region=
backmem.Word(after=None) is backmem.Word() -> True
""",
)

# An offset without a size: half of what is left from there.
forget()
agree(
    globals(),
    """
backmem.Store(offset=3072) -> <Store HOST 3072..3583 cold>
backmem.Log(offset=2048) -> <Log HOST 2048..2559 cold>
backmem.Boot(offset=4064) -> <Boot HOST 4064..4095 cold>
backmem.Boot(offset=4040) -> <Boot HOST 4040..4055 cold>
backmem.Store(offset=2984) -> <Store HOST 2984..3071 cold>
backmem.Word()
-> ValueError: HOST: Word at 4096..4099 does not fit; free: 2048 bytes at 0 of HOST
""",
)
forget()
agree(
    globals(),
    """
backmem.Store(offset=4032) -> <Store HOST 4032..4095 cold>
backmem.Store(offset=4036, force=True)
-> ValueError: HOST: Store at 4036..4099 does not fit; free: 4032 bytes at 0 of HOST
backmem.Store(offset=4096)
-> ValueError: HOST: Store at 4096..4159 does not fit; free: 4032 bytes at 0 of HOST
backmem.Store(offset=1 << 20)
-> ValueError: HOST: Store at 1048576..1048639 does not fit; free: 4032 bytes at 0 of \
HOST
backmem.Store(offset=(1 << 31) - 4)
-> ValueError: HOST: Store at 2147483644..2147483707 does not fit; free: 4032 bytes at \
0 of HOST
backmem.Store(offset=1 << 40) -> OverflowError
backmem.Word(offset=1 << 32) -> OverflowError
backmem.Word(offset=1 << 31) -> OverflowError
backmem.Store(size=1 << 33) -> OverflowError
backmem.Store(size=8192)
-> ValueError: HOST: Store at 4096..12287 does not fit; free: 4032 bytes at 0 of HOST
backmem.Store(size=63) -> ValueError: size 63 is outside 64..8192
backmem.Store(size=8193) -> ValueError: size 8193 is outside 64..8192
backmem.Store(size=-1) -> ValueError: size -1 is outside 64..8192
backmem.Store(layout=65536) -> ValueError: layout 65536 is outside 0..65535
backmem.Store(layout=None) -> TypeError
backmem.Store(offset="0") -> TypeError
backmem.Store(region="NVM") -> ValueError
backmem.Store(entry=1) -> TypeError
backmem.Store("HOST") -> TypeError
backmem.Store(0) -> TypeError
backmem.Boot(offset=4088) -> ValueError: HOST: Boot at 4088..4103 does not fit; free: \
4032 bytes at 0 of HOST
backmem.Boot(size=15) -> ValueError: size 15 is outside 16..32
backmem.Boot(size=33) -> ValueError: size 33 is outside 16..32
backmem.Log(entry=0) -> ValueError: entry 0 is outside 1..4089
backmem.Log(entry=4090) -> ValueError: entry 4090 is outside 1..4089
backmem.boot -> AttributeError
""",
)
