# Objects while the garbage collector runs at nearly every allocation.
#
# SPDX-License-Identifier: MIT
import backmem
import gc

r = backmem.region("HOST")
r.fill(0)
gc.collect()
gc.threshold(64)

s = backmem.Store(r, 1024, 2048)
g = backmem.Record([("a", "I"), ("name", "8s")], 0, r, layout=True)
log = backmem.Log(256, 20, 256, r)
model = {}
for i in range(150):
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
    assert backmem.Store(r, 1024, 2048) is s
    assert backmem.Record([("a", "I"), ("name", "8s")], 0, r, layout=True).a == i
gc.threshold(-1)
print(dict(s.items()) == model, len(s) == len(model))
print(g.load(), list(log)[0], len(log))
print(dict(backmem.Store(r, 1024, 2048, force=True).items()) == model)
