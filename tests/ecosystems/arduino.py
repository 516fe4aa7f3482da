# The library for Arduino and PlatformIO, as tools/arduino.py makes it, by Arduino's
# rules: every file of src/ with src/ alone as include path, and the sketches behind an
# #include <Arduino.h>. The core is a stand-in; flags and macros are those of the
# genuine ones.
#
# SPDX-License-Identifier: MIT
import functools
import glob
import json
import os
import re
import shutil
import sys
import zipfile

from cases import case, expect, folder, run
import markdown

CORE = "tests/ecosystems/arduino"
GUIDE = ("docs/start/arduino.md", "docs/manual/arduino.md")
WARNINGS = "-Wall -Wextra -Werror".split()
CPP = "-fno-exceptions -fno-rtti -fno-threadsafe-statics".split()
ARM = "arm-none-eabi-"
# Compiler, its flags, C++ standard, what the core defines, the chip it has to mean.
CORES = {
    "stm32": (ARM, "-mcpu=cortex-m4 -mthumb", "gnu++17",
              "-DARDUINO_ARCH_STM32 -DSTM32F405xx", "stm32f405"),
    "stm32f1": (ARM, "-mcpu=cortex-m3 -mthumb", "gnu++17",
                "-DARDUINO_ARCH_STM32 -DSTM32F1xx -DSTM32F103xB", "stm32f103"),
    "mbed_nano": (ARM, "-mcpu=cortex-m4 -mthumb", "gnu++14",
                  "-DARDUINO_ARCH_MBED_NANO -DARDUINO_ARCH_MBED "
                  "-DARDUINO_ARCH_NRF52840 -DNRF52840_XXAA -DTARGET_NRF52840",
                  "nrf52840"),
    "rp2040": (ARM, "-mcpu=cortex-m0plus -mthumb", "gnu++17",
               "-DARDUINO_ARCH_RP2040 -DPICO_RP2040=1 -DTARGET_RP2040", "rp2040"),
    "samd": (ARM, "-mcpu=cortex-m4 -mthumb", "gnu++11",
             "-DARDUINO_ARCH_SAMD -D__SAMD51J20A__", "samd51"),
    "nrf52": (ARM, "-mcpu=cortex-m4 -mthumb", "gnu++11",
              "-DARDUINO_ARCH_NRF52 -DNRF52840_XXAA", "nrf52840"),
    "esp32": ("riscv64-unknown-elf-",
              "-march=rv32imc -mabi=ilp32 --specs=picolibc.specs", "gnu++17",
              "-DARDUINO_ARCH_ESP32", "esp32"),
}
PAGES = {os.path.basename(page) for page in glob.glob("chips/*/*.c")}
EXAMPLES = ("BootCounter", "CrashLog", "Settings")

# The architectures of mbed's core (arduino/ArduinoCore-mbed@b4ad4e72, extras/json/),
# what the boards of each define (variants/*/defines.txt, boards.txt), and the chip.
MBED = {
    "mbed_nano": (("ARDUINO_ARCH_NRF52840", "NRF52840_XXAA", "nrf52840"),
                  ("ARDUINO_ARCH_RP2040", "TARGET_RP2040", "rp2040")),
    "mbed_rp2040": (("ARDUINO_ARCH_RP2040", "TARGET_RP2040", "rp2040"),),
    "mbed_nicla": (("ARDUINO_ARCH_NRF52832", "TARGET_NRF52832", "nrf52840"),
                   ("TARGET_STM32H7", "STM32H747xx", "stm32h743")),
    "mbed_edge": (("ARDUINO_ARCH_NRF52840", "NRF52840_XXAA", "nrf52840"),),
    "mbed_stella": (("ARDUINO_ARCH_NRF52840", "NRF52840_XXAA", "nrf52840"),),
    "mbed_portenta": (("TARGET_STM32H7", "STM32H747xx", "stm32h743"),),
    "mbed_giga": (("TARGET_STM32H7", "STM32H747xx", "stm32h743"),),
    "mbed_opta": (("TARGET_STM32H7", "STM32H747xx", "stm32h743"),),
}


def library():
    """Made once; gives its folder."""
    path = folder("ecosystems", "backmem")
    if not library.made:
        shutil.rmtree(path)
        run(sys.executable, "tools/arduino.py", path)
        library.made = True
    return path


