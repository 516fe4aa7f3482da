#!/usr/bin/env python3
# What objects cost: builds bench/costs/ for four processors, counts each of its rows,
# holds them against bench/gates.csv, and writes a page and a picture of them.
#
#   bench/costs.py            compares them with docs/costs.md and docs/costs.svg
#   bench/costs.py --write    writes these two
#
# from the root of the project, with BUILD set. All counts are $BUILD/report/costs.csv.
# Code and stack are found as tests/cross/cross.py does. Fails when a gate is broken, or
# the page is not what the same compilers make.
#
# SPDX-License-Identifier: MIT
import collections
import csv
import difflib
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/cross"))

import cross  # noqa: E402
import costs_page  # noqa: E402
import costs_picture  # noqa: E402

BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
WORK = BUILD / "bench" / "costs"
RUNNER = BUILD / "bench" / "workload_runner"
Build = collections.namedtuple("Build", "cpu optimise flags")
BUILDS = {
    "M0+ -Os": Build("cortex-m0plus", "-Os", ()),
    # Records and logs with the table that they have elsewhere.
    "M0+ -Os, table": Build("cortex-m0plus", "-Os",
                            ("-DBACKMEM_CRC_TABLE=16", "-DCOSTS_STORES=0")),
    "M4 -O2": Build("cortex-m4", "-O2", ()),
    "M33 -O2": Build("cortex-m33", "-O2", ()),
    "RV32IMC -Os": Build("rv32imc", "-Os", ()),
}

# What a call needs of stack, by the functions that it is made of.
CALLS = {
    "word": ("open", "load", "save"),
    "record": ("begin", "load", "save"),
    "log": ("open", "append", "next"),
    "boot": ("open", "begin", "healthy", "set_state"),
    "store": ("open", "get", "commit", "next", "space"),
}

Row = collections.namedtuple("Row", "what n times stores loads instructions "
                             "worst_stores worst_loads worst")


def fail(why):
    print(f"FAIL {why}\n0 passed, 1 failed")
    sys.exit(1)


def build(name, cpu, optimise, flags):
    """Compiles and links; gives the target, the folder of objects, and the image."""
    target = next(t for t in cross.TARGETS if t.name == cpu)
    folder = WORK / re.sub(r"\W+", "-", name)
    sources = sorted((ROOT / "src").glob("*.c"))
    own = sorted((ROOT / "bench/costs").glob("*.c")) + [
        ROOT / "bench/workload/row.c"]
    complaints = cross.compile_all(target, optimise, sources, folder / "src",
                                   ["-fcallgraph-info=su", *flags])
    complaints += cross.compile_all(target, optimise, own, folder / "bench",
                                    ["-I" + str(ROOT / "bench"), *flags])
    image = folder / "costs.elf"
    objects = sorted(folder.glob("*/*.o"))
    code, output = cross.run([target.prefix + "gcc", *target.flags, "-nostdlib",
                              "-nostartfiles", "-T", ROOT / "bench/image.ld",
                              "-Wl,--gc-sections", *objects, "-lgcc", "-o", image])
    if complaints or code != 0:
        fail(f"{name} does not build\n{complaints}{output}")
    return target, folder, image


def measure(name, cpu, optimise, image):
    """The rows that the image announces."""
    code, output = cross.run([RUNNER, cpu,
                              optimise.lstrip("-"), image, "costs", "0"])
    if code != 0:
        fail(f"{name} stopped\n{output}")
    rows = []
    for line in csv.reader(output.splitlines()):
        if len(line) != 15:
            fail(f"{name} says {line}")
        _, what, n, _, times, stores, _, loads, _, instructions, *worst, _, _ = line
        rows.append(Row(what, int(n or 0), *map(
            int, (times, stores, loads, instructions, *worst))))
    return rows


def code_and_stack(target, folder):
    """Bytes of code that each object adds to a program with regions, and the deepest
    stack of each call."""
    report = cross.Report()
    region = cross.api_of("region")
    base = cross.code_of(target, folder / "src", region, report)
    graph = cross.call_graph(folder / "src")
    code, stack = {}, {}
    for noun, calls in CALLS.items():
        roots = [r for r in cross.api_of(noun) if r != "backmem_record_migrate"]
        whole = cross.code_of(target, folder / "src", region + roots, report)
        code[noun] = whole - base
        for call in calls:
            stack[noun, call] = cross.deepest(graph, f"backmem_{noun}_{call}")
    return code, stack


