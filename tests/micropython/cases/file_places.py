# Where objects stand, on the unix port's file: without a place, at one, over another's.
#
# SPDX-License-Identifier: MIT
from table import agree
import backmem
import gc
import sys

r = backmem.region("HOST")
r.fill(0)
agree(
    globals(),
    """
backmem.Record("<I", 16, r) -> <Record HOST 16..31 cold>
backmem.Record("<f", 16, r) -> <Record HOST 16..31 cold>
backmem.Record([("a", "I")], 16, r) -> <Record HOST 16..31 cold>
backmem.Word(16, r)
-> ValueError: HOST: Word at 16..19 overlaps Record at 16..31 (force=True takes it)
backmem.Word(28, r)
-> ValueError: HOST: Word at 28..31 overlaps Record at 16..31 (force=True takes it)
backmem.Word(12, r), backmem.Word(32, r)
-> (<Word HOST 12..15 cold>, <Word HOST 32..35 cold>)
backmem.Record("<I", 12, r)
-> ValueError: HOST: Record at 12..27 overlaps Word at 12..15 (force=True takes it)
backmem.Record("<Q", 16, r)
-> ValueError: HOST: Record at 16..39 overlaps Word at 32..35 (force=True takes it)
backmem.Record("<H", 16, r)
-> ValueError: HOST: Record at 16..31 overlaps Record at 16..31 (force=True takes it)
backmem.Record("<I", 16, r, 5)
-> ValueError: HOST: Record at 16..35 overlaps Word at 32..35 (force=True takes it)
backmem.Store(r)
-> ValueError: HOST: Store at 0..4095 overlaps Word at 32..35 (force=True takes it)
backmem.Store(r, 0, 64)
-> ValueError: HOST: Store at 0..63 overlaps Word at 32..35 (force=True takes it)
backmem.Store(r, 36) -> <Store HOST 36..4091 cold>
backmem.Log(64, offset=2048, region=r)
-> ValueError: size 64 is outside 72..1048576
backmem.Log(72, offset=2048, region=r)
-> ValueError: HOST: Log at 2048..2119 overlaps Store at 36..4091 (force=True takes it)
backmem.boot(40, r)
-> ValueError: HOST: boot at 40..71 overlaps Store at 36..4091 (force=True takes it)
""",
)

# Forced: the place changes hands, all that was there at once.
agree(
    globals(),
    """
backmem.Log(1024, offset=1024, region=r, force=True) -> <Log HOST 1024..2047 cold>
backmem.Word(100, r) -> <Word HOST 100..103 cold>
backmem.Word(1024, r)
-> ValueError: HOST: Word at 1024..1027 overlaps Log at 1024..2047 (force=True takes it)
backmem.Record("<I", 0, r, force=True) -> <Record HOST 0..15 cold>
backmem.Word(12, r)
-> ValueError: HOST: Word at 12..15 overlaps Record at 0..15 (force=True takes it)
backmem.Record("<I", 16, r) -> <Record HOST 16..31 cold>
backmem.Word(0, r, True) -> TypeError
""",
)

# One object for one place, where two would have different ideas of what is stored.
s = backmem.Store(r, 2048, 512)
log = backmem.Log(512, 10, 3072, r)
b = backmem.boot(3584, r)
w = backmem.Word(3648, r)
agree(
    globals(),
    """
backmem.Store(r, 2048, 512) is s -> True
backmem.Store(r, 2048, 519) is s -> True
backmem.Store(r, 2048, 520) is s
-> ValueError: HOST: Store at 2048..2567 overlaps Store at 2048..2559 \
(force=True takes it)
backmem.Store(r, 2048, 512, layout=1) is s
-> ValueError: HOST: Store at 2048..2559 overlaps Store at 2048..2559 \
(force=True takes it)
backmem.Store(r, 2048, 512, force=True) is s -> True
backmem.Log(512, 10, 3072, r) is log -> True
backmem.Log(512, 11, 3072, r) is log
-> ValueError: HOST: Log at 3072..3583 overlaps Log at 3072..3583 (force=True takes it)
backmem.Log(512, 12, 3072, r) is log
-> ValueError: HOST: Log at 3072..3583 overlaps Log at 3072..3583 (force=True takes it)
backmem.boot(3584, r) is b -> True
backmem.Word(3648, r) is w -> False
""",
)

