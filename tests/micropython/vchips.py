#!/usr/bin/env python3
# Objects and machine.mem_backup on every virtual chip, whose regions have sizes and
# owners of every kind.
#
#   vchips.py VCHIP IMAGES
#
# SPDX-License-Identifier: MIT
import csv
import os
import subprocess
import sys

sys.path.insert(0, "tests")
from cases import case, folder, main  # noqa: E402

VCHIP, IMAGES = sys.argv[1:]
OUT = folder("python", "vchips")

with open("tests/firmware/micropython/chips.txt", encoding="utf-8") as chips_txt:
    CHIPS = [line.split()[0] for line in chips_txt
             if line.strip() and not line.startswith("#")]  # fmt: skip

# Boards of whose memory nothing is free, or no word is stored whole.
OWNED = {"esp32c3"}
NARROW = {"stm32f103", "nrf52840", "nrf5340"}
# MicroPython's own mem_backup is of no port for these: the numbers are ours alone.
OURS = {"ra4m1", "lpc55s69", "mk64f"}


def on_chip(chip, name, script):
    """Runs it; gives what it printed. A broken rule of the chip fails."""
    path = os.path.join(OUT, f"{chip}-{name}.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script)
    done = subprocess.run(
        [VCHIP, "--chip", chip, "--elf", os.path.join(IMAGES, chip + ".elf"),
         "--script", path, "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        timeout=1800, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


with open("tests/micropython/cases/side.py", encoding="utf-8") as side_py:
    SIDE = side_py.read() + "\nrun()\n"


def add_side(chip):
    def side_by_side():
        said = on_chip(chip, "side", SIDE)
        if chip in NARROW | OWNED:
            assert said.startswith("none: ") and said.count("\n") == 1, said
        else:
            assert said.endswith(" side by side: True\n"), said

    side_by_side.__name__ = f"{chip}: objects stand side by side"
    case(side_by_side)


NUMBERS = """
import backmem, machine, uctypes
for n, view in enumerate(machine.mem_backup(-1)):
    same = machine.mem_backup(region=n)
    assert len(same) == len(view) and uctypes.addressof(same) == uctypes.addressof(view)
    at = uctypes.addressof(view)
    for r in backmem.regions():
        if 0 <= at - r.address < r.size:
            print(n, r.name, at - r.address, len(view) * view.itemsize)
try:
    machine.mem_backup(n + 1)
except ValueError:
    print("end")
"""

with open("tests/facts/mem_backup.csv", newline="", encoding="utf-8") as facts_csv:
    FACTS = list(csv.DictReader(facts_csv))


def add_numbers(chip):
    def numbers():
        rows = [row for row in FACTS if row["chip"] == chip]
        assert bool(rows) == (chip not in NARROW | OURS)
        if chip in NARROW:
            said = on_chip(chip, "numbers",
                           "import machine\nprint(hasattr(machine, 'mem_backup'))\n")
            assert said == "False\n", said
            return
        *lines, end = on_chip(chip, "numbers", NUMBERS).splitlines()
        assert end == "end" and len(lines) >= max(1, len(rows)), lines
        spans = []
        for line in lines:
            n, region, offset, size = line.split()
            assert int(n) == len(spans)
            spans.append((region, int(offset), int(size)))
        # Theirs come first, by their numbers, as far as the words are free.
        for row, (region, offset, size) in zip(rows, spans):
            first, count = int(row["offset"]), int(row["bytes"])
            assert region == row["region"], (row, region)
            assert first <= offset and offset + size <= first + count, (row, offset)
        # None is given out twice.
        for i, (region, offset, size) in enumerate(spans):
            for other, start, count in spans[:i]:
                assert (other != region or offset >= start + count
                        or start >= offset + size), spans  # fmt: skip

    numbers.__name__ = f"{chip}: mem_backup has MicroPython's numbers"
    case(numbers)


for the_chip in CHIPS:
    add_side(the_chip)
    add_numbers(the_chip)


@case
def facts_are_of_these_chips():
    assert {row["chip"] for row in FACTS} == set(CHIPS) - NARROW - OURS


if __name__ == "__main__":
    main()
