#!/usr/bin/env python3
# Makes the library for Arduino and PlatformIO: a folder to be copied into
# libraries/, or zipped.
#
#   tools/arduino.py FOLDER
#
# FOLDER is new, empty, or what this made before: the library's own, such as
# ~/Arduino/libraries/backmem.
#
# Arduino compiles all that is in src/, with src/ alone as its include path: so the
# library's files are copied there as they are. What names a chip is made of
# host/devices/, as MicroPython's list is: backmem_arduino_chip.h.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import shutil
import sys
import textwrap

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
# Of a PC.
NOT_HERE = ("devices.h", "host.h")

HEAD = """\
// Which chip it is, by the macros of the core that compiles this.
//
// Made by tools/arduino.py from host/devices/.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ARDUINO_CHIP_H
#define BACKMEM_ARDUINO_CHIP_H

#if defined(BACKMEM_ARDUINO_CHIP)
// By the sketch's build flags, such as -DBACKMEM_ARDUINO_CHIP=backmem_chip_stm32f405.
// The name alone, stm32f405, will do: these make the other of it.
"""
TAIL = """\
#else
#error "backmem: no chip is known for this board, or it has no such memory: README.md \
in the library's folder, libraries/backmem, tells what to do under Which memory. RAM \
may do: -DBACKMEM_ARDUINO_CHIP=backmem_chip_ram"
#define BACKMEM_ARDUINO_CHIP backmem_chip_ram // so that this is the only error
#endif

#endif
"""
RTC_MEMORY = """\
#define BACKMEM_ARDUINO_MEMORY RTC_NOINIT_ATTR
#ifndef BACKMEM_ARDUINO_BYTES
#define BACKMEM_ARDUINO_BYTES 1024
#endif
"""


def devices(family):
    """(device, chip) of each line of a family that names a device."""
    with open(os.path.join(ROOT, f"host/devices/{family}.def"), encoding="utf-8") as f:
        return re.findall(r"^BACKMEM_DEVICE\((\w+), (\w+)\)$", f.read(), re.M)


def macro(name):
    """What a core defines for the device; None: nothing of that form."""
    upper = name.upper()
    if upper.startswith("STM32"):  # ST writes the x small, but for the L1's xDX
        return f"defined({re.sub('xDx', 'xDX', upper.replace('X', 'x'))})"
    if upper.startswith("NRF52"):
        # mbed's core defines the latter of each.
        return f"defined({upper}_XXAA) || defined(TARGET_{upper})"
    if upper.startswith("RP2"):
        return f"(defined(PICO_{upper}) && PICO_{upper}) || defined(TARGET_{upper})"
    if upper.startswith("SAM"):
        return f"defined(__{upper}__)"
    if upper.startswith("ESP32"):
        return f"defined(CONFIG_IDF_TARGET_{upper})"
    return None


def choice():
    text = HEAD
    for path in sorted(glob.glob(os.path.join(ROOT, "chips/*/backmem_*.c"))):
        chip = os.path.basename(path)[len("backmem_"):-len(".c")]
        text += f"#define {chip} backmem_chip_{chip}\n"
    for family in ("stm32", "rp2", "samd", "esp32", "nrf"):
        chips = {}
        for device, chip in devices(family):
            if macro(device):
                chips.setdefault(chip, []).append(macro(device))
        for chip, macros in chips.items():
            text += "#elif " + " \\\n    || ".join(macros) + "\n"
            text += f"#define BACKMEM_ARDUINO_CHIP backmem_chip_{chip}\n"
            text += RTC_MEMORY if family == "esp32" else ""
    return text + TAIL


def copy(pattern, folder):
    os.makedirs(folder, exist_ok=True)
    for path in sorted(glob.glob(os.path.join(ROOT, pattern))):
        if os.path.basename(path) not in NOT_HERE:
            shutil.copy(path, folder)


ELSEWHERE = """\
A name in parentheses such as (docs/chips.md) is that of a page of the project, which is
not in this folder.
"""
START = "docs/start/arduino.md"
MANUAL = "docs/manual/arduino.md"
DEVICE = "docs/symptoms/device.md"
# Pages whose names, each with a heading, README.md explains beneath one of its own.
NAMES = {
    "statuses": ("docs/symptoms/statuses.md",
                 "What `begin()` found, as `statusName()` prints it in small letters."),
    "errors": ("docs/symptoms/errors.md",
               "Why a call failed, as `errorName()` prints it."),
}


def text_of(page):
    with open(os.path.join(ROOT, page), encoding="utf-8") as file:
        return file.read()


def heading_here(path, heading):
    """The heading of README.md for that of a page; None: it is not in README.md."""
    if path in (START, MANUAL):
        return heading
    if path == DEVICE and heading == "in-a-sketch":
        return "it-is-cold-at-each-start"
    if path == "docs/manual/statuses-and-errors.md" and heading in NAMES:
        return heading
    if (path, heading) == (NAMES["statuses"][0], "foreign"):
        return "it-is-foreign"
    return {page: name for name, (page, _) in NAMES.items()}.get(path)


