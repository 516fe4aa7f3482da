# What Python's objects cost: instructions of a statement in MicroPython's unix port,
# by callgrind, beside what Python has itself for it; and which of them are the C
# library's, and which the binding's and MicroPython's own.
#
#   python3 bench/python_costs.py CSV       appends its rows to the file, prints them
#   python3 bench/python_costs.py --write   writes the table of the manual
#
# Three kinds of gates: how many times what Python has itself takes; the binding's part,
# seen and 5 % (the library's own are in run.sh); and that the numbers of the table are
# those that are measured. All within what two builds of the same sources differ by.
#
# SPDX-License-Identifier: MIT
import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
DOCS = os.path.join(ROOT, "docs", "manual", "micropython-costs.md")
# MicroPython numbers its names in the order in which the file system lists its files.
# So each build finds names, and lays out its heap, in other numbers of instructions:
# 55 in a look-up were seen, and 5.4 % in a loop over keys.
MARGIN = 1.1
LOOKUP = 60
REPEATS = 10

VIEW = """
from array import array
import machine
code = "B" if machine.backup_memory.itemsize == 1 else "I"
m = machine.backup_memory[0:1024]
if not ours:
    m = memoryview(array(code, range(1024)))
for i in range(1024):
    m[i] = i & 255
"""

LOG = """
import backmem
log = backmem.Log(entries={n})
entries = [[k, "entry"] for k in range({n})]
for e in entries:
    log.append(e)
"""

# Keys of two letters, which spread in a dict, and values of two or three digits: a
# store of 4096 bytes holds 200 of them.
STORE = """
import backmem, json
d = {{}}
for i in range({n}):
    k = i * 253 % 676
    d[chr(97 + k // 26) + chr(97 + k % 26)] = i + 50
s = backmem.Store(size=4096)
s.update(d)
text = json.dumps(d)
"""

JSON = "json.loads(text)"

# Which build, what stands before, its name in the table; then statements, each with
# what Python has itself for it, how many times that it may take, and instructions of
# the binding's part. None: that is not asked.
GROUPS = [
    ("demo", VIEW, "view, 1024 items of 1 byte", [
        ("for x in m: pass", "for x in m: pass", 1.25, 147650),
        ("list(m)", "list(m)", 1.25, 188650),
        ("bytes(m)", "bytes(m)", 1.25, 14750),
        ("sum(m)", "sum(m)", 1.25, 197510),
    ]),
    ("words", VIEW, "view, 1024 items of 4 bytes", [
        ("for x in m: pass", "for x in m: pass", 1.25, 150880),
        ("list(m)", "list(m)", 1.25, 191890),
    ]),
    ("demo", LOG.format(n=20), "Log, 20 entries", [
        ("log.append(17)", None, None, 2630),
        ("log[0]", None, None, 3390),
        ("len(log)", None, None, 1710),
        ("list(log)", None, None, 56560),
    ]),
    ("demo", LOG.format(n=60), "Log, 60 entries", [
        ("log[0]", None, None, 3470),
        ("len(log)", None, None, 2140),
        ("list(log)", None, None, 161010),
    ]),
    ("demo", STORE.format(n=10), "Store, 10 keys", [
        ("s.items()", JSON, 1, 44800),
        ("len(s)", None, None, 1200),
        ("s['jt']", None, None, 930),
        ("s['jt'] = 7; s['jt'] = 8", None, None, 2640),
    ]),
    ("demo", STORE.format(n=50), "Store, 50 keys", [
        ("s.items()", JSON, 1, 202110),
        ("s.keys()", JSON, 1, 187290),
        ("s.values()", JSON, 1, 22080),
        ("for k in s: pass", JSON, 1, 184510),
        ("len(s)", "len(d)", None, 2070),
        ("'jt' in s", "'jt' in d", None, 690),
        ("s['jt']", "d['jt']", None, 930),
        ("s.get('jt')", "d.get('jt')", None, 1140),
        ("s['jt'] = 7; s['jt'] = 8", "d['jt'] = 7; d['jt'] = 8", None, 2640),
    ]),
    ("demo", STORE.format(n=200), "Store, 200 keys", [
        ("s.items()", JSON, 1, 832820),
        ("len(s)", None, None, 5370),
        ("s['jt']", None, None, 930),
        ("s['jt'] = 7; s['jt'] = 8", None, None, 2660),
    ]),
]  # fmt: skip


