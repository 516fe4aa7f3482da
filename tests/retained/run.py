#!/usr/bin/env python3
# The recipes of docs/manual/retained.md, compiled and linked as by readers. Headers
# of SDKs are stood in for by what the recipes use of them.
#
# SPDX-License-Identifier: MIT
import functools
import glob
import os
import re
import sys

sys.path.insert(0, "tests")
import markdown
from cases import case, folder, main, run

ARM = "arm-none-eabi-"
FLAGS = ("-mcpu=cortex-m4 -mthumb -std=c11 -Os -ffreestanding -ffunction-sections "
         "-fdata-sections -Wall -Wextra -Wconversion -Wshadow -Werror -Iinclude -I."
         ).split()
HEAD = '#include "backmem/boot.h"\n#include "backmem/chips.h"\n'

# What a recipe includes of others, and the section that its array is for.
SDKS = {
    "pico-sdk": ("pico.h", ".uninitialized_data.kept",
                 "#define __uninitialized_ram(name) "
                 "__attribute__((section(\".uninitialized_data.\" #name))) name\n"),
    "zephyr": ("zephyr/kernel.h", ".noinit",
               "#define __noinit __attribute__((section(\".noinit\")))\n"),
    "esp-idf": ("esp_attr.h", ".rtc_noinit",
                "#define RTC_NOINIT_ATTR __attribute__((section(\".rtc_noinit\")))\n"),
    "arduino": ("Arduino.h", ".uninitialized_data.kept", ""),
}


def manual():
    with open("docs/manual/retained.md", encoding="utf-8") as file:
        return file.read()


def only(language):
    found = markdown.blocks(manual(), language)
    assert len(found) == 1, (language, len(found))
    return found[0][0]


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def compiled(name, text):
    path = folder("retained", name)
    source = write(os.path.join(path, "recipe.c"), text)
    target = os.path.join(path, "recipe.o")
    run(ARM + "gcc", *FLAGS, f"-I{path}", "-c", source, "-o", target)
    return target


@functools.cache
def library():
    """Objects of all of src/ and chips/, as a build that lists its sources has them."""
    path = folder("retained", "library")
    objects = []
    for source in sorted(glob.glob("src/*.c") + glob.glob("chips/retained/*.c")):
        objects.append(os.path.join(path, os.path.basename(source)[:-2] + ".o"))
        run(ARM + "gcc", *FLAGS, "-c", source, "-o", objects[-1])
    return objects


def linked(name, script, *objects):
    """Links with the fragment alone: what it leaves out goes where ld puts it."""
    path = folder("retained", name)
    image = os.path.join(path, "firmware.elf")
    fragment = write(os.path.join(path, "fragment.ld"), script + (
        "SECTIONS {\n"
        "    .text : { *(.text*) *(.rodata*) } > FLASH\n"
        "    .data : { *(.data*) } > RAM AT > FLASH\n"
        "    .bss (NOLOAD) : { *(.bss*) *(COMMON) end = .; } > RAM\n"
        "    .ARM.exidx : { *(.ARM.exidx*) } > FLASH\n"
        "}\n"))
    run(ARM + "gcc", *FLAGS, "-nostdlib", "-Wl,--gc-sections", "-Wl,-e,start",
        "-Wl,--fatal-warnings", "-T", fragment, *objects, "-lgcc", "-o", image)
    return image


def symbols(image):
    return {name: int(address, 16) for address, name in re.findall(
        r"^([0-9a-f]+) \w (\w+)$", run(ARM + "nm", image), re.M)}


def section(image, name):
    """Its type, address and size."""
    pattern = rf"\] {re.escape(name)} +(\w+) +([0-9a-f]+) [0-9a-f]+ ([0-9a-f]+)"
    found = re.search(pattern, run(ARM + "readelf", "-SW", image))
    assert found, name
    return found[1], int(found[2], 16), int(found[3], 16)


def start_of(call):
    return f"void start(void);\nvoid start(void) {{ {call} for (;;) {{ }} }}\n"


def memory(script, name):
    pattern = rf"{name} \(\w+\)\s*: ORIGIN = (\w+), LENGTH = (\d+)([KM])"
    found = re.search(pattern, script)
    return int(found[1], 16), int(found[2]) * {"K": 1 << 10, "M": 1 << 20}[found[3]]


