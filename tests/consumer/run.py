# What a user does with the project: links it by CMake and by Make as the README
# says, includes its headers from C and C++, types off what the documents show.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import shutil
import sys

sys.path.insert(0, "tests")
from cases import BUILD, JOBS, case, expect, folder, main, run  # noqa: E402
import markdown  # noqa: E402
import names  # noqa: E402,F401 (more cases)

ROOT = os.getcwd()
CHIP = "stm32f405"  # the one that examples/boot_counter.c names
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror".split()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def only_block(path, language):
    blocks = markdown.blocks(read(path), language)
    assert len(blocks) == 1, f"{path} has {len(blocks)} blocks of {language}"
    return blocks[0][0]


def project(name):
    """A copy of tests/consumer/NAME below BUILD, with the library in its
    third_party folder."""
    path = folder("consumer", name)
    shutil.rmtree(path)
    shutil.copytree(os.path.join("tests/consumer", name.split("-")[0]), path)
    os.mkdir(os.path.join(path, "third_party"))
    os.symlink(ROOT, os.path.join(path, "third_party/backmem"))
    return path


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def chip_names():
    text = read("include/backmem/chips.def")
    names = re.findall(r"^BACKMEM_CHIP_NAME\((\w+)\)", text, re.M)
    assert CHIP in names and len(names) > 10
    return names


def only_this_chip_is_in(image):
    """Every chip's name stands in its table, so an image has one name: that of
    the chip which the program names. Of the notes it has nothing."""
    with open(image, "rb") as file:
        content = file.read()
    # The sections that reach the chip; the symbol table names files.
    flat = image + ".bin"
    run("arm-none-eabi-objcopy", "-O", "binary", image, flat)
    with open(flat, "rb") as file:
        flat_content = file.read()
    assert len(content) > 0 and b"BKPSRAM\0" in flat_content
    present = [n for n in chip_names() if n.encode() + b"\0" in flat_content]
    assert present in ([CHIP], []), present
    for word in (b"RM0", b"CMSIS", b"STMicro", b"SNVS", b"SCRATCH", b"GPREGRET"):
        assert word not in flat_content, word
    assert len(flat_content) < 3072, len(flat_content)  # a boot ledger's code, too
    for line in run("arm-none-eabi-size", "-A", image).splitlines():
        if line.startswith((".data", ".bss")):
            assert line.split()[1] == "0", line


# ---- linking it --------------------------------------------------------------


@case
def cmake_project_builds_and_runs_here():
    path = project("cmake-host")
    build = os.path.join(path, "build")
    os.mkdir(build)
    write(os.path.join(build, "recipe.cmake"), only_block("README.md", "cmake"))
    run("cmake", "-S", path, "-B", build)
    run("cmake", "--build", build, "-j", JOBS)
    memory = os.path.join(build, "backup.bin")
    first = run(os.path.join(build, "firmware"), memory)
    second = run(os.path.join(build, "firmware"), memory)
    version = ".".join(re.findall(r"BACKMEM_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)",
                                  read("include/backmem/version.h")))
    count = int(first.split()[2])
    assert first == f"{version} OK {count}\n"
    assert second == f"{version} OK {(count + 1) % 2**32}\n"
    assert run(os.path.join(build, "firmware_cpp")).split() == chip_names()


@case
def cmake_project_in_cpp_alone_builds():
    path = project("cmake-cpp")
    with open(os.path.join(path, "CMakeLists.txt"), encoding="utf-8") as file:
        text = file.read()
    text = text.replace("LANGUAGES C CXX", "LANGUAGES CXX")
    text = text[:text.index("# The recipe")] + (
        "add_subdirectory(third_party/backmem)\n"
        "add_executable(firmware main.cpp)\n"
        "target_link_libraries(firmware PRIVATE backmem::host)\n")
    write(os.path.join(path, "CMakeLists.txt"), text)
    build = os.path.join(path, "build")
    run("cmake", "-S", path, "-B", build)
    run("cmake", "--build", build, "-j", JOBS)
    assert run(os.path.join(build, "firmware")).split() == chip_names()


@case
def cmake_project_for_a_microcontroller_links_one_chip():
    path = project("cmake-cross")
    build = os.path.join(path, "build")
    os.mkdir(build)
    write(os.path.join(build, "recipe.cmake"), only_block("README.md", "cmake"))
    run(
        "cmake", "-S", path, "-B", build, "-DCMAKE_BUILD_TYPE=MinSizeRel",
        f"-DCMAKE_TOOLCHAIN_FILE={path}/cortex-m4.cmake",
    )  # fmt: skip
    run("cmake", "--build", build, "-j", JOBS)
    only_this_chip_is_in(os.path.join(build, "firmware"))


