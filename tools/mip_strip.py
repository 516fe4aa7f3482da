#!/usr/bin/env python3
# Writes a file of the package for stock MicroPython without comments, with one space
# for each level: it takes a third less of a small board's file system.
#
#   mip_strip.py FROM.py TO.py
#
# SPDX-License-Identifier: MIT
import ast
import os
import sys
import tokenize

HEAD = "# mip/backmem/{}, made small by tools/mip.sh.\n# SPDX-License-Identifier: MIT\n"


def docstrings(tree):
    """The numbers of their lines."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and len(node.body) > 1:
            first = node.body[0]
            if (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                    and isinstance(first.value.value, str)):  # fmt: skip
                yield from range(first.lineno, first.end_lineno + 1)


def strip(path):
    with open(path, "rb") as file:
        comments = {token.start[0]: token.start[1]
                    for token in tokenize.tokenize(file.readline)
                    if token.type == tokenize.COMMENT}  # fmt: skip
    with open(path, encoding="utf-8") as file:
        text = file.read()
    tree = ast.parse(text)
    left_out = set(docstrings(tree))
    out = HEAD.format(os.path.basename(path))
    for number, line in enumerate(text.splitlines(), 1):
        line = line[: comments.get(number)].rstrip()
        if line and number not in left_out:
            code = line.lstrip(" ")
            depth = len(line) - len(code)
            out += " " * (depth // 4 or min(depth, 1)) + code + "\n"
    same(tree, ast.parse(out))
    return out


def same(tree, other):
    """SystemExit where more than docstrings is gone."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and len(node.body) > 1:
            if ast.get_docstring(node, False) is not None:
                del node.body[0]
    if ast.dump(tree) != ast.dump(other):
        sys.exit("mip_strip: the program is not the same any more")


if __name__ == "__main__":
    with open(sys.argv[2], "w", encoding="utf-8", newline="\n") as to:
        to.write(strip(sys.argv[1]))
