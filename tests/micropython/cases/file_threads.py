# Threads beside each other on the same objects, where nothing locks all Python (GIL):
# each update is whole, each value read is one that was stored, nothing is lost.
#
# SPDX-License-Identifier: MIT
from forget import anew, forget
import _thread
import backmem
import time

THREADS, ROUNDS = 4, 300
r = backmem.region("HOST")
r.fill(0)
# A list of each thread's own: MicroPython's lists are not guarded.
wrong = [[] for _ in range(THREADS)]
done = [False] * THREADS


def work(task, n):
    try:
        for i in range(ROUNDS):
            task(n, i)
    except Exception as error:
        wrong[n].append((type(error).__name__, str(error)))
    done[n] = True


def together(name, task):
    for n in range(THREADS):
        done[n] = False
        wrong[n] = []
        _thread.start_new_thread(work, (task, n))
    while not all(done):
        time.sleep_ms(5)
    print(name, [found[:3] for found in wrong if found])


def check(good, n, *what):
    if not good:
        wrong[n].append(what)


forget()
s = backmem.Store(offset=0, size=512, region=r)
log = backmem.Log(8, 12, offset=512, region=r)
record = backmem.Record("<III", offset=1024, region=r)
word = backmem.Word(offset=1088, region=r)
boot = backmem.Boot(offset=1104, region=r)


def store_task(n, i):
    s[n] = i
    check(s[n] == i, n, "value", i)
    s.update({"a%d" % n: i, "b%d" % n: i})
    found = dict(s.items())
    check(found["a%d" % n] == found["b%d" % n] == i, n, "pair", i, found)
    for other in range(THREADS):
        pair = found.get("a%d" % other), found.get("b%d" % other)
        check(pair[0] is None or pair[0] == pair[1], n, "half of an update", pair)
    check(n in s.keys() and len(s) >= 3, n, "keys")
    s.pop("a%d" % n)
    s["b%d" % n] = None
    del s["b%d" % n]


def log_task(n, i):
    log.append([n, i])
    seen = list(log)
    check(len(seen) <= 8 and len(log) <= 8, n, "length", seen)
    newest = {}
    for entry in seen:
        who, what = entry
        # Of one thread the entries stand in their order, once.
        check(what < newest.get(who, ROUNDS), n, "order", seen)
        newest[who] = what


def record_task(n, i):
    record.save(i, i ^ 0xFFFFFFFF, i)
    a, b, c = record.load()
    check(a == c and a ^ b == 0xFFFFFFFF, n, "mixed", a, b, c)


def word_task(n, i):
    word.value = n << 12 | i
    check(word.value & 0xFFF < ROUNDS, n, "word", word.value)


def boot_task(n, i):
    boot.state = n << 12 | i
    boot.healthy()
    check(boot.boots == 1, n, "boots", boot.boots)


for name, task in (
    ("Store", store_task),
    ("Log", log_task),
    ("Record", record_task),
    ("Word", word_task),
    ("Boot", boot_task),
):
    together(name, task)
print(sorted(k for k in s if type(k) is int), [s[n] for n in range(THREADS)])
print(log.lost, len(log))

# What they left is what a program finds that starts now.
kept = dict(s.items()), list(log), record.load(), word.value
s = anew(backmem.Store, offset=0, size=512, region=r)
log = anew(backmem.Log, 8, 12, offset=512, region=r)
record = anew(backmem.Record, "<III", offset=1024, region=r)
word = anew(backmem.Word, offset=1088, region=r)
boot = anew(backmem.Boot, offset=1104, region=r)
print(kept == (dict(s.items()), list(log), record.load(), word.value))
print(s.status, log.status, record.status, word.status, boot.status, boot.boots)

# One object for each place, whoever comes first, and no two on the same bytes.
made = [[] for _ in range(THREADS)]


def make_task(n, i):
    made[n].append(backmem.Store(offset=i * 64 % 4096, size=64, region=r))


forget()
together("making", make_task)
print(len(set(id(x) for own in made for x in own)))


# Bytes of one word, on memory that stores whole words.
def byte_task(n, i):
    bytes_of[n] = i & 255
    check(bytes_of[n] == i & 255, n, "byte", i)
    bytes_of.fill(i >> 1 & 255, 8 + n, 1)
    check(bytes_of[8 + n] == i >> 1 & 255, n, "fill", i)


bytes_of = backmem.region("ECC" if backmem.chip == "testchip" else 0)
together("bytes", byte_task)
