# Log and boot() on the unix port's file.
#
# SPDX-License-Identifier: MIT
from table import agree
import backmem

r = backmem.region("HOST")
r.fill(0)

# 10 bytes of text: 1 of CBOR in front of it, and 4 of the commit word behind, which
# makes 16. The slot is the first 16 of 80, four entries are the rest.
log = backmem.Log(80, 10, 512, r)
agree(
    globals(),
    """
log -> <Log HOST 512..591 cold>
(log.status, len(log), list(log), log.lost, log.panicked) -> ('cold', 0, [], 0, None)
log.append("one") -> None
log.append(b"two") -> None
log.append("0123456789") -> None
list(log), len(log) -> (['0123456789', b'two', 'one'], 3)
log.append("0123456789a") -> ValueError: size 12 is outside 1..11
log.append(b"0123456789a") -> ValueError: size 12 is outside 1..11
log.append("") -> None
list(log) -> ['', '0123456789', b'two', 'one']
log.append((3, -70)) -> None
list(log), log.lost -> ([[3, -70], '', '0123456789', b'two'], 0)
log.append(b"end\\0\\0") -> None
log.append(None) -> None
log.append({1}) -> TypeError: 'set' cannot be stored
list(log) -> [None, b'end\\x00\\x00', [3, -70], '']
max(log, key=lambda entry: len(str(entry))) -> b'end\\x00\\x00'
log.panicked -> None
log.panic("first") -> True
log.panic("second") -> False
log.panicked -> 'first'
log.panic("0123456789a") -> ValueError: size 12 is outside 1..11
list(log) -> [None, b'end\\x00\\x00', [3, -70], '']
backmem.Log(80, 10, 512, r) is log -> True
backmem.Log(80, 10, 512, r, force=True).status -> 'kept'
list(log), log.panicked -> ([None, b'end\\x00\\x00', [3, -70], ''], 'first')
r[508:512] == bytes(4) and r[592:596] == bytes(4) -> True
log.lost = 1 -> AttributeError
log.nothing -> AttributeError
log[0] -> TypeError
None in log, 5 in log -> (True, False)
log.clear() -> None
list(log), log.panicked, log.lost -> ([], None, 0)
r[512:592] == bytes(80) -> True
log.panic("again") -> True
log.append("x") -> None
list(log), log.panicked -> (['x'], 'again')
""",
)

# Damage: an entry that is not whole is skipped and counted.
for text in "abc":
    log.append(text)
print(list(log))
r[512 + 16 + 32 + 1] ^= 1
log = backmem.Log(80, 10, 512, r, force=True)
print(log.status, log.lost, list(log), len(log), log.panicked)
r[512 + 1] ^= 1
log = backmem.Log(80, 10, 512, r, force=True)
print(log.status, log.panicked, log.panic("third"), log.panicked)

# The largest and the smallest entries.
for entry, size in ((1, 16), (23, 56), (24, 64), (255, 528), (256, 528), (4000, 4096)):
    r.fill(0)
    try:
        log = backmem.Log(size, entry, 0, r, force=True)
    except ValueError as error:
        print(entry, error)
        continue
    text = "x" * entry
    log.append(text)
    print(entry, len(log), list(log) == [text], log.panic(text), log.panicked == text)

# What another program wrote in its own way comes as the bytes that it wrote.
from image import crc30, packed

payload = b"\xff\x00raw\x00\x00\x00\x00\x00\x00"
words = packed(payload)
crc = crc30(0, 1 << 28 | 3 << 24 | 1)
for word in [11] + words:
    crc = crc30(crc, word)
r.fill(0)
r.write(16, payload + b"\0" + (crc | 1).to_bytes(4, "little"))
log = backmem.Log(80, 10, 0, r, force=True)
print(log.status, list(log))

# ---- boot: counted once, however often it is asked for
r.fill(0)
b = backmem.boot(1024, r, cause=3, force=True)
agree(
    globals(),
    """
b -> <boot HOST 1024..1055 cold>
(b.status, b.boots, b.streak, b.state, b.cause) -> ('cold', 1, 0, 0, 3)
backmem.boot(1024, r, cause=3) is b -> True
backmem.boot(1024, r, force=False).boots -> 1
(b.looping(0), b.looping(1)) -> (True, False)
b.looping("1") -> TypeError
b.looping() -> TypeError
b.state = 65535 -> done
b.state -> 65535
b.state = 65536 -> ValueError: state 65536 is outside 0..65535
b.state = -1 -> ValueError: state -1 is outside 0..65535
b.state = None -> TypeError
b.boots = 1 -> AttributeError
del b.state -> AttributeError
b.nothing -> AttributeError
b.healthy() -> None
(b.boots, b.streak, b.state) -> (1, 0, 65535)
backmem.boot(1024, r, size=16) -> ValueError: HOST: boot at 1024..1039 overlaps\
 boot at 1024..1055 (force=True takes it)
""",
)
short = backmem.boot(2048, r, size=31)
agree(
    globals(),
    """
short -> <boot HOST 2048..2063 cold>
short.cause -> 0
backmem.boot(3072, r, cause=0x80000000).cause -> 2147483648
backmem.boot(3104, r, cause=0xFFFFFFFF).cause -> 4294967295
short.state = 63 -> done
short.state = 64 -> ValueError: state 64 is outside 0..63
r.fill(0, 2048, 16) -> None
short.healthy() -> OSError
short.state = 1 -> OSError
""",
)
