#!/usr/bin/env python3
# What a chip costs a firmware for Cortex-M0+: nothing but constants, few of them, none
# of another chip, and no source texts. All objects of the library are given to the
# linker, as in a build that lists its sources; and then the chip's own alone.
#
#   tests/chips/firmware.py CHIP_MAX LABELS_MAX
#
#   CHIP_MAX     bytes that a chip's tables and names have at most
#   LABELS_MAX   bytes that the names of steps and owners add at most
#
# From the root of the project; BUILD and JOBS as usual. The report is
# $BUILD/report/chip_bytes.csv.
#
# SPDX-License-Identifier: MIT
import collections
import concurrent.futures
import csv
import glob
import os
import re
import shutil
import subprocess
import sys

BUILD = os.environ["BUILD"]
JOBS = int(os.environ.get("JOBS", "2"))
QUICK = bool(os.environ.get("BACKMEM_QUICK"))
WORK = os.path.join(BUILD, "chips", "firmware")

ARM = "arm-none-eabi-"
CPU = ["-mcpu=cortex-m0plus", "-mthumb"]
FLAGS = CPU + ("-std=c11 -Os -ffreestanding -ffunction-sections -fdata-sections -Wall "
               "-Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror "
               "-Iinclude").split()

# Of the code that takes the address of so many symbols.
START_BYTES = {1: 20, 2: 28}

# What a source text looks like: repository and commit, or repository and number.
SOURCE = re.compile(rb"[a-z0-9]+/[A-Za-z0-9_.-]+(@[0-9a-f]{7}|#[0-9]+)")

# An entry point, the symbols that it takes, and the objects that the linker has.
Firmware = collections.namedtuple("Firmware", "name symbols objects")

counts = {True: 0, False: 0}


def verdict(good, text):
    counts[bool(good)] += 1
    print("ok     " if good else "FAILED ", text)


def run(*words):
    return subprocess.run(words, check=True, text=True, stdout=subprocess.PIPE).stdout


def object_of(path):
    return os.path.join(WORK, os.path.basename(path)[:-2] + ".o")


def compiled(path):
    run(ARM + "gcc", *FLAGS, "-c", path, "-o", object_of(path))


def other_than_constants(chips):
    """Of each chip: (bytes of constants, bytes of anything else that is loaded)."""
    text = run(ARM + "size", "-A", *(object_of(f"backmem_{chip}.c") for chip in chips))
    found = {}
    for part in re.split(r"^(?=\S+ +:$)", text, flags=re.M)[1:]:
        chip = re.match(r".*/backmem_(\w+)\.o", part)[1]
        found[chip] = [0, 0]
        for name, size in re.findall(r"^(\.\S+) +(\d+)", part, re.M):
            if not re.match(r"\.(comment|ARM\.attributes|note|debug)", name):
                found[chip][not name.startswith(".rodata")] += int(size)
    return found


def start_of(firmwares):
    """One object with all entry points: the linker leaves out those not asked for."""
    path = os.path.join(WORK, "start.c")
    with open(path, "w", encoding="utf-8") as file:
        print('#include "backmem/notes.h"', "const void *volatile used;", sep="\n",
              file=file)
        for firmware in firmwares:
            name = f"start_{firmware.name}"
            uses = " ".join(f"used = &{symbol};" for symbol in firmware.symbols)
            print(f"void {name}(void);", f"void {name}(void) {{ {uses} }}", sep="\n",
                  file=file)
    compiled(path)
    return object_of(path)


def elf_of(name):
    return os.path.join(WORK, name + ".elf")


def linked(firmwares):
    """Links all; gives of each one its bytes without those of its entry, and texts."""
    start = start_of(firmwares)
    helpers = run(ARM + "gcc", *CPU, "-print-libgcc-file-name").strip()

    def link(firmware):
        run(ARM + "ld", "-s", "--gc-sections", "-e", f"start_{firmware.name}", start,
            *firmware.objects, helpers, "-o", elf_of(firmware.name))

    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(link, firmwares))
    sizes = run(ARM + "size", *(elf_of(firmware.name) for firmware in firmwares))
    found = {}
    for firmware, line in zip(firmwares, sizes.splitlines()[1:], strict=True):
        code, data = (int(cell) for cell in line.split()[:2])
        with open(elf_of(firmware.name), "rb") as file:
            texts = re.findall(rb"[\t -~]{3,}", file.read())
        found[firmware.name] = code + data - START_BYTES[len(firmware.symbols)], texts
    return found


def has_source(texts):
    return any(SOURCE.search(text) for text in texts)


def firmwares_of(chips, objects):
    for chip in chips:
        table, labels = f"backmem_chip_{chip}", f"backmem_labels_{chip}"
        yield Firmware(f"tables_{chip}", [table], objects)
        yield Firmware(f"labels_{chip}", [table, labels], objects)
        # As if there were no other chip at all.
        yield Firmware(f"alone_{chip}", [table], [object_of(f"backmem_{chip}.c")])
    # The search for source texts finds them where they are linked.
    yield Firmware("sources", ["backmem_sources_rp2040"], objects)


def try_chip(chip, names, found, bounds):
    size, texts = found[f"tables_{chip}"]
    own = chip.encode()
    verdict(own in texts and not names & set(texts) - {own},
            f"a firmware with {chip} has no other chip's name")
    verdict(found[f"alone_{chip}"] == (size, texts),
            f"a firmware with {chip} is as large among all chips as alone")
    with_labels, labels = found[f"labels_{chip}"]
    verdict(not has_source(labels),
            f"a firmware with the labels of {chip} has no source texts")
    more = with_labels - size
    verdict(size <= bounds[0] and more <= bounds[1],
            f"{chip}: {size} bytes, {bounds[0]} at most; names {more}")
    return chip, size, more


def main():
    bounds = [int(word) for word in sys.argv[1:]]
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(WORK)
    pages = sorted(glob.glob("chips/*/*.c"))
    sources = pages + sorted(glob.glob("src/*.c"))
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(compiled, sources))
    families = collections.defaultdict(list)
    for path in pages:
        chip = os.path.basename(path)[len("backmem_"):-2]
        families[os.path.dirname(path)].append(chip)
    chips = sum(families.values(), [])
    for chip, (constants, others) in other_than_constants(chips).items():
        verdict(constants > 0 and others == 0,
                f"{chip}: {others} bytes of code and data")

    wanted = [family[0] for family in families.values()] if QUICK else chips
    found = linked(list(firmwares_of(wanted, [object_of(path) for path in sources])))
    names = {chip.encode() for chip in chips}
    rows = [try_chip(chip, names, found, bounds) for chip in wanted]
    verdict(has_source(found["sources"][1]),
            "a firmware with the sources of rp2040 has its source texts")
    os.makedirs(os.path.join(BUILD, "report"), exist_ok=True)
    with open(os.path.join(BUILD, "report", "chip_bytes.csv"), "w",
              encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("chip", "tables", "names"), *rows])
    print(f"{counts[True]} passed, {counts[False]} failed")
    return counts[False] != 0


if __name__ == "__main__":
    sys.exit(main())
