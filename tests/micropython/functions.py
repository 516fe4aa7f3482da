# What the module takes from MicroPython: functions.csv has each function and object,
# and why a module may rely on it. A release to come may rename what is private to
# MicroPython, and then the module would not compile. Cases of choice.py's.
#
# The reasons, each looked up in the source at hand:
#
#   native    py/dynruntime.h or nativeglue.h gives it to native modules, which are
#             compiled apart from the firmware: it stays
#   example   MicroPython's example of a module in C uses it
#   ports     at least three of MicroPython's ports use it: it is not renamed lightly
#   other     what else stands for it, in words
#
# SPDX-License-Identifier: MIT
import csv
import glob
import os
import re

from cases import case, run

PREFIXES = r"(?:mp|m|vstr|qstr|nlr|gc|utf8|unichar|mpz)_\w+"
OBJECTS = r"mp_(?:type|const|module)_\w+|mp_\w+_(?:obj|dict)"
PORTS = 3

# Of the C library, and what MicroPython's macros stand for.
OF_C = {"free", "getenv", "malloc", "memcmp", "memcpy", "memmove", "memset",
        "sched_yield", "sigaddset", "sigemptyset", "sigprocmask", "stat", "stat64",
        "strcat", "strcmp", "strcpy", "strerror", "strlen",
        "__stack_chk_fail", "_GLOBAL_OFFSET_TABLE_"}  # fmt: skip


def words(*patterns):
    found = set()
    for pattern in patterns:
        for path in glob.glob(pattern, recursive=True):
            with open(path, encoding="utf-8", errors="replace") as file:
                found.update(re.findall(r"\w+", file.read()))
    return found


def code(path):
    """Without comments and texts."""
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"//[^\n]*", " ", file.read())
    return re.sub(r'"(\\.|[^"\\\n])*"', '""', text)


def used():
    names = set()
    for path in glob.glob("bindings/micropython/*.[ch]"):
        text = code(path)
        names.update(re.findall(rf"\b({PREFIXES})\s*\(", text))
        names.update(re.findall(rf"\b(?:{OBJECTS})\b", text))
    return names


def allowed():
    with open("tests/micropython/functions.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = [row["name"] for row in rows]
    assert names == sorted(set(names)), "sorted, each once"
    return {row["name"]: row["reason"] for row in rows}


def add_cases(tree, objects):
    """For the MicroPython in this folder, and the module's objects made with it."""

    @case
    def module_uses_what_a_module_may_rely_on():
        ours, listed = used(), set(allowed())
        assert len(ours) > 90
        assert ours <= listed, f"not in functions.csv: {sorted(ours - listed)}"
        assert listed <= ours, f"no longer used: {sorted(listed - ours)}"

    @case
    def no_function_of_micropythons_has_another_prefix():
        # Else the case before would not see it.
        missing = set()
        for line in run("nm", "-u", *objects).splitlines():
            name = line.split()[-1] if " U " in line else "backmem_"
            if not re.match(rf"(?:backmem_|__gcov|{PREFIXES})", name):
                missing.add(name)
        assert missing <= OF_C, sorted(missing - OF_C)

    @case
    def reasons_hold_in_this_release():
        native = words(f"{tree}/py/dynruntime.h", f"{tree}/py/nativeglue.h")
        example = words(f"{tree}/examples/usercmodule/**/*.c*")
        ports = [words(f"{path}/**/*.[ch]") for path in glob.glob(f"{tree}/ports/*")]
        for name, reason in allowed().items():
            count = sum(name in port for port in ports)
            held = {"native": name in native, "example": name in example,
                    "ports": count >= PORTS}  # fmt: skip
            assert held.get(reason, " " in reason), (name, reason, count)

    @case
    def includes_are_headers_of_this_release():
        for path in glob.glob("bindings/micropython/*.[ch]"):
            with open(path, encoding="utf-8") as file:
                for name in re.findall(r'#include "(py/\w+\.h)"', file.read()):
                    assert os.path.exists(os.path.join(tree, name)), (path, name)
