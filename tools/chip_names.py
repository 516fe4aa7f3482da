# What is known about a name that is no chip's, by the lists of host/devices/: what
# cmake/backmem.cmake says too, in the same words.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))


def texts(pattern):
    """The lists, with adjacent literals made one."""
    for path in sorted(glob.glob(f"host/devices/{pattern}", root_dir=ROOT)):
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            yield re.sub(r'"\n *"', "", file.read())


def plain(name):
    return re.sub("[^a-z0-9]", "", name.lower())


def chips_of_device(name):
    """The chips that a device's name can mean, and the reasons for which it may be
    refused: by the entry that spells out most of it, or all that begin like it."""
    asked, most, found = plain(name), 0, []
    for text in texts("*.def"):
        for kind, entry, value in re.findall(
                r"^BACKMEM_(DEVICE|SERIES|LINE|REFUSED)\((\w+), (\w+)", text, re.M):
            entry = plain(entry)
            fit = len(entry.replace("x", ""))
            # A series' name is no part of another one; nor is a device's own.
            whole = kind == "SERIES" or kind == "DEVICE" and "x" not in entry
            matches = re.fullmatch if whole else re.match
            if fit > most and matches(entry.replace("x", "."), asked):
                most, found = fit, [(kind, value)]
            elif not most and asked and entry.startswith(asked):
                found.append((kind, value))
    return ({value for kind, value in found if kind != "REFUSED"},
            {value for kind, value in found if kind == "REFUSED"})


def devices_of_board(name):
    """In Zephyr's names the device can stand behind it: board@revision/device."""
    board, part = re.match("([^@/]*)(?:@[^/]*)?/?([^/]*)", name).groups()
    found = []
    for text in texts("boards_*.def"):
        for device, boards in re.findall(r'BACKMEM_BOARDS\((\w+), "([^"]*)"', text):
            if (plain(board) in map(plain, boards.split())
                    and plain(part) in ("", plain(device))):  # fmt: skip
                found.append(device)
    return found


def reason(name):
    for text in texts("*.def"):
        found = re.search(rf'BACKMEM_REASON\({name},\s*"([^"]*)"', text)
        if found:
            return found[1]
    raise KeyError(name)


def near(name):
    """The chips that begin like it, or all."""
    pages = sorted(os.path.basename(path)[len("backmem_"):-len(".c")]
                   for path in glob.glob("chips/*/backmem_*.c", root_dir=ROOT))
    return [page for page in pages if page.startswith(plain(name)[:5])] or pages


def meaning(name):
    """What the name is, the chips that it can mean, and the reasons against it."""
    devices = devices_of_board(name)
    chips, refused = set(), set()
    for device in devices or [name]:
        more = chips_of_device(device)
        chips |= more[0]
        refused |= more[1]
    return devices, sorted(chips), sorted(refused)


def no_chip(name):
    """A sentence for who gave it as the name of a chip."""
    said = f"no chip is called '{name}'"
    if re.search(r"\s", name):
        return f"{said}: each chip is an argument of its own, without blanks"
    devices, chips, refused = meaning(name)
    what = f"a board with {', '.join(devices)}" if devices else "a device"
    if len(chips) == 1 and not refused:
        return f"{said}; it is {what} whose chip is called '{chips[0]}'"
    if not chips and len(refused) == 1:
        return f"{said}; it is {what}, which is refused: {reason(refused[0])}"
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