library.made = False


def sources(root):
    return sorted(glob.glob(root + "/src/**/*.c", recursive=True)
                  + glob.glob(root + "/src/**/*.cpp", recursive=True))


def compile_file(core, path, source, target, *flags):
    prefix, cpu, standard, macros, _ = CORES[core]
    cpp = not source.endswith(".c")
    run(
        prefix + ("g++" if cpp else "gcc"), *cpu.split(), "-Os", *WARNINGS,
        "-ffunction-sections", "-fdata-sections",
        *([f"-std={standard}", *CPP] if cpp else ["-std=gnu11"]), *macros.split(),
        f"-I{CORE}", f"-I{path}/src", *flags, "-c", source, "-o", target,
    )  # fmt: skip


@functools.cache
def page_object(compiler, path, source):
    """A chip's page: data, so one object is for all cores of a compiler."""
    core = {ARM: "rp2040"}.get(compiler, "esp32")
    target = os.path.join(folder("ecosystems", "arduino", "pages-" + core),
                          os.path.basename(source) + ".o")
    compile_file(core, path, source, target)
    return target


def objects_of(core, path):
    """All of the library for one core, as an archive."""
    place = folder("ecosystems", "arduino", core)
    objects = []
    for source in sources(path):
        name = os.path.basename(source)
        if name in PAGES:
            objects.append(page_object(CORES[core][0], path, source))
        else:
            objects.append(os.path.join(place, name + ".o"))
            compile_file(core, path, source, objects[-1])
    archive = os.path.join(place, "backmem.a")
    if os.path.exists(archive):
        os.remove(archive)
    run(CORES[core][0] + "ar", "rcs", archive, *objects)
    return archive


def sketch_link(core, path, archive, example):
    """An example as Arduino compiles it; gives the program."""
    place = folder("ecosystems", "arduino", core)
    with open(f"{path}/examples/{example}/{example}.ino", encoding="utf-8") as file:
        text = "#include <Arduino.h>\nvoid setup();\nvoid loop();\n" + file.read()
    sketch = os.path.join(place, example + ".ino.cpp")
    with open(sketch, "w", encoding="utf-8") as file:
        file.write(text)
    parts = [sketch + ".o", os.path.join(place, "core.o")]
    compile_file(core, path, sketch, parts[0])
    compile_file(core, path, CORE + "/core.cpp", parts[1])
    prefix, cpu, *_ = CORES[core]
    program = os.path.join(place, example + ".elf")
    run(prefix + "gcc", *cpu.split(), "-nostdlib", "-Wl,-e,main", "-Wl,--gc-sections",
        "-Wl,--no-warn-rwx-segments", *parts, archive, "-lgcc",
        "-o", program)  # fmt: skip
    return program


def chips_in(symbols):
    return set(re.findall(r" backmem_chip_(?!region)(\w+)$", symbols, re.M))


@case
def sketches_link_for_each_core_with_its_chip():
    path = library()
    for core in CORES:
        archive = objects_of(core, path)
        for example in EXAMPLES:
            program = sketch_link(core, path, archive, example)
            symbols = run(CORES[core][0] + "nm", program)
            found = chips_in(symbols)
            assert found - {"ram"} == {CORES[core][4]}, (core, example, found)
            reset = {"rp2040": "_ZN6RP20406rebootEv", "esp32": "_ZN8EspClass7restartEv"}
            called = reset.get(core, "NVIC_SystemReset") + "\n" in symbols
            assert called == (example == "BootCounter"), (core, example, symbols)


@case
def memory_that_outlives_a_reset_is_in_no_section_that_starts_clear():
    path = library()
    for core, symbol, section in (("rp2040", "kept", ".uninitialized_data"),
                                  ("stm32f1", "kept", ".noinit"),
                                  ("mbed_nano", "kept_ram", ".noinit"),
                                  ("esp32", "chip_memory", ".rtc_noinit")):
        objects = folder("ecosystems", "arduino", core)
        name = "backmem_arduino.cpp.o" if core == "esp32" else "CrashLog.ino.cpp.o"
        table = run(CORES[core][0] + "objdump", "-t", os.path.join(objects, name))
        lines = [line for line in table.splitlines() if line.endswith(symbol)
                 or re.search(rf"\b_ZN?.*\d{symbol}E?$", line)]
        assert lines and all(section in line for line in lines), lines


