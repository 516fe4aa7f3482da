# What the documents show: their programs run, or compile, and print what they say;
# their links lead somewhere; their tables agree with what was measured.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import shutil

from cases import BUILD, case, expect, folder, run
import markdown

ROOT = os.getcwd()
CHIP = "stm32f405"  # the one that examples/boot_counter.c names
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror".split()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def only_block(path, language):
    blocks = markdown.blocks(read(path), language)
    assert len(blocks) == 1, f"{path} has {len(blocks)} blocks of {language}"
    return blocks[0][0]


def documents():
    found = glob.glob("*.md") + glob.glob("*/*.md")
    found += glob.glob("docs/*/**/*.md", recursive=True)
    return sorted(set(d for d in found if not d.startswith("build/")))


@case
def readme_programs_are_the_files_in_examples():
    for language, name in (("python", "boot_counter.py"), ("c", "boot_counter.c")):
        shown = only_block("README.md", language)
        lines = read(f"examples/{name}").splitlines(keepends=True)
        assert shown == "".join(l for l in lines if "SPDX" not in l), name


@case
def models_in_the_readme_are_those_that_there_are():
    section = read("README.md").split("\n## Without a board\n")[1].split("\n## ")[0]
    shown = re.search(r"These chips have a model: (.*?)\.\s", section, re.S)[1]
    models = re.findall(r"^VCHIP_NAME\((\w+)\)", read("vchip/models/chips.def"), re.M)
    assert len(models) > 20, models
    assert re.findall("`([^`]+)`", shown) == models, set(models) ^ set(shown.split())


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
    assert "README.md" in documents() and "docs/chips.md" in documents()
    for document in documents():
        for target in markdown.links(read(document)):
            path, _, anchor = target.partition("#")
            path = os.path.join(os.path.dirname(document), path) if path else document
            assert os.path.exists(path), f"{document}: {target}"
            if anchor:
                found = markdown.anchors(read(path))
                assert anchor in found, f"{document}: {target}"


@case
def each_page_of_docs_is_reached_from_its_map():
    maps = [d for d in documents() if re.fullmatch(r"docs/(\S+/)?README\.md", d)]
    linked = {"docs/README.md"}
    for path in maps:
        linked |= {os.path.normpath(os.path.join(os.path.dirname(path), target))
                   for target in (link.partition("#")[0]
                                  for link in markdown.links(read(path)))}  # fmt: skip
    pages = {d for d in documents() if d.startswith("docs/")}
    assert pages <= linked, pages - linked
    assert "docs/README.md" in [os.path.normpath(t.partition("#")[0])
                                for t in markdown.links(read("README.md"))]  # fmt: skip


# The first line of a block that is a configuration header: its name.
CONFIG = re.compile(r"// (\w*backmem_\w+\.h)\n")

@case
def table_of_the_parts_has_each_part():
    parts = {re.fullmatch(r"\d\d-(\w+)\.sh", name)[1]
             for name in os.listdir("tests/parts")}  # fmt: skip
    page = read("docs/tests.md").split("## What each part is")[1]
    rows = re.findall(r"^\| ([a-z, 0-9]+) \|", page, re.M)
    shown = {name for row in rows for name in row.split(", ")} - {"part"}
    assert shown == parts, shown ^ parts


# What stands before a block that uses names of an earlier one.
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
# Pages whose blocks of C somebody else compiles, with the headers of an SDK.
C_ELSEWHERE = {
    "README.md": "above",
    "docs/start/zephyr.md": "83-zephyr", "docs/manual/zephyr.md": "83-zephyr",
    "docs/start/esp-idf.md": "84-ecosystems", "docs/manual/esp-idf.md": "84-ecosystems",
    "docs/manual/retained.md": "41-retained", "docs/manual/rp2.md": "75-rp2",
    "docs/how-to/python/bootloader-config.md": "below",
}  # fmt: skip


@case
def c_blocks_of_all_documents_compile():
    path = folder("consumer", "guides")
    write(os.path.join(path, "esp_attr.h"), "")
    count = 0
    for document in [d for d in documents() if d not in C_ELSEWHERE]:
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
    assert count >= 20, count