def guide_link(page, found):
    """A link of the guide as README.md has it: to a heading of its own, or the text
    with the page's name."""
    text, target = found.groups()
    path, _, heading = target.partition("#")
    if target.startswith("http"):
        return found[0]
    path = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
    here = heading_here(path, heading)
    if here is not None:
        return f"[{text}](#{here})" if here else text
    return path if text == os.path.basename(path) else f"{text} ({path})"


def relinked(page, text):
    return re.sub(r"\[([^\]]+)\]\(([^)]*)\)",
                  lambda found: guide_link(page, found), text)


def beneath(page):
    """heading -> the text beneath it"""
    parts = re.split(r"^#+ (.*)\n", text_of(page), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def of_sketches(said):
    """The first paragraph of what stands beneath a name, without its sentences about
    Python, and the items of its list that speak of sketches."""
    items = re.findall(r"^- (.*\n(?:  .*\n)*)", said, re.M)
    first = " ".join(said.strip().split("\n\n")[0].split())
    return " ".join(
        [one for one in re.split(r"(?<=\.) (?=[A-Z`])", first) if "Python" not in one]
        + [" ".join(one.split()) for one in items if "in a sketch" in one.lower()])


def names_explained(name):
    page, head = NAMES[name]
    text = f"## {name.capitalize()}\n\n{head}\n\n"
    for word, said in beneath(page).items():
        if word == word.upper():
            said = f"- **{word}**: " + relinked(page, of_sketches(said))
            text += textwrap.fill(said, 88, subsequent_indent="  ",
                                  break_long_words=False, break_on_hyphens=False) + "\n"
    return text + "\n"


def guide_copy(folder):
    """The guide as README.md, for those who have the folder."""
    start = re.sub(r"^## Get the library\n.*?(?=^## )", "", text_of(START),
                   flags=re.M | re.S)
    head, text = relinked(START, start).strip().split("\n", 1)
    cold = relinked(DEVICE, beneath(DEVICE)["In a sketch"]).strip()
    text = (f"{head}\n\n{ELSEWHERE}{text}\n\n## It is cold at each start\n\n{cold}\n\n"
            + "".join(names_explained(name) for name in NAMES)
            + relinked(MANUAL, text_of(MANUAL)).strip() + "\n")
    with open(os.path.join(folder, "README.md"), "w", encoding="utf-8",
              newline="\n") as file:
        file.write(text)


def main(folder):
    shutil.copytree(os.path.join(ROOT, "arduino"), folder, dirs_exist_ok=True)
    shutil.copy(os.path.join(ROOT, "LICENSE"), folder)
    guide_copy(folder)
    src = os.path.join(folder, "src")
    copy("include/backmem/*", os.path.join(src, "backmem"))
    copy("src/*.[ch]", os.path.join(src, "core"))
    for family in sorted(glob.glob("chips/*/", root_dir=ROOT)):
        copy(family + "*.[ch]", os.path.join(src, family))
    copy("chips/*.h", os.path.join(src, "chips"))
    with open(os.path.join(src, "backmem_arduino_chip.h"), "w", encoding="utf-8",
              newline="\n") as file:
        file.write(choice())


def check(folder):
    """Ends where the library would be mixed with something else."""
    if os.path.exists(folder) and not os.path.isdir(folder):
        sys.exit(f"arduino: {folder} is a file; name a new folder")
    # The IDE and PlatformIO look into the folders below these.
    if os.path.basename(os.path.abspath(folder)).lower() in ("libraries", "lib"):
        sys.exit(f"arduino: {folder} is the folder of all libraries; name one of this "
                 f"library's own, such as {os.path.join(folder, 'backmem')}")
    if os.path.isdir(folder) and os.listdir(folder) and not os.path.exists(
            os.path.join(folder, "src/backmem_arduino_chip.h")):
        sys.exit(f"arduino: {folder} holds something else; name a new folder, "
                 f"such as {os.path.join(folder, 'backmem')}")


USAGE = """usage: tools/arduino.py FOLDER
Writes the library for Arduino and PlatformIO into FOLDER, a new one of its own, such as
~/Arduino/libraries/backmem, or lib/backmem of a PlatformIO project."""


def what_next(folder):
    parent = os.path.basename(os.path.dirname(os.path.abspath(folder))).lower()
    if parent in ("libraries", "lib"):
        return "the library, in its place; start the IDE anew"
    return "the library; copy this folder into libraries/ of your sketchbook"


if __name__ == "__main__":
    if sys.argv[1:] in (["--help"], ["-h"]):
        print(USAGE)
    elif len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(USAGE)
    else:
        check(sys.argv[1])
        main(sys.argv[1])
        print(f"{os.path.abspath(sys.argv[1])}: {what_next(sys.argv[1])}")
