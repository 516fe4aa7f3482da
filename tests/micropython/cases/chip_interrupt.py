# Ctrl-C on a PC raises wherever it comes. At each store of each statement: afterwards
# the object and the memory agree, and the next statement is right.
#
# SPDX-License-Identifier: MIT
from forget import anew, forget
import backmem
import bus

r = backmem.region("HOST")


def interrupted(call, n):
    """Whether Ctrl-C came, which is raised when the statement ends."""
    bus.interrupt(n)
    try:
        call()
        came = False
    except KeyboardInterrupt:
        came = True
    bus.interrupt(0)
    return came


def seen(kind, thing):
    if kind == "Store":
        return sorted(thing.items())
    if kind == "Log":
        return list(thing), thing.panicked
    if kind == "Boot":
        return thing.state, thing.boots
    return thing.load()


MAKE = {
    "Store": (backmem.Store, (), {"offset": 0, "size": 128}),
    "Log": (backmem.Log, (3, 6), {"offset": 0}),
    "Boot": (backmem.Boot, (7,), {"offset": 0}),
    "Record": (backmem.Record, ("<II",), {"offset": 0}),
    "Word": (backmem.Word, (), {"offset": 0}),
}


def update(s):
    s.update(a="x", b="y")


def clear(s):
    with s.transaction() as t:
        t["b"] = 3
        del t["a"]


USES = {
    "Store": (lambda s: s.update(a=1), update, clear, lambda s: s.wipe()),
    "Log": (lambda s: s.append("e"), lambda s: s.panic("p"), lambda s: s.wipe()),
    "Boot": (
        lambda s: s.healthy(),
        lambda s: setattr(s, "state", 9),
        lambda s: s.wipe(),
    ),
    "Record": (lambda s: s.save(5, 6), lambda s: s.wipe()),
    "Word": (lambda s: s.save(5), lambda s: s.wipe()),
}


def prepare(kind, thing, times):
    for i in range(times):
        if kind == "Store":
            thing["a"] = i
            thing["c"] = "c" * (i % 5)
        elif kind == "Log":
            thing.append(i)
        elif kind == "Boot":
            thing.state = i
        elif kind == "Record":
            thing.save(i, i)
        else:
            thing.save(i)


came = 0
for kind in MAKE:
    make, args, named = MAKE[kind]
    for use in USES[kind]:
        for times in (1, 2, 3, 4):
            n = 1
            while True:
                r.fill(0, 0, 128)
                thing = anew(make, *args, **named)
                prepare(kind, thing, times)
                if not interrupted(lambda: use(thing), n):
                    break
                came += 1
                now = seen(kind, thing)
                if kind == "Boot":  # the next start counts itself
                    if thing.boots:
                        thing.state = 11
                        assert anew(make, *args, **named).state == 11
                else:
                    again = seen(kind, anew(make, *args, **named))
                    if now != again:
                        print(kind, times, n, "says", now, "and there is", again)
                    prepare(kind, thing, 1)
                    now = seen(kind, thing)
                    again = anew(make, *args, **named)
                    if now != seen(kind, again) or again.status != "kept":
                        print(kind, times, n, "then", now, again, seen(kind, again))
                n += 1
print(came > 300)

# A constructor that counts: what was counted is known.
r.fill(0, 0, 128)
for n in range(1, 12):
    forget()
    interrupted(lambda: backmem.Boot(offset=0), n)
boots = anew(backmem.Boot, offset=0).boots
print(boots == 12)