# ---- instructions ---------------------------------------------------------------


# All that the program is told of where it runs, so that no path moves the count: names
# of files lie in MicroPython's heap. Without the tunables the C library takes what is
# best for the processor that this runs on, and no two have as many instructions.
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "BACKMEM_FILE": "memory",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX2_Usable,-ERMS",
}


def functions(path):
    text = subprocess.run(["nm", path], check=True, text=True, stdout=subprocess.PIPE)
    words = [line.split() for line in text.stdout.splitlines()]
    return {w[-1].split(".")[0] for w in words if w[-2] in "tT"}


def built(name):
    """The program, and the names of the library's functions in it."""
    program = subprocess.run(
        ["tools/build-micropython.sh", name], cwd=ROOT, check=True, text=True,
        stdout=subprocess.PIPE, env=dict(os.environ, BUILD=BUILD))  # fmt: skip
    program = program.stdout.strip()
    top = os.path.join(os.path.dirname(program), "backmem")
    library, binding = set(), set()
    for folder, _, files in os.walk(top):
        for file in files:
            if file.endswith(".o"):
                mine = os.path.relpath(folder, top) == "src"
                (library if mine else binding).update(
                    functions(os.path.join(folder, file)))
    both = library & binding
    if both or not library or not binding:
        sys.exit(f"python_costs: names of both the library and the binding: {both}")
    return program, library


def counted(path, library):
    """Instructions of a run: all, and those in the library's functions."""
    names, name, inclusive = {}, None, False
    total = inside = 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            if match := re.match(r"(c?fn)=(\(\d+\))(?: (.*))?", line):
                if match[3]:
                    names[match[2]] = re.split(r"[.']", match[3])[0]
                if match[1] == "fn":
                    name = names[match[2]]
            elif line.startswith("calls="):
                inclusive = True  # the next line: of what is called
            elif line[0] in "0123456789+-*":
                cost = 0 if inclusive else int(line.split()[1])
                total += cost
                inside += cost if name in library else 0
                inclusive = False
    return total, inside


# The counts of each are a file: what stood before f(2), that, and f(4).
SCRIPT = """# SPDX-License-Identifier: MIT
import time
ours = {ours}
{setup}
exec('''def f(n):
    for _ in range(n):
{body}''', globals())
mark = time.ticks_us
mark()
f(2)
mark()
f(4)
mark()
"""


def measured(program, library, ours, setup, statement):
    """Instructions of a statement: all, and the library's. Calling f cancels out."""
    # A path that is as long everywhere: MicroPython keeps where its script lies.
    with tempfile.TemporaryDirectory(prefix="backmem-", dir="/tmp") as folder:
        here = pathlib.Path(folder)
        shutil.copy(program, here / "micropython")
        (here / "statement.py").write_text(SCRIPT.format(
            ours=ours, setup=setup, body=f"        {statement}\n" * REPEATS))
        (here / "memory").write_bytes(bytes(4096))  # noise would differ each time
        # So much heap that nothing is collected.
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=counts",
             "--dump-before=time_ticks_us", "./micropython", "-X", "heapsize=32m",
             "statement.py"], text=True, check=False, cwd=here, env=ENVIRONMENT,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
        if run.returncode != 0:
            sys.exit(f"python_costs: {statement}\n{run.stdout}")
        few, many = (counted(here / f"counts.{i}", library) for i in (2, 3))
    return [round((m - f) / (2 * REPEATS)) for f, m in zip(few, many)]


