# Durable objects on memory of every kind: whole words only, regions that cannot hold
# them, regions that do not open, stores that go nowhere.
#
# SPDX-License-Identifier: MIT
from table import agree
import backmem
import bus
import sys

regions = ("BYTES", "WORDS", "ECC", "CACHED")
for name in regions:
    backmem.region(name).fill(0)


def forget():
    """Gives all places back, as a soft reset does."""
    sys.modules.pop("_backmem", None)


def all_at(name, size):
    """Uses all objects in a region's first free bytes; gives what they hold."""
    start = backmem.region(name).free[0][0]
    p = backmem.Record("<I", start, name, force=True)
    p.save(1)
    p.save(2)
    w = backmem.Word(start + 16, name, force=True)
    w.value = 3
    held = [p.load(), w.value]
    p.wipe()
    forget()
    b = backmem.boot(start, name, size=16, force=True)
    b.healthy()
    forget()
    log = backmem.Log(24, 4, start, name, force=True)
    log.append("abcd")
    log.panic(5)
    held += [b.boots, list(log), log.panicked]
    forget()
    if size >= 64:
        s = backmem.Store(name, size=64, force=True)
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

agree(
    globals(),
    """
backmem.Store("WORDS")
-> ValueError: WORDS: Store needs 64 bytes, 52 are free at 68; a Record of up to 20\
 bytes would fit; 120 belongs to machine.freq() (force=True takes it)
backmem.Store("WORDS", 24)
-> ValueError: WORDS: Store needs 64 bytes, 40 are free at 24; a Record of up to 16\
 bytes would fit; 64 belongs to a board (force=True takes it)
backmem.Store("WORDS", 24, force=True) -> <Store WORDS 24..127 cold>
backmem.Record("<I", 0, "WORDS")
-> ValueError: WORDS: Record needs 16 bytes, 0 are free at 0; 0 belongs to a\
 bootloader (force=True takes it)
backmem.Record("<I", 0, "WORDS", force=True) -> <Record WORDS 0..15 cold>
backmem.Record("<I", 4, "WORDS")
-> ValueError: WORDS: Record needs 16 bytes, 12 are free at 4; a Word would fit;\
 16 belongs to the boot ROM (force=True takes it)
backmem.Record("<I", 120, "WORDS")
-> ValueError: WORDS: Record needs 16 bytes, 0 are free at 120; 120 belongs to\
 machine.freq() (force=True takes it)
backmem.Record("<I", 120, "WORDS", force=True)
-> ValueError: WORDS: Record needs 16 bytes, 8 are free at 120; a Word would fit
backmem.Word(68, "WORDS", force=True) -> <Word WORDS 68..71 cold>
backmem.Record("<H", 52, "MUTE")
-> ValueError: MUTE: Record needs 16 bytes, 12 are free at 52; a Word would fit
backmem.Word(0, "HALVES")
-> ValueError: HALVES: its words store 16 bits, Word needs 32
backmem.Store("OCTETS") -> ValueError: OCTETS: its words store 8 bits, Store needs 32
backmem.Log(72, region="HALVES")
-> ValueError: HALVES: its words store 16 bits, Log needs 32
backmem.boot(region="HALVES")
-> ValueError: HALVES: its words store 16 bits, boot needs 32
backmem.Store(5) -> ValueError: HALVES: its words store 16 bits, Store needs 32
backmem.Word(0, "STUCK")
-> OSError: [Errno 110] ETIMEDOUT: STUCK: PWR_CR.NEVER: TIMEOUT
backmem.Record("<H", 0, "LOCKED")
-> ValueError: LOCKED: Record needs 16 bytes, 4 are free at 0; a Word would fit
""",
)

# A place that was refused is nobody's.
agree(globals(), "backmem.Record('<I', 16, 'MUTE') -> <Record MUTE 16..31 cold>")

# The memory ignores stores: said by each object, and what it held is still there.
s = backmem.Store("MUTE", force=True)
s["a"] = 1
s["b"] = 2
bus.poke(0x1010, b"\x01\x00\x00\x00")
agree(
    globals(),
    """
s["a"] = 5 -> OSError: [Errno 5] EIO: MUTE: DROPPED
s.update(a=6, c=7) -> OSError: [Errno 5] EIO: MUTE: DROPPED
del s["a"] -> OSError: [Errno 5] EIO: MUTE: DROPPED
s.wipe() -> OSError: [Errno 5] EIO: MUTE: DROPPED
""",
)
bus.poke(0x1010, b"\x00\x00\x00\x00")
s = backmem.Store("MUTE", force=True)
print(sorted(s.items()))
w = backmem.Word(0, "MUTE", force=True)
w.value = 1
p = backmem.Record("<H", 4, "MUTE", force=True)
p.save(2)
p.save(3)
log = backmem.Log(32, 4, 24, "MUTE", force=True)
log.append("a")
bus.poke(0x1010, b"\x01\x00\x00\x00")
agree(
    globals(),
    """
w.value = 9 -> OSError: [Errno 5] EIO: MUTE: DROPPED
p.save(9) -> OSError: [Errno 5] EIO: MUTE: DROPPED
p.wipe() -> OSError: [Errno 5] EIO: MUTE: DROPPED
log.append("b") -> OSError: [Errno 5] EIO: MUTE: DROPPED
log.panic("b") -> OSError: [Errno 5] EIO: MUTE: DROPPED
log.clear() -> OSError: [Errno 5] EIO: MUTE: DROPPED
backmem.boot(0, "MUTE", force=True) -> OSError: [Errno 5] EIO: MUTE: DROPPED
w.value, p.load(), list(log) -> (1, (3,), ['a'])
""",
)
