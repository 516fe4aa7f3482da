# Log and Boot on the unix port's file.
#
# SPDX-License-Identifier: MIT
from forget import anew
from table import agree
import backmem

r = backmem.region("HOST")
r.fill(0)

# 10 bytes of text: 1 of CBOR in front of it, and 4 of the commit word behind, which
# makes 16. The slot is the first 16 of 80, four entries are the rest.
log = backmem.Log(entry=10, offset=512, size=80, region=r)
agree(
    globals(),
    """
log -> <Log HOST 512..591 cold>
(log.status, len(log), list(log), log.lost, log.panicked) -> ('cold', 0, [], 0, None)
log.append("one") -> None
log.append(b"two") -> None
log.append("0123456789") -> None
list(log), len(log) -> (['0123456789', b'two', 'one'], 3)
(log.offset, log.size, log.region == r) -> (512, 80, True)
log.append("0123456789a")
-> ValueError: str of 11 bytes, an entry holds 10: Log(entry=11)
log.append(b"0123456789a")
-> ValueError: bytes of 11 bytes, an entry holds 10: Log(entry=11)
log.append("öäüß123")
-> ValueError: str of 11 bytes, an entry holds 10: Log(entry=11)
log.append([0] * 11)
-> ValueError: list of 11 bytes, an entry holds 10: Log(entry=11)
log.append(1 << 80)
-> ValueError: int of 12 bytes, an entry holds 10: Log(entry=12)
log.append("") -> None
list(log) -> ['', '0123456789', b'two', 'one']
log.append((3, -70)) -> None
list(log), log.lost -> ([[3, -70], '', '0123456789', b'two'], 0)
log.append(b"end\\0\\0") -> None
log.append(None) -> None
log.append({1}) -> TypeError: 'set' cannot be stored
log.append(bytearray(2))
-> TypeError: 'bytearray' cannot be stored; bytes(...) of it can
list(log) -> [None, b'end\\x00\\x00', [3, -70], '']
max(log, key=lambda entry: len(str(entry))) -> b'end\\x00\\x00'
log.panicked -> None
log.panic("first") -> True
log.panic("second") -> False
log.panicked -> 'first'
log.panic(b"0123456789a") -> False
log.panic([0] * 11) -> False
log.panic("0123456789a") -> False
log.panicked -> 'first'
list(log) -> [None, b'end\\x00\\x00', [3, -70], '']
backmem.Log(entry=10, offset=512, size=80, region=r) is log -> True
backmem.Log(4, 10, offset=512) is log -> True
log.status -> 'cold'
anew(backmem.Log, 4, 10, offset=512).status -> 'kept'
list(log), log.panicked -> ([None, b'end\\x00\\x00', [3, -70], ''], 'first')
r[508:512] == bytes(4) and r[592:596] == bytes(4) -> True
log.lost = 1 -> AttributeError
log.nothing -> AttributeError
log[0], log[1], log[2], log[3] -> (None, b'end\\x00\\x00', [3, -70], '')
log[-1], log[-2], log[-3], log[-4] -> ('', [3, -70], b'end\\x00\\x00', None)
log[4] -> IndexError: no such entry
log[-5] -> IndexError: no such entry
log[32767] -> IndexError: no such entry
log[1 << 29], log[-1 << 29] -> IndexError: no such entry
log[1 << 70] -> OverflowError
log["0"] -> TypeError
log[0:1] -> TypeError
log[0] = 1 -> TypeError
del log[0] -> TypeError
list(reversed(log)) -> ['', [3, -70], b'end\\x00\\x00', None]
bool(log) -> True
None in log, 5 in log -> (True, False)
log.clear() -> AttributeError
log.wipe() -> None
list(log), log.panicked, log.lost -> ([], None, 0)
len(log), bool(log) -> (0, False)
log[0] -> IndexError: no such entry
log[-1] -> IndexError: no such entry
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
log = anew(backmem.Log, entry=10, offset=512, size=80)
print(log.status, log.lost, list(log), len(log), log.panicked)
print([log[i] for i in range(-len(log), len(log))])
r[512 + 1] ^= 1
log = anew(backmem.Log, entry=10, offset=512, size=80)
print(log.status, log.panicked, log.panic("third"), log.panicked)

# The largest and the smallest entries.
for entry, size in ((1, 16), (23, 56), (24, 64), (255, 528), (256, 528), (4000, 4096)):
    r.fill(0)
    try:
        log = anew(backmem.Log, entry=entry, offset=0, size=size)
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
log = anew(backmem.Log, entry=10, offset=0, size=80)
print(log.status, list(log), log[0] == list(log)[0])
# One list for each: an entry that was read is not the next one's.
log.append(b"raw")
log.append([1])
print(list(log), list(log)[0] is not list(log)[0])

# So many entries, without a formula; `size` may be more than they need.
for entries, entry in ((1, 1), (20, 30), (20, 9), (3, 23), (3, 24), (2, 255), (2, 256)):
    r.fill(0)
    log = anew(backmem.Log, entries, entry)
    for i in range(entries + 1):
        log.append(bytes([i]) * entry)
    want = [bytes([i]) * entry for i in range(entries, 0, -1)]
    print(entries, entry, log.size, len(log), list(log) == want)
agree(
    globals(),
    """
anew(backmem.Log, 20, size=755) -> ValueError: size 755 is outside 756..1048576
anew(backmem.Log, 20, size=800).size -> 800
anew(backmem.Log, entries=0) -> ValueError: entries 0 is outside 1..32767
anew(backmem.Log, -1) -> ValueError: entries -1 is outside 1..32767
anew(backmem.Log, 32768) -> ValueError: entries 32768 is outside 1..32767
anew(backmem.Log, "20") -> TypeError
anew(backmem.Log, 20, 30, 0) -> TypeError
anew(backmem.Log, 32767, 4089)
-> ValueError: HOST: Log at 0..134217727 does not fit; free: 4096 bytes at 0 of HOST
""",
)

# What a value needs is told as the entry that holds it: one less does not.
for entry in (1, 9, 22, 23, 24, 254, 255, 256, 300):
    log = anew(backmem.Log, 1, entry)
    for more in range(1, 5):
        n = entry + more
        for value in ("x" * n, b"x" * n, [0] * n, [b"x" * n], {"k": "x" * n}):
            try:
                log.append(value)
                print("stored", entry, value)
            except ValueError as error:
                text = str(error)
            needed = int(text.split()[2])
            assert text.endswith(
                ", an entry holds %d: Log(entry=%d)" % (entry, needed)
            ), text
            assert needed == n or not isinstance(value, (str, bytes)), text
            anew(backmem.Log, 1, needed).append(value)
            try:
                anew(backmem.Log, 1, needed - 1).append(value)
                print("stored", needed - 1, value)
            except ValueError:
                pass
            log = anew(backmem.Log, 1, entry)

# ---- Boot: counted once, however often it is asked for
r.fill(0)
b = anew(backmem.Boot, 3, offset=1024)
agree(
    globals(),
    """
b -> <Boot HOST 1024..1055 cold>
(b.status, b.boots, b.streak, b.state, b.cause) -> ('cold', 1, 0, 0, 3)
(b.offset, b.size, b.region == r) -> (1024, 32, True)
backmem.Boot(cause=3, offset=1024, region=r) is b -> True
backmem.Boot(4, offset=1024) is b -> True
backmem.Boot(offset=1024, force=True) is b -> True
(b.boots, b.cause) -> (1, 3)
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
backmem.Boot(3, 1024) -> TypeError
backmem.Boot("x", offset=0) -> TypeError
backmem.Boot(offset=1024, size=16)
-> ValueError: HOST: Boot at 1024..1039 belongs to Boot at 1024..1055; free: 3040 \
bytes at 1056 of HOST; force=True takes it
anew(backmem.Boot, offset=1024).boots -> 2
anew(backmem.Boot, offset=1024).streak -> 1
anew(backmem.Boot, offset=1024).wipe() -> None
r[1024:1056] == bytes(32) -> True
anew(backmem.Boot, offset=1024).boots -> 1
""",
)
b = backmem.Boot(offset=1024)
b.wipe()
short = backmem.Boot(offset=2048, size=31, region=r)
agree(
    globals(),
    """
(b.boots, b.streak, b.state, b.cause) -> (0, 0, 0, 0)
b.healthy() -> OSError
short -> <Boot HOST 2048..2063 cold>
short.cause -> 0
backmem.Boot(0x80000000, offset=3072).cause -> 2147483648
backmem.Boot(0xFFFFFFFF, offset=3104).cause -> 4294967295
short.state = 63 -> done
short.state = 64 -> ValueError: state 64 is outside 0..63
r.fill(0, 2048, 16) -> None
short.healthy() -> OSError
short.state = 1 -> OSError
""",
)
