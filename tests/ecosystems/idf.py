# The component for ESP-IDF: its CMake files under a stand-in for ESP-IDF's functions,
# compiled for the processor of ESP32-C3, and the examples run on a PC.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re

from cases import JOBS, case, expect, folder, run
import markdown

IDF = "tests/ecosystems/idf"
GUIDE = ("docs/start/esp-idf.md", "docs/manual/esp-idf.md")
RAM = "chips/retained/backmem_ram.c"
EXAMPLES = ("rtc_memory", "retained_ram")


@case
def the_component_builds_for_esp32_c3():
    path = folder("ecosystems", "idf")
    build = os.path.join(path, "build")
    run("cmake", "-S", IDF, "-B", build, f"-DBACKMEM={os.getcwd()}",
        f"-DCMAKE_TOOLCHAIN_FILE={os.getcwd()}/{IDF}/rv32imc.cmake")  # fmt: skip
    run("cmake", "--build", build, "-j", JOBS)
    objects = {os.path.basename(name) for name in
               glob.glob(build + "/**/*.obj", recursive=True)}
    library = {os.path.basename(name) + ".obj" for name in
               [*glob.glob("src/*.c"), *glob.glob("chips/esp32/*.c"), RAM]}
    assert objects == library | {"backmem_esp.c.obj", "main.c.obj"}, objects
    for example, section in zip(EXAMPLES, (".rtc_noinit", ".noinit")):
        (main,) = glob.glob(f"{build}/{example}/**/main.c.obj", recursive=True)
        table = run("riscv64-unknown-elf-objdump", "-t", main)
        assert re.search(rf"{re.escape(section)}\s.*\bkept$", table, re.M), table


@case
def its_requirements_are_read_by_a_script():
    said = run("cmake", f"-DBACKMEM={os.getcwd()}", "-P", IDF + "/early.cmake")
    expect(said, "requires freertos", "done")


@case
def examples_keep_what_they_store():
    path = folder("ecosystems", "idf")
    shown = {"rtc_memory": ("start 1, 0 failed", "start 2, 0 failed",
                            "an earlier start had reason 0", "start 3, 0 failed"),
             "retained_ram": ("cold, volume 5 (EMPTY)", "kept, volume 6 (OK)",
                              "kept, volume 7 (OK)")}
    for example in EXAMPLES:
        program = os.path.join(path, example)
        run(
            "gcc", "-std=gnu17", "-Wall", "-Wextra", "-Werror", "-fsanitize=address",
            '-DBACKMEM_CONFIG="backmem_esp_config.h"', f"-I{IDF}", "-Iesp-idf/include",
            "-Iinclude", *glob.glob("src/*.c"), *glob.glob("chips/esp32/*.c"), RAM,
            "esp-idf/backmem_esp.c", f"esp-idf/examples/{example}/main/main.c",
            IDF + "/test_example.c", "-o", program,
        )  # fmt: skip
        said = run(program)
        expect(said, *shown[example], "0 held")
        assert ("no lock" in said) == (example == "retained_ram"), said


@case
def targets_have_their_chip():
    source = os.path.join(folder("ecosystems", "idf"), "target.c")
    with open(source, "w", encoding="utf-8") as file:
        file.write('#include "backmem/esp.h"\nBACKMEM_ESP_CHIP\n')
    flags = ["gcc", "-E", "-P", f"-I{IDF}", "-Iesp-idf/include", "-Iinclude"]
    for target, chip in (("ESP32P4", "esp32h2"), ("ESP32C3", "esp32")):
        said = run(*flags, f"-DCONFIG_IDF_TARGET_{target}=1", source)
        assert said.split()[-1] == "backmem_chip_" + chip, said
    said = run(*flags, "-DCONFIG_IDF_TARGET_ESP32C2=1", source, status=1)
    expect(said, "ESP32-C2 has no RTC memory")


@case
def the_manifest_says_the_version_and_files_that_there_are():
    with open("idf_component.yml", encoding="utf-8") as file:
        text = file.read()
    with open("include/backmem/version.h", encoding="utf-8") as file:
        version = ".".join(re.findall(r"_(?:MAJOR|MINOR|PATCH) (\d+)\n", file.read()))
    expect(text, f'version: "{version}"')
    paths = re.findall(r"^    - ([\w./-]+)", text, re.M)
    paths += re.findall(r"^  - path: (\S+)", text, re.M)
    assert len(paths) >= 9, paths
    for path in paths:
        assert os.path.exists(path.split("/**")[0].rstrip("/")), path
    for example in EXAMPLES:
        manifest = f"esp-idf/examples/{example}/main/idf_component.yml"
        with open(manifest, encoding="utf-8") as file:
            (root,) = re.findall(r"path: (\S+)", file.read())
        assert os.path.samefile(os.path.join(os.path.dirname(manifest), root), ".")


@case
def programs_of_the_guide_compile():
    blocks = markdown.blocks_of(GUIDE, "c")
    assert blocks
    source = os.path.join(folder("ecosystems", "idf"), "guide.c")
    for text in blocks:
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        run("gcc", "-std=gnu17", "-Wall", "-Wextra", "-Werror", f"-I{IDF}",
            '-DBACKMEM_CONFIG="backmem_esp_config.h"', "-Iesp-idf/include", "-Iinclude",
            "-c", source, "-o", source + ".o")  # fmt: skip
