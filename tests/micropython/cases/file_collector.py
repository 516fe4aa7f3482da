# Objects while the garbage collector runs at nearly every allocation. An argument is
# how many turns this goes.
#
# SPDX-License-Identifier: MIT
from forget import anew
import backmem
import gc
import sys

turns = int(sys.argv[1]) if len(sys.argv) > 1 else 150
r = backmem.region("HOST")
r.fill(0)
gc.collect()
gc.threshold(64)

s = backmem.Store(offset=1024, size=2048, region=r)
FIELDS = [("a", "I"), ("name", "8s")]
g = backmem.Record(FIELDS, layout=True, offset=0, region=r)
log = backmem.Log(entry=20, offset=256, size=256, region=r)
model = {}
for i in range(turns):
    key = "key%d" % (i % 7)
    value = [i, "text %d" % i, {"k%d" % i: (i, b"b" * (i % 9))}, 1 << i, i / 3]
    s[key] = value
    model[key] = [i, "text %d" % i, {"k%d" % i: [i, b"b" * (i % 9)]}, 1 << i, i / 3]
    with s.transaction() as t:
        t["n%d" % (i % 3)] = "x" * (i % 50)
        t[i % 4] = [str(i)] * 3
        t.update({"u": i}, w=str(i))
        t.items(), list(t), t.values()
    model["n%d" % (i % 3)] = "x" * (i % 50)
    model[i % 4] = [str(i)] * 3
    model["u"], model["w"] = i, str(i)
    g.a, g.name = i, b"n%d" % i
    g.save()
    log.append("entry %d" % i)
    junk = [bytearray(16) for _ in range(5)]
    assert s["u"] == i and s[key] == model[key]
    assert backmem.Store(offset=1024, size=2048, region=r) is s
    assert backmem.Record(FIELDS, layout=True, offset=0, region=r) is g and g.a == i
gc.threshold(-1)
print(dict(s.items()) == model, len(s) == len(model))
last = b"n%d" % (turns - 1)
print(g.load() == (turns - 1, last + bytes(8 - len(last))))
print(list(log)[0] == "entry %d" % (turns - 1), len(log))
print(dict(anew(backmem.Store, offset=1024, size=2048, region=r).items()) == model)