@case
def makefile_recipe_links_one_chip():
    path = project("make")
    recipe = only_block("README.md", "make")
    assert len(recipe.splitlines()) == 3, recipe
    write(os.path.join(path, "recipe.mk"), recipe)
    shutil.copy("examples/boot_counter.c", path)
    shutil.copy("tests/consumer/cmake/main_chip.c", path)
    run("make", "-C", path, "CPPFLAGS=", "firmware.elf")
    only_this_chip_is_in(os.path.join(path, "firmware.elf"))


# Of a user's project, in which headers of others have no leave to warn.
CPP_WARNINGS = "-Wold-style-cast -Wsign-conversion -Wuseless-cast".split()
COMPILERS = [("gcc", "c11", []), ("gcc", "c17", []), ("clang", "c11", []),
             ("g++", "c++11", CPP_WARNINGS), ("g++", "c++20", CPP_WARNINGS),
             ("clang++", "c++11", CPP_WARNINGS[:2]),
             ("clang++", "c++20", CPP_WARNINGS[:2])]


@case
def each_header_stands_alone_in_c_and_in_cpp():
    path = folder("consumer", "headers")
    headers = sorted(glob.glob("include/backmem/*.h"))
    assert len(headers) >= 8, headers
    for header in headers:
        name = os.path.relpath(header, "include")
        for compiler, standard, more in COMPILERS:
            ending = "cpp" if "++" in compiler else "c"
            source = os.path.join(path, f"header.{ending}")
            write(source, f'#include "{name}"\n#include "{name}"\nint nothing;\n')
            run(
                compiler, f"-std={standard}", *WARNINGS, *more, "-Iinclude",
                "-c", source, "-o", os.path.join(path, "header.o"),
            )  # fmt: skip


@case
def inline_functions_and_tables_are_quiet_in_c_and_in_cpp():
    path = folder("consumer", "quiet")
    text = read("tests/consumer/quiet.c")
    for compiler, standard, more in COMPILERS:
        source = os.path.join(path, "quiet.cpp" if "++" in compiler else "quiet.c")
        write(source, text)
        for optimise in ("-O0", "-O2"):
            run(
                compiler, f"-std={standard}", *WARNINGS, *more, optimise, "-Iinclude",
                "-c", source, "-o", os.path.join(path, "quiet.o"),
            )  # fmt: skip


# ---- what the documents show -------------------------------------------------


@case
def readme_programs_are_the_files_in_examples():
    for language, name in (("python", "boot_counter.py"), ("c", "boot_counter.c")):
        shown = only_block("README.md", language)
        lines = read(f"examples/{name}").splitlines(keepends=True)
        assert shown == "".join(l for l in lines if "SPDX" not in l), name


@case
def c_program_of_the_readme_counts():
    program = os.path.join(folder("consumer"), "test_boot_counter")
    run(
        "gcc", "-std=c11", "-g", "-fsanitize=address,undefined", *WARNINGS,
        '-DBACKMEM_CONFIG="hostile.h"', "-Iinclude", "-Itests",
        *sorted(glob.glob("src/*.c")), f"chips/stm32/backmem_{CHIP}.c",
        *sorted(glob.glob("tests/hostile*.c")), "examples/boot_counter.c",
        "tests/consumer/test_boot_counter.c", "-o", program,
    )  # fmt: skip
    expect(run(program), "3 passed, 0 failed\n")


@case
def links_of_all_documents_lead_somewhere():
    documents = glob.glob("*.md") + glob.glob("*/*.md")
    documents += glob.glob("docs/*/**/*.md", recursive=True)
    documents = [d for d in documents if not d.startswith("build/")]
    assert "README.md" in documents and "docs/chips.md" in documents
    for document in documents:
        for target in markdown.links(read(document)):
            path, _, anchor = target.partition("#")
            path = os.path.join(os.path.dirname(document), path) if path else document
            assert os.path.exists(path), f"{document}: {target}"
            if anchor:
                found = markdown.anchors(read(path))
                assert anchor in found, f"{document}: {target}"


# The first line of a block that is a configuration header: its name.
CONFIG = re.compile(r"// (\w*backmem_\w+\.h)\n")

