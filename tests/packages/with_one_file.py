# The one-file form: compiled by each compiler, in C and in C++, and of the same size as
# the separate files; the unit tests run with it.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import shutil

from cases import case, expect
from common import (CHIP, HERE, VERSION, WARNINGS, block, folder, fresh, package,
                    is_for_cortex_m4, read, run, unpacked, write)

ROOT = os.getcwd()
MORE = "-Wmissing-prototypes -Wstrict-prototypes".split()
ARM = ["arm-none-eabi-gcc", *("-mthumb -std=c11 -ffunction-sections -fdata-sections "
                              "-Iinclude").split()]
# A small processor and small code, and where compilers inline most.
SIZED = (["-mcpu=cortex-m0plus", "-Os"], ["-mcpu=cortex-m0plus", "-O2"])
# An object may be larger than that of the separate files by this much.
GATE_PERCENT = 2


def one_file():
    """The package, unpacked once."""
    path = folder("packages", "one-file")
    stamp = os.path.join(path, str(os.stat(package("-one-file.zip")).st_mtime_ns))
    if not os.path.exists(stamp):
        unpacked("-one-file.zip", fresh("one-file"))
        write(stamp, "")
    return os.path.join(path, "backmem")


@case
def one_file_has_the_library_its_header_and_each_chip():
    chips = re.findall(r"^BACKMEM_CHIP_NAME\((\w+)\)",
                       read("include/backmem/chips.def"), re.M)
    assert len(chips) > 40
    assert sorted(os.listdir(one_file())) == sorted(
        ["LICENSE", "backmem.c", "backmem.h", *(f"backmem_{chip}.c" for chip in chips)])
    for path in glob.glob(one_file() + "/*.[ch]"):
        text = read(path)
        assert VERSION in text.split("\n")[0] + text.split("\n")[1], path
        assert text.count("SPDX-License-Identifier: MIT\n") == 1, path
        assert "Permission is hereby granted" in text, path
        ours = set(re.findall(r'^#include "(.*)"', text, re.M))
        # What compares a chip with its vendor's headers may include these.
        vendors = {name for name in ours if name.startswith(("hardware/", "nrf.h"))}
        assert ours - vendors <= {"backmem.h"}, (path, ours)


@case
def one_file_knows_the_chip_of_a_device():
    for name, part in (("stm32f407", "whose chip is called 'stm32f405'"),
                       ("STM32F030C8", "a device, which is refused: has no backup "),
                       ("nucleo_f446re", "a board with stm32f446xx whose chip is "),
                       ("nRF52840", "which holds no object: take 'ram_nrf52840'"),
                       ("nRF52833-QIAA", "holds no object: take 'ram_nrf52833'"),
                       ("nrf52805", "take 'ram'"),
                       ("stm32f4", "more than one chip: stm32f401, stm32f405, stm32f4"),
                       ("nosuch", "docs/chips.md has the chip of each device")):
        expect(run("tools/one_file.py", folder("packages", "none"), name, status=1),
               f"one_file: no chip is called '{name}'", part)


@case
def one_file_tells_of_a_chip_that_holds_no_object():
    path = fresh("no-object")
    for chips, said in ((["nrf52840"], "nrf52840 holds no object: take 'ram_nrf52840'"),
                        (["stm32f103"], "stm32f103 holds no object: take 'ram'"),
                        (["nrf52840", "ram_nrf52840"], ""), (["stm32f405"], "")):
        printed = run("tools/one_file.py", path, *chips)
        assert said in printed and bool(printed) == bool(said), (chips, printed)


@case
def one_file_is_quiet_with_each_compiler():
    path = one_file()
    out = os.path.join(folder("packages", "quiet"), "quiet.o")
    for compiler in (["gcc", "-O2"], ["gcc", "-m32", "-O3"], ["gcc", "-O0"],
                     ["clang", "-O2"], [*ARM, *SIZED[0]]):
        run(*compiler, "-std=c11", *WARNINGS, *MORE, "-c", f"{path}/backmem.c",
            "-o", out)  # fmt: skip
    pages = glob.glob(f"{path}/backmem_*.c")
    for compiler, some in (("gcc", pages), ("clang", sorted(pages)[::8])):
        for page in some:
            run(compiler, "-std=c11", *WARNINGS, *MORE, "-fsyntax-only", page)
    for compiler, standard in (("g++", "c++11"), ("g++", "c++20"),
                               ("clang++", "c++17"), ("gcc", "c11"), ("clang", "c11")):
        source = os.path.join(os.path.dirname(out),
                              "header." + ("cpp" if "++" in compiler else "c"))
        write(source, '#include "backmem.h"\n#include "backmem.h"\nint nothing;\n')
        run(compiler, f"-std={standard}", *WARNINGS, f"-I{path}", "-fsyntax-only",
            *(["-Wold-style-cast"] if "++" in compiler else []), source)  # fmt: skip


@case
def one_file_made_for_one_chip_is_the_package_s():
    path = os.path.join(fresh("one-chip"), "third_party/backmem")
    line = block("One file", "sh").replace("third_party/backmem", path)
    run("sh", "-euc", line)
    assert sorted(os.listdir(path)) == ["backmem.c", "backmem.h", f"backmem_{CHIP}.c"]
    for name in os.listdir(path):
        assert read(os.path.join(path, name)) == read(os.path.join(one_file(), name))
    printed = run("tools/one_file.py", path, "stm32f499", status=1)
    assert "no chip is called 'stm32f499'" in printed and CHIP in printed, printed
    printed = run("tools/one_file.py", CHIP, status=1)
    assert f"tools/one_file.py FOLDER {CHIP}" in printed, printed
    assert not os.path.exists(CHIP)


