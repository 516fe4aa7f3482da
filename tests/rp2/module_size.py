# What a firmware has of this library and of the module, by the linker's map.
#
#   module_size.py MAP ELF      prints bytes of flash, and of static RAM
#
# Names that the module brings, which MicroPython keeps in a table of its own, are not
# among them. ELF tells which sections are loaded.
#
# SPDX-License-Identifier: MIT
import re
import subprocess
import sys

# .text.name  0x10001234  0x56  path/backmem_region.c.o; the name may have its own line.
PLACED = re.compile(r" (\.\S+)?\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (\S.*)")


def sections(elf):
    """(from, to, whether it is loaded from flash) of those that have memory."""
    said = subprocess.run(["arm-none-eabi-objdump", "-hw", elf], check=True, text=True,
                          stdout=subprocess.PIPE).stdout
    for line in said.splitlines():
        words = line.split()
        if "ALLOC" in line and len(words) > 6:
            start, size = int(words[3], 16), int(words[2], 16)
            yield start, start + size, "LOAD" in line, "READONLY" not in line


def main(map_path, elf):
    where = list(sections(elf))
    flash = ram = 0
    with open(map_path, encoding="utf-8", errors="replace") as file:
        for line in file:
            found = PLACED.match(line)
            if not found or "backmem_" not in found[4].rsplit("/", 1)[-1]:
                continue
            at, size = int(found[2], 16), int(found[3], 16)
            for start, end, loaded, writable in where:
                if start <= at < end:
                    flash += size if loaded else 0
                    ram += size if writable else 0
    print(flash, ram)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: module_size.py MAP ELF")
    main(*sys.argv[1:])
