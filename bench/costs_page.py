# The page docs/costs.md: costs_page.txt, with what was measured.
#
# SPDX-License-Identifier: MIT
import pathlib

KEYS = (1, 10, 50, 200, 500)
SMALLEST = "M0+ -Os"
TABLE = "M0+ -Os, table" # the other objects alone

def table(head, rows, left=1):
    lines = ["| " + " | ".join(head) + " |",
             "|" + "---|" * left + "--:|" * (len(head) - left)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def number(value):
    """With a space between thousands, four digits left alone."""
    value = round(value)
    return f"{value:,}".replace(",", " ") if value >= 10000 else str(value)


def mean(row, field="instructions"):
    return getattr(row, field) / row.times


def rows_of(measured, cpu):
    return {(row.what, row.n): row for row in measured[cpu].rows}


def each(value):
    """A mean of accesses: whole where all calls have the same, or there are many."""
    return number(value) if value >= 100 else f"{value:.1f}".removesuffix(".0")


def code_table(measured):
    nouns = ("word", "record", "log", "boot", "store")
    return table(["", *nouns],
                 [[cpu, *(number(one.code[noun]) for noun in nouns)]
                  for cpu, one in measured.items()])


# Row, function that has its stack, what is said of it.
SMALL = (
    ("word save", 0, "word", "save", "word: save"),
    ("word load", 0, "word", "load", "word: load"),
    ("record save", 4, "record", "save", "record: save, 4 bytes"),
    ("record save", 16, "record", "save", "record: save, 16 bytes"),
    ("record save", 64, "record", "save", "record: save, 64 bytes"),
    ("record save", 256, "record", "save", "record: save, 256 bytes"),
    ("record load", 16, "record", "load", "record: load, 16 bytes"),
    ("record load", 64, "record", "load", "record: load, 64 bytes"),
    ("record open", 16, "record", "begin", "record: open, 16 bytes"),
    ("log append", 50, "log", "append", "log: append, 16 bytes"),
    ("log next", 50, "log", "next", "log: next, 16 bytes"),
    ("log open", 1, "log", "open", "log: open, 1 entry of 16 bytes"),
    ("log open", 10, "log", "open", "log: open, 10 entries"),
    ("log open", 50, "log", "open", "log: open, 50 entries"),
    ("log open", 200, "log", "open", "log: open, 200 entries"),
    ("boot open, short", 0, "boot", "open", "boot: open, short form"),
    ("boot begin, short", 0, "boot", "begin", "boot: begin, short form"),
    ("boot healthy, short", 0, "boot", "healthy", "boot: healthy, short form"),
    ("boot open", 0, "boot", "open", "boot: open, long form"),
    ("boot begin", 0, "boot", "begin", "boot: begin, long form"),
    ("boot healthy", 0, "boot", "healthy", "boot: healthy, long form"),
)


def small_table(measured):
    by_cpu = {cpu: rows_of(measured, cpu) for cpu in measured}
    stacks = [cpu for cpu in measured if cpu != TABLE]
    lines = []
    for what, n, noun, call, title in SMALL:
        first = by_cpu[SMALLEST][what, n]
        cells = [title, each(mean(first, "stores")), each(mean(first, "loads"))]
        cells += [number(mean(rows[what, n])) for rows in by_cpu.values()]
        cells += [str(measured[cpu].stack[noun, call]) for cpu in stacks]
        lines.append(cells)
    head = ["", "stores", "loads", *measured,
            *("stack, " + cpu.split()[0] for cpu in stacks)]
    return table(head, lines)


# Row, field, function that has its stack, title.
STORE = (("store set", "instructions", "commit", "set, mean"),
         ("store set", "worst", "commit", "worst commit"),
         ("store get", "instructions", "get", "get, mean"),
         ("store open", "instructions", "open", "open, mean"),
         ("store walk", "instructions", "next", "walk of all"),
         ("store space", "instructions", "space", "space"))


def field_of(row, field):
    return mean(row, field) if field == "instructions" else getattr(row, field)


def store_tables(measured):
    found = ""
    for cpu, one in measured.items():
        if cpu == TABLE:
            continue
        rows = rows_of(measured, cpu)
        found += f"Instructions and stack, {cpu}:\n\n"
        found += table(["keys", *map(str, KEYS), "stack"],
                       [[title, *(number(field_of(rows[what, n], field)) for n in KEYS),
                         str(one.stack["store", call])]
                        for what, field, call, title in STORE]) + "\n"
    rows = rows_of(measured, SMALLEST)
    found += "Stores and loads, on each:\n\n"
    lines = []
    for what, field, title in (
            ("store set", "stores", "stores of a set, mean"),
            ("store set", "loads", "loads of a set, mean"),
            ("store set", "worst_stores", "stores of the worst commit"),
            ("store set", "worst_loads", "loads of the worst commit"),
            ("store get", "loads", "loads of a get, mean"),
            ("store open", "loads", "loads of an open, mean"),
            ("store walk", "loads", "loads of a walk")):
        lines.append([title, *(
            number(getattr(rows[what, n], field)) if field.startswith("worst")
            else each(mean(rows[what, n], field)) for n in KEYS)])
    return found + table(["keys", *map(str, KEYS)], lines)


def peers_table(measured, peers):
    rows = rows_of(measured, SMALLEST)
    names = []
    for peer in peers:
        if peer["n"] and peer["peer"] not in names:
            names.append(peer["peer"])
    found = {(p["peer"], p["what"], p["n"]): p for p in peers}
    lines = []
    for ours, what, field, title in (
            ("store set", "set", "mean", "set, mean"),
            ("store set", "set", "worst", "worst set"),
            ("store get", "get", "mean", "get, mean"),
            ("store open", "open", "mean", "open, mean")):
        for n in KEYS:
            row = rows[ours, n]
            cells = [f"{title}, {n} keys" if n > 1 else f"{title}, 1 key",
                     number(row.worst if field == "worst" else mean(row))]
            for name in names:
                peer = found.get((name, what, str(n)))
                cells.append(number(int(peer[field])) if peer and peer[field] else "")
            lines.append(cells)
    return table(["M0+ -Os", "backmem", *names], lines)


def apart_table(measured, peers):
    """What others measured on workloads that are like the goals'."""
    rows = {row.what: row for row in measured[SMALLEST].rows}
    lines = []
    for peer in peers:
        if peer["n"]:
            continue
        row = rows[peer["what"]]
        field = "worst" if peer["worst"] else "mean"
        seen = row.worst if field == "worst" else mean(row)
        lines.append([f"{peer['what']}: {field}", number(seen), peer["peer"],
                      number(int(peer[field]))])
    return table(["M0+ -Os", "backmem", "peer", "its figure"], lines, 1)


def versions(peers):
    seen = {}
    for peer in peers:
        seen.setdefault((peer["peer"], peer["version"], peer["date"]), None)
    return "".join(f"- {name}: {version}; {date}.\n" for name, version, date in seen)


def compilers_line(compilers):
    return f"<!-- Compilers: {'; '.join(compilers)} -->"


def page(measured, peers, compilers):
    rows = rows_of(measured, SMALLEST)
    text = pathlib.Path(__file__).with_suffix(".txt").read_text()
    return text.format(
        compilers=compilers_line(compilers),
        compilers_words=" and ".join(f"`{name.split()[0]}` {name.split()[1]}"
                                     for name in compilers),
        record=number(mean(rows["record save", 16])),
        record64=number(mean(rows["record save", 64])),
        set=number(mean(rows["store set", 50])),
        chain_get=number(mean(rows["get, 505 keys of one chain in 8 KB", 0])),
        chain_set=number(rows["set, 505 keys of one chain in 8 KB", 0].worst),
        chain_open=number(mean(rows["open, 505 keys of one chain in 8 KB", 0])),
        code_table=code_table(measured),
        small_table=small_table(measured),
        store_tables=store_tables(measured),
        peers_table=peers_table(measured, peers),
        apart_table=apart_table(measured, peers),
        versions=versions(peers))