# What stands before a block of docs/manual/c.md that uses names of an earlier one.
C_PREAMBLE = """
#include <stdio.h>
#include <string.h>
#include "backmem/chips.h"
#include "backmem/host.h"
#include "backmem/notes.h"
#define RTC_NOINIT_ATTR
#include "selftest.h"
backmem_region_t region;
backmem_err_t err;
uint32_t offset, size;
"""


@case
def c_blocks_of_the_guides_compile():
    path = folder("consumer", "guides")
    write(os.path.join(path, "esp_attr.h"), "")
    count = 0
    for document in ("docs/manual/c.md", "docs/manual/selftest.md"):
        for text, line in markdown.blocks(read(document), "c"):
            if CONFIG.match(text):
                continue
            includes = "".join(re.findall(r"^#include .*\n", text, re.M))
            body = re.sub(r"^#include .*\n", "", text, flags=re.M)
            whole = re.search(r"^(static )?\w+ \w+\(.*\) \{$", body, re.M)
            if not whole:
                body = "void put(void *, char);\nvoid block(void) {\n" + body + "}\n"
            source = os.path.join(path, "block.c")
            write(source, f'{C_PREAMBLE}{includes}#line {line} "{document}"\n{body}')
            run(
                "gcc", "-std=c11", "-Wall", "-Wextra", "-Werror",
                "-Wno-unused-variable", "-Wno-unused-but-set-variable", "-Wno-shadow",
                "-Iinclude", f"-I{path}", "-Iexamples/selftest",
                "-Itests/consumer/rtos", "-c", source,
                "-o", os.path.join(path, "block.o"),
            )  # fmt: skip
            count += 1
    assert count >= 8, count


@case
def python_blocks_of_the_manual_print_what_it_says():
    path = folder("consumer", "manual")
    micropython = run("tools/build-micropython.sh", "demo").splitlines()[-1]
    fence = re.compile(r"^```python\n(.*?)^```\n", re.M | re.S)
    parts = fence.split(read("docs/manual/micropython.md"))
    programs = list(zip(parts[1::2], parts[2::2]))
    assert len(programs) >= 8, len(programs)
    for program, after in programs:
        shown = re.match(r"\n```text\n(.*?)^```\n", after, re.M | re.S)
        assert shown, f"no output is shown:\n{program}"
        memory = os.path.join(path, "backup.bin")
        if os.path.exists(memory):
            os.remove(memory)
        environment = dict(os.environ, BACKMEM_FILE=memory)
        printed = run(micropython, "-c", program, env=environment)
        assert printed == shown[1], f"{program}\nprints\n{printed}"


HOWTO = "docs/how-to/python/*.md"


def config_hand_over(memory):
    """Runs the C of bootloader-config.md, as a bootloader would before the program."""
    path = folder("consumer", "howto")
    main_c = """
#include "backmem/host.h"
int main(int count, char **arguments) {
    backmem_region_t region;
    return count != 2 || backmem_host_open(&region, arguments[1], 4096)
           || config_hand_over(&region);
}
"""
    source = os.path.join(path, "config.c")
    write(source, only_block("docs/how-to/python/bootloader-config.md", "c") + main_c)
    run("gcc", "-std=c11", *WARNINGS, "-Iinclude", *sorted(glob.glob("src/*.c")),
        "host/host.c", source, "-o", os.path.join(path, "config"))  # fmt: skip
    run(os.path.join(path, "config"), memory)


@case
def programs_of_the_how_tos_print_what_they_say():
    path = folder("consumer", "howto")
    micropython = run("tools/build-micropython.sh", "demo").splitlines()[-1]
    fence = re.compile(r"^```(python|text)\n(.*?)^```\n", re.M | re.S)
    pages = sorted(set(glob.glob(HOWTO)) - {"docs/how-to/python/README.md"})
    assert len(pages) >= 8, pages
    for page in pages:
        memory = os.path.join(path, "backup.bin")
        if os.path.exists(memory):
            os.remove(memory)
        if page.endswith("bootloader-config.md"):
            config_hand_over(memory)
        environment = dict(os.environ, BACKMEM_FILE=memory,
                           MICROPYPATH="tests/consumer/python")  # fmt: skip
        program, starts = None, 0
        for language, text in fence.findall(read(page)):
            if language == "python":
                program = text
            else:
                printed = run(micropython, "-c", program, env=environment)
                assert printed == text, f"{page}\n{program}\nprints\n{printed}"
                starts += 1
        assert starts > 0, page


@case
def list_of_how_tos_is_complete():
    pages = {os.path.basename(page) for page in glob.glob(HOWTO)} - {"README.md"}
    assert pages <= set(markdown.links(read("docs/how-to/python/README.md")))


