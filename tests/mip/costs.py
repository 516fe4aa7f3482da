#!/usr/bin/env python3
# What the package costs on a board: heap and instructions of MicroPython's virtual
# chips, in Python alone and with the native module; and the sizes of its files.
#
#   costs.py VCHIP IMAGES            compares with the tables of the manual
#   costs.py VCHIP IMAGES --write    writes them
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import sys

writes = sys.argv[3:] == ["--write"]
del sys.argv[3:]

import vchips  # noqa: E402
from cases import case, folder, main  # noqa: E402

own = len(vchips.cases._cases)
DOCS = "docs/manual/micropython-costs.md"
MARGIN = 1.1  # a collection of the heap falls where the layout of the run puts it

# Column: chip and form.
COLUMNS = [(chip, native) for chip in ("rp2040", "samd51", "esp32c3")
           for native in (False, True)]  # fmt: skip
TITLES = {"rp2040": "M0+", "samd51": "M4", "esp32c3": "RV32"}

# Steps, each behind the one before. Those from RAM on are in a region of 2048 bytes of
# working memory, so that each chip has room for all.
STEPS = (
    ("`import backmem`", "import backmem"),
    ("the first `Boot()`, with the chip's facts", "boot = backmem.Boot(FORCE)"),
    ("the first `Word()`", "w = backmem.Word(region=ram)"),
    ("`w.value = 7`", "w.value = 7"),
    ("`w.value`", "w.value"),
    ("the first `Record`, of 12 bytes", "r = backmem.Record('<III', region=ram)"),
    ("`r.save(1, 2, 3)`", "r.save(1, 2, 3)"),
    ("`r.load()`", "r.load()"),
    ("the first `Log`, 20 entries on noise",
     "log = backmem.Log(20, 10, region=ram)"),
    ("`log.append(17)`", "log.append(17)"),
    ("`list(log)`, 1 entry", "list(log)"),
    ("the first `Store`, 512 bytes of noise",
     "s = backmem.Store(size=512, region=ram)"),
    ("`s['a'] = 5`, the first", "s['a'] = 5"),
    ("`s['a'] = 6`", "s['a'] = 6"),
    ("`s['a']`", "s['a']"),
    ("`s.update(b=1, c=2)`", "s.update(b=1, c=2)"),
    ("`s.items()`, 3 keys", "s.items()"),
)  # fmt: skip

# Each step once: its instructions, those of the collector where it has to run, and the
# heap in use.
BODY = """
import testport, uctypes
memory = bytearray(2052)
for i in range(0, 2052):
    memory[i] = i * i * 31 + i * 7 & 255
ran = []
gc.collect()
before = gc.mem_alloc()
def run(step):
    step = compile(step, "step", "exec")
    gc.collect()
    start = testport.ticks()
    exec(step, globals())
    ticks = testport.ticks() - start
    step = None
    gc.collect()
    ran.append((ticks, gc.mem_alloc() - before))
run("pass")
run("import backmem")
backmem.chip = CHIP
STEPS
print("ran", ran)
"""
RAM = """
gc.collect()
held = gc.mem_alloc()
from backmem import Region, _chip
base = -(-uctypes.addressof(memory) // 4) * 4
ram = Region(_chip.bus_at(base), ("RAM", 2048, 1, 1, 1, 0, (), 0, 0))
backmem._all.append(ram)
gc.collect()
before += gc.mem_alloc() - held
"""


def measured(chip, native):
    """(instructions, heap behind it) of each step, less those of an empty one."""
    steps = [f"run({code!r})\n" for _, code in STEPS[1:]]
    steps.insert(1, RAM)
    body = BODY.replace("STEPS", "".join(steps))
    body = body.replace("CHIP", repr(vchips.CHIPS[chip]))
    text, data = vchips.script(chip, body, native)
    # It is to be imported by the first step.
    text = text.replace("import backmem\ngc.collect()\nimported", "imported", 1)
    text = text.replace(f"backmem.chip = '{vchips.CHIPS[chip]}'\n", "", 1)
    path = os.path.join(folder("mip", "costs"), f"{chip}-{native}.py")
    said = vchips.on_chip(chip, vchips.write(path, text, data))
    (empty, _), *ran = eval(re.search(r"^ran (.*)$", said, re.M)[1])
    return [(ticks - empty, heap) for ticks, heap in ran]


# ---- the tables --------------------------------------------------------------------


def thousands(number):
    return f"{number / 1000:.1f}" if number < 100000 else f"{number / 1000:.0f}"


def costs():
    """Lines: instructions in thousands, then heap in KB, of each column."""
    found = [measured(*column) for column in COLUMNS]
    names = [TITLES[chip] + ", native" * native for chip, native in COLUMNS]
    for title, at, shown in (
        ("1000 instructions", 0, thousands),
        ("heap in use, KB", 1, lambda n: f"{n / 1024:.1f}"),
    ):
        yield f"| {title} | " + " | ".join(names) + " |"
        yield "|---|" + "--:|" * len(names)
        for i, (step, code) in enumerate(STEPS):
            if at == 0 or code.startswith("import") or " = backmem" in code:
                cells = [shown(column[i][at]) for column in found]
                yield f"| {step} | " + " | ".join(cells) + " |"
        yield ""


