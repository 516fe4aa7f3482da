# Durable objects on memory of every kind: whole words only, regions that cannot hold
# them, regions that do not open, stores that go nowhere.
#
# SPDX-License-Identifier: MIT
from forget import anew, forget
from table import agree
import backmem
import bus

regions = ("BYTES", "WORDS", "ECC", "CACHED")
for name in regions:
    backmem.region(name).fill(0)


def all_at(name, size):
    """Uses all objects in a region's first free bytes; gives what they hold."""
    start = backmem.region(name).free[0][0]
    p = backmem.Record("<I", offset=start, region=name, force=True)
    p.save(1)
    p.save(2)
    w = backmem.Word(offset=start + 16, region=name, force=True)
    w.value = 3
    held = [p.load(), w.value]
    p.wipe()
    forget()
    b = backmem.Boot(offset=start, size=16, region=name, force=True)
    b.healthy()
    forget()
    log = backmem.Log(entry=4, offset=start, size=24, region=name, force=True)
    log.append("abcd")
    log.panic(5)
    held += [b.boots, list(log), log.panicked]
    forget()
    if size >= 64:
        s = backmem.Store(size=64, region=name, force=True)
        for i in range(9):
            s["a"] = i
            s.update(b="x" * i)
        held.append(sorted(s.items()))
    return held


for name, size in zip(regions, (64, 52, 256, 64)):
    bus.log()
    held = all_at(name, size)
    stores = [a for a in bus.log().split() if a[0] == "W"]
    whole = [a for a in stores if a[:3] == "W4@" and int(a[3:], 16) % 4 == 0]
    print(name, held, len(whole) == len(stores) > 10)

forget()
agree(
    globals(),
    """
backmem.Store(region="WORDS")
-> ValueError: WORDS: Store at 0..63 does not fit; free: 4096 bytes at 0 of HOST
backmem.Record("<4I", offset=0, region="WORDS")
-> ValueError: WORDS: Record at 0..39 belongs to the boot ROM; free: 40 bytes at 24 of \
WORDS
backmem.Store(offset=24, region="WORDS")
-> ValueError: WORDS: Store at 24..87 belongs to a board; free: 4096 bytes at 0 of \
HOST; force=True takes it
backmem.Store(offset=24, region="WORDS", force=True) -> <Store WORDS 24..127 cold>
backmem.Record("<I", offset=0, region="WORDS")
-> ValueError: WORDS: Record at 0..15 belongs to a bootloader; free: 4096 bytes at 0 \
of HOST; force=True takes it
backmem.Record("<I", offset=0, region="WORDS", force=True) -> <Record WORDS 0..15 cold>
backmem.Record("<I", offset=4, region="WORDS")
-> ValueError: WORDS: Record at 4..19 belongs to Record at 0..15; free: 4096 bytes at \
0 of HOST; a soft reset forgets it
backmem.Record("<I", offset=4, region="WORDS", force=True)
-> ValueError: WORDS: Record at 4..19 belongs to Record at 0..15; free: 4096 bytes at \
0 of HOST; a soft reset forgets it
backmem.Word(offset=0, region="WORDS", force=True)
-> ValueError: WORDS: Word at 0..3 belongs to Record at 0..15; free: 8 bytes at 16 of \
WORDS; a soft reset forgets it
backmem.Record("<I", offset=120, region="WORDS")
-> ValueError: WORDS: Record at 120..135 does not fit; free: 4096 bytes at 0 of HOST
backmem.Record("<I", offset=120, region="WORDS", force=True)
-> ValueError: WORDS: Record at 120..135 does not fit; free: 4096 bytes at 0 of HOST
backmem.Word(offset=16, region="WORDS")
-> ValueError: WORDS: Word at 16..19 belongs to the boot ROM; free: 4096 bytes at 0 of \
HOST
backmem.Word(offset=16, region="WORDS", force=True) -> <Word WORDS 16..19 cold>
backmem.Word(offset=64, region="WORDS", force=True)
-> ValueError: WORDS: Word at 64..67 belongs to Store at 24..127; free: 4096 bytes at \
0 of HOST; a soft reset forgets it
backmem.Word(offset=68, region="WORDS")
-> ValueError: WORDS: Word at 68..71 belongs to Store at 24..127; free: 4096 bytes at \
0 of HOST; force=True takes it
backmem.Word(offset=68, region="WORDS", force=True) -> <Word WORDS 68..71 cold>
backmem.Word(offset=4096, region="WORDS")
-> ValueError: WORDS: Word at 4096..4099 does not fit; free: 4096 bytes at 0 of HOST
backmem.Record("<H", offset=52, region="MUTE")
-> ValueError: MUTE: Record at 52..67 does not fit; free: 4096 bytes at 0 of HOST
backmem.Word(offset=0, region="HALVES")
-> ValueError: HALVES: Word at 0..3 needs 32-bit words; free: 4096 bytes at 0 of HOST
backmem.Store(region="OCTETS")
-> ValueError: OCTETS: Store at 0..63 needs 32-bit words; free: 4096 bytes at 0 of HOST
backmem.Log(size=72, region="HALVES")
-> ValueError: HALVES: Log at 0..71 needs 32-bit words; free: 4096 bytes at 0 of HOST
backmem.Boot(region="HALVES")
-> ValueError: HALVES: Boot at 0..15 needs 32-bit words; free: 4096 bytes at 0 of HOST
backmem.Store(region=5)
-> ValueError: HALVES: Store at 0..63 needs 32-bit words; free: 4096 bytes at 0 of HOST
backmem.Word(offset=0, region="STUCK")
-> OSError: [Errno 110] ETIMEDOUT: STUCK: PWR_CR.NEVER: TIMEOUT
backmem.Record("<H", offset=0, region="LOCKED")
-> ValueError: LOCKED: Record at 0..15 does not fit; free: 4096 bytes at 0 of HOST
""",
)