@case
def ram_of_the_nano_33_ble_stands_behind_that_of_its_bootloader():
    # RAM of a sketch begins at 0x20000200, with .data and then this section:
    # arduino/ArduinoCore-mbed@b4ad4e72 variants/ARDUINO_NANO33BLE/linker_script.ld.
    # The bootloader's ends at 0x20009E14: bootloaders/nano33ble/bootloader.elf.
    place = folder("ecosystems", "arduino", "mbed_nano")
    script = os.path.join(place, "nano.ld")
    with open(script, "w", encoding="utf-8") as file:
        file.write("SECTIONS {\n  .text 0x10000 : { *(.text* .rodata* .ARM*) }\n"
                   "  . = 0x20000200;\n  .data : { *(.data*) }\n"
                   "  .noinit (NOLOAD) : { KEEP(*(.noinit)) }\n"
                   "  .bss : { *(.bss* COMMON) }\n}\n")
    objects = [os.path.join(place, "Settings.ino.cpp.o"), os.path.join(place, "core.o"),
               os.path.join(place, "backmem.a")]
    program = os.path.join(place, "nano.elf")
    run(ARM + "gcc", "-mcpu=cortex-m4", "-mthumb", "-nostdlib", "-Wl,-e,main",
        "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments", "-T", script, *objects,
        "-lgcc", "-o", program)  # fmt: skip
    said = run(ARM + "nm", "-S", program)
    at, size = re.search(r"^(\w+) (\w+) \w (?:\w*\d)?kept_ram$", said, re.M).groups()
    end = int(at, 16) + int(size, 16)
    assert int(at, 16) >= 0x20000200 and end - 256 * 4 >= 0x20009e14, said


@case
def each_architecture_of_mbed_has_its_chip_and_the_library_names_it():
    path = library()
    named = properties(path + "/library.properties")["architectures"].split(",")
    assert {name for name in named if name.startswith("mbed")} == set(MBED), named
    sketch = os.path.join(folder("ecosystems", "arduino"), "chip.cpp")
    with open(sketch, "w", encoding="utf-8") as file:
        file.write('#include "backmem_arduino_chip.h"\nBACKMEM_ARDUINO_CHIP\n')
    for macros in {one for boards in MBED.values() for one in boards}:
        flags = ["-DARDUINO_ARCH_MBED", *(f"-D{one}" for one in macros[:2])]
        said = run("g++", "-E", "-P", *flags, f"-I{path}/src", sketch)
        assert said.split()[-1] == f"backmem_chip_{macros[2]}", (macros, said)
        for example in EXAMPLES:
            run("g++", "-std=gnu++14", *WARNINGS, *flags, f"-I{CORE}", f"-I{path}/src",
                "-fsyntax-only", "-include", "Arduino.h", "-x", "c++",
                f"{path}/examples/{example}/{example}.ino")  # fmt: skip


@case
def devices_of_all_cores_have_a_chip():
    path = library()
    source = os.path.join(folder("ecosystems"), "chip.c")
    with open(source, "w", encoding="utf-8") as file:
        file.write('#include "backmem_arduino_chip.h"\nBACKMEM_ARDUINO_CHIP\n')
    for macro, chip in (
        ("STM32H743xx", "stm32h743"), ("STM32F103xB", "stm32f103"),
        ("STM32L152xE", "stm32l162"), ("STM32G0B1xx", "stm32g0"),
        ("STM32U575xx", "stm32u5"), ("PICO_RP2350=1", "rp2350"),
        ("TARGET_RP2040", "rp2040"), ("__SAME54P20A__", "samd51"),
        ("NRF52832_XXAA", "nrf52840"), ("CONFIG_IDF_TARGET_ESP32H2", "esp32h2"),
        ("CONFIG_IDF_TARGET_ESP32S3", "esp32"),
        ("BACKMEM_ARDUINO_CHIP=backmem_chip_mine", "mine"),
        ("BACKMEM_ARDUINO_CHIP=backmem_chip_stm32f405", "stm32f405"),
        ("BACKMEM_ARDUINO_CHIP=stm32f405", "stm32f405"),
        ("BACKMEM_ARDUINO_CHIP=ram", "ram"),
    ):  # fmt: skip
        said = run("gcc", "-E", "-P", f"-D{macro}", f"-I{path}/src", source)
        assert said.split()[-1] == f"backmem_chip_{chip}", (macro, said)
    for macro in ("STM32F030x6", "__SAMD21G18A__", "CONFIG_IDF_TARGET_ESP32C2"):
        said = run("gcc", "-E", "-P", f"-D{macro}", f"-I{path}/src", source, status=1)
        expect(said, "#error \"backmem: no chip is known for this board, or it has no "
               "such memory: README.md in the library's folder", "Which memory")


