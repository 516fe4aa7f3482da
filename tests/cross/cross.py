#!/usr/bin/env python3
# Builds the library for other processors, and measures it: warnings are errors,
# nothing may be asked of a C library, nothing may lie in .data or .bss, and code
# and stack have bounds.
#
#   tests/cross/cross.py        from the root of the project; BUILD and JOBS as usual
#
# Sizes: the named functions are linked with all they need (--gc-sections, the
# compiler's own helpers included) and with nothing else; code is .text with
# .rodata. Stack: each function's frame from -fcallgraph-info=su, added up along the
# deepest chain of calls; the caller's own frame is not ours.
#
# SPDX-License-Identifier: MIT
import collections
import concurrent.futures
import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
JOBS = int(os.environ.get("JOBS", "2"))
WORK = BUILD / "cross"

Target = collections.namedtuple("Target", "name prefix flags links")
ARM = "arm-none-eabi-"
TARGETS = [
    Target(cpu, ARM, [f"-mcpu={cpu}", "-mthumb"], True)
    for cpu in ("cortex-m0plus", "cortex-m3", "cortex-m4", "cortex-m7", "cortex-m33",
                "cortex-m55")
] + [
    Target("rv32imc", "riscv64-unknown-elf-", ["-march=rv32imc", "-mabi=ilp32"], True),
    Target("xtensa-lx106", "xtensa-lx106-elf-", [], False),
]
OPTIMISE = ["-Os", "-O2", "-O3"]
# Between the smallest Arm core and the largest: these differ by few instructions. Their
# other levels, and their chips, which are the same constants, come with BACKMEM_FULL=1.
FULL = bool(os.environ.get("BACKMEM_FULL"))
BETWEEN = () if FULL else ("cortex-m3", "cortex-m7", "cortex-m33")
FLAGS = ("-std=c11 -ffreestanding -ffunction-sections -fdata-sections -Wall -Wextra "
         "-Wpedantic -Wconversion -Wshadow -Wundef -Wmissing-prototypes "
         "-Wstrict-prototypes -Werror -Iinclude").split()

# What compilers call by themselves, from their own library: the jump of a switch, a
# product where the processor has no multiplier. No name of a C library is here.
HELPERS = re.compile(r"__gnu_thumb1_case_\w+|__mulsi3")

# Code in bytes on a Cortex-M0+ with -Os, and stack in bytes on any processor.
GATE_CPU = "cortex-m0plus"
GATE_THREE = 1000
GATE_ALL = 1636
GATE_PLACE = 236
GATE_CHIP = 320
GATE_STACK_THREE = 128
GATE_STACK_ALL = 176
# The record's code as config.h chooses the check for this processor, without a table,
# and with one, which costs 92 bytes and makes it twice as fast. A log's is what it
# adds to a program with records, whose slots it shares.
GATE_RECORD = 1488
GATE_RECORD_TABLE = 1580
GATE_LOG = 744
# What migration adds to a program that calls it.
GATE_MIGRATE = 460
# A store's code: open, get, next and commit; then space and wipe too; and what all
# typed values add.
GATE_STORE = 4940
GATE_STORE_ALL = 5028
GATE_VALUES = 1478
GATE_STACK_STORE = 344
GATE_STACK_STORE_WIDE = 400
GATE_STACK_RECORD = 304 # and of a boot ledger
GATE_STACK_RECORD_WIDE = 352
GATE_STACK_LOG = 160
GATE_STACK_LOG_WIDE = 192 # where frames are multiples of 16 bytes

WIDE = ("rv32imc", "xtensa-lx106")

THREE = ["backmem_region_open", "backmem_region_read", "backmem_region_write"]