def measure():
    """Of each statement: where, itself, what it is compared with, gates, numbers."""
    programs = {build: built(build) for build in ("demo", "words")}
    jobs = {}
    for g, (build, setup, _, statements) in enumerate(GROUPS):
        for ours, theirs, _, _ in statements:
            jobs[g, True, ours] = (*programs[build], True, setup, ours)
            if theirs:
                jobs[g, False, theirs] = (*programs[build], False, setup, theirs)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        numbers = pool.map(lambda job: measured(*job), jobs.values())
        found = dict(zip(jobs, numbers))
    for g, (_, _, where, statements) in enumerate(GROUPS):
        for ours, theirs, ratio, own in statements:
            total, inside = found[g, True, ours]
            base = found[g, False, theirs][0] if theirs else None
            yield where, ours, theirs, ratio, own, total, inside, base


# ---- the table of the manual ----------------------------------------------------

HEAD = ("| | statement | instructions | C library | Python's own |\n"
        "|---|---|--:|--:|---|\n")  # fmt: skip
TABLE = re.compile(re.escape(HEAD) + r"((?:\|.*\n)+)")


def table(rows):
    lines = []
    last = None
    for where, ours, theirs, _, _, total, inside, base in rows:
        beside = f"{base} | `{theirs}`" if theirs != ours else f"{base} | the same"
        beside = beside.replace(" |", "", 1).replace(str(base), f"{base}:", 1)
        lines.append(f"| {where if where != last else ''} | `{ours}` | {total} | "
                     f"{inside} | {beside if theirs else ''} |\n")  # fmt: skip
        last = where
    return "".join(lines)


def documented():
    """The numbers that the manual has: of a place and a statement."""
    with open(DOCS, encoding="utf-8") as file:
        match = TABLE.search(file.read())
    told, where = {}, None
    for line in match[1].splitlines() if match else ():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        where = cells[0] or where
        beside = cells[4].split(":")[0]
        told[where, cells[1].strip("`")] = (
            int(cells[2]), int(cells[3]), int(beside) if beside else None)  # fmt: skip
    return told


def write(rows):
    with open(DOCS, encoding="utf-8") as file:
        text = file.read()
    new, count = TABLE.subn(lambda _: HEAD + table(rows), text)
    if count != 1:
        sys.exit(f"python_costs: {DOCS} has {count} such tables")
    with open(DOCS, "w", encoding="utf-8") as file:
        file.write(new)


def near(told, seen):
    if told is None or seen is None:
        return told is seen
    return told / MARGIN - LOOKUP <= seen <= told * MARGIN + LOOKUP


# ---- gates ----------------------------------------------------------------------


def verdicts(rows):
    told = documented()
    for where, ours, theirs, ratio, own, total, inside, base in rows:
        what = f"Python, {where}: {ours}"
        if base:
            yield what, total, base, ratio, ratio is None or total <= ratio * base
        part = total - inside
        yield (what + "; the binding's part", part, own, MARGIN,
               part <= own * MARGIN + LOOKUP)
        was = told.pop((where, ours), (0, 0, None))
        good = all(map(near, was, (total, inside, base)))
        yield what + "; as documented", total, was[0], MARGIN, good
    for where, ours in told:
        yield f"Python, {where}: {ours}; documented, not measured", 0, 0, MARGIN, False


def main():
    rows = list(measure())
    if sys.argv[1:] == ["--write"]:
        write(rows)
        return
    failed = False
    with open(sys.argv[1], "a", newline="", encoding="utf-8") as file:
        for out in (file, sys.stdout):
            for what, ours, base, gate, good in verdicts(rows):
                failed |= not good
                csv.writer(out, lineterminator="\n").writerow(
                    ["x86-64", "-Os", what, "", ours, base,
                     f"{ours / base:.2f}" if base else "",
                     "" if gate is None else f"{gate:.2f}",
                     "ok" if good else "FAILED"])  # fmt: skip
    sys.exit(failed)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python_costs.py CSV|--write")
    main()