class Mpy:
    """What stands in an .mpy file of bytecode: header, names, constants, code.
    MicroPython's docs/reference/mpyfiles.rst has the format."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        self.at, self.names = 4, set()
        names, constants = self.number(), self.number()
        start = self.at
        for _ in range(names):
            size = self.number()
            if size & 1:  # one of those that each firmware has
                continue
            self.names.add(self.data[self.at : self.at + size // 2])
            self.at += size // 2 + 1
        middle = self.at
        for _ in range(constants):
            self.constant()
        self.parts = len(self.data) - self.at, middle - start, self.at - middle

    def number(self):
        value, more = 0, 128
        while more & 128:
            more = self.data[self.at]
            value = value << 7 | more & 127
            self.at += 1
        return value

    def constant(self):
        kind = self.data[self.at]
        self.at += 1
        if kind == 10:  # a tuple
            for _ in range(self.number()):
                self.constant()
        elif kind > 4:  # 5 and 6, str and bytes, end in a zero
            size = self.number()
            self.at += size + (kind < 7)


def sizes():
    """Bytes of each file, as .mpy."""
    yield "| file | bytes | bytecode | names | constants | what needs it |"
    yield "|---|--:|--:|--:|--:|---|"
    files = {os.path.basename(path)[:-4]: Mpy(path)
             for path in sorted(glob.glob(f"{vchips.PACKAGE}/*.mpy"))}  # fmt: skip
    for names, who in ((SMALL, "Word, Record and Boot, in Python"),
                       (SMALL + MORE, "all objects, in Python")):  # fmt: skip
        found = [files[name] for name in names]
        parts = map(sum, zip(*(file.parts for file in found)))
        yield (f"| {len(names)} of these | {sum(len(file.data) for file in found)} | "
               + " | ".join(map(str, parts)) + f" | {who} |")  # fmt: skip
    for name, file in files.items():
        cells = " | ".join(map(str, (len(file.data),) + file.parts))
        yield f"| {name} | {cells} | {WHO[name]} |"
    for path in sorted(glob.glob(f"{vchips.PACKAGE}/../native/*/_core.mpy")):
        arch = path.split("/")[-2]
        size = os.path.getsize(path)
        yield (f"| _core, {arch} | {size} | | | | native code; replaces the modules "
               "marked 'in Python' |")  # fmt: skip
    yield ""


SMALL = ("__init__", "_object", "_slots", "_record", "_boot")
MORE = ("_cbor", "_log", "_ring", "_store", "_banks", "_odd", "_transaction")

WHO = {
    "__init__": "all", "_object": "all objects", "_record": "Word and Record",
    "_boot": "Boot", "_slots": "all objects, in Python",
    "_ring": "Log, in Python", "_banks": "Store, in Python", "_log": "Log",
    "_store": "Store", "_cbor": "Log and Store", "_odd": "keys of a Store",
    "_transaction": "update() and transactions", "_fields": "names, layouts and "
    "migration of a Record", "_fault": "panic()", "_native": "the native module",
    "_wipe": "wipe(), in Python", "_other": "damage, other programs' records and "
    "stores, migration, space(); all in Python", "_why": "errors",
    "_bytes": "regions by bytes, and what is known of them",
    "_chip": "the chip's facts", "_steps": "chips that have to be switched on",
    "_ids": "an STM32 whose series alone is named; a watchdog's reset",
    "_buffer": "ESP32, unknown chips",
    "_host": "a PC",
}  # fmt: skip

TABLES = {"costs": costs, "sizes": sizes}


def marked(name):
    return re.compile(f"(<!-- {name} -->\n\n)(.*?)(<!-- end -->)", re.S)


def numbers(text):
    return [float(n) for n in re.findall(r"(?<![\w.,])\d+(?:\.\d+)?(?= \|)", text)]


def compare(name):
    with open(DOCS, encoding="utf-8") as file:
        text = file.read()
    new = "\n".join(TABLES[name]()) + "\n"
    if writes:
        text, count = marked(name).subn(lambda m: m[1] + new + m[3], text)
        assert count == 1, f"{DOCS} has {count} tables {name}"
        with open(DOCS, "w", encoding="utf-8") as file:
            file.write(text)
        return
    old = marked(name).search(text)[2]
    assert re.sub(r"[\d.]+(?= \|)", "", old) == re.sub(r"[\d.]+(?= \|)", "", new), new
    for told, seen in zip(numbers(old), numbers(new)):
        assert told / MARGIN - 0.2 <= seen <= told * MARGIN + 0.2, (told, seen, new)


def add(name):
    def table():
        compare(name)

    table.__name__ = f"the manual's table of {name} is as measured"
    case(table)


del vchips.cases._cases[:own]
for the_name in TABLES:
    add(the_name)

if __name__ == "__main__":
    main()