def compilers():
    """Their versions, as they say them."""
    found = []
    for prefix in (cross.ARM, "riscv64-unknown-elf-"):
        _, output = cross.run([prefix + "gcc", "-dumpfullversion"])
        found.append(f"{prefix}gcc {output.strip()}")
    return found


def figure_of(row, figure):
    return {"mean": round(row.instructions / row.times), "max": row.worst,
            "stores": row.worst_stores}[figure]


def judge(measured):
    """Holds the rows against the gates. Gives how many passed, and how many not."""
    passed = failed = 0
    with open(ROOT / "bench/gates.csv", newline="") as file:
        gates = list(csv.DictReader(file))
    lines = [("cpu", "what", "", "seen", "gate", "goal", "")]
    for gate in gates:
        rows = [row for row in measured[gate["cpu"]].rows
                if (row.what, row.n) == (gate["what"], int(gate["n"] or 0))]
        if len(rows) != 1:
            fail(f"{gate['what']}: {len(rows)} rows")
        seen = figure_of(rows[0], gate["figure"])
        good = seen <= int(gate["gate"])
        reached = gate["goal"] == "" or seen <= int(gate["goal"])
        lines.append((gate["cpu"], f"{gate['what']} {gate['n']}".strip(),
                      gate["figure"], str(seen), gate["gate"], gate["goal"],
                      "FAIL" if not good else "pass" if reached else
                      "pass, goal not reached"))
        passed += good
        failed += not good
    widths = [max(len(line[i]) for line in lines) for i in range(7)]
    for line in lines:
        print("  ".join(cell.rjust(w) if 3 <= i < 6 else cell.ljust(w)
                        for i, (cell, w) in enumerate(zip(line, widths))).rstrip())
    return passed, failed


def accesses_agree(measured):
    """Whether each row has the same stores and loads on all processors."""
    seen = collections.defaultdict(set)
    for one in measured.values():
        for row in one.rows:
            seen[row.what, row.n].add((row.stores, row.loads))
    unlike = [what for what, counts in seen.items() if len(counts) != 1]
    for what, n in unlike:
        print(f"FAIL {what} {n}: {sorted(seen[what, n])} stores and loads")
    return not unlike


def compare(texts):
    """Whether docs/ has these pages: how many are right, and how many not. With other
    compilers there is nothing to compare."""
    there = {name: (ROOT / "docs" / name).read_text() for name in texts}
    if costs_page.compilers_line(compilers()) not in there["costs.md"]:
        print("docs/costs.md is of other compilers, and not compared")
        return 0, 0
    wrong = [name for name in texts if there[name] != texts[name]]
    for name in wrong:
        print(f"FAIL docs/{name} is not what bench/costs.py makes: run `make bench`")
        sys.stdout.writelines(difflib.unified_diff(
            there[name].splitlines(True), texts[name].splitlines(True), name, "made"))
    return len(texts) - len(wrong), len(wrong)


def pages(measured):
    with open(ROOT / "bench/peers.csv", newline="") as file:
        peers = list(csv.DictReader(file))
    return {"costs.md": costs_page.page(measured, peers, compilers()),
            "costs.svg": costs_picture.picture(measured, peers)}


Measured = collections.namedtuple("Measured", "rows code stack")


def main():
    if sys.argv[1:] not in ([], ["--write"]):
        print("usage: bench/costs.py [--write]", file=sys.stderr)
        return 2
    code, output = cross.run(["bench/runner.sh"])
    if code != 0:
        fail(output)
    measured = {}
    for name, (cpu, optimise, flags) in BUILDS.items():
        target, folder, image = build(name, cpu, optimise, flags)
        measured[name] = Measured(measure(name, cpu, optimise, image),
                                  *code_and_stack(target, folder))
    with open(BUILD / "report/costs.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["cpu", *Row._fields])
        for name, one in measured.items():
            writer.writerows([name, *row] for row in one.rows)
    passed, failed = judge(measured)
    agree = accesses_agree(measured)
    passed += agree
    failed += not agree
    texts = pages(measured)
    if sys.argv[1:]:
        for name, text in texts.items():
            (ROOT / "docs" / name).write_text(text)
    right, wrong = compare(texts)
    passed += right
    failed += wrong
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
