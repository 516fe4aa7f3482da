# Names: nothing that the linker or the preprocessor sees of ours is anybody else's, and
# neither are the names of our files.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import shutil

from cases import JOBS, case, folder, run

OURS = re.compile(r"_?(backmem|BACKMEM)_")
# What the C library asks of who wants its newer functions.
SYSTEM = {"_DEFAULT_SOURCE", "_FILE_OFFSET_BITS"}
# MicroPython's switches, of which a module may set the default.
SWITCHES = re.compile(r"MICROPY_|MP_TYPE_FLAG_")

C_SOURCES = sorted(glob.glob("src/*.c") + glob.glob("chips/*/*.c")
                   + glob.glob("host/*.c"))
BINDINGS = sorted(glob.glob("bindings/micropython/*.[ch]"))
USER_FUNCTIONS = 28  # of tests/consumer/flat


def foreign_symbols(objects):
    """(object, name) of each external symbol that is not named as ours are."""
    found = []
    for line in run("nm", "-A", "-g", "--defined-only", *objects).splitlines():
        path, _, rest = line.partition(":")
        name = rest.split()[-1]
        if not OURS.match(name):
            found.append((os.path.basename(path), name))
    return found


@case
def no_object_of_the_library_defines_a_name_of_others():
    path = folder("consumer", "names")
    objects = []
    for source in C_SOURCES:
        objects.append(os.path.join(path, source.replace("/", "-") + ".o"))
        run("gcc", "-std=c11", "-O1", "-Iinclude", "-c", source, "-o", objects[-1])
    assert len(objects) > 60, len(objects)
    assert not foreign_symbols(objects), foreign_symbols(objects)


@case
def no_object_of_the_module_defines_a_name_of_others():
    program = run("tools/build-micropython.sh", "demo").splitlines()[-1]
    objects = [path for path in glob.glob(os.path.dirname(program) + "/**/*.o",
                                          recursive=True)
               if os.path.basename(path).startswith("backmem_mp_")]
    assert len(objects) >= 8, objects
    assert not foreign_symbols(objects), foreign_symbols(objects)


def macros_of(text):
    """(file, name) of each #define in the output of gcc -E -dD."""
    path = ""
    for line in text.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            path = os.path.normpath(marker[1])
        defined = re.match(r"#define (\w+)", line)
        if defined:
            yield path, defined[1]


@case
def no_macro_that_a_compiler_sees_is_one_of_others():
    headers = sorted(glob.glob("include/backmem/*.h"))
    seen = set()
    for source in [*headers, *C_SOURCES]:
        text = run("gcc", "-std=c11", "-E", "-dD", "-Iinclude", "-x", "c", source)
        for path, name in macros_of(text):
            if path.startswith(("include/", "src/", "chips/")) or path in C_SOURCES:
                seen.add(path)
                assert OURS.match(name) or name in SYSTEM, f"{path}: {name}"
    assert set(headers) <= seen, set(headers) - seen


@case
def no_macro_of_the_module_is_one_of_others():
    assert len(BINDINGS) > 10
    for path in BINDINGS:
        with open(path, encoding="utf-8") as file:
            names = re.findall(r"^\s*#\s*define\s+(\w+)", file.read(), re.M)
        for name in names:
            assert (OURS.match(name) or SWITCHES.match(name)
                    or name in SYSTEM), f"{path}: {name}"


@case
def files_have_names_that_nobody_else_has():
    for path in [*C_SOURCES, *BINDINGS, *glob.glob("src/*.h"),
                 *glob.glob("chips/*/*.h")]:
        name = os.path.basename(path)
        assert path.startswith("host/") or name.startswith("backmem_"), path


@case
def objects_in_one_folder_do_not_displace_each_other():
    path = folder("consumer", "flat")
    shutil.rmtree(path)
    shutil.copytree("tests/consumer/flat", path)
    os.mkdir(os.path.join(path, "third_party"))
    os.symlink(os.getcwd(), os.path.join(path, "third_party/backmem"))
    run("make", "-C", path, "-j", JOBS)
    firmware = os.path.join(path, "build/firmware")
    memory = os.path.join(path, "backup.bin")
    first = run(firmware, memory).split()
    second = run(firmware, memory).split()
    assert int(second[0]) == int(first[0]) + 1, (first, second)
    assert first[1:] == second[1:] == [str(USER_FUNCTIONS), "BKPSRAM"], first
