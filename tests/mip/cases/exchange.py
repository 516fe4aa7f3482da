# Random use of all objects in one file, by the built-in module and by the package in
# turn: EXCHANGE_SEED chooses what is done. Prints what is found and what is there
# afterwards, which does not depend on who does it.
#
# SPDX-License-Identifier: MIT
import os

import backmem

seed = int(os.getenv("EXCHANGE_SEED"))


def draw(limit):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % limit


VALUES = (None, True, 0, -1, 70000, 1 << 80, -(1 << 70), 1.5, 0.1, "", "h\u00e9",
          b"\0\xff", [1, [2, "x"], {}], {"b": 1, "a": [2.5]}, (1, (2,)),
          "x" * 40)  # fmt: skip
KEYS = ("a", "bb", "ccc", "h\u00e9", 0, 7, 255, 70000, 4294967295)

boot = backmem.Boot(3, offset=0)
short = backmem.Boot(5, offset=32, size=16)
word = backmem.Word(offset=48)
plain = backmem.Record("<IHb", offset=52)
named = backmem.Record([("a", "I"), ("b", "6s"), ("c", "f")], layout=True, offset=96)
log = backmem.Log(5, 12, offset=160)
store = backmem.Store(offset=512, size=256)
large = backmem.Store(layout=9, offset=1024, size=2048)
all = (boot, short, word, plain, named, log, store, large)


def state():
    print([(it.boots, it.streak, it.state, it.cause) for it in (boot, short)])
    print(word.value, plain.load(), named.load(), named.b)
    print(list(log), len(log), log.lost, log.panicked)
    for it in (store, large):
        print(sorted(it.items(), key=repr), it.space())


print([it.status for it in all])
state()
for _ in range(12):
    what = draw(9)
    value, key = VALUES[draw(len(VALUES))], KEYS[draw(len(KEYS))]
    try:
        if what == 0:
            word.value = draw(65536)
        elif what == 1:
            plain.save(draw(1 << 30), draw(65536), draw(256) - 128)
        elif what == 2:
            named.save(draw(1000), bytes([draw(256)] * draw(7)), draw(99) / 4)
        elif what == 3:
            log.append([draw(99), "e"])
        elif what == 4:
            boot.state, short.state = draw(65536), draw(64)
        elif what == 5:
            (store, large)[draw(2)].pop(key, None)
        elif what == 6:
            with (store, large)[draw(2)].transaction() as t:
                t[key] = value
                t[KEYS[draw(len(KEYS))]] = draw(9)
        else:
            (store, large)[draw(2)][key] = value
        if draw(20) == 0:
            boot.healthy()
        if draw(30) == 0:
            log.panic(ValueError("why", draw(9)))
        if draw(60) == 0:
            all[draw(len(all))].wipe()
    except OSError as error:
        print(error.errno, str(error).split(": ")[-1])
state()
# What a start finds that comes after damage.
if draw(3) == 0:
    at = 4 * draw(900)
    backmem.region(0).write(at, bytes([draw(256) for _ in range(4 * draw(4))]))
