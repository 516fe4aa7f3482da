#!/usr/bin/env python3
# Writes the package for stock MicroPython once more, with short names where nobody
# outside of it looks: an .mpy file has each name that it uses as text.
#
#   short_names.py STUB FROM TO     the .py files of one folder into another
#   short_names.py STUB FROM        prints `short long`, to read a traceback by
#
# What is left as it is: names that programs use, which are those of the type stub; that
# stand in the package as text, or are passed by keyword; and those of the native module
# and of MicroPython's own types. Each other name of the package is replaced everywhere
# by the same short one; arguments and other local names by letters, in each function
# anew. An underscore stays in front: a Record's fields may have any name without one.
#
# SPDX-License-Identifier: MIT
import ast
import builtins
import glob
import io
import itertools
import keyword
import os
import string
import sys
from collections import Counter

# What the types have that are MicroPython's, which a name of the package's may be like,
# and what tests use or put something in place of.
TYPES = (builtins, io.BytesIO, str, bytes, bytearray, list, tuple, dict, set, int,
         float)  # fmt: skip
KEPT = set("Bus Region base bus_at home load self store _all".split())
KEPT.update(*map(dir, TYPES))


class Names(ast.NodeVisitor):
    """Where the names of a file stand: (line, column in bytes, name, scope). A scope is
    a dict of what is local to a function; None: it is known outside of it."""

    def __init__(self):
        self.found, self.scope = [], None
        self.kept, self.own, self.outer = set(), set(), set()

    def add(self, line, column, name):
        local = self.scope is not None and name in self.scope
        self.found.append((line, column, name, self.scope if local else None))

    def define(self, line, column, name):
        """A name that the package gives."""
        self.own.add(name)
        self.found.append((line, column, name, None))

    def function(self, node):
        for one in node.args.defaults + node.args.kw_defaults:
            self.visit(one) if one else None
        body = node.body if isinstance(node.body, list) else [node.body]
        arguments = [one for one in ast.walk(node.args) if isinstance(one, ast.arg)]
        local = dict.fromkeys(one.arg for one in arguments)
        for one in itertools.chain(*map(ast.walk, body)):
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
                local[one.id] = None
            if isinstance(one, ast.Global):
                raise SyntaxError("global: globals()[...]")
        outer = self.scope
        if outer is None:
            self.scope = local
        else:  # one of another's: letters of the one are none of the other
            outer.update(local)
        for one in arguments:
            self.add(one.lineno, one.col_offset, one.arg)
        for one in body:
            self.visit(one)
        self.scope = outer

    def visit_FunctionDef(self, node):
        for one in node.decorator_list:
            self.visit(one)
        self.define(node.lineno, node.col_offset + 4, node.name)
        self.outer.add(node.name)
        self.function(node)

    def visit_Lambda(self, node):
        self.function(node)

    def visit_ClassDef(self, node):
        self.define(node.lineno, node.col_offset + 6, node.name)
        self.outer.add(node.name)
        for one in node.bases + node.body:
            self.visit(one)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Store) and self.scope is None:
            self.own.add(node.id)
            self.outer.add(node.id)
        self.add(node.lineno, node.col_offset, node.id)

    def visit_Attribute(self, node):
        self.visit(node.value)
        if isinstance(node.ctx, ast.Store):
            self.own.add(node.attr)
        if isinstance(node.value, ast.Name) and node.value.id == "_core":
            self.kept.add(node.attr)  # it is in C
        column = node.end_col_offset - len(node.attr)
        self.found.append((node.end_lineno, column, node.attr, None))

    def visit_ImportFrom(self, node):
        for one in node.names:
            self.found.append((one.lineno, one.col_offset, one.name, None))
            self.kept.add(one.asname) if one.asname else None

    def visit_keyword(self, node):
        self.kept.add(node.arg)
        self.visit(node.value)

    def visit_Constant(self, node):
        if isinstance(node.value, str):
            self.kept.add(node.value)


def names_of(stub):
    """Those of a type stub."""
    with open(stub, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    for node in ast.walk(tree):
        for kind in ("name", "arg", "id"):
            yield getattr(node, kind, None)


def letters(taken, front=""):
    for size in (1, 2):
        for word in itertools.product(string.ascii_lowercase + string.ascii_uppercase,
                                      repeat=size):  # fmt: skip
            word = front + "".join(word)
            if word not in taken and not keyword.iskeyword(word):
                yield word


def shorter(files, stub):
    """Gives {long: short} of the package's names; fills in the scopes of the files."""
    kept = KEPT.union(names_of(stub), *(file.kept for file in files))
    own = set().union(*(file.own for file in files)) - kept
    own = {name for name in own if not name.startswith("__")}
    outer = set().union(*(file.outer for file in files))
    used = Counter()
    for file in files:
        used.update({name for _, _, name, scope in file.found if scope is None})
    left = kept | set(used) - own
    short, pools = {}, {front: letters(left, front) for front in ("", "_")}
    for name in sorted(own, key=lambda name: (-used[name], name)):
        front = "_" if name in outer or name[0] == "_" else ""
        short[name] = next(pools[front])
    for file in files:
        for _, _, name, scope in file.found:
            if scope is not None and scope.get(name) is None:
                taken = set(scope.values()) | kept
                scope[name] = name if name in kept else next(letters(taken))
    return short


def main(stub, source, target=None):
    texts, files = {}, []
    for path in sorted(glob.glob(source + "/*.py")):
        with open(path, encoding="utf-8") as file:
            texts[path] = file.read()
        file = Names()
        file.visit(ast.parse(texts[path]))
        file.kept.add(os.path.basename(path)[:-3])
        files.append(file)
    short = shorter(files, stub)
    if target is None:
        for name in short:
            print(short[name], name)
        return
    for (path, text), file in zip(texts.items(), files):
        lines = [line.encode() for line in text.split("\n")]
        for line, column, name, scope in sorted(file.found, key=lambda f: (f[0], f[1]),
                                                reverse=True):  # fmt: skip
            new = short.get(name, name) if scope is None else scope[name]
            was = lines[line - 1]
            assert was[column:].startswith(name.encode()), (path, line, column, name)
            lines[line - 1] = was[:column] + new.encode() + was[column + len(name) :]
        with open(os.path.join(target, os.path.basename(path)), "wb") as out:
            out.write(b"\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