def table_rows(path, columns):
    """The rows of all tables with as many columns, each as a list of texts."""
    rows = [line.strip("| \n").split(" | ") for line in read(path).splitlines()]
    return [row for row in rows if len(row) == columns]


@case
def port_table_of_the_manual_agrees_with_the_chips():
    known = {(row[1], row[2], row[3]) for row in table_rows("docs/chips.md", 15)}
    known.add(("RTC_USER_MEM", "2048", "1"))  # its bytes are the port's
    shown = set()
    for row in table_rows("docs/manual/micropython.md", 6):
        region = re.search(r"`([A-Z_]+)`", row[2])
        size = re.match(r"[0-9]+", row[3])  # the first, where there are several
        if region and size:
            shown.add((region[1], size[0], row[4]))
    assert len(shown) >= 10, shown
    assert shown <= known, shown - known


def without_numbers(text):
    return re.sub(r"[1-9][0-9]*\n", "N\n", text)


@case
def costs_in_the_readme_are_those_that_were_measured():
    row = re.search(r"^\| set, mean, 50 keys \|(.*)\|$", read("docs/costs.md"), re.M)[1]
    ours, littlefs, flashdb, nvs = (cell.strip() for cell in row.split("|"))
    expect(" ".join(read("README.md").split()), f"with 50 keys: backmem {ours}, "
           f"NVS of Zephyr {nvs}, FlashDB {flashdb}, littlefs {littlefs}.")


@case
def readme_shows_what_the_demo_prints():
    demo = only_block("README.md", "console")
    printed = without_numbers(run("sh", "-c", "examples/demo.sh 2> /dev/null"))
    # [...] stands for lines that the README leaves out.
    first, last = without_numbers(demo).split("[...]\n")
    assert ("$ make demo\n" + printed).startswith(first), printed
    assert printed.endswith(last), printed
    # The whole of this test suite cannot be run from here.
    check = only_block("docs/tests.md", "console").removeprefix("$ make check\n")
    row = r"\d\d-\w+ +\d+ +0 +\d+( +\d+)?\n"
    table = rf"part .*\n({row})+total .*\n\d+ passed, 0 failed\n"
    assert re.fullmatch(table, check)


@case
def config_header_of_the_guide_configures_the_library():
    path = folder("consumer", "guides")
    (text,) = [
        text
        for text, _ in markdown.blocks(read("docs/manual/c.md"), "c")
        if text.startswith("// my_backmem_config.h")
    ]
    stubs = "uint32_t irq_save(void);\nvoid irq_restore(uint32_t state);\n"
    config = os.path.join(path, "my_backmem_config.h")
    write(config, "#include <stdint.h>\n" + stubs + text)
    for source in glob.glob("src/*.c"):
        run(
            "arm-none-eabi-gcc", "-mcpu=cortex-m0plus", "-mthumb", "-std=c11", "-Os",
            *WARNINGS, "-Iinclude", f"-I{path}",
            '-DBACKMEM_CONFIG="my_backmem_config.h"', "-c", source,
            "-o", os.path.join(path, os.path.basename(source) + ".o"),
        )  # fmt: skip
    for name in ("backmem_access", "backmem_region", "backmem_sync"):
        symbols = run("arm-none-eabi-nm", "-u", os.path.join(path, f"{name}.c.o"))
        expect(symbols, "irq_restore", "irq_save")


@case
def kernels_critical_sections_of_the_guide_begin_and_end():
    path = folder("consumer", "kernels")
    guide = [text for text, _ in markdown.blocks(read("docs/manual/c.md"), "c")]
    headers = {CONFIG.match(text)[1]: text for text in guide if CONFIG.match(text)}
    del headers["my_backmem_config.h"]
    assert len(headers) == 3, headers
    (lock,) = [text for text in guide if "void backmem_lock_init" in text]
    write(os.path.join(path, "lock.c"), lock)
    for name, text in headers.items():
        write(os.path.join(path, name), "#pragma once\n" + text)
        pico = [os.path.join(path, "lock.c"), "-DLOCK_INIT=backmem_lock_init"]
        program = os.path.join(path, "program")
        run(
            "gcc", "-std=c11", *WARNINGS, "-Iinclude", "-Itests/consumer/rtos",
            f"-I{path}", f'-DBACKMEM_CONFIG="{name}"', *glob.glob("src/*.c"),
            "tests/consumer/rtos/main.c", *(pico if "pico" in name else []),
            "-o", program,
        )  # fmt: skip
        assert run(program) == "held and let go\n", name


main()
