# Objects side by side without arithmetic: where the manual's rule puts them, worked out
# here from what a region says of itself alone. Runs on any chip.
#
# SPDX-License-Identifier: MIT
import backmem
import sys

# Of each object without a size: its least, its most, what it is a multiple of.
LIMITS = {
    "Word": (4, 4, 4),
    "Record": (28, 28, 4),  # of 8 bytes with a layout
    "Boot": (16, 32, 16),
    "Store": (64, 8192, 8),
    "Log": (72, 1 << 20, 4),  # of entries of 30 bytes: 36 each, and as much for a panic
    "Log5": (96, 96, 4),  # five of 8
}

MAKE = {
    "Word": lambda **place: backmem.Word(**place),
    "Record": lambda **place: backmem.Record("<II", ("a", "b"), layout=3, **place),
    "Boot": lambda **place: backmem.Boot(**place),
    "Store": lambda **place: backmem.Store(**place),
    "Log": lambda **place: backmem.Log(**place),
    "Log5": lambda **place: backmem.Log(5, 8, **place),
}

ORDERS = (
    ("Boot", "Store", "Log", "Word", "Record"),
    ("Word", "Boot", "Record", "Log", "Store"),
    ("Log", "Store", "Boot", "Record", "Word"),
    ("Store", "Log5", "Log", "Boot", "Word"),
    ("Record", "Word", "Boot"),
    ("Boot", "Record", "Word", "Log5", "Store"),
    ("Log5", "Boot", "Boot", "Store", "Log5", "Word", "Word"),
)


def forget():
    sys.modules.pop("_backmem", None)


def words(region):
    """Whether objects can stand there: stores of whole words are honoured."""
    return region.access[0] == region.access[1]


def runs(region):
    """The words that nobody owns, as (offset, end)."""
    found = []
    for offset, size in region.free:
        start, end = (offset + 3) // 4 * 4, (offset + size) // 4 * 4
        if start < end:
            found.append((start, end))
    return found


def main_region():
    best, most = None, 0
    for region in backmem.regions():
        for start, end in runs(region) if words(region) else ():
            if end - start > most:
                best, most = region, end - start
    return best


def taken(kind, left, run):
    """The bytes of an object: what is left, in a run of so many."""
    least, most, unit = LIMITS[kind]
    if kind == "Boot":
        size = min(left, 16 if run < 128 else 32)
    elif left < 2 * least:
        size = left
    else:
        size = left // 2
    return min(size, most) // unit * unit


def place(kind, region, behind, claimed=()):
    """(offset, size) of the first that fits behind, or None."""
    for run in runs(region):
        start = max(run[0], behind)
        for offset, size in sorted(claimed):
            if offset < start + LIMITS[kind][0] and start < offset + size:
                start = offset + size
        end = run[1]
        for offset, size in claimed:
            if start <= offset < end:
                end = offset
        if start < end and end - start >= LIMITS[kind][0]:
            return start, taken(kind, end - start, run[1] - run[0])
    return None


def attempt(kind, **named):
    try:
        return MAKE[kind](**named)
    except ValueError as error:
        text = str(error)
        assert ": %s at " % kind.replace("5", "") in text, text
        assert " of " in text and "; free: " in text, text
        return None


def order(kinds, region, named):
    """Makes them one after the other; gives how many there was a place for."""
    made = {}
    behind = 0
    for kind in kinds:
        thing = attempt(kind, **named)
        if kind in made:
            assert thing is made[kind], kind
            continue
        want = place(kind, region, behind)
        if want is None:
            assert thing is None, (kind, thing)
            continue
        assert thing is not None, (kind, want)
        got = thing.offset, thing.size
        assert thing.region == region and got == want, (kind, thing, want)
        assert not any(
            a.offset < thing.offset + thing.size and thing.offset < a.offset + a.size
            for a in made.values()
        )
        made[kind] = thing
        behind = thing.offset + thing.size
    # The same again gives the same, in any order; and so does the next start.
    for kind in sorted(made):
        assert MAKE[kind](**named) is made[kind], kind
    return made


def check_orders(region, named):
    count = 0
    for kinds in ORDERS:
        forget()
        made = order(kinds, region, named)
        count += len(made)
        # One more at the end moves none: what fewer of them get is the same.
        for end in range(len(kinds)):
            forget()
            fewer = order(kinds[:end], region, named)
            for kind in fewer:
                same = fewer[kind].offset, fewer[kind].size
                assert same == (made[kind].offset, made[kind].size), (kind, kinds)
    return count


def check_after(region):
    """Behind an object, past those that stand there already."""
    forget()
    claimed = []
    first = attempt("Word", region=region)
    if first is None:
        return
    claimed.append((first.offset, first.size))
    # One that stands at the end of a run, which nothing may run into.
    for start, end in runs(region):
        if end - start >= 24:
            wall = backmem.Word(offset=end - 4, region=region)
            claimed.append((wall.offset, wall.size))
            break
    last = first
    for kind in ("Boot", "Record", "Log5", "Word", "Store", "Log"):
        for after in (first,) if first is last else (first, last):
            want = place(kind, region, after.offset + after.size, claimed)
            thing = attempt(kind, after=after)
            assert (thing is None) == (want is None), (kind, thing, want)
            if thing is not None:
                assert (thing.offset, thing.size) == want, (kind, thing, want)
                assert MAKE[kind](after=after) is thing
                claimed.append(want)
                last = thing


def run():
    home = main_region()
    counts = []
    if home is None:
        try:
            backmem.Word()
        except ValueError as error:
            print("none:", str(error))
        return
    counts.append(check_orders(home, {}))
    for region in backmem.regions():
        if words(region) and runs(region):
            try:
                region.read(0, 1)
            except OSError:
                continue
            counts.append(check_orders(region, {"region": region}))
            counts.append(check_orders(region, {"region": region.name}))
            check_after(region)
    forget()
    print(home.name, "side by side:", min(counts) > 0)