@case
def an_unknown_board_gives_one_error_and_the_readme_the_way_out():
    path = library()
    said = run("arm-none-eabi-g++", "-mcpu=cortex-m0plus", "-mthumb", "-std=gnu++11",
               "-D__SAMD21G18A__", f"-I{CORE}", f"-I{path}/src", "-c",
               path + "/src/backmem_arduino.cpp", "-o", "/dev/null", status=1)
    assert len(re.findall(r"\berror:", said)) == 1, said
    with open(path + "/README.md", encoding="utf-8") as file:
        section = re.search(r"^## Which memory\n(.*?)^## ", file.read(), re.M | re.S)[1]
    flag = re.search(r"-D(BACKMEM_ARDUINO_CHIP=backmem_chip_\w+)", section)[1]
    program = os.path.join(folder("ecosystems", "arduino", "samd"), "told.o")
    compile_file("samd", path, path + "/src/backmem_arduino.cpp", program,
                 "-U__SAMD51J20A__", "-D" + flag)
    expect(run("arm-none-eabi-nm", program), flag.split("=")[1])


@case
def the_tool_says_where_it_wrote_and_mixes_with_nothing():
    tool = (sys.executable, "tools/arduino.py")
    place = folder("ecosystems", "tool")
    said = run(*tool, place + "/backmem")
    assert said.startswith(os.path.abspath(place) + "/backmem: "), said
    run(*tool, place + "/backmem")
    assert "copy this folder into libraries/" in said, said
    expect(run(*tool, place, status=1), "holds something else; name a new folder")
    for name in ("libraries", "lib"):
        shutil.rmtree(folder("ecosystems", "tool", name))
        expect(run(*tool, f"{place}/{name}/", status=1),
               "is the folder of all libraries; name one of this library's own, such "
               f"as {place}/{name}/backmem")
        said = run(*tool, f"{place}/{name}/backmem")
        assert said.endswith(f"/{name}/backmem: the library, in its place; start the "
                             "IDE anew\n"), said
    expect(run(*tool, place + "/backmem/LICENSE", status=1), "is a file")
    for words, status in ((["--help"], 0), ([], 1), (["--list"], 1)):
        expect(run(*tool, *words, status=status), "usage: tools/arduino.py FOLDER")


@case
def the_start_page_makes_the_file_for_the_ide():
    build = folder("ecosystems", "page")
    (line,) = [line for line in markdown.blocks_of(GUIDE[:1], "sh")
               if "package.py" in line]
    run("sh", "-c", line, env=dict(os.environ, BUILD=build))
    (archive,) = glob.glob(build + "/package/backmem-*-arduino.zip")
    with zipfile.ZipFile(archive) as file:
        assert any(name.endswith("/src/backmem.h") for name in file.namelist())


@case
def the_face_keeps_its_objects():
    path = library()
    place = folder("ecosystems", "arduino", "host")
    flags = ["-g", "-O1", "-fsanitize=address,undefined", *WARNINGS, f"-I{CORE}",
             f"-I{path}/src", "-Itests",
             "-DBACKMEM_ARDUINO_CHIP=backmem_chip_stm32f405"]
    objects = []
    for source in glob.glob(path + "/src/core/*.c") + [
            path + "/src/chips/stm32/backmem_stm32f405.c",
            path + "/src/chips/retained/backmem_ram.c"]:
        objects.append(os.path.join(place, os.path.basename(source) + ".o"))
        run("gcc", "-std=gnu11", *flags, "-c", source, "-o", objects[-1])
    for compiler, standard in (("g++", "gnu++11"), ("clang++", "gnu++17")):
        program = os.path.join(place, "face")
        run(compiler, f"-std={standard}", *flags, "-Wshadow", "-Wconversion",
            f"{CORE}/test_face.cpp", f"{path}/src/backmem_arduino.cpp", *objects,
            "-o", program)  # fmt: skip
        expect(run(program), "12 passed, 0 failed\n")