@case
def program_of_the_first_page_links_into_the_section_of_gnu_ld():
    text = only("c") + start_of("backmem_boot_t boot; (void)!starts_count(&boot);")
    script = only("ld")
    image = linked("gnu-ld", script, compiled("gnu-ld", text), *library())
    kind, at, size = section(image, ".noinit")
    assert (kind, at, size) == ("NOBITS", 0x2001fc00, 1024), (kind, hex(at), size)
    names = symbols(image)
    assert names["kept"] == at and names["retained_start"] == at
    assert names["retained_end"] == at + 1024
    ram, ram_bytes = memory(script, "RAM")
    assert ram + ram_bytes == at  # a stack that begins at RAM's end is clear of it
    assert names["end"] <= ram + ram_bytes  # and so is a heap
    flat = image + ".bin"
    run(ARM + "objcopy", "-O", "binary", image, flat)
    assert os.path.getsize(flat) < 1 << 20  # nothing of it is loaded


@case
def section_that_is_too_large_does_not_link():
    text = only("c").replace("kept[256]", "kept[257]") + start_of(
        "backmem_boot_t boot; (void)!starts_count(&boot);")
    try:
        linked("too-large", only("ld"), compiled("too-large", text), *library())
    except RuntimeError as error:
        assert "RETAINED" in str(error), error
    else:
        raise AssertionError("it linked")


@case
def size_comes_from_the_linkers_symbols():
    text = HEAD + only("c symbols") + start_of(
        "backmem_region_t region; (void)!retained_open(&region);")
    image = linked("symbols", only("ld"), compiled("symbols", text), *library())
    names = symbols(image)
    assert names["retained_end"] - names["retained_start"] == 1024


@case
def recipes_of_sdks_place_their_arrays():
    for name, (header, wanted, content) in SDKS.items():
        write(os.path.join(folder("retained", name), header), content)
        target = compiled(name, HEAD + only(f"c {name}"))
        found = re.search(r"(\S+)\s+[0-9a-f]+ kept$",
                          run(ARM + "objdump", "-t", target), re.M)
        assert found and found[1] == wanted, (name, found)


@case
def micropython_board_has_its_array():
    declared = only("c mpconfigboard")
    target = compiled("micropython", declared + only("c micropython") + (
        "_Static_assert(sizeof MICROPY_HW_BACKUP_MEMORY_ADDR == "
        "MICROPY_HW_BACKUP_MEMORY_BYTES, \"the size\");\n"))
    assert ".uninitialized_data.board_retained" in run(ARM + "objdump", "-t", target)


@case
def nrf52840_row_is_what_the_linker_script_leaves_out():
    script = only("ld nrf52840")
    text = HEAD + only("c nrf52840") + start_of(
        "backmem_region_t region; (void)!retained_open(&region);")
    linked("nrf52840", script, compiled("nrf52840", text), *library())
    ram, ram_bytes = memory(script, "RAM")
    with open("tests/facts/regions.csv", encoding="utf-8") as file:
        fact = [line.split(",") for line in file if line.startswith("ram_nrf52840,")][0]
    assert int(fact[3], 16) == ram + ram_bytes
    assert int(fact[3], 16) + int(fact[5]) == 0x20000000 + 256 * 1024


@case
def script_that_leaves_ram_its_whole_length_does_not_link():
    text = only("c") + start_of("backmem_boot_t boot; (void)!starts_count(&boot);")
    for name, right, wrong, said in (
            ("ld", "127K", "128K", "RAM reaches into RETAINED"),
            ("ld", "127K", "130052", None),  # a word too many
            ("ld nrf52840", "252K", "256K", "RAM reaches into the last 4 KB"),
            ("ld nrf52840", "252K", "258052", None)):
        script = only(name).replace(right, wrong)
        assert script != only(name), name
        try:
            linked("whole-length", script, compiled("whole-length", text), *library())
        except RuntimeError as error:
            assert (said or "RAM reaches into") in str(error), error
        else:
            raise AssertionError(f"it linked with {wrong}")


@case
def page_of_a_boards_own_sections_compiles_and_is_small():
    target = compiled("own-page", only("c own-page"))
    assert "backmem_chip_board_ram" in run(ARM + "nm", target)


@case
def every_block_of_the_manual_is_a_recipe_here():
    fences = re.findall(r"^```(\S.*)$", manual(), re.M)
    known = ["c", "c symbols", "ld", "ld nrf52840", "c mpconfigboard", "c micropython",
             "c nrf52840", "c own-page"] + [f"c {name}" for name in SDKS]
    assert sorted(fences) == sorted(known), fences


main()
