#!/usr/bin/env python3
# Each name that tools/backmem_chips.c lists, each board's, and beginnings of them: what
# tools/chip_names.py says of it is what that tool says, which is another program's
# reading of the same lists.
#
#   tests/chips/names.py TOOL
#
# SPDX-License-Identifier: MIT
import csv
import re
import subprocess
import sys

sys.path.insert(0, "tools")
import chip_names  # noqa: E402

TOOL = sys.argv[1]
BEGINS = (5, 7, 8)  # characters


def answers(*words):
    """Rows of the tool: device, chip, verdict, why. Refused is status 1."""
    done = subprocess.run([TOOL, *words], stdout=subprocess.PIPE, check=False,
                          stderr=subprocess.DEVNULL, text=True)
    return list(csv.reader(done.stdout.splitlines()))


def names():
    listed = {row[0] for row in answers("--list")}
    other = {ours + name[len(theirs):] for name in listed
             for ours, theirs in chip_names.SPELLINGS if name.startswith(theirs)}
    begun = {name[:length] for name in listed | other for length in BEGINS}
    boards = {board for _, some in re.findall(
        r'BACKMEM_BOARDS\((\w+), "([^"]*)"', chip_names.BOARDS)
        for board in some.split()}
    return sorted(listed | other | begun | boards)


def expected(chip, verdict, why):
    return ((chip, "") if verdict in ("listed", "line") else
            (verdict, why if verdict == "refused" else ""))


def said(name):
    _, chips, refused, unknown = chip_names.meaning(name)
    if not chips and not refused:
        return "unknown", ""
    if len(chips) + len(refused) + unknown > 1:
        return "several", ""
    return (chips[0], "") if chips else ("refused", *refused)


def main():
    all_names = names()
    wrong = 0
    rows = answers("--csv", *all_names)
    assert [row[0] for row in rows] == all_names and len(all_names) > 2500, len(rows)
    for name, *answer in rows:
        if said(name) != expected(*answer):
            wrong += 1
            print(f"FAILED  {name}: {said(name)}, but the tool: {answer}")
    kinds = {answer[1] for _, *answer in rows}
    assert kinds == {"listed", "line", "refused", "several", "unknown"}, kinds
    print(f"{len(rows) - wrong} names mean the same to chip_names.py and backmem-chips")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
