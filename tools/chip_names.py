#!/usr/bin/env python3
# What is known about a name that is no chip's, by the lists of host/devices/: for
# tools/one_file.py, and for cmake/backmem.cmake, which run where nothing of ours is
# built yet. It finds what host/devices.c finds by a whole name or its beginning; a test
# compares the two.
#
#   tools/chip_names.py NAME...    a sentence for each
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))


def texts(pattern):
    """The lists, with adjacent literals made one."""
    for path in sorted(glob.glob(f"{ROOT}/host/devices/{pattern}")):
        with open(path, encoding="utf-8") as file:
            yield re.sub(r'"\n *"', "", file.read())


def plain(name):
    return re.sub("[^a-z0-9]", "", name.lower())


DEVICES, BOARDS = "".join(texts("*.def")), "".join(texts("boards_*.def"))
REASONS = dict(re.findall(r'^BACKMEM_REASON\((\w+),\s*"([^"]*)"', DEVICES, re.M))
SPELLINGS = re.findall(r"^BACKMEM_SPELLING\((\w+), (\w+)", DEVICES, re.M)
ENTRIES = [(kind, plain(entry), value) for kind, entry, value in re.findall(
    r"^BACKMEM_(DEVICE|SERIES|LINE|REFUSED)\((\w+), (\w+)", DEVICES, re.M)]


def pattern(kind, entry):
    """Of the devices of an entry; an 'x' is any character. A series' name is no part of
    another one; nor is a device's own."""
    if kind == "SERIES":
        return re.compile(entry + "$")
    return re.compile(entry.replace("x", ".") + "$" * (kind == "DEVICE"
                                                       and "x" not in entry))


PATTERNS = [pattern(kind, entry) for kind, entry, _ in ENTRIES]


def begun(asked):
    """The entries that begin like this; each 'x' in either is any character."""
    alike = re.compile("".join("." if c == "x" else f"[{c}x]" for c in asked))
    return [one for one in ENTRIES if asked and (
        one[1].startswith(asked) if one[0] == "SERIES" else alike.match(one[1]))]


def entries_of_device(name):
    """The entries that a device's name can mean: the one that spells out most of it,
    or all that begin like it."""
    asked = plain(name)
    fit = [one for one, like in zip(ENTRIES, PATTERNS) if like.match(asked)]
    found = begun(asked)
    if fit:
        # A series' name is wholly spelled out, with its 'x'.
        best = max(fit, key=lambda one: len(one[1] if one[0] == "SERIES"
                                            else one[1].replace("x", "")))
        if best[0] != "REFUSED" or all(kind == "REFUSED" for kind, _, _ in found):
            return [best]
        # It may be a supported device's name, shortened. It is, if what is left out of
        # such a name is all 'x'.
        whole = any(kind != "REFUSED" and not entry[len(asked):].strip("x")
                    for kind, entry, _ in found)
        return found if whole else [best, *found]
    for prefix, other in SPELLINGS:
        if not found and asked.startswith(prefix):
            found = entries_of_device(other + asked[len(prefix):])
    return found


def devices_of_board(name):
    """Zephyr's name of a target, board@revision/device/core, names the device too."""
    board, *parts = name.split("/")
    board = plain(board.split("@")[0])
    if parts:
        return [parts[0]]
    return [device for device, boards in
            re.findall(r'BACKMEM_BOARDS\((\w+), "([^"]*)"', BOARDS)
            if board in map(plain, boards.split())]


def near(name):
    """The chips that begin like it, or all."""
    pages = sorted(os.path.basename(path)[len("backmem_"):-len(".c")]
                   for path in glob.glob(f"{ROOT}/chips/*/backmem_*.c"))
    return [page for page in pages if page.startswith(plain(name)[:5])] or pages


def meaning(name):
    """The devices that it names as a board's name, or none; the chips that it can
    mean, and the reasons against it; and how many of the devices nobody knows."""
    devices = devices_of_board(name)
    found = [entries_of_device(device) for device in devices or [name]]
    chips = {value for some in found for kind, _, value in some if kind != "REFUSED"}
    refused = {REASONS[value] for some in found for kind, _, value in some
               if kind == "REFUSED"}  # fmt: skip
    return devices, sorted(chips), sorted(refused), found.count([])


def no_chip(name):
    """A sentence for who gave it as the name of a chip."""
    said = f"no chip is called '{name}'"
    if re.search(r"\s", name):
        return f"{said}: each chip is an argument of its own, without blanks"
    devices, chips, refused, unknown = meaning(name)
    what = f"a board with {', '.join(devices)}" if devices else "a device"
    if len(chips) == 1 and not refused and not unknown:
        return f"{said}; it is {what} whose chip is called '{chips[0]}'"
    if not chips and len(refused) == 1:
        return f"{said}; it is {what}, which is refused: {refused[0]}"
    if not chips and (refused or devices):
        return f"{said}; it is {what}, which backmem has no chip for: docs/chips.md"
    if devices:
        quoted = "', '".join(chips)
        return f"{said}; it is {what}. Their chips are called '{quoted}'"
    if chips:
        more = ", and some devices are refused" if refused else ""
        return (f"{said}: more than one chip: {', '.join(chips)}{more}. "
                "docs/chips.md has the chip of each device")
    return (f"{said}; these are: {' '.join(near(name))}. docs/chips.md has the chip of "
            f"each device; 'make chips', and 'build/backmem-chips {name}', looks up "
            "devices and boards")


if __name__ == "__main__":
    for the_name in sys.argv[1:]:
        print(no_chip(the_name))