# Objects that are gone keep their place: another start finds the same program.
del s, log, w
gc.collect()
agree(
    globals(),
    """
backmem.Word(2048, r)
-> ValueError: HOST: Word at 2048..2051 overlaps Store at 2048..2559 \
(force=True takes it)
backmem.Store(r, 2048, 512) -> <Store HOST 2048..2559 cold>
""",
)

# What is known hangs behind an entry of sys.modules, which a soft reset clears.
claims = sys.modules.pop("_backmem")
agree(globals(), "backmem.Word(2048, r) -> <Word HOST 2048..2051 cold>")
sys.modules["_backmem"] = sys
agree(globals(), "backmem.Word(2048, r) -> <Word HOST 2048..2051 cold>")
sys.modules["_backmem"] = 5
agree(
    globals(),
    """
backmem.Record("<I", 2048, r) -> <Record HOST 2048..2063 cold>
backmem.Word(2048, r)
-> ValueError: HOST: Word at 2048..2051 overlaps Record at 2048..2063 \
(force=True takes it)
""",
)
sys.modules.pop("_backmem")

# Without a place: the start of the largest run of free words.
agree(
    globals(),
    """
backmem.Store() -> <Store HOST 0..4095 cold>
backmem.Store(size=100, force=True) -> <Store HOST 0..95 cold>
backmem.Word(force=True) -> <Word HOST 0..3 cold>
backmem.boot(force=True) -> <boot HOST 0..31 cold>
backmem.Log(entry=20, force=True) -> <Log HOST 0..4095 cold>
backmem.Record("<I", force=True) -> <Record HOST 0..15 cold>
backmem.Store(offset=4032) -> <Store HOST 4032..4095 cold>
backmem.Store(offset=4036)
-> ValueError: HOST: Store needs 64 bytes, 60 are free at 4036; a Record of up to 24 \
bytes would fit
backmem.Store(offset=4036, force=True)
-> ValueError: HOST: Store needs 64 bytes, 60 are free at 4036; a Record of up to 24 \
bytes would fit
backmem.Store(offset=4084)
-> ValueError: HOST: Store needs 64 bytes, 12 are free at 4084; a Word would fit
backmem.Store(offset=4096) -> ValueError: HOST: Store needs 64 bytes, 0 are free at 4096
backmem.Store(offset=1 << 20)
-> ValueError: HOST: Store needs 64 bytes, 0 are free at 1048576
backmem.Store(offset=1 << 40) -> OverflowError
backmem.Word(1 << 32) -> OverflowError
backmem.Store(size=1 << 33) -> OverflowError
backmem.Store(size=8192)
-> ValueError: HOST: Store needs 8192 bytes, 4096 are free at 0; a Record of up to \
2044 bytes would fit
backmem.Store(size=63) -> ValueError: size 63 is outside 64..8192
backmem.Store(size=8193) -> ValueError: size 8193 is outside 64..8192
backmem.Store(size=-1) -> ValueError: size -1 is outside 64..8192
backmem.Store(layout=65536) -> ValueError: layout 65536 is outside 0..65535
backmem.Store(layout=None) -> TypeError
backmem.Store(offset="0") -> TypeError
backmem.Store("NVM") -> ValueError: no region 'NVM'
backmem.Store(entry=1) -> TypeError
backmem.boot(4088)
-> ValueError: HOST: boot needs 16 bytes, 8 are free at 4088; a Word would fit
backmem.boot(4080, force=True) -> <boot HOST 4080..4095 cold>
backmem.boot(size=15) -> ValueError: size 15 is outside 16..32
backmem.boot(size=33) -> ValueError: size 33 is outside 16..32
backmem.Log(entry=0) -> ValueError: entry 0 is outside 1..4089
backmem.Log(entry=4090) -> ValueError: entry 4090 is outside 1..4089
backmem.Log(entry=2100)
-> ValueError: HOST: Log needs 4216 bytes, 4096 are free at 0; a Record of up to 2044 \
bytes would fit
""",
)
