#!/usr/bin/env python3
# Makes the one-file form of the library: backmem.h, backmem.c, and backmem_<chip>.c
# for each chip.
#
#   tools/one_file.py FOLDER            with all chips
#   tools/one_file.py FOLDER CHIP...    with these
#
# What the files hold is the text of include/, src/ and chips/: each #include of ours is
# replaced by what it includes, once a file. Nothing else is changed, but that a name
# which a file of src/ has for itself, and another one uses too, gets the file's name
# behind it.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import sys

from chip_names import instead, no_chip
from version import version

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
# Of a PC: a region that is a file, devices by name, and how pages are written.
NOT_IN_HEADER = ("devices.h", "host.h", "page.h", "page_make.h")
LICENCE = "// SPDX-License-Identifier: MIT\n"
# Around what declares again what backmem.h has.
QUIET = ('#pragma GCC diagnostic push\n'
         '#pragma GCC diagnostic ignored "-Wredundant-decls"\n')
LOUD = "#pragma GCC diagnostic pop\n"
INCLUDE = re.compile(r'^#include "(.*)"\n', re.M)
# A function or constant of one file alone begins a line.
OWN_NAME = re.compile(r"^(?:BACKMEM_CRC_INLINE|static)\b(?!_)[^;{=(]*?"
                      r"(\w+)(?:\[\w*\])? ?[(={]", re.M)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


class OneFile:
    """A file in the making, and which parts of ours it has already."""

    def __init__(self, what, *seen):
        self.seen = set(seen)
        self.text = f"{what}\n//\n{LICENCE}"

    def inlined(self, path):
        """The text of a file with those that it includes."""
        def included(found):
            for place in (os.path.dirname(path), "include", "src"):
                name = os.path.normpath(os.path.join(place, found[1]))
                if os.path.exists(os.path.join(ROOT, name)):
                    return self.part(name)
            return found[0]  # not ours

        text = read(path).replace("//\n" + LICENCE, "", 1).replace(LICENCE, "", 1)
        return INCLUDE.sub(included, text)

    def part(self, path):
        # A list is included as often as it is used; all others have their guards.
        if path in self.seen and not path.endswith(".def"):
            return ""
        self.seen.add(path)
        return f"\n// ==== {path}\n\n{self.inlined(path).strip()}\n"

    def add(self, path, change=lambda text: text):
        self.text += change(self.part(path))

    def write(self, folder, name):
        text = f"{self.text}\n/*\n{read('LICENSE')}*/\n"
        text = re.sub(r"\n{3,}", "\n\n", text)
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as f:
            f.write(text)


def headers():
    return [path for path in sorted(glob.glob("include/backmem/*.h", root_dir=ROOT))
            if os.path.basename(path) not in NOT_IN_HEADER]


def renamed(sources):
    """For each source the names of its own that another one uses too, and new ones."""
    used = {path: set(re.findall(r"\w+", re.sub(r"//.*", "", read(path))))
            for path in sources}
    changes = {}
    for path in sources:
        others = set().union(*(used[other] for other in sources if other != path))
        ending = os.path.basename(path)[len("backmem"):-len(".c")]
        changes[path] = {name: name + ending
                         for name in OWN_NAME.findall(read(path)) if name in others}
    return changes


CALLS = """
// Calls between these parts stay calls: code and stack are those of separate files, as
// the headers state them.
%s#define BACKMEM_CALL(name) extern __typeof__(name) name __attribute__((noinline))
%s#undef BACKMEM_CALL
%s"""


def calls_between(sources):
    """Keeps calls from one file of src/ to another what they are: without that,
    compilers inline them, and code and stack are not those of separate files."""
    texts = [re.sub(r"//.*", "", read(path)) for path in sources]
    names = set()
    for text in texts:
        other = "".join(one for one in texts if one is not text)
        defined = re.findall(r"^\w[\w ]*[ *](backmem_\w+)\(", text, re.M)
        names |= {name for name in defined if re.search(rf"\b{name}\(", other)}
    calls = "".join(f"BACKMEM_CALL({name});\n" for name in sorted(names))
    return CALLS % (QUIET, calls, LOUD)


HEADER = """\
// backmem %s in one file: memory that outlives a reset. Written by
// tools/one_file.py; docs/manual/c.md is the guide."""
SOURCE = """\
// backmem %s in one file: what backmem.h declares. Compile it, and the
// backmem_<chip>.c of your chip."""
PAGE = "// The page of %s for backmem %s in one file."
COMPARED = """ With
// -DBACKMEM_VENDOR_HEADER='"its.h"' the compiler compares the numbers with
// those of the vendor's header; a difference is an error."""


def library(folder):
    header = OneFile(HEADER % version())
    for path in headers():
        header.add(path)
    header.write(folder, "backmem.h")
    source = OneFile(SOURCE % version(), *header.seen)
    source.text += '#include "backmem.h"\n'
    sources = sorted(glob.glob("src/*.c", root_dir=ROOT))
    for path in sorted(glob.glob("src/*.h", root_dir=ROOT)):
        source.add(path)
    source.text += calls_between(sources)
    changes = renamed(sources)
    for path in sources:
        def change(text, names=changes[path]):
            for name, other in names.items():
                text = re.sub(rf"\b{name}\b", other, text)
            return text

        source.add(path, change)
    source.write(folder, "backmem.c")
    return header.seen


def page(folder, family, chip, seen):
    vendor = f"chips/{family}/backmem_{family}_vendor.h"
    compared = os.path.exists(os.path.join(ROOT, vendor))
    one = OneFile(PAGE % (chip, version()) + (COMPARED if compared else ""), *seen)
    if compared:
        one.text += ("#ifdef BACKMEM_VENDOR_HEADER\n#include BACKMEM_VENDOR_HEADER\n"
                     "#endif\n")
    one.text += '#include "backmem.h"\n' + QUIET
    one.add(f"chips/{family}/backmem_{chip}.c")
    one.text += LOUD
    if compared:
        one.text += "\n#ifdef BACKMEM_VENDOR_HEADER\n"
        one.add(vendor)
        one.text += "#endif\n"
    one.write(folder, f"backmem_{chip}.c")


def pages():
    """chip -> family"""
    found = {}
    for path in glob.glob("chips/*/backmem_*.c", root_dir=ROOT):
        _, family, name = path.split(os.sep)
        found[name[len("backmem_"):-len(".c")]] = family
    return found


def main(folder, *chips):
    known = pages()
    for chip in chips:
        if chip not in known:
            sys.exit(f"one_file: {no_chip(chip)}")
    if folder in known and not os.path.isdir(folder):
        sys.exit(f"one_file: {folder} is a chip, and the folder is missing: "
                 f"tools/one_file.py FOLDER {folder}")
    if os.path.exists(folder) and not os.path.isdir(folder):
        sys.exit(f"one_file: {folder} is a file; name a folder")
    os.makedirs(folder, exist_ok=True)
    seen = library(folder)
    for chip in sorted(chips or known):
        page(folder, known[chip], chip, seen)
    for chip in chips:
        ram = instead(chip)
        if ram and not any(other.startswith("ram") for other in chips):
            print(f"one_file: {chip} holds no object: take '{ram}' as well")


USAGE = """usage: tools/one_file.py FOLDER [CHIP...]
Writes backmem.h, backmem.c and backmem_CHIP.c into FOLDER; without CHIP, of each."""

if __name__ == "__main__":
    if sys.argv[1:] in (["--help"], ["-h"]):
        print(USAGE)
    elif len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(USAGE)
    else:
        main(*sys.argv[1:])