@case
def c_program_of_the_start_page_counts_here_and_compiles_for_its_chip():
    path = folder("consumer", "start")
    page = "docs/start/c.md"
    program = only_block(page, "c")
    write(os.path.join(path, "main.c"), program)
    for name in ("include", "src", "host"):
        if not os.path.exists(os.path.join(path, name)):
            os.symlink(os.path.join(ROOT, name), os.path.join(path, name))
    memory = os.path.join(path, "backup.bin")
    if os.path.exists(memory):
        os.remove(memory)
    for line in only_block(page, "console").splitlines():
        if line.startswith("$ "):
            printed = run("sh", "-c", line[2:], cwd=path)
        else:
            assert printed == line + "\n", printed
    # What the page changes for a chip.
    header, opening = [line for line in only_block(page, "c chip").splitlines()
                       if line and not line.lstrip().startswith("//")]  # fmt: skip
    program = program.replace('#include "backmem/host.h"', header)
    program, count = re.subn(r"^ +if \(backmem_host_open.*$", opening, program,
                             flags=re.M)  # fmt: skip
    assert count == 1
    source = os.path.join(path, "chip.c")
    write(source, program)
    run("gcc", "-std=c11", *WARNINGS, "-Wno-missing-prototypes", "-Iinclude", "-c",
        source, "-o", source + ".o")  # fmt: skip


@case
def python_blocks_of_the_manual_print_what_it_says():
    path = folder("consumer", "manual")
    micropython = run("tools/build-micropython.sh", "demo").splitlines()[-1]
    fence = re.compile(r"^```python\n(.*?)^```\n", re.M | re.S)
    count = 0
    for page in sorted(glob.glob("docs/manual/*.md")):
        parts = fence.split(read(page))
        for before, program, after in zip(parts[::2], parts[1::2], parts[2::2]):
            shown = re.match(r"\n```text\n(.*?)^```\n", after, re.M | re.S)
            assert shown, f"{page} shows no output:\n{program}"
            memory = os.path.join(path, "backup.bin")
            # A later release finds what the program above it left.
            again = re.search(r"^Release [2-9].*:\n\n\Z", before, re.M)
            if os.path.exists(memory) and not again:
                os.remove(memory)
            environment = dict(os.environ, BACKMEM_FILE=memory)
            printed = run(micropython, "-c", program, env=environment)
            assert printed == shown[1], f"{page}\n{program}\nprints\n{printed}"
            count += 1
    assert count >= 8, count


HOWTO = "docs/how-to/python/*.md"
# Pages on which the memory outlives each program, up to the next heading.
STARTS = (HOWTO, "docs/start/*.md", "docs/symptoms/*.md", "docs/how-to/c.md")


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
def programs_of_start_pages_and_how_tos_print_what_they_say():
    path = folder("consumer", "howto")
    micropython = run("tools/build-micropython.sh", "demo").splitlines()[-1]
    fence = re.compile(r"^```(python|text)\n(.*?)^```\n|^## ", re.M | re.S)
    pages = sorted(page for pattern in STARTS for page in glob.glob(pattern)
                   if "```python" in read(page))  # fmt: skip
    assert len(pages) >= 11, pages
    for page in pages:
        memory = os.path.join(path, "backup.bin")
        if os.path.exists(memory):
            os.remove(memory)
        if page.endswith("bootloader-config.md"):
            config_hand_over(memory)
        files = os.path.join(path, "files")  # what the programs store of their own
        shutil.rmtree(files, ignore_errors=True)
        os.mkdir(files)
        stand_ins = os.path.abspath("tests/consumer/python")
        environment = dict(os.environ, BACKMEM_FILE=memory, MICROPYPATH=stand_ins)
        program, starts = None, 0
        for language, text in fence.findall(read(page)):
            if language == "python":
                program = text
            elif not language:
                if os.path.exists(memory):
                    os.remove(memory)
            else:
                printed = run(micropython, "-c", program, env=environment, cwd=files)
                assert printed == text, f"{page}\n{program}\nprints\n{printed}"
                starts += 1
        assert starts > 0, page


@case
def python_of_all_documents_is_run():
    run_above = {page for pattern in (*STARTS, "docs/manual/*.md")
                 for page in glob.glob(pattern)} | {"README.md"}  # fmt: skip
    for page in documents():
        assert page in run_above or not markdown.blocks(read(page), "python"), page


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


CONCURRENCY = "docs/manual/concurrency.md"


@case
def config_header_of_the_guide_configures_the_library():
    path = folder("consumer", "guides")
    (text,) = [
        text
        for text, _ in markdown.blocks(read(CONCURRENCY), "c")
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
    guide = [text for text, _ in markdown.blocks(read(CONCURRENCY), "c")]
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