def properties(path):
    with open(path, encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("=", 1) for line in file)


@case
def manifests_say_what_arduino_and_platformio_ask_for():
    path = library()
    said = properties(path + "/library.properties")
    # The fields that are required, and the categories: Arduino's specification, 2.2.
    for field in ("name", "version", "author", "maintainer", "sentence", "paragraph",
                  "category", "url", "architectures"):
        assert field in said, field
    assert re.fullmatch(r"[A-Za-z0-9][\w .-]{0,62}", said["name"])
    # The field has to be there. Without a public address it is empty.
    assert re.fullmatch(r"(https://\S+)?", said["url"])
    assert said["category"] == "Data Storage"
    assert os.path.exists(f"{path}/src/{said['includes']}")
    with open(path + "/library.json", encoding="utf-8") as file:
        manifest = json.load(file)
    with open("include/backmem/version.h", encoding="utf-8") as file:
        version = ".".join(re.findall(r"_(?:MAJOR|MINOR|PATCH) (\d+)\n", file.read()))
    assert said["version"] == manifest["version"] == version
    assert manifest["name"] == said["name"] and manifest["license"] == "MIT"
    for example in manifest["examples"]:
        for name in example["files"]:
            assert os.path.exists(f"{path}/{example['base']}/{name}"), name
    assert os.path.exists(f"{path}/src/{manifest['headers']}")


def names_of_the_face(path):
    """Classes, public functions and macros that a sketch may name."""
    names = set()
    for header in ("backmem.h", "backmem_arduino_store.h"):
        with open(f"{path}/src/{header}", encoding="utf-8") as file:
            text = re.sub(r"//.*", "", file.read())
        public = False
        for line in text.splitlines():
            if found := re.match(r"(?:template <.*> )?class (\w+)[^;]*{", line):
                names.add(found[1])
            if found := re.match(r"  (public|private|protected):", line):
                public = found[1] == "public"
            found = re.match(r"    (?! |return|.*operator)[\w<>*& ]*?[ *&]"
                             r"(\w+)\(.*(?:{|;|\() *$", line)
            if public and found:
                names.add(found[1])
    # Bases and what an expression gives: a sketch does not write them.
    names -= {"Object", "Setting", "NoNumber"}
    return names | {"backmem", "BACKMEM_ARDUINO_RAM"}


@case
def the_ide_colours_each_name_of_the_library():
    path = library()
    with open(path + "/keywords.txt", encoding="utf-8") as file:
        words = [line.split("\t") for line in file if not line.startswith("#")]
    with open("include/backmem/status.h", encoding="utf-8") as file:
        statuses = re.findall(r"^    (BACKMEM_\w+) = ", file.read(), re.M)
    names = names_of_the_face(path)
    assert len(names) > 25 and {"Log", "skip", "wipe", "c", "get"} <= names, names
    coloured = {word for word, kind in words if not kind.startswith("LITERAL")}
    # A sketch has variables of these names.
    names -= {"c", "error", "found", "next", "region"}
    assert coloured == names, coloured ^ names
    literals = {word for word, kind in words if kind.startswith("LITERAL")}
    assert literals == {*statuses, "BACKMEM_OK"}, literals


@case
def the_folder_is_laid_out_as_arduino_asks_for():
    path = library()
    with open(path + "/keywords.txt", encoding="utf-8") as file:
        words = [line.rstrip("\n").split("\t") for line in file
                 if not line.startswith("#")]
    assert len(words) > 10 and all(len(word) == 2 for word in words), words
    assert {kind for _, kind in words} == {"KEYWORD1", "KEYWORD2", "LITERAL1"}
    for example in EXAMPLES:
        assert os.path.exists(f"{path}/examples/{example}/{example}.ino")
    # Files whose objects would displace each other in one folder.
    names = [os.path.basename(source) for source in sources(path)]
    assert len(names) == len(set(names)) and len(names) > 70, len(names)
    assert os.path.exists(path + "/LICENSE")


