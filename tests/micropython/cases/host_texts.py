# What errors say: the same from the module and from the package in mip/.
#
# SPDX-License-Identifier: MIT
from attempt import show_error
from forget import anew
import backmem

r = backmem.region("HOST")
r.fill(0)
old = backmem.Record("<I", layout=7, offset=0)
old.save(5)
new = anew(backmem.Record, "<IH", ("a", "b"), layout=8, offset=0)
first = anew(backmem.Store, offset=1024, size=64)
first["a"] = 1
other = anew(backmem.Store, offset=1024, size=64, layout=3)
kept = backmem.Record("<BHf4s", ("a", "b", "c", "d"), offset=2048)
plain = backmem.Record("<Bb", offset=2112)
word = backmem.Word(offset=2176)
log = backmem.Log(3, 10, offset=2240)
store = backmem.Store(offset=2560, size=64)
boot = backmem.Boot(offset=3072)
taken = backmem.Word(offset=3136)
backmem.Word(offset=3136, after=None, force=True)
backmem.Store(offset=3136, size=64, force=True)

show_error(
    globals(),
    # ---- arguments
    "backmem.Word(ofset=0)",
    "backmem.Record('<I', name='a')",
    "backmem.Store(layuot=1)",
    "backmem.Log(entry=9, count=2)",
    "backmem.Boot(1, forced=True)",
    "r.read(length=1)",
    "r.fill(byte=1)",
    "r.fill(value=300)",
    "r.wipe(size=1)",
    "r.flush(offset=1)",
    # ---- places
    "backmem.Word(offset=2)",
    "backmem.Word(offset='8')",
    "backmem.Word(offset=4096)",
    "backmem.Word(offset=-4)",
    "backmem.Word(offset=2176, region='HOST', force=False) is word",
    "backmem.Store(offset=2048, size=64)",
    "backmem.Store(offset=0, size=63)",
    "backmem.Store(offset=0, size=8200)",
    "backmem.Word(after=3)",
    "backmem.Word(after=word, offset=0)",
    "backmem.Word(region='NONE')",
    "backmem.Word(region=1)",
    "backmem.region(1)",
    "backmem.region('NONE')",
    "taken.value",
    # ---- values
    "word.value = 70000",
    "word.value = -1",
    "word.value = 'a'",
    "kept.save()",
    "kept.save(1, 2)",
    "kept.save(e=1)",
    "kept.save(300, 1, 1.0, b'')",
    "kept.save(1, 'x', 1.0, b'')",
    "kept.save(1, 1, 1.0, b'12345')",
    "kept.a = 256",
    "kept.c = 'x'",
    "plain.save(1, 200)",
    "backmem.Record('<I', ('size',))",
    "backmem.Record('<I', ('a', 'b'))",
    "backmem.Record('<O')",
    "backmem.Record([('a', 5)])",
    "backmem.Record([('a', '2B')])",
    "backmem.Record('<I', layout=65536)",
    "backmem.Record('<5000s')",
    "log.append('x' * 11)",
    "log.append([1, 2, 3, 'abcdefgh'])",
    "log.append({1})",
    "log[9]",
    "log['a']",
    "backmem.Log(0)",
    "backmem.Log(1, 5000)",
    "store['a'] = bytearray(2)",
    "store['a'] = object",
    "store[''] = 1",
    "store[1.5] = 1",
    "store['x' * 64] = 1",
    "store['a'] = [[[[[[[[[1]]]]]]]]]",
    "store['a'] = 'x' * 5000",
    "boot.state = 70000",
    "boot.state = 'a'",
)
print(new.status, new.found(), other.status)


def text_of(call):
    try:
        call()
    except OSError as error:
        # Without the file, whose path is another one each time.
        words = str(error.args[1]).split(": ")
        print(error.errno, words[0], len(words), words[-1])


text_of(lambda: new.save(1, 2))
text_of(lambda: other.update(a=1))
text_of(lambda: store.update(a="x" * 40))
text_of(lambda: r.unretain())
boot.wipe()
text_of(lambda: boot.healthy())
