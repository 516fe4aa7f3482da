#!/usr/bin/env python3
# The house rules that a machine can check. CONTRIBUTING.md tells them in words.
#
#   style.py            checks all files, one verdict a rule
#   style.py --files    prints the C files
#   style.py --format   runs clang-format on them, and prints which it changed
#
# SPDX-License-Identifier: MIT
import ast
import os
import re
import subprocess
import sys
from functools import partial

import linters

COLUMNS = 88
FUNCTION_LINES = 60
FILE_LINES = 500
CODE = (".c", ".h", ".S", ".def", ".py", ".pyi", ".mjs", ".sh", ".mk", ".cmake")
TEXT = CODE + (".txt", ".md", ".csv")
SKIPPED = (".git", "build", "__pycache__")
LABELS = ("Returns", "Power", "Cost", "Context")

# Paths of somebody's machine, hosts that packages come from, promises.
FOREIGN = re.compile(
    r"(?<![\w.}])/(?:work|root|home|Users)/"
    r"|https?://[^ /]*(?:debian|ubuntu|npm|pypi|crates|conda)"
    r"|https?://(?:deb|ftp|registry|mirrors?)\."
    r"|\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"
    r"|\bfor n" + r"ow\b|\bnot imple" + r"mented\b"
)


def all_files():
    found = []
    for folder, folders, names in os.walk("."):
        folders[:] = sorted(f for f in folders if f not in SKIPPED)
        found += [os.path.relpath(os.path.join(folder, n), ".") for n in sorted(names)]
    return found


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")[:-1]


def kind(path, *suffixes):
    return path.endswith(suffixes) or (
        ".sh" in suffixes and os.path.basename(path) == "run")


FILES = all_files()
C_FILES = [f for f in FILES if kind(f, ".c", ".h")]
CODE_FILES = [f for f in FILES if kind(f, *CODE) or os.path.basename(f) in (
    "Makefile", "CMakeLists.txt")]
TEXT_FILES = sorted(set(CODE_FILES) | {f for f in FILES if kind(f, *TEXT)})


# ---- one function a rule: yields a line for each offence ------------------------


def rule_format():
    """C files are as clang-format leaves them"""
    result = subprocess.run(["clang-format", "--dry-run", "-Werror", *C_FILES],
                            stderr=subprocess.PIPE, text=True, check=False)
    for line in result.stderr.splitlines():
        if "error:" in line:
            yield line
    if result.returncode != 0 and "error:" not in result.stderr:
        yield result.stderr


def rule_columns():
    """no line of code is longer than 88 columns"""
    for path in CODE_FILES:
        for number, line in enumerate(lines_of(path), 1):
            if len(line.expandtabs(4)) > COLUMNS:
                yield f"{path}:{number}: {len(line.expandtabs(4))} columns"


def rule_functions():
    """no C function is longer than 60 lines"""
    for path in C_FILES:
        start = None
        for number, line in enumerate(lines_of(path), 1):
            opens = line.endswith("{") and not re.match(r"[\s}]|typedef|extern|#", line)
            if opens and "(" in line + lines_of(path)[number - 2] and "=" not in line:
                start = number
            elif line.startswith(" ") and line.endswith(") {") and start is None:
                start = number  # arguments on several lines
            if line == "}" and start is not None:
                if number - start + 1 > FUNCTION_LINES:
                    yield f"{path}:{start}: {number - start + 1} lines"
                start = None


def rule_files():
    """no C file is longer than 500 lines"""
    for path in C_FILES:
        count = len(lines_of(path))
        if count > FILE_LINES:
            yield f"{path}: {count} lines"


def rule_conditionals():
    """src/ and the pages in chips/ have no conditional compilation"""
    for path in C_FILES:
        # What compares our numbers with a vendor's header asks what that has.
        vendor = path.startswith("chips/") and "vendor" in os.path.basename(path)
        if path.startswith(("src/", "chips/")) and not vendor:
            for number, line in enumerate(lines_of(path), 1):
                guard = path.endswith(".h") and re.match(r"#(ifndef|endif)", line)
                if re.match(r"\s*#\s*(if|elif|else)", line) and not guard:
                    yield f"{path}:{number}: {line}"


def rule_no_chips():
    """src/ names no chip"""
    pages = [re.fullmatch(r"chips/(\w+)/backmem_(\w+)\.c", f) for f in FILES]
    names = {name for page in pages if page for name in page.groups()}
    names -= {"retained", "ram"} # any chip's
    pattern = re.compile(r"\b(" + "|".join(sorted(names)) + r")\b", re.I)
    for path in C_FILES:
        if path.startswith("src/"):
            for number, line in enumerate(lines_of(path), 1):
                if pattern.search(line):
                    yield f"{path}:{number}: {line}"