class Report:
    """Counts checks; keeps the rows of the CSV."""

    def __init__(self):
        self.passed = self.failed = 0
        self.rows = []

    def check(self, good, what, why=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {what}" + (f"\n{why}" if why else ""))
        return good

    def size(self, cpu, what, value, gate=None):
        """Notes a number; with a gate it is a check too."""
        verdict = ""
        if gate is not None:
            verdict = "pass" if value <= gate else "FAIL"
            self.check(value <= gate, f"{cpu}: {what}: {value} bytes, at most {gate}")
        self.rows.append([cpu, what, value, "" if gate is None else gate, verdict])
        return f"{value}{' FAIL' if verdict == 'FAIL' else ''}"


def run(command, cwd=ROOT):
    done = subprocess.run([str(part) for part in command], cwd=cwd, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def api_of(noun):
    """The functions that a header declares; inline ones are the caller's."""
    text = (ROOT / f"include/backmem/{noun}.h").read_text()
    text = re.sub(r"//[^\n]*", "", text)
    text = re.sub(r"static inline.*?\n}", "", text, flags=re.DOTALL)
    return sorted(set(re.findall(r"\b(backmem_\w+)\(", text)))


def chip_names():
    text = (ROOT / "include/backmem/chips.def").read_text()
    return re.findall(r"^BACKMEM_CHIP_NAME\((\w+)\)", text, re.MULTILINE)


# ---- building ------------------------------------------------------------------


def compile_all(target, optimise, sources, folder, extra=(), like=None):
    """One object for each source, beside those of the folder `like`; gives the
    compiler's complaints."""
    shutil.rmtree(folder, ignore_errors=True)
    if like:
        shutil.copytree(like, folder)
    folder.mkdir(parents=True, exist_ok=True)
    complaints = []
    for source in sources:
        code, output = run([target.prefix + "gcc", *target.flags, optimise, *FLAGS,
                            *extra, "-I" + str(ROOT / "include"), "-c", ROOT / source,
                            "-o", folder / (source.stem + ".o")], folder)
        if code != 0 or output:
            complaints.append(output)
    return "".join(complaints)


def symbols(target, folder):
    """Names that the objects define and names that they only use."""
    defined, used = set(), set()
    _, output = run([target.prefix + "nm", "-P", *sorted(folder.glob("*.o"))])
    for line in output.splitlines():
        fields = line.split()
        if len(fields) >= 2 and len(fields[1]) == 1:
            (used if fields[1] in "UwV" else defined).add(fields[0])
    return defined, used - defined


def section_sizes(target, path):
    """(code, data, bss) of an object or image, by the flags of its sections."""
    code = data = bss = 0
    _, output = run([target.prefix + "readelf", "-SW", path])
    pattern = r"\] \S+ +(\w+) +\w+ \w+ (\w+) \w+ +(\w*) +\d+ +\d+ +\d+$"
    for line in output.splitlines():
        found = re.search(pattern, line)
        if found and "A" in found[3]:
            size = int(found[2], 16)
            if found[1] == "NOBITS":
                bss += size
            elif "W" in found[3]:
                data += size
            else:
                code += size
    return code, data, bss


def build(target, optimise, report):
    name = f"{target.name} {optimise}"
    src = sorted((ROOT / "src").glob("*.c"))
    folder = WORK / target.name / optimise.lstrip("-")
    shutil.rmtree(folder, ignore_errors=True)
    # What measures the stack changes no code.
    graph = ["-fcallgraph-info=su"] if optimise == OPTIMISE[0] else []
    complaints = compile_all(target, optimise, src, folder / "src", graph)
    report.check(not complaints, f"{name}: src/ compiles in silence", complaints)
    _, foreign = symbols(target, folder / "src")
    foreign = sorted(n for n in foreign if not HELPERS.fullmatch(n))
    report.check(not foreign, f"{name}: src/ calls nothing of a C library",
                 "it calls " + " ".join(foreign))
    if optimise == OPTIMISE[0] and target.name not in BETWEEN:
        build_chips(target, optimise, folder / "chips", report)
    ram = []
    for path in sorted(folder.glob("*/*.o")):
        _, data, bss = section_sizes(target, path)
        if data or bss:
            ram.append(f"{path.stem}: {data} bytes of data, {bss} of bss")
    report.check(not ram, f"{name}: no file has variables", "\n".join(ram))


def build_chips(target, optimise, folder, report):
    """Chips are constants: there is no code that another level would make anew."""
    complaints = compile_all(target, optimise, sorted((ROOT / "chips").glob("*/*.c")),
                             folder)
    report.check(not complaints, f"{target.name}: chips/ compiles in silence",
                 complaints)
    defined, foreign = symbols(target, folder)
    report.check(not foreign, f"{target.name}: chips/ needs nothing",
                 "it needs " + " ".join(sorted(foreign)))
    for chip in chip_names():
        report.check(f"backmem_chip_{chip}" in defined,
                     f"{target.name}: {chip} of chips.def is there")


def check_headers(report):
    """Each header compiles alone, as C and as C++, for a PC and for ARM."""
    warn = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror".split()
    compilers = [["gcc", "-std=c11", "-xc"], ["g++", "-std=c++17", "-xc++"],
                 [ARM + "gcc", "-mcpu=cortex-m4", "-mthumb", "-std=c11",
                  "-ffreestanding", "-xc"],
                 [ARM + "g++", "-mcpu=cortex-m4", "-mthumb", "-std=c++17",
                  "-ffreestanding", "-xc++"]]
    for header in sorted((ROOT / "include/backmem").glob("*.h")):
        for compiler in compilers:
            done = subprocess.run(
                [*compiler, *warn, "-Iinclude", "-fsyntax-only", "-"], cwd=ROOT,
                text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                input=f'#include "backmem/{header.name}"\n' * 2 + "extern int one;\n")
            report.check(done.returncode == 0 and not done.stdout,
                         f"{header.name} alone: {' '.join(compiler)}", done.stdout)


# ---- measuring -----------------------------------------------------------------


def link(target, folder, roots, image):
    """Links the roots with what they need; gives an error text or ''."""
    objects = sorted(folder.glob("*.o"))
    wanted = [f"-Wl,-u,{root}" for root in roots]
    code, output = run([target.prefix + "gcc", *target.flags, "-nostdlib",
                        "-nostartfiles", f"-Wl,-T,{ROOT / 'tests/cross/size.ld'}",
                        "-Wl,--gc-sections", f"-Wl,-e,{roots[0]}", *wanted, *objects,
                        "-lgcc", "-o", image])
    return output if code != 0 else ""


def call_graph(folder):
    """name -> (frame in bytes or None, set of callees), from the .ci files."""
    frames, calls, titles = {}, collections.defaultdict(set), {}
    for path in sorted(folder.glob("*.ci")):
        text = path.read_text()
        for title, label in re.findall(r'node: \{ title: "([^"]+)" label: "([^"]*)"',
                                       text):
            found = re.search(r"(\d+) bytes \((\w+[\w,]*)\)", label)
            if found:
                if found[2] != "static":
                    raise ValueError(f"{title}: its frame is {found[2]}")
                frames[title] = int(found[1])
            titles.setdefault(title, label)
        for source, end in re.findall(
                r'edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"', text):
            calls[source].add(end)
    return {title: (frames.get(title), calls[title]) for title in titles}


def deepest(graph, name, above=()):
    """Bytes of stack below a call of `name`."""
    if name in above:
        raise ValueError(f"{name} calls itself")
    frame, callees = graph.get(name, (None, ()))
    if frame is None:
        if HELPERS.fullmatch(name):
            return 8  # the compiler's helpers save two registers at most
        raise ValueError(f"nobody knows the frame of {name}")
    return frame + max((deepest(graph, callee, (*above, name)) for callee in callees),
                       default=0)


def measure(target, report):
    """Sizes and stack with -Os; gives a row of the table."""
    folder = WORK / target.name / "Os"
    gated = target.name == GATE_CPU
    api = api_of("region")
    cells = [target.name]
    for what, roots, gate in (("open + read + write", THREE, GATE_THREE),
                              ("whole region API", api, GATE_ALL),
                              ("places", api_of("place"), GATE_PLACE)):
        if not target.links:
            cells += ["-"]
            continue
        image = folder / (what.replace(" ", "") + ".elf")
        error = link(target, folder / "src", roots, image)
        if not report.check(not error, f"{target.name}: {what} links", error):
            cells += ["?"]
            continue
        code, data, bss = section_sizes(target, image)
        cells.append(report.size(target.name, what, code, gate if gated else None))
    if target.links:
        cells.append(report.size(target.name, "data", data, 0))
        cells.append(report.size(target.name, "bss", bss, 0))
    else:
        cells += ["-", "-"]
    missing = [path.stem for path in sorted((folder / "src").glob("*.o"))
               if not path.with_suffix(".ci").exists()]
    report.check(not missing, f"{target.name}: call graph", " ".join(missing))
    api += api_of("place")
    for what, roots, gate in (("stack of open, read, write", THREE, GATE_STACK_THREE),
                              ("stack of the region API", api, GATE_STACK_ALL)):
        try:
            graph = call_graph(folder / "src")
            worst = max(deepest(graph, root) for root in roots)
            cells.append(report.size(target.name, what, worst, gate))
        except ValueError as error:
            report.check(False, f"{target.name}: {what}", str(error))
            cells.append("?")
    return cells


def code_of(target, folder, roots, report):
    """Bytes of code of the roots with all they need; None when they do not link."""
    image = folder.parent / f"{folder.name}.elf"
    error = link(target, folder, roots, image)
    report.check(not error, f"{target.name}: {roots[-1]} links", error)
    return None if error else section_sizes(target, image)[0]


def measure_objects(target, report):
    """What words, records and logs add with -Os, and their stack; gives a row."""
    folder = WORK / target.name / "Os"
    gated = target.name == GATE_CPU
    # The others do not ask for it.
    sources = [path for path in sorted((ROOT / "src").glob("*.c"))
               if "BACKMEM_CRC_TABLE" in path.read_text()]
    for table in (0, 16):
        complaints = compile_all(target, "-Os", sources, folder / f"table{table}",
                                 [f"-DBACKMEM_CRC_TABLE={table}"], folder / "src")
        report.check(not complaints, f"{target.name}: table of {table}", complaints)
    region, word, record, log, boot, store, value = (
        api_of(noun)
        for noun in ("region", "word", "record", "log", "boot", "store", "value"))
    migrate = ["backmem_record_migrate"] # linked only where it is called
    record = [name for name in record if name not in migrate]
    core = [f"backmem_store_{name}"
            for name in ("open", "get", "next", "commit", "apply")]
    cells = [target.name]
    for what, before, roots, variant, gate in (
            ("word", region, word, "src", None),
            ("record", region, record, "src", GATE_RECORD),
            ("record, no table", region, record, "table0", GATE_RECORD),
            ("record, table", region, record, "table16", GATE_RECORD_TABLE),
            ("migration after record", region + record, migrate, "src", GATE_MIGRATE),
            ("log after record", region + record, log, "src", GATE_LOG),
            ("boot after record", region + record, boot, "src", None),
            ("store", region, core, "src", GATE_STORE),
            ("store, all calls", region, store, "src", GATE_STORE_ALL),
            ("values after store", region + store, value, "src", GATE_VALUES)):
        if not target.links:
            cells.append("-")
            continue
        sizes = [code_of(target, folder / variant, list_, report)
                 for list_ in (before, before + roots)]
        if None in sizes:
            cells.append("?")
            continue
        added = sizes[1] - sizes[0]
        cells.append(report.size(target.name, "added by " + what, added,
                                 gate if gated else None))
    graph = call_graph(folder / "src")
    for what, roots, gate, wide in (
            ("record", record + migrate, GATE_STACK_RECORD, GATE_STACK_RECORD_WIDE),
            ("log", log, GATE_STACK_LOG, GATE_STACK_LOG_WIDE),
            ("boot", boot, GATE_STACK_RECORD, GATE_STACK_RECORD_WIDE),
            ("store", store + value, GATE_STACK_STORE, GATE_STACK_STORE_WIDE)):
        gate = wide if target.name in WIDE else gate
        worst = max(deepest(graph, root) for root in roots)
        cells.append(report.size(target.name, "stack of " + what, worst, gate))
    return cells


def measure_chips(report):
    target = next(t for t in TARGETS if t.name == GATE_CPU)
    folder = WORK / target.name / "Os"
    rows = []
    for chip in chip_names():
        image = folder / f"{chip}.elf"
        error = link(target, folder / "chips", [f"backmem_chip_{chip}"], image)
        if report.check(not error, f"{chip}: its rows link", error):
            code, _, _ = section_sizes(target, image)
            rows.append([chip, report.size(target.name, f"rows of {chip}", code,
                                           GATE_CHIP)])
    return rows


def table(head, rows):
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        print("  ".join([row[0].ljust(widths[0]),
                         *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:]))]))


