# What is ours for Zephyr, without Zephyr: the driver on the hostile memory under
# headers that stand for Zephyr's, and the files that its tools read.
#
# SPDX-License-Identifier: MIT
import functools
import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, "tests")
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cases import case, expect, folder, main, run  # noqa: E402
import markdown  # noqa: E402

GUIDE = ("docs/start/zephyr.md", "docs/manual/zephyr.md")
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror".split()
PLAIN = ["-DCONFIG_RETAINED_MEM_LOG_LEVEL=3", "-DCONFIG_RETAINED_MEM_INIT_PRIORITY=40"]
CHIP = ["-DBACKMEM_ZEPHYR_CHIP=stm32f405"]
VARIANTS = {
    "4.2": ["-DCONFIG_RETAINED_MEM_MUTEXES=1", "-DCONFIG_STM32_BACKUP_PROTECTION=1",
            "-DSHIM_DEVICE_API", "-DCONFIG_BACKMEM_NAMES=1"],
    "3.6": ["-DCONFIG_RETAINED_MEM_MUTEXES=1"],
    "native_sim": ["-DCONFIG_RETAINED_MEM_MUTEXES=1", "-DCONFIG_NATIVE_LIBRARY=1"],
    "no mutex": ["-DCONFIG_STM32_BACKUP_PROTECTION=1", "-DSHIM_DEVICE_API"],
}


def python_with(module):
    """Debian's packages are its own Python's, which may not be the first one."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", f"import {module}"], check=False,
                          stderr=subprocess.DEVNULL).returncode == 0:
            return python
    raise AssertionError(f"Python's {module} is missing: tools/setup.sh zephyr")


try:
    import nodes  # which needs yaml
except ImportError:
    other = python_with("yaml")
    os.execv(other, [other, *sys.argv])


import overlays  # noqa: E402

# ---- the driver --------------------------------------------------------------------


CHECKED = ["gcc", "-std=c11", "-g", "-O1", "-fsanitize=address,undefined", *WARNINGS,
           '-DBACKMEM_CONFIG="hostile.h"', "-Itests", "-Iinclude"]  # fmt: skip


@functools.cache
def library_objects():
    """The library and the hostile memory: what no option of Zephyr's changes."""
    sources = [*sorted(glob.glob("src/*.c")), *sorted(glob.glob("tests/hostile*.c")),
               "chips/stm32/backmem_stm32f405.c", "chips/retained/backmem_ram.c"]
    objects = [os.path.join(folder("zephyr", "driver"), os.path.basename(source) + ".o")
               for source in sources]
    for source, target in zip(sources, objects):
        run(*CHECKED, "-c", source, "-o", target)
    return objects


def driver_build(path, *flags, program="tests/zephyr/test_driver.c"):
    built = os.path.join(path, "driver")
    run(*CHECKED, *PLAIN, *flags, f"-I{path}", "-Izephyr/drivers",
        "-Itests/zephyr/shim", "-Izephyr/include",
        "zephyr/drivers/backmem_retained_mem.c", program, *library_objects(),
        "-o", built)  # fmt: skip
    return built


@case
def the_driver_serves_the_nodes_on_the_hostile_memory():
    path = folder("zephyr", "driver")
    nodes.header_make("tests/zephyr/nodes.dts", path)
    for name, variant in VARIANTS.items():
        said = run(driver_build(path, *variant, *CHIP))
        print(f"{name}: {said}", end="")
        expect(said, "13 passed, 0 failed\n")


@case
def the_driver_compiles_for_arm_and_without_a_chip():
    path = folder("zephyr", "driver")
    nodes.header_make("tests/zephyr/nodes.dts", path)
    for chip in (CHIP, []):
        for variant in VARIANTS.values():
            names = [flag for flag in variant if chip or "NAMES" not in flag]
            run(
                "arm-none-eabi-gcc", "-mcpu=cortex-m33", "-mthumb", "-mcmse",
                "-std=c11", "-Os", *WARNINGS, *PLAIN, *names, *chip,
                '-DBACKMEM_CONFIG="backmem_zephyr_config.h"', f"-I{path}",
                "-Itests/zephyr/shim", "-Izephyr/include", "-Iinclude", "-c",
                "zephyr/drivers/backmem_retained_mem.c",
                "-o", os.path.join(path, "driver.o"),
            )  # fmt: skip


