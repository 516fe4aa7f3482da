# What is ours for Zephyr, ESP-IDF and Arduino, for the programs that read code: files
# and flags, with the headers of the tests in the place of theirs. Left out are
# zephyr/tests, which is made of macros of Zephyr's ztest that nothing here stands for,
# and backmem_sram_check.c, as cppcheck 2.10 crashes where a page is included.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import subprocess
import sys

BUILD = os.environ.get("BUILD") or os.path.abspath("build")
NODES = ("import sys; sys.path.insert(0, 'tests/zephyr'); import nodes; "
         "nodes.header_make('tests/zephyr/nodes.dts', sys.argv[1])")
SKETCH = "#include <Arduino.h>\n"


class Missing(Exception):
    pass


def nodes_make(folder):
    """nodes.h, of the tests' devicetree. yaml may be that of Debian's Python. cppcheck
    2.10 crashes on macros of more than one node, and one is all that the code needs."""
    path = os.path.join(folder, "nodes.h")
    for python in (sys.executable, "/usr/bin/python3"):
        done = subprocess.run([python, "-c", NODES, folder], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode == 0:
            with open(path, encoding="utf-8") as file:
                text = re.sub(r"#define NODES.*", "#define NODES(f) f(0)", file.read())
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return
    raise Missing("no nodes.h, which tools/setup.sh zephyr installs what it needs for: "
                  + done.stdout.decode().splitlines()[-1])


def zephyr(folder):
    nodes_make(folder)
    flags = [
        "-std=c11", '-DBACKMEM_CONFIG="backmem_zephyr_config.h"',
        "-DCONFIG_RETAINED_MEM_LOG_LEVEL=3", "-DCONFIG_RETAINED_MEM_INIT_PRIORITY=40",
        "-DCONFIG_RETAINED_MEM_MUTEXES=1", "-DCONFIG_STM32_BACKUP_PROTECTION=1",
        "-DCONFIG_BACKMEM_NAMES=1", "-DBACKMEM_ZEPHYR_CHIP=stm32f405",
        "-DSHIM_DEVICE_API=1", f"-I{folder}", "-Itests/zephyr/shim", "-Izephyr/include",
        "-Iinclude",
    ]  # fmt: skip
    return ["zephyr/drivers/*_native.c", "zephyr/drivers/*_retained_mem.c",
            "zephyr/samples/*/src/*.c"], flags


def esp_idf(folder):
    del folder
    flags = ["-std=c11", '-DBACKMEM_CONFIG="backmem_esp_config.h"',
             "-Itests/ecosystems/idf", "-Iesp-idf/include", "-Iinclude"]
    return ["esp-idf/*.c", "esp-idf/examples/*/main/*.c"], flags


def arduino(folder):
    """The face from where it is, and the sketches as Arduino makes C++ of them."""
    library = os.path.join(folder, "library")
    subprocess.run([sys.executable, "tools/arduino.py", library], check=True)
    for path in glob.glob("arduino/examples/*/*.ino"):
        with open(path, encoding="utf-8") as file:
            text = SKETCH + file.read()
        name = os.path.join(folder, os.path.basename(path) + ".cpp")
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    flags = ["-std=c++17", "-fno-exceptions", "-DARDUINO_ARCH_STM32=1",
             "-DSTM32F405xx=1", "-Itests/ecosystems/arduino", "-Iarduino/src",
             f"-I{library}/src"]
    return ["arduino/src/*.cpp", folder + "/*.cpp"], flags


def sets():
    """(files, flags) of each; gcc's name is there, as the library asks for it."""
    for make in (zephyr, esp_idf, arduino):
        folder = os.path.join(BUILD, "style", make.__name__)
        os.makedirs(folder, exist_ok=True)
        patterns, flags = make(folder)
        yield sorted(path for one in patterns for path in glob.glob(one)), flags