def main():
    tools = [t.prefix + end for t in TARGETS for end in ("gcc", "nm", "readelf")]
    missing = sorted({t for t in [*tools, ARM + "g++", "gcc", "g++"]
                      if shutil.which(t) is None})
    report = Report()
    if missing:
        print("FAIL not installed: " + " ".join(missing))
        print("0 passed, 1 failed")
        return 1
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        jobs = [pool.submit(build, target, optimise, report)
                for target in TARGETS for optimise in OPTIMISE
                if optimise == OPTIMISE[0] or target.name not in BETWEEN]
        for job in jobs:
            job.result()
    check_headers(report)
    rows = [measure(target, report) for target in TARGETS]
    print(f"bytes with -Os; bounds: code {GATE_THREE}, {GATE_ALL} and {GATE_PLACE} on "
          f"{GATE_CPU}, stack {GATE_STACK_THREE} and {GATE_STACK_ALL}, no data, no bss")
    table(["", "open + read + write", "region API", "places", "data", "bss",
           "stack of the three",
           "of the API"], rows)
    print(f"\nbytes that objects add with -Os; bounds on {GATE_CPU}: record "
          f"{GATE_RECORD}, with the check's table {GATE_RECORD_TABLE}, log "
          f"{GATE_LOG}, store {GATE_STORE}, with all its calls {GATE_STORE_ALL}, all "
          f"typed values {GATE_VALUES}; of "
          f"their stack {GATE_STACK_RECORD}, log {GATE_STACK_LOG}, store "
          f"{GATE_STACK_STORE}; on the last {GATE_STACK_RECORD_WIDE}, "
          f"{GATE_STACK_LOG_WIDE} and {GATE_STACK_STORE_WIDE}")
    table(["", "word", "record", "no table", "table", "migration", "log after it",
           "boot after it",
           "store", "all of it", "values", "stack of record", "of log", "of boot",
           "of store"],
          [measure_objects(target, report) for target in TARGETS])
    print(f"\nrows of one chip on {GATE_CPU}, at most {GATE_CHIP} bytes")
    table(["", "bytes"], measure_chips(report))
    (BUILD / "report").mkdir(parents=True, exist_ok=True)
    with open(BUILD / "report" / "size.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["cpu", "what", "bytes", "gate", "verdict"])
        writer.writerows(report.rows)
    print(f"\n{BUILD / 'report' / 'size.csv'}")
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