@case
def one_file_builds_a_program_here_and_for_a_cortex_m4():
    path = one_file()
    out = os.path.join(fresh("program"), "program")
    sources = [f"{HERE}/main.c", f"{path}/backmem.c", f"{path}/backmem_{CHIP}.c"]
    for more in ([], [f'-DBACKMEM_CONFIG="{ROOT}/{HERE}/my_config.h"']):
        run("gcc", "-std=c11", *WARNINGS, "-DONE_FILE", f"-I{path}", *more, *sources,
            "-o", out)  # fmt: skip
        run(out)
    run("arm-none-eabi-gcc", "-mcpu=cortex-m4", "-mthumb", "-Os", "-DONE_FILE",
        "-ffunction-sections", "-fdata-sections", f"-I{path}", *sources,
        "-nostartfiles", "-Wl,-emain", "-Wl,--gc-sections", "-o", out)  # fmt: skip
    is_for_cortex_m4(out)


@case
def one_file_compares_a_chip_with_its_vendors_header():
    page = os.path.join(one_file(), f"backmem_{CHIP}.c")
    words = ["gcc", "-std=c11", "-fsyntax-only", '-DBACKMEM_VENDOR_HEADER="device.h"']
    run(*words, f"-Itests/vendor/{CHIP}", page)
    printed = run(*words, "-Itests/vendor/stm32f746", page, status=1)
    assert "backmem: " in printed, printed
    family = os.path.join(one_file(), "backmem_stm32f746.c")
    run(*words, "-Itests/vendor/stm32f746", family)


# ---- size --------------------------------------------------------------------------


def api_of(noun):
    text = re.sub(r"//[^\n]*", "", read(f"include/backmem/{noun}.h"))
    text = re.sub(r"static inline.*?\n}", "", text, flags=re.S)
    return sorted(set(re.findall(r"\b(backmem_\w+)\(", text)))


def code(flags, objects, roots):
    image = os.path.join(os.path.dirname(objects[0]), "image.elf")
    run(*ARM, *flags, "-nostdlib", "-nostartfiles",
        f"-Wl,-T,{ROOT}/tests/cross/size.ld", "-Wl,--gc-sections", f"-Wl,-e,{roots[0]}",
        *(f"-Wl,-u,{root}" for root in roots), *objects, "-lgcc",
        "-o", image)  # fmt: skip
    fields = run("arm-none-eabi-size", image).splitlines()[1].split()
    assert fields[1:3] == ["0", "0"], fields  # no variables
    return int(fields[0])


@case
def one_file_is_as_small_as_separate_files():
    path = fresh("sizes")
    for flags in SIZED:
        separate = []
        for source in sorted(glob.glob("src/*.c")):
            separate.append(os.path.join(path, os.path.basename(source) + ".o"))
            run(*ARM, *flags, "-c", source, "-o", separate[-1])
        one = os.path.join(path, "one.o")
        run(*ARM, *flags, "-c", f"{one_file()}/backmem.c", "-o", one)
        nouns = ("region", "place", "word", "record", "log", "boot", "store", "value")
        apis = {noun: api_of(noun) for noun in nouns}
        apis["all"] = sorted({root for roots in apis.values() for root in roots})
        for noun, roots in apis.items():
            sizes = code(flags, separate, roots), code(flags, [one], roots)
            print(*flags, f"{noun}: {sizes[0]} bytes in separate files, {sizes[1]} in "
                  "one")  # fmt: skip
            assert sizes[1] <= sizes[0] * (100 + GATE_PERCENT) // 100, (noun, sizes)


# ---- unit tests --------------------------------------------------------------------

# Of each object and of regions, what does not need more than the hostile memory.
UNITS = ("access", "place", "steps", "word", "record", "log", "boot", "store", "values")


@case
def one_file_passes_the_unit_tests():
    path = fresh("units")
    for header in glob.glob("include/backmem/*.h"):
        name = os.path.basename(header)
        # What the tests include by its own name is all in one.
        ours = f"==== include/backmem/{name}\n" in read(f"{one_file()}/backmem.h")
        write(os.path.join(path, "backmem", name),
              '#include "backmem.h"\n' if ours else read(header))
    for name in ("chips.def",):
        shutil.copy(f"include/backmem/{name}", os.path.join(path, "backmem"))
    flags = ["-std=c11", "-O1", '-DBACKMEM_CONFIG="hostile.h"', f"-I{one_file()}",
             f"-I{path}", "-Itests", '-DBACKMEM_FACTS_DIR="tests/facts"']
    sources = [f"{one_file()}/backmem.c", *sorted(glob.glob("tests/hostile*.c"))]
    objects = [os.path.join(path, os.path.basename(source) + ".o")
               for source in sources]
    for source, target in zip(sources, objects):
        run("gcc", *flags, "-c", source, "-o", target)
    total = 0
    for unit in UNITS:
        program = os.path.join(path, unit)
        run("gcc", *flags, f"tests/unit/test_{unit}.c", *objects, "-o", program)
        last = run(program).splitlines()[-1]
        passed = re.fullmatch(r"(\d+) passed, 0 failed", last)
        assert passed and int(passed[1]) > 0, (unit, last)
        total += int(passed[1])
    print(f"{total} cases of {len(UNITS)} unit tests")