@case
def the_readme_of_the_folder_names_nothing_that_is_not_there():
    path = library()
    with open(path + "/README.md", encoding="utf-8") as file:
        text = file.read()
    # The tools that make the folder are for those who have none.
    assert "tools/arduino.py" not in text and "tools/package.py" not in text
    assert text.index("## Count the starts") < text.index("## Which memory")
    headings = {"#" + re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-")
                for name in re.findall(r"^#+ (.*)$", text, re.M)}
    targets = markdown.links(text)
    assert len(targets) > 10 and set(targets) <= headings, set(targets) - headings
    pages = set(re.findall(r"docs/[\w/-]+\.md", text))
    assert "docs/chips.md" in pages, pages
    assert all(os.path.exists(page) for page in pages), pages
    expect(text, "such as (docs/chips.md) is that of a page of the project")


@case
def the_readme_of_the_folder_explains_resets_statuses_and_errors():
    path = library()
    with open(path + "/README.md", encoding="utf-8") as file:
        parts = re.split(r"^#+ (.*)\n", file.read(), flags=re.M)
    beneath = dict(zip(parts[1::2], parts[2::2]))
    for heading in ("Now reset it", "It is cold at each start"):
        for word in ("EN", "`ESP.restart()` keeps", "NVIC_SystemReset()", "rp2040."):
            assert word in beneath[heading], (heading, word)
    header = ""
    for name in ("status", "error"):
        with open(f"include/backmem/{name}.h", encoding="utf-8") as file:
            header += file.read()
    for heading, prefix, some in (("Errors", "BACKMEM_ERR_", 14),
                                  ("Statuses", "BACKMEM_", 5)):
        names = set(re.findall(rf"^    {prefix}(?!ERR_|OK)(\w+) = ", header, re.M))
        items = dict(re.findall(r"^- \*\*(\w+)\*\*: (.*\n(?:  .*\n)*)",
                                beneath[heading], re.M))
        assert len(names) == some and set(items) == names, (names, set(items))
        assert all(20 < len(said) < 400 for said in items.values()), items
        assert "Python" not in beneath[heading], beneath[heading]
        expect(items.get("RANGE", "`begin()`"), "`begin()`")
    expect(" ".join(beneath["Errors"].split()), "In a sketch: `begin()` failed",
           "`get` gives it and an assignment `RANGE`")


@case
def sketches_of_the_guide_compile():
    path = library()
    blocks = markdown.blocks_of(GUIDE, "cpp")
    assert len(blocks) >= 2, blocks
    resets = {"pico": "rp2040.", "esp32": "ESP.", "arm": "NVIC_"}
    for board, call in resets.items():
        (part,) = markdown.blocks_of(GUIDE[:1], "cpp " + board)
        assert call in part, part
        blocks.append(f"void setup() {{\n}}\nvoid loop() {{\n{part}}}\n")
    # The two lines instead of one, in each sketch that has this one.
    (ram,) = markdown.blocks_of(GUIDE[:1], "cpp ram")
    blocks += [text.replace("backmem::Memory memory;\n", ram) for text in blocks
               if "backmem::Memory memory;\n" in text and "#if" not in text]
    sketch = os.path.join(folder("ecosystems", "arduino"), "guide.cpp")
    for text in blocks:
        with open(sketch, "w", encoding="utf-8") as file:
            file.write("#include <backmem.h>\n" + text)
        cores = list(CORES)
        if "rp2040." in text:
            cores = ["rp2040"]
        elif "ESP." in text:
            cores = ["esp32"]
        elif "NVIC_" in text:
            cores.remove("esp32")
        elif "#if" not in text and "BACKMEM_ARDUINO_RAM" in text:
            cores = ["rp2040", "stm32", "stm32f1", "mbed_nano", "esp32"]
        elif "STM32RTC" in text:
            cores = ["stm32"]
        for core in cores:
            compile_file(core, path, sketch, sketch + ".o", "-Wno-unused-variable")
