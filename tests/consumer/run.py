# What a user does with the project: links it by CMake and by Make as the manual
# says, includes its headers from C and C++, types off what the documents show
# (documents.py), looks for what went wrong (symptoms.py).
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import shutil
import sys

sys.path.insert(0, "tests")
from cases import BUILD, JOBS, case, expect, folder, main, run  # noqa: E402
from documents import CHIP, ROOT, WARNINGS, read, write  # noqa: E402
from markdown import block_beneath  # noqa: E402
import names  # noqa: E402,F401 (more cases)
import symptoms  # noqa: E402,F401


BUILDING = "docs/manual/build.md"


def project(name):
    """A copy of tests/consumer/NAME below BUILD, with the library in its
    third_party folder."""
    path = folder("consumer", name)
    shutil.rmtree(path)
    shutil.copytree(os.path.join("tests/consumer", name.split("-")[0]), path)
    os.mkdir(os.path.join(path, "third_party"))
    os.symlink(ROOT, os.path.join(path, "third_party/backmem"))
    return path


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
    recipe = block_beneath(BUILDING, "CMake", "cmake")
    write(os.path.join(build, "recipe.cmake"), recipe)
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
    recipe = block_beneath(BUILDING, "CMake", "cmake")
    write(os.path.join(build, "recipe.cmake"), recipe)
    run(
        "cmake", "-S", path, "-B", build, "-DCMAKE_BUILD_TYPE=MinSizeRel",
        f"-DCMAKE_TOOLCHAIN_FILE={path}/cortex-m4.cmake",
    )  # fmt: skip
    run("cmake", "--build", build, "-j", JOBS)
    only_this_chip_is_in(os.path.join(build, "firmware"))


@case
def makefile_recipe_links_one_chip():
    path = project("make")
    recipe = block_beneath(BUILDING, "Make", "make")
    assert len(recipe.splitlines()) == 3, recipe
    write(os.path.join(path, "recipe.mk"), recipe)
    shutil.copy("examples/boot_counter.c", path)
    shutil.copy("tests/consumer/cmake/main_chip.c", path)
    run("make", "-C", path, "CPPFLAGS=", "firmware.elf")
    only_this_chip_is_in(os.path.join(path, "firmware.elf"))


def cube_project(name, main_c, recipe, *options):
    """A project as CubeMX makes it, built; gives the firmware."""
    path = project(name)
    build = os.path.join(path, "build")
    os.mkdir(build)
    write(os.path.join(path, "Core/Src/main.c"), main_c)
    write(os.path.join(build, "recipe.cmake"), recipe)
    run("cmake", "-S", path, "-B", build, "-DCMAKE_BUILD_TYPE=MinSizeRel",
        f"-DCMAKE_TOOLCHAIN_FILE={path}/cortex-m7.cmake", *options)  # fmt: skip
    run("cmake", "--build", build, "-j", JOBS)
    return os.path.join(build, "firmware")


@case
def a_cubemx_project_runs_on_a_virtual_chip_as_its_page_tells():
    page = "vchip/README.md"
    main_c = block_beneath(page, "Your own firmware", "c cube")
    recipe = block_beneath(page, "Your own firmware", "cmake")
    run("make", "-s", "-f", "vchip/Makefile", f"BUILD={BUILD}", "all")
    vchip = (os.path.join(BUILD, "vchip"), "--chip", "stm32h743")
    whole = cube_project("cube-board", main_c, recipe)
    expect(run(*vchip, "--elf", whole, "--limit", "100000", status=3),
           "still running after 100000 instructions, at", "<SystemClock_Config+0x",
           "; it has read 0x58024818, which this model does not know")  # fmt: skip
    firmware = cube_project("cube-vchip", main_c, recipe, "-DVCHIP=ON")
    expect(run(*vchip, "--elf", firmware, "--strict", "--event", "watchdog"),
           "start 1\n", "start 2\n", "stm32h743: 0 broken rule(s), seed")  # fmt: skip
    # ST's SystemInit left in.
    parts = re.sub(r"^.*--wrap=SystemInit.*\n", "", recipe, flags=re.M)
    assert parts != recipe
    firmware = cube_project("cube-init", main_c, parts, "-DVCHIP=ON")
    expect(run(*vchip, "--elf", firmware, "--strict", status=1), "first used at",
           "<SystemInit+", "2 register(s) not modelled: an error with --strict")


@case
def a_make_project_of_the_one_file_form_runs_on_a_virtual_chip():
    page = "vchip/README.md"
    path = project("cube-make")
    library = os.path.join(path, "third_party/backmem")
    os.remove(library)
    run("tools/one_file.py", library, "stm32h743")
    os.mkdir(os.path.join(library, "vchip"))
    shutil.copy("vchip/testport.h", os.path.join(library, "vchip"))
    write(os.path.join(path, "Core/Src/main.c"),
          block_beneath(page, "Your own firmware", "c cube"))
    write(os.path.join(path, "recipe.mk"),
          block_beneath(page, "Your own firmware", "make"))
    application = os.path.join(path, "Core/Src/application.c")
    write(application, re.sub(r'(#include "backmem)/\w+(\.h"\n)\1/\w+\2', r"\1\2",
                              read(application)))
    run("make", "-s", "-C", path, "CPPFLAGS=")
    run("make", "-s", "-C", path, "CPPFLAGS=", "VCHIP=1")
    run("make", "-s", "-f", "vchip/Makefile", f"BUILD={BUILD}", "all")
    vchip = (os.path.join(BUILD, "vchip"), "--chip", "stm32h743", "--strict")
    run(*vchip, "--limit", "100000", "--elf",
        os.path.join(path, "build/firmware.elf"), status=3)  # fmt: skip
    expect(run(*vchip, "--elf", os.path.join(path, "build-vchip/firmware.elf")),
           "start 1\n", "stm32h743: 0 broken rule(s), seed")  # fmt: skip


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


main()
