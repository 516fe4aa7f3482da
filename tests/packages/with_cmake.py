# The source package with CMake, as docs/manual/build.md shows it, and with pkg-config.
#
# SPDX-License-Identifier: MIT
import glob
import os
import shutil

from cases import case
from common import (CHIP, HERE, JOBS, VERSION, block, fresh, is_for_cortex_m4, package,
                    read, run, unpacked, write)

ROOT = os.getcwd()
HEAD = """cmake_minimum_required(VERSION 3.18)
project(user LANGUAGES C)
add_executable(firmware main.c)
"""
# A processor that is known to the target alone.
CPU = """target_compile_options(firmware PRIVATE -mcpu=cortex-m4 -mthumb -Os
    -Wall -Wextra -Wconversion -Werror)
target_link_options(firmware PRIVATE -mcpu=cortex-m4 -mthumb -nostartfiles -Wl,-emain
    -Wl,--gc-sections -Wl,--fatal-warnings)
"""
ARM = [f"-DCMAKE_TOOLCHAIN_FILE={ROOT}/{HERE}/arm.cmake"]


def project(name, text, third_party=True):
    """A project in an empty folder; with the package in third_party/backmem."""
    path = fresh(name)
    if third_party:
        os.mkdir(os.path.join(path, "third_party"))
        top = unpacked(".tar.gz", os.path.join(path, "third_party"))
        os.rename(top, os.path.join(path, "third_party/backmem"))
    write(os.path.join(path, "CMakeLists.txt"), text)
    for name_ in ("main.c", "my_config.h"):
        shutil.copy(f"{HERE}/{name_}", path)
    return path


def configure(path, *options, status=0, **how):
    return run("cmake", "-S", path, "-B", os.path.join(path, "build"), "-G", "Ninja",
               *options, status=status, **how)


def build(path, status=0):
    return run("cmake", "--build", os.path.join(path, "build"), "-j", JOBS,
               status=status)


def builds_and_runs(path, *options):
    configure(path, *options)
    build(path)
    run(os.path.join(path, "build/firmware"))


# ---- sources of the user's own target ----------------------------------------------


@case
def cmake_sources_have_the_flags_of_the_users_target():
    path = project("cmake-arm", HEAD + CPU + block("CMake", "cmake"))
    configure(path, *ARM)
    printed = build(path)
    is_for_cortex_m4(os.path.join(path, "build/firmware"))
    # Of the library nothing else is compiled, with whatever flags.
    count = len(glob.glob("src/*.c")) + 2
    assert f"[{count + 1}/{count + 1}] Linking" in printed, printed


@case
def cmake_sources_of_an_interface_library_and_a_configuration_header():
    path = project("cmake-interface", HEAD + """
add_library(memory INTERFACE)
set(BACKMEM_CONFIG my_config.h)
add_subdirectory(third_party/backmem)
backmem_sources(memory stm32f405 rp2040)
target_link_libraries(firmware memory)
""")
    builds_and_runs(path)


