# An object whose place another one took over raises at every use of every kind, says by
# what, and stores nothing.
#
# SPDX-License-Identifier: MIT
from forget import forget
import backmem

r = backmem.region("HOST")

MAKE = {
    "Word": lambda **place: backmem.Word(**place),
    "Record": lambda **place: backmem.Record("<HH", ("a", "b"), **place),
    "Store": lambda **place: backmem.Store(size=64, **place),
    "Log": lambda **place: backmem.Log(2, 10, **place),
    "Boot": lambda **place: backmem.Boot(**place),
}

ALL = ("x.status", "x.offset", "x.size", "x.region", "x.wipe()", "x.nothing")
SETS = ("x.status = 1", "x.offset = 0", "x.nothing = 1")
USES = {
    "Word": ("x.value", "x.value = 1", "x.load()", "x.save(1)"),
    "Record": ("x.a", "x.a = 1", "x.load()", "x.save()", "x.save(1, 2)", "x.found()"),
    "Store": (
        "x['k']",
        "x['k'] = 1",
        "del x['k']",
        "'k' in x",
        "'n' not in x",
        "len(x)",
        "bool(x)",
        "list(x)",
        "iter(x)",
        "x.get('k')",
        "x.get('n', 1)",
        "x.setdefault('k')",
        "x.setdefault('n', 1)",
        "x.pop('k')",
        "x.pop('n', 1)",
        "x.items()",
        "x.keys()",
        "x.values()",
        "x.update(k=2)",
        "x.update()",
        "x.space()",
        "x.transaction()",
        "t['k']",
        "t['k'] = 3",
        "del t['k']",
        "'k' in t",
        "len(t)",
        "bool(t)",
        "list(t)",
        "t.get('k')",
        "t.setdefault('k')",
        "t.pop('k')",
        "t.items()",
        "t.keys()",
        "t.values()",
        "t.update(k=2)",
        "t.__exit__(None, None, None)",
    ),
    "Log": (
        "x.append('z')",
        "x.panic('z')",
        "x.panic(ValueError('z'))",
        "x.panicked",
        "x.lost",
        "len(x)",
        "bool(x)",
        "list(x)",
        "iter(x)",
        "'z' in x",
    ),
    "Boot": (
        "x.boots",
        "x.streak",
        "x.state",
        "x.state = 1",
        "x.cause",
        "x.healthy()",
        "x.looping(0)",
    ),
}

# Methods that were taken from the object before.
METHODS = {
    "Word": ("load", "save"),
    "Record": ("load", "save", "found"),
    "Store": (
        "get items keys pop setdefault update values space transaction".split()
    ),
    "Log": ("append", "panic"),
    "Boot": ("healthy", "looping"),
}
ARGUMENTS = {
    "save": (1,),
    "get": ("k",),
    "pop": ("k",),
    "setdefault": ("k",),
    "append": ("z",),
    "panic": ("z",),
    "looping": (1,),
}


def refused(name, call, text):
    try:
        call()
    except ValueError as error:
        if str(error) == text:
            return
        print(name, "says", error)
        return
    except Exception as error:
        print(name, "raises", repr(error))
        return
    print(name, "does not raise")


def prepare(kind, x):
    if kind == "Store":
        x["k"] = 5
    elif kind == "Record":
        x.save(1, 2)
    elif kind == "Word":
        x.value = 3
    elif kind == "Log":
        x.append("e")
        x.panic("p")
    elif kind == "Boot":
        x.state = 7


def stale(kind, other, at):
    """An object of a kind at 256, whose place one of another kind takes over there; and
    what is said of it."""
    forget()
    r.fill(0)
    x = MAKE[kind](offset=256)
    prepare(kind, x)
    methods = [getattr(x, name) for name in METHODS[kind]] + [x.wipe]
    t = x.transaction() if kind == "Store" else None
    if kind == "Store":
        t.__enter__()["k"] = 6
    heir = MAKE[other](offset=at, force=True)
    text = "HOST: %s at 256..%d was taken over by %s at %d..%d" % (
        kind,
        255 + SIZE[kind],
        other,
        at,
        at + heir.size - 1,
    )
    return x, t, methods, heir, text


SIZE = {}
for kind in MAKE:
    forget()
    SIZE[kind] = MAKE[kind](offset=256).size

count = 0
for kind in MAKE:
    for other in MAKE:
        if other == kind:
            at = 256 + SIZE[kind] - (8 if kind == "Store" else 4)
        else:
            at = 256
        if kind == other == "Word":
            continue  # two at one place are one
        x, t, methods, heir, text = stale(kind, other, at)
        prepare(other, heir)
        before = r.read()
        names = {"x": x, "t": t}
        for use in ALL + SETS + USES[kind]:
            refused(
                kind + ": " + use,
                (lambda: eval(use, names))
                if use not in SETS and " = " not in use and "del " not in use
                else (lambda: exec(use, names)),
                text,
            )
            count += 1
        for name, method in zip(list(METHODS[kind]) + ["wipe"], methods):
            words = ARGUMENTS.get(name, ())
            refused(kind + " method " + name, lambda: method(*words), text)
            count += 1
        refused(kind + " after", lambda: backmem.Word(after=x), text)
        if r.read() != before:
            print(kind, "stored over", other)
        if repr(x) != "<%s HOST 256..%d taken over>" % (kind, 255 + SIZE[kind]):
            print(repr(x))
print(count > 400)

# A block that ends by an exception leaves that exception alone; one that ends well
# raises.
x, t, methods, heir, text = stale("Store", "Word", 300)
try:
    with t:
        raise KeyError("mine")
except KeyError as error:
    print(error)
x, t, methods, heir, text = stale("Store", "Word", 300)
try:
    with t:
        pass
except ValueError as error:
    print(str(error) == text)
x, t, methods, heir, text = stale("Store", "Word", 300)
new = MAKE["Store"](offset=256, force=True)
print(new is x, new, heir)
try:
    heir.value = 1
except ValueError as error:
    print(error)
print(MAKE["Store"](offset=256) is new, new.status, len(new))

# Only those that overlap are taken over; and one that has no place takes nothing.
forget()
a = MAKE["Word"](offset=0)
b = MAKE["Record"](offset=4)
c = MAKE["Word"](offset=20)
d = MAKE["Store"](offset=64)
e = MAKE["Log"](offset=8, force=True)
for thing in (a, b, c, d, e):
    print(thing)
try:
    backmem.Store(offset=0, size=8192, force=True)
except ValueError as error:
    print(error)
print(a, e)