def rule_foreign():
    """no path of a machine, no package host, no promise of later work"""
    for path in TEXT_FILES:
        for number, line in enumerate(lines_of(path), 1):
            if FOREIGN.search(line):
                yield f"{path}:{number}: {line.strip()}"


def comment_of(lines, index):
    """The comment block right above lines[index]."""
    start = index
    while start > 0 and lines[start - 1].startswith("//"):
        start -= 1
    return lines[start:index]


def rule_labels():
    """public headers give Returns, Power, Cost, Context, in this order"""
    for path in C_FILES:
        if not path.startswith("include/"):
            continue
        lines = lines_of(path)
        for index, line in enumerate(lines):
            if line.startswith("//") or not comment_of(lines, index):
                continue
            found = [m[1] for m in (re.match(r"// (\w+)  ?\S", c) for c in
                                    comment_of(lines, index)) if m]
            order = [LABELS.index(label) for label in found if label in LABELS]
            if order != sorted(set(order)):
                yield f"{path}:{index + 1}: labels out of order"


def rule_returns():
    """every public call that answers an error tells which"""
    for path in C_FILES:
        if not path.startswith("include/"):
            continue
        lines = lines_of(path)
        for index, line in enumerate(lines):
            if re.match(r"backmem_err_t \w+\(", line):
                above = index - 1 if lines[index - 1] == "BACKMEM_MUST_CHECK" else index
                if above == index:
                    yield f"{path}:{index + 1}: without BACKMEM_MUST_CHECK"
                if "Returns" not in "".join(comment_of(lines, above)):
                    yield f"{path}:{index + 1}: without Returns"


def rule_heads():
    """every source begins with what it is, then its licence"""
    for path in CODE_FILES:
        if os.path.basename(path) == "CMakeLists.txt":
            continue
        head = []
        for line in lines_of(path):
            if not re.match(r"//|#(?!include|define|ifndef)|/\*| \*", line):
                break
            head.append(line)
        if head and head[0].startswith("#!"):
            head = head[1:]
        licence = [i for i, line in enumerate(head)
                   if "SPDX-License-Identifier: MIT" in line]
        if not licence:
            yield f"{path}: no SPDX line at its head"
        elif not re.search(r"\w", "".join(head[:licence[0]])):
            yield f"{path}: does not say what it is"


def rule_shell():
    """shell scripts parse and stop at the first error"""
    for path in FILES:
        if not kind(path, ".sh"):
            continue
        lines = lines_of(path)
        sourced = lines[0].startswith("# Sourced")
        shell = "bash" if "bash" in lines[0] else "sh"
        if not sourced and lines[0] not in ("#!/bin/sh", "#!/usr/bin/env bash"):
            yield f"{path}: begins with {lines[0]}"
        result = subprocess.run([shell, "-n", path], stderr=subprocess.PIPE, text=True,
                                check=False)
        if result.returncode != 0:
            yield result.stderr.strip()
        if not sourced and not any(line.startswith("set -eu") for line in lines):
            yield f"{path}: no `set -eu`"


def rule_python():
    """Python files parse"""
    for path in FILES:
        if kind(path, ".py", ".pyi"):
            try:
                ast.parse("\n".join(lines_of(path)), path)
            except SyntaxError as error:
                yield f"{path}:{error.lineno}: {error.msg}"


def rule_links():
    """links between documents lead somewhere"""
    for path in FILES:
        if not kind(path, ".md"):
            continue
        for number, line in enumerate(lines_of(path), 1):
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", line):
                place = os.path.join(os.path.dirname(path), target)
                if "://" not in target and not os.path.exists(place):
                    yield f"{path}:{number}: {target}"


def format_all():
    def contents():
        return {path: open(path, encoding="utf-8").read() for path in C_FILES}

    before = contents()
    subprocess.run(["clang-format", "-i", *C_FILES], check=True)
    for path, text in contents().items():
        if text != before[path]:
            print(f"formatted: {path}")


def main():
    if "--files" in sys.argv:
        print("\n".join(C_FILES))
        return 0
    if "--format" in sys.argv:
        format_all()
        return 0
    passed = failed = 0
    rules = [rule for name, rule in list(globals().items()) if name.startswith("rule_")]
    linted = [partial(linter, FILES) for linter in linters.RULES]
    for rule in rules + linted:
        offences = list(rule())
        what = getattr(rule, "func", rule).__doc__
        print(f"{'FAILED' if offences else 'ok':8}{what}")
        for offence in offences[:40]:
            print("        " + offence)
        if len(offences) > 40:
            print(f"        ... and {len(offences) - 40} more")
        passed += not offences
        failed += bool(offences)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
    sys.exit(main())