@case
def the_log_sends_nobody_to_an_option_that_does_not_matter():
    path = folder("zephyr", "driver")
    nodes.header_make("tests/zephyr/nodes.dts", path)
    built = driver_build(path, *VARIANTS["3.6"], program="tests/zephyr/test_no_chip.c")
    expect(run(built), "2 passed, 0 failed\n")


@case
def a_file_is_the_memory_of_a_node_on_native_sim():
    path = folder("zephyr", "native")
    program = os.path.join(path, "native")
    run("gcc", "-std=c11", "-g", "-O1", "-fsanitize=undefined", *WARNINGS, "-Itests",
        "-Izephyr/drivers", "zephyr/drivers/backmem_native.c",
        "tests/zephyr/test_native.c", "-o", program)  # fmt: skip
    for old in glob.glob(os.path.join(path, "*.bin")):
        os.remove(old)
    for number in (1, 2):
        said = run(os.path.abspath(program), cwd=path)
        expect(said, f"run {number}\n", "6 passed, 0 failed\n")


@case
def the_critical_section_is_zephyrs():
    program = os.path.join(folder("zephyr"), "section")
    run(
        "gcc", "-std=c11", *WARNINGS, "-Iinclude", "-Itests/consumer/rtos",
        "-Izephyr/include", '-DBACKMEM_CONFIG="backmem_zephyr_config.h"',
        *glob.glob("src/*.c"), "tests/consumer/rtos/main.c", "-o", program,
    )  # fmt: skip
    assert run(program) == "held and let go\n"


# ---- programs ----------------------------------------------------------------------


def program_compile(source, *more):
    run(
        "gcc", "-std=c11", *WARNINGS, '-DBACKMEM_CONFIG="backmem_zephyr_config.h"',
        "-Itests/zephyr/shim", "-Izephyr/include", "-Iinclude", "-c", source,
        "-o", os.path.join(folder("zephyr"), "program.o"), *more,
    )  # fmt: skip


@case
def samples_compile():
    samples = glob.glob("zephyr/samples/*/src/*.c")
    assert samples
    for source in samples:
        for more in ([], ["-DCONFIG_ARM=1"], ["-DCONFIG_RISCV=1"]):
            program_compile(source, *more)


def blocks_of_the_guide(language):
    found = markdown.blocks_of(GUIDE, language)
    assert found, language
    return found