@case
def cmake_names_what_is_no_chip_and_what_its_device_is():
    recipe = block("CMake", "cmake")
    path = project("cmake-wrong", "")
    for name, words in (
            ("stm32f40", ["is called 'stm32f40': more than one chip: stm32f401, stm"]),
            ("stm32h5", ["more than one chip: stm32h503, stm32h523, stm32h573. docs"]),
            ('"stm32f405 rp2040"', ["'stm32f405 rp2040': each chip is an argument"]),
            ("stm32f499", ["no chip is called 'stm32f499'", "stm32f401 stm32f405"]),
            ("STM32F407VG", ["'STM32F407VG'", "whose chip is called 'stm32f405'"]),
            ("nrf52832", ["'nrf52832'", "chip is called 'nrf52840'"]),
            ("STM32F103x4", ["a device whose chip is called 'stm32f103'"]),
            ("NUCLEO_F429ZI", ["a board with stm32f429xx whose chip is called 'stm32"]),
            ("rpi_pico@1/rp2040/w", ["a board with rp2040 whose chip is called 'rp20"]),
            ("nrf52840dk/nrf52840", ["'nrf52840dk/nrf52840'", "called 'nrf52840'"]),
            ("96b_carbon", ["Their chips are called 'nrf51822', 'stm32f401'"]),
            ("nucleo_f030r8", ["a board with stm32f030x8, which is refused: has no b"]),
            ("stm32f030", ["'stm32f030'; it is a device, which is refused: has no b",
                           "declares none for the value line (zephyr"]),
            ("STM32F030R8T6", ["it is a device, which is refused: has no backup re"]),
            ("stm32f07", ["more than one chip: stm32f0, and some devices are refu"]),
            ("mcxn947", ["it is a device, which is refused: known, not supported"]),
            ("z80", ["no chip is called 'z80'", "rp2040", "stm32wl"])):
        write(os.path.join(path, "CMakeLists.txt"), HEAD + recipe.replace(CHIP, name))
        printed = " ".join(configure(path, status=1).split())
        for word in words:
            assert word in printed, (word, printed)
    # Where there is no Python the names of chips are all that is told.
    bare = os.path.join(path, "bare")
    os.mkdir(bare)
    for tool in ("cmake", "ninja", "gcc", "ar", "ranlib", "as", "ld"):
        os.symlink(shutil.which(tool), os.path.join(bare, tool))
    write(os.path.join(path, "CMakeLists.txt"), HEAD + recipe.replace(CHIP, "NRF52832"))
    printed = " ".join(configure(path, status=1, env={"PATH": bare}).split())
    assert "no chip is called 'NRF52832'; these are: a" in printed, printed
    assert "nrf52840" in printed and "docs/chips.md has the chip of" in printed, printed
    for name, said in (("stm32g4", "stm32g4 is not the chip of all devices that begin "
                        "so: stm32g411xb has stm32g441. docs"),
                       ("stm32g4 VENDOR stm32g4xx.h", ""), ("stm32h743", ""),
                       ("ram", ""), ("rp2040", "")):
        write(os.path.join(path, "CMakeLists.txt"), HEAD + recipe.replace(CHIP, name))
        printed = " ".join(configure(path).split())
        assert said in printed and ("is not the chip" in printed) == bool(said), printed
    for names, said in (("ch32v20x VENDOR ch32v20x.h", "ch32v20x"),
                        ("ram_nrf52840 VENDOR nrf.h", "ram_nrf52840"),
                        ("ram ram_nrf52840 VENDOR nrf.h", "ram_nrf52840"),
                        ("nrf52840 ram_nrf52840 VENDOR nrf.h", ""),
                        ("ram_nrf52840 nrf52840 VENDOR nrf.h", "")):
        write(os.path.join(path, "CMakeLists.txt"), HEAD + recipe.replace(CHIP, names))
        printed = " ".join(configure(path, status=bool(said)).split())
        assert ("nothing compares" in printed) == bool(said), printed
        assert not said or f"nothing compares '{said}' with" in printed, printed
        for page, text in (("nrf52840", "nrf_vendor.h"), ("ram_nrf52840", None)):
            checked = os.path.join(path, f"build/backmem_firmware_{page}.c")
            assert said or os.path.exists(checked) == bool(text), (names, page)


@case
def cmake_takes_no_empty_variable_for_a_chip_or_a_header():
    recipe = block("CMake", "cmake")
    path = project("cmake-empty", "")
    for words, said in (
            ("${NO_CHIP}", "'firmware' is given no chip. Is a variable empty?"),
            ('"${NO_CHIP}"', "'firmware' is given no chip. Is a variable empty?"),
            ('rp2040 "${NO_CHIP}"', "chip 2 of 'firmware' is an empty name."),
            ("stm32f405 VENDOR ${NO_HEADER}", "no header stands behind VENDOR."),
            ('stm32f405 VENDOR "${NO_HEADER}"', "no header stands behind VENDOR.")):
        write(os.path.join(path, "CMakeLists.txt"), HEAD + recipe.replace(CHIP, words))
        printed = " ".join(configure(path, status=1).split())
        assert said in printed, (said, printed)


@case
def cmake_refuses_to_test_a_page_that_no_list_has():
    path = project("cmake-page", "")
    top = os.path.join(path, "third_party/backmem")
    shutil.copy(os.path.join(top, "chips/stm32/backmem_stm32g0.c"),
                os.path.join(top, "chips/stm32/backmem_stm32g9.c"))
    configure(top, "-DBUILD_TESTING=OFF")
    printed = " ".join(configure(top, "-DBUILD_TESTING=ON", status=1).split())
    assert "stm32g9.c is not in include/backmem/chips.def: run tools/" in printed


@case
def cmake_names_a_missing_configuration_header_target_and_language():
    path = project("cmake-missing", "")
    recipe = block("CMake", "cmake")
    for text, words in (
            (HEAD + "set(BACKMEM_CONFIG no_config.h)\n" + recipe,
             f"BACKMEM_CONFIG names no file: {path}/no_config.h"),
            (HEAD.replace("firmware", "other") + recipe, "'firmware' is no target"),
            (HEAD.replace("LANGUAGES C)", "LANGUAGES CXX)") + recipe,
             "project(user LANGUAGES C CXX)")):
        shutil.rmtree(os.path.join(path, "build"), ignore_errors=True)
        write(os.path.join(path, "CMakeLists.txt"), text)
        printed = " ".join(configure(path, status=1).split())
        assert words in printed, printed


