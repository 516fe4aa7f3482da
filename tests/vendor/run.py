#!/usr/bin/env python3
# Tries the backmem_<family>_vendor.h checks against stand-ins for the vendors' headers.
#
# A stand-in with the right numbers must compile with its chip's page and with no
# other chip's of the family. With any one of its numbers changed it must not compile:
# so no comparison is missing, and none compares a number with itself.
#
# What must compile is compiled by gcc, quietly, and by tcc. The thousands that must not
# compile are for tcc alone, which is quicker: since it compiles each chip's page with
# its own stand-in, it is the numbers that it refuses elsewhere.
#
# SPDX-License-Identifier: MIT
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CHIPS = os.path.join(HERE, "..", "..", "chips")
INCLUDE = os.path.join(HERE, "..", "..", "include")
FAMILIES = {
    "stm32": ["stm32c0", "stm32c5", "stm32f0", "stm32f103", "stm32f103_high_density",
              "stm32f301", "stm32f303", "stm32f373", "stm32f401", "stm32f405",
              "stm32f410", "stm32f746", "stm32f767", "stm32g0", "stm32g4",
              "stm32g441", "stm32h503", "stm32h523", "stm32h573", "stm32h743",
              "stm32h7a3", "stm32h7rs", "stm32l0", "stm32l100", "stm32l151",
              "stm32l162", "stm32l4", "stm32l412", "stm32l476", "stm32l5", "stm32n6",
              "stm32u0", "stm32u3", "stm32u5", "stm32wb", "stm32wba", "stm32wba23",
              "stm32wba50", "stm32wl"],
    "rp2": ["rp2040", "rp2350"],
    "mimxrt": ["mimxrt1011", "mimxrt1062", "mimxrt1176", "mimxrt1187"],
    "samd": ["samd51"],
    "alif": ["alif_ensemble"],
    "nrf": ["nrf51822", "nrf52840", "nrf54l15", "nrf54ls05a", "nrf9160"],
    "ra": ["ra4m1", "ra6m1", "ra6m4", "ra8m1"],
}
# Numbers that are no facts: masks that only tell which name a register has.
IDLE = {"SNVS_LPPGDR_PGD_MASK", "SNVS_LPLVDR_LVD_MASK"}

# A header whose members are not what its part has, and the chip that it belongs to.
MISLEADING = {"stm32l151xba": ("stm32", "stm32l100")}

counts = {True: 0, False: 0}


def result(good, text, log=""):
    counts[good] += 1
    if not good:
        print("FAILED", text)
        print(log)


GCC = ["gcc", "-std=gnu99", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
# It does what the headers ask of gcc. Some of the C library's it reads with warnings.
# It has no -fsyntax-only.
TCC = ["tcc", "-std=c11", "-D__GNUC__=12", "-w", "-c"]

# What its first error is when a page does not fit: an assertion or an #error of ours,
# not an unknown name, of which a reader would have to guess that the chip is wrong.
# And it says where to look.
TELLS = re.compile(r"error: .*backmem: .*docs/chips\.md")


def compiles(family, chip, folder, compiler=None):
    """Whether the chip's numbers agree with the stand-in of a folder."""
    words = ["-I", folder, "-I", os.path.join(HERE, family), "-I", INCLUDE,
             f'-DPAGE="{CHIPS}/{family}/backmem_{chip}.c"',
             f'-DVENDOR_CHECK="{CHIPS}/{family}/backmem_{family}_vendor.h"',
             os.path.join(HERE, "check.c")]
    with tempfile.TemporaryDirectory() as made:
        output = [] if compiler is GCC else ["-o", os.path.join(made, "check.o")]
        done = subprocess.run([*(compiler or TCC), *output, *words],
                              capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stderr


def numbers(text):
    """(start, end, another number) for each number of a stand-in's code."""
    for line in re.finditer(r"^(?!//|#include).*$", text, re.M):
        name = re.match(r"#define (\w+)", line.group())
        if name and name.group(1) in IDLE:
            continue
        for found in re.finditer(r"(?<![\w.])(0x[0-9A-Fa-f]+|[0-9]+)(?=[uUlL]*\b)",
                                 line.group()):
            value = int(found.group(), 0)
            start = line.start() + found.start()
            yield start, start + len(found.group()), str(value + 1 if value < 8
                                                         else value ^ 4)


def changed(family, chip, text):
    """Each number of the stand-in changed, one at a time."""
    for start, end, other in numbers(text):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "device.h"), "w", encoding="utf-8") as file:
                file.write(text[:start] + other + text[end:])
            good, _ = compiles(family, chip, folder)
        line = text.count("\n", 0, start) + 1
        result(not good, f"{chip}/device.h:{line}: {text[start:end]} may as well be "
                         f"{other}")


def try_chip(family, chip):
    folder = os.path.join(HERE, chip)
    for compiler in (GCC, TCC):
        good, log = compiles(family, chip, folder, compiler)
        result(good, f"{chip} does not agree with its own stand-in", log)
    if os.environ.get("BACKMEM_QUICK") and chip != FAMILIES[family][0]:
        return
    for other in FAMILIES[family]:
        if other != chip:
            good, log = compiles(family, other, folder)
            result(not good,
                   f"the numbers of {other} pass for those of {chip}: where no number "
                   "of the header differs, it needs no stand-in")
            result(good or TELLS.search(log) is not None,
                   f"no error of ours says that {other} is not the chip of {chip}",
                   log)
    with open(os.path.join(folder, "device.h"), encoding="utf-8") as file:
        changed(family, chip, file.read())


def try_misleading(name, family, chip):
    folder = os.path.join(HERE, name)
    for other in FAMILIES[family]:
        good, log = compiles(family, other, folder, GCC if other == chip else TCC)
        result(good == (other == chip),
               f"{other} and the stand-in for {name}.h: passes is {good}", log)
    with open(os.path.join(folder, "device.h"), encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "device.h"), "w", encoding="utf-8") as file:
            file.write(re.sub(r"(RTC_BKP_NUMBER) 5", r"\1 6", text))
        good, _ = compiles(family, chip, folder)
    result(not good, f"the number of {name}.h is not compared")


# The time goes into compilers: as many at once as there are jobs.
with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
    for done in [pool.submit(try_chip, family, chip)
                 for family, chips in FAMILIES.items() for chip in chips]:
        done.result()
for header, (its_family, its_chip) in MISLEADING.items():
    try_misleading(header, its_family, its_chip)

print(f"{counts[True]} passed, {counts[False]} failed")
sys.exit(counts[False] != 0)
