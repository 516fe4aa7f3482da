# The parts of the test suite: what the head of each says, and which a change needs.
#
# A head has lines of words: `# Needs:` the paths that the part reads, `# After:` parts
# that must not run at the same time, `# With:` parts whose results it reads, `# Quick:`
# what it leaves out in a quick run. In a path a `*` stands for anything, `/` too, and
# `!` takes paths away again; a part that needs `*` runs after each change.
#
# SPDX-License-Identifier: MIT
import collections
import fnmatch
import os
import re
import subprocess

# What runs the parts: after a change of it, all of them run.
EVERYTHING = ("tests/run.sh", "tests/runner/run.py", "tests/runner/parts.py",
              "tests/tally.sh", "tools/setup.sh")

Part = collections.namedtuple("Part", "name path needs after brings quick")


def words_of(text, label):
    """The words of all lines with this label in a part's head."""
    head = re.match(r"(#.*\n)*", text)[0]
    return " ".join(re.findall(rf"^# {label}: +(.*)$", head, re.M))


def part_read(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    name = os.path.basename(path)[:-3]
    needs, after, brings = (tuple(words_of(text, label).split())
                            for label in ("Needs", "After", "With"))
    return Part(name, path, needs, after + brings, brings, words_of(text, "Quick"))


def parts_read(folder="tests/parts"):
    return [part_read(os.path.join(folder, name))
            for name in sorted(os.listdir(folder)) if name.endswith(".sh")]


def names(part, path):
    """Whether the part's head names the path; `*` alone names none."""
    def among(globs):
        return any(fnmatch.fnmatchcase(path, glob) for glob in globs)

    return path == part.path or (
        among(glob for glob in part.needs if glob[0] != "!" and glob != "*")
        and not among(glob[1:] for glob in part.needs if glob[0] == "!"))


def unknown_paths(parts, paths):
    """Those that no part names."""
    return [path for path in paths if path not in EVERYTHING
            and not any(names(part, path) for part in parts)]


def needed(parts, paths):
    """The parts that a change of these paths needs: all, if one path is unknown. With a
    part come those whose results it reads."""
    if unknown_paths(parts, paths) or any(path in EVERYTHING for path in paths):
        return list(parts)
    wanted = {part.name for part in parts if "*" in part.needs
              or any(names(part, path) for path in paths)}
    wanted |= {name for part in parts if part.name in wanted for name in part.brings}
    return [part for part in parts if part.name in wanted]


def with_words(parts, words):
    """The parts whose names contain one of the words; all without words."""
    return [part for part in parts
            if not words or any(word in part.name for word in words)]


# ---- what changed ------------------------------------------------------------------


class NoRevision(Exception):
    pass


def git(*words, folder="."):
    done = subprocess.run(["git", "-C", folder, *words], text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise NoRevision(f"git {' '.join(words)}: {done.stderr.strip()}")
    return [line for line in done.stdout.split("\0" if "-z" in words else "\n") if line]


def base_of(folder="."):
    """The commit at which this branch left main."""
    for main in ("main", "origin/main"):
        try:
            return git("merge-base", main, "HEAD", folder=folder)[0]
        except NoRevision as error:
            why = error
    raise NoRevision(f"name a revision, as no main is found: {why}")


def changed_paths(revision, folder="."):
    """What differs from the revision: committed or not, added, and gone."""
    return sorted({*git("diff", "--name-only", "--no-renames", "-z", revision, "--",
                        folder=folder),
                   *git("ls-files", "--others", "--exclude-standard", "-z",
                        folder=folder)})