# ---- FetchContent, and the vendor's header -----------------------------------------


@case
def cmake_fetches_the_package():
    path = project("cmake-fetch", HEAD + block("FetchContent", "cmake"),
                   third_party=False)
    shutil.copy(package(".tar.gz"), path)
    builds_and_runs(path)


@case
def cmake_compares_with_the_vendors_header_where_the_sources_were_fetched_to():
    source = unpacked(".tar.gz", fresh("cmake-vendor-source"))
    recipe = block("FetchContent", "cmake")
    recipe = recipe[:recipe.index("backmem_sources")]
    vendor = block("Your vendor's header", "cmake")
    include = f"target_include_directories(firmware PRIVATE {ROOT}/tests/vendor/%s .)\n"
    stand_in = '#include "device.h"\n'
    path = project("cmake-vendor", HEAD + recipe + vendor + include % CHIP,
                   third_party=False)
    write(os.path.join(path, "stm32f4xx.h"), stand_in)
    options = [f"-DFETCHCONTENT_SOURCE_DIR_BACKMEM={source}"]
    builds_and_runs(path, *options)
    write(os.path.join(path, "CMakeLists.txt"),
          HEAD + recipe + vendor + include % "stm32f746")
    configure(path, *options)
    printed = build(path, status=1)
    assert "backmem: " in printed and "vendor" in printed, printed


# ---- installed ---------------------------------------------------------------------


def installed(name, *options):
    """Installs the package as the manual says; gives the prefix, which was moved
    since."""
    path = fresh(name)
    source = unpacked(".tar.gz", path)
    prefix = os.path.join(path, "prefix")
    lines = block("Installed", "sh").replace("/opt/backmem", prefix).splitlines()
    lines[0] = " ".join([lines[0], "-G Ninja", *options])
    for line in lines:
        run("sh", "-euc", line, cwd=source)
    moved = os.path.join(path, "moved")
    os.rename(prefix, moved)
    return moved


@case
def cmake_and_pkg_config_find_what_was_installed_with_a_configuration_header():
    prefix = installed("installed", f"-DBACKMEM_CONFIG={ROOT}/{HERE}/my_config.h")
    found = sorted(os.listdir(os.path.join(prefix, "include/backmem")))
    wanted = sorted([*os.listdir("include/backmem"), "my_config.h"])
    assert found == wanted, found
    text = HEAD + block("Installed", "cmake")
    path = project("installed-user", text, third_party=False)
    builds_and_runs(path, f"-DCMAKE_PREFIX_PATH={prefix}")
    # Another minor version is not what was asked for.
    for asked, status in (("0.0", 1), ("0.2", 1), ("1.0", 1), (VERSION, 0)):
        write(os.path.join(path, "CMakeLists.txt"),
              text.replace("backmem 0.1", f"backmem {asked} EXACT"
                           if asked == VERSION else f"backmem {asked}"))
        configure(path, f"-DCMAKE_PREFIX_PATH={prefix}", status=status)
    makefile = block("pkg-config", "make") + "main: main.c\n"
    write(os.path.join(path, "Makefile"), makefile)
    environment = dict(os.environ,
                       PKG_CONFIG_PATH=glob.glob(f"{prefix}/lib*/pkgconfig")[0])
    run("make", "-C", path, "main", env=environment)
    run(os.path.join(path, "main"))
    assert run("pkg-config", "--modversion", "backmem",
               env=environment).strip() == VERSION


@case
def cmake_finds_what_was_installed_for_a_microcontroller_and_its_sources():
    prefix = installed("installed-arm", *ARM,
                       '-DCMAKE_C_FLAGS="-mcpu=cortex-m4 -mthumb"')
    find = block("Installed", "cmake")
    for recipe in (find, find.splitlines()[0] + "\n" + block("CMake", "cmake").replace(
            "add_subdirectory(third_party/backmem)\n", "")):
        path = project("installed-arm-user", HEAD + CPU + recipe, third_party=False)
        configure(path, *ARM, f"-DCMAKE_PREFIX_PATH={prefix}",
                  f"-DCMAKE_FIND_ROOT_PATH={prefix}")
        build(path)
        is_for_cortex_m4(os.path.join(path, "build/firmware"))
    for program in ("backmem_host", "backmem-host"):
        assert not glob.glob(f"{prefix}/lib/*{program}*")


@case
def cmake_links_the_library_of_a_folder():
    path = project("cmake-library", HEAD + block("A library", "cmake").replace(
        "backmem::backmem", "backmem::host"))
    builds_and_runs(path)
    # What was not linked was not compiled, nor are there tests.
    assert "test_" not in read(os.path.join(path, "build/build.ninja"))