forget()
# What is offered lies behind first, then in the next regions, then is smaller.
backmem.Store(offset=0, size=2048)
backmem.Log(offset=2048, size=2048 - 64)
agree(
    globals(),
    """
backmem.Word(offset=0)
-> ValueError: HOST: Word at 0..3 belongs to Store at 0..2047; free: 64 bytes at 4032 \
of HOST; force=True takes it
backmem.Store(size=128)
-> ValueError: HOST: Store at 4032..4159 does not fit; free: 256 bytes at 0 of ECC
backmem.Store(size=264)
-> ValueError: HOST: Store at 4032..4295 does not fit; free: 256 bytes at 0 of ECC
backmem.Store(size=128, region="ECC") -> <Store ECC 0..127 foreign>
backmem.Store(layout=1, region="ECC") -> <Store ECC 128..191 cold>
backmem.Log(3)
-> ValueError: HOST: Log at 4032..4175 does not fit; free: 64 bytes at 4032 of HOST
backmem.Boot(region="WORDS") -> <Boot WORDS 24..39 cold>
""",
)
forget()

# A place that was refused is nobody's.
agree(
    globals(),
    'backmem.Record("<I", offset=16, region="MUTE") -> <Record MUTE 16..31 cold>',
)

# The memory ignores stores: said by each object, and what it held is still there.
s = anew(backmem.Store, region="MUTE")
s["a"] = 1
s["b"] = 2
bus.poke(0x1010, b"\x01\x00\x00\x00")
agree(
    globals(),
    """
s["a"] = 5 -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
s.update(a=6, c=7) -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
del s["a"] -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
s.wipe() -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
""",
)
bus.poke(0x1010, b"\x00\x00\x00\x00")
s = anew(backmem.Store, region="MUTE")
print(sorted(s.items()))
w = anew(backmem.Word, offset=0, region="MUTE")
w.value = 1
p = backmem.Record("<H", offset=4, region="MUTE")
p.save(2)
p.save(3)
log = backmem.Log(entry=4, offset=24, size=32, region="MUTE")
log.append("a")
bus.poke(0x1010, b"\x01\x00\x00\x00")
agree(
    globals(),
    """
w.value = 9 -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
p.save(9) -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
p.wipe() -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
log.append("b") -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
log.panic("b") -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
w.wipe() -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
log.wipe() -> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
backmem.Boot(offset=0, region="MUTE", force=True)
-> OSError: [Errno 5] EIO: MUTE: MUTE_CR.ON: DROPPED
w.value, p.load(), list(log) -> (1, (3,), ['a'])
""",
)