@case
def what_the_guide_shows_compiles():
    for text in blocks_of_the_guide("c"):
        source = os.path.join(folder("zephyr"), "guide.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        program_compile(source, "-Wno-missing-prototypes")
    for text in blocks_of_the_guide("dts"):
        overlays.check("the guide", "/dts-v1/;\n" + text)


@case
def the_first_program_prints_what_the_start_page_says():
    path = folder("zephyr", "first")
    source, built = os.path.join(path, "main.c"), os.path.join(path, "main")
    with open(source, "w", encoding="utf-8") as file:
        file.write(overlays.start_page_block("c"))
        file.write(overlays.start_page_block("c settings"))
    run(
        "gcc", "-std=c11", *WARNINGS, "-Wno-missing-prototypes", "-Dmain=guide_main",
        "-Itests/zephyr/shim", "-Izephyr/include", "-Iinclude", "-c", source,
        "-o", built + ".o",
    )  # fmt: skip
    run("gcc", "-std=c11", *WARNINGS, "-Itests/zephyr/shim", "-Izephyr/include",
        "-Iinclude", "tests/zephyr/test_guide.c", built + ".o",
        *sorted(glob.glob("src/*.c")), "chips/retained/backmem_ram.c", "-o",
        built)  # fmt: skip
    for old in glob.glob(os.path.join(path, "*.bin")):
        os.remove(old)
    with open(overlays.START, encoding="utf-8") as file:
        page = file.read()
    assert run(os.path.abspath(built), cwd=path) == overlays.start_page_block(
        "text first run")
    second = run(os.path.abspath(built), cwd=path)
    assert f"`{second.strip()}`" in page.replace("\n", " "), second


@case
def what_the_start_page_shows_of_west_is_here():
    page = overlays.START
    (manifest,) = markdown.blocks_of([page], "yaml")
    (project,) = nodes.yaml.safe_load(manifest)["manifest"]["projects"]
    assert project["name"] == "backmem" and project["path"], project
    shown = markdown.blocks_of([page], "sh")
    (command,) = [text for text in shown if "samples" in text]
    place = "third_party/backmem"
    (sample,) = re.findall(rf"\b{place}/(\S*samples\S*)", command)
    assert os.path.exists(os.path.join(sample, "sample.yaml")), sample
    assert f'-DEXTRA_ZEPHYR_MODULES="$PWD/{place}"\n' in command, command
    (board,) = re.findall(r"-b (\w+)", command)
    assert os.path.exists(os.path.join(sample, "boards", board + ".overlay")), board


# ---- devicetree --------------------------------------------------------------------


@case
def the_binding_has_the_form_that_zephyr_asks_for():
    binding = nodes.binding_read()
    assert nodes.binding_faults(binding) == []
    assert binding["compatible"] == "backmem,region"
    assert os.path.basename(nodes.BINDING) == binding["compatible"] + ".yaml"
    with open("zephyr/dts/bindings/vendor-prefixes.txt", encoding="utf-8") as file:
        prefixes = [line.split("\t")[0] for line in file if not line.startswith("#")]
    assert binding["compatible"].split(",")[0] in [p.strip() for p in prefixes]
    # And the schema can fail.
    del binding["compatible"]
    binding["properties"]["offset"]["type"] = "integer"
    binding["properties"]["size"]["standard"] = 0
    assert len(nodes.binding_faults(binding)) == 4, nodes.binding_faults(binding)


# ---- Kconfig and CMake -------------------------------------------------------------

# A configuration in which the module's file is sourced as Zephyr's is.
KCONFIG = """
config SOC
	string
	default "{soc}"
config LOG
	def_bool y
config RETAINED_MEM
	def_bool y
config DT_HAS_BACKMEM_REGION_ENABLED
	def_bool {node}
rsource "{file}"
"""
ASK = """
import json, sys, kconfiglib
kconfig = kconfiglib.Kconfig(sys.argv[1], warn_to_stderr=False)
if sys.argv[2]:
    assert kconfig.syms[sys.argv[2]].set_value("y")
values = {name: kconfig.syms[name].str_value for name in sys.argv[3:]}
print(json.dumps([values, kconfig.warnings]))
"""


def options(soc, node="y", chosen=""):
    """The options' values; `chosen` is one that the program's prj.conf sets."""
    path = os.path.join(folder("zephyr"), "Kconfig")
    with open(path, "w", encoding="utf-8") as file:
        file.write(KCONFIG.format(soc=soc, node=node, file=os.path.relpath(
            "zephyr/Kconfig", os.path.dirname(path))))
    said = run(python_with("kconfiglib"), "-c", ASK, path, chosen, "BACKMEM",
               "BACKMEM_CHIP", "BACKMEM_RETAINED_MEM", "BACKMEM_NAMES")
    values, warnings = json.loads(said)
    assert warnings == [], warnings
    return values


@case
def kconfig_knows_the_chip_of_a_soc():
    # As Zephyr names SoCs, and as docs/chips.md names chips.
    for soc, chip in (("stm32f429xx", "stm32f405"), ("stm32h743xx", "stm32h743"),
                      ("stm32f303xb", "stm32f303"), ("nrf52832", "nrf52840"),
                      ("rp2040", "rp2040"), ("rp2350a", "rp2350"),
                      ("samd51p20a", "samd51"), ("esp32c3", "esp32")):
        values = options(soc)
        assert values == {"BACKMEM": "y", "BACKMEM_CHIP": chip,
                          "BACKMEM_RETAINED_MEM": "y", "BACKMEM_NAMES": "y"}, values
    values = options("stm32f030x6")
    assert values["BACKMEM_CHIP"] == "" and values["BACKMEM_NAMES"] == "n", values
    assert values["BACKMEM_RETAINED_MEM"] == "y"
    assert options("rp2040", node="n")["BACKMEM"] == "n"


@case
def a_program_without_a_node_sets_the_option_itself():
    values = options("rp2040", node="n", chosen="BACKMEM")
    assert values == {"BACKMEM": "y", "BACKMEM_CHIP": "rp2040",
                      "BACKMEM_RETAINED_MEM": "n", "BACKMEM_NAMES": "n"}, values
    for page in ("docs/start/zephyr.md", "docs/manual/zephyr.md"):
        with open(page, encoding="utf-8") as file:
            expect(file.read(), "CONFIG_BACKMEM=y")


# Zephyr's functions, as far as the module's CMakeLists.txt calls them: they print.
CMAKE = """
cmake_minimum_required(VERSION 3.18)
project(module LANGUAGES NONE)
foreach(name zephyr_include_directories zephyr_compile_definitions
        zephyr_library_named zephyr_library_compile_options zephyr_library_sources
        target_sources target_compile_definitions)
  cmake_language(EVAL CODE "function(${{name}})
      foreach(word IN LISTS ARGN)
        message(STATUS \\"${{name}} \\${{word}}\\")
      endforeach()
    endfunction()")
endforeach()
set(CONFIG_BACKMEM ON)
set(CONFIG_BACKMEM_RETAINED_MEM ON)
set(CONFIG_BACKMEM_CHIP "{chip}")
{more}
add_subdirectory({root}/zephyr module)
"""


def sources(chip, status=0, more=""):
    """What CMake says, and the files that go into the library of the module."""
    path = folder("zephyr", "module")
    with open(os.path.join(path, "CMakeLists.txt"), "w", encoding="utf-8") as file:
        file.write(CMAKE.format(chip=chip, root=os.getcwd(), more=more))
    said = run("cmake", "-S", path, "-B", os.path.join(path, "build"), status=status)
    return said, {os.path.basename(source) for source in
                  re.findall(r"zephyr_library_sources (\S+)", said)}


@case
def cmake_gives_zephyr_the_library_the_page_and_the_driver():
    library = {os.path.basename(path) for path in glob.glob("src/*.c")}
    library.add("backmem_ram.c")
    # The driver goes into Zephyr's own library for the class: Zephyr warns of an empty
    # one.
    source = f"-- target_sources {os.getcwd()}/zephyr/drivers/"
    driver = "target_sources drivers__retained_mem\n-- target_sources PRIVATE\n" \
        f"{source}backmem_retained_mem.c\n{source}backmem_sram_check.c\n"
    said, given = sources("stm32h743")
    assert given == library | {"backmem_stm32h743.c"}, given
    expect(said, 'zephyr_compile_definitions BACKMEM_CONFIG="backmem_zephyr_config.h"',
           driver, "target_compile_definitions BACKMEM_ZEPHYR_CHIP=stm32h743",
           'target_compile_definitions BACKMEM_ZEPHYR_PAGE="'
           f'{os.getcwd()}/zephyr/../chips/stm32/backmem_stm32h743.c"')
    assert "native" not in said, said
    said, given = sources("")
    assert given == library and "_CHIP=" not in said and "_PAGE=" not in said, said
    expect(said, driver)
    said, _ = sources("", more="set(CONFIG_NATIVE_LIBRARY ON)")
    expect(said, driver,
           "target_sources native_simulator\n-- target_sources INTERFACE\n"
           f"{source}backmem_native.c\n")
    said, given = sources("", more="set(CONFIG_BACKMEM_RETAINED_MEM OFF)")
    assert given == library and "drivers" not in said, said
    said, _ = sources("stm32h7", status=1)
    expect(said, 'BACKMEM_CHIP is "stm32h7": no such page')


@case
def a_program_without_the_module_is_told_that_it_is_off():
    path = folder("zephyr", "module")
    said, given = sources("", more="set(CONFIG_BACKMEM OFF)")
    assert given == set(), given
    (off,) = re.findall(r"zephyr_include_directories (\S+)", said)
    assert os.path.abspath(path) in off, off
    ours = glob.glob("include/backmem/*.h") + glob.glob("zephyr/include/backmem/*.h")
    assert len(ours) > 10, ours
    with open("docs/symptoms/zephyr.md", encoding="utf-8") as file:
        symptoms = file.read()
    for header in ours:
        name = "backmem/" + os.path.basename(header)
        source = os.path.join(path, "off.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(f'#include "{name}"\n')
        said = run("gcc", "-fsyntax-only", f"-I{off}", source, status=1)
        (text,) = re.findall(r"error: #error (.*)", said)
        assert f"`{text}`" in symptoms, text


@case
def module_file_names_folders_that_there_are():
    with open("zephyr/module.yml", encoding="utf-8") as file:
        module = nodes.yaml.safe_load(file)
    assert module["name"] == "backmem"
    for path in (module["build"]["cmake"], module["build"]["kconfig"],
                 module["build"]["settings"]["dts_root"], *module["tests"],
                 *module["samples"]):
        assert os.path.exists(path), path


main()
