# Programs that read code, each as a rule of style.py. They say nothing of good code;
# what is off says why, here or in .clang-tidy, .shellcheckrc.
#
# SPDX-License-Identifier: MIT
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import ecosystems  # noqa: E402
import markdown  # noqa: E402

JOBS = int(os.environ.get("JOBS", "2"))
C_FOLDERS = ("src", "host", "vchip", "vchip/*", "tools", "bench")

# What codespell takes for something else.
WORDS = {
    "valu": "a key of a test that is the beginning of another one",
    "rsource": "a word of Kconfig's",
    "bu": "a column of a test: backup domain, and what unlocks it",
}

# What cppcheck 2.10 gets wrong in good code.
CPPCHECK_OFF = {
    "arrayIndexOutOfBoundsCond": "takes one caller's array for that of all callers",
    "unusedStructMember": "does not see that unions are read by their other member",
    "missingIncludeSystem": "it needs no C library's headers",
}


def run(tool, *words, text=None):
    """What it said; without the tool, where to get it."""
    if shutil.which(tool) is None:
        return f"{tool} is missing: tools/setup.sh host installs it"
    done = subprocess.run([tool, *words], input=text, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0 and not done.stdout.strip():
        return f"{tool} ended with status {done.returncode}"
    return done.stdout if done.returncode != 0 else ""


def lines(text):
    return [line for line in text.splitlines() if line.strip()]


def sources(*folders):
    return sorted(path for folder in folders for path in glob.glob(folder + "/*.c"))


# ---- rules -------------------------------------------------------------------------


def shellcheck(files):
    """shellcheck finds nothing in scripts, nor in those of the documents"""
    scripts = [path for path in files
               if path.endswith(".sh") or os.path.basename(path) == "run"]
    yield from lines(run("shellcheck", "-f", "gcc", *scripts))
    for path in files:
        if path.endswith(".md"):
            with open(path, encoding="utf-8") as file:
                blocks = markdown.blocks(file.read(), "sh")
            for block, line in blocks:
                # A line to type stops at nothing, and begins with no shell's name.
                said = run("shellcheck", "-f", "gcc", "-s", "sh", "-e", "SC2148,SC2164",
                           "-", text=block)
                yield from (f"{path}: block at line {line}: {one}"
                            for one in lines(said))


def cppcheck(files):
    """cppcheck finds nothing in what is C or C++, but for tests"""
    del files
    off = [f"--suppress={name}" for name in CPPCHECK_OFF]

    def check(paths, *flags):
        return lines(run(
            "cppcheck", "-q", f"-j{JOBS}", "--inline-suppr", *off, "--error-exitcode=1",
            "--enable=warning,performance,portability,style", "--template={file}:{line}"
            ": {severity}: {message} [{id}]", *flags, *paths))

    yield from check(sources(*C_FOLDERS), "--std=c11", "-UBACKMEM_CONFIG", "-Iinclude",
                     "-Isrc", "-I.", "-Ibench")
    try:
        for paths, flags in ecosystems.sets():
            yield from (line for line in check(paths, "-D__GNUC__=12", *[
                re.sub("^-std=", "--std=", flag) for flag in flags
                if not flag.startswith("-f")])
                        if not line.startswith("tests/"))
    except ecosystems.Missing as error:
        yield str(error)


def clang_tidy(files):
    """clang-tidy finds nothing in what is C or C++, but for tests"""
    del files
    if shutil.which("clang-tidy") is None:
        yield run("clang-tidy")
        return
    own = ["-std=c11", "-Iinclude", "-Isrc", "-I.", "-Ibench",
           "-D_POSIX_C_SOURCE=200809L"]
    paths = sources(*C_FOLDERS)
    work = [(paths[i::4 * JOBS], own) for i in range(4 * JOBS)]
    try:
        work += ecosystems.sets()
    except ecosystems.Missing as error:
        yield str(error)

    def tidy(some):
        return run("clang-tidy", "--quiet", *some[0], "--", *some[1])

    # A header is said to be wrong once for each that includes it.
    found = set()
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        for said in pool.map(tidy, work):
            found |= {re.sub(r"^/\S*?(?=:)", lambda m: os.path.relpath(m[0]), line)
                      for line in lines(said)
                      if re.search(r": (warning|error):|ended with", line)}
    yield from sorted(found)


def codespell(files):
    """codespell finds no misspelt word"""
    # The hashes of a lock file, and numbers, spell anything.
    paths = [path for path in files
             if not path.endswith((".svg", ".bin", "package-lock.json"))]
    yield from lines(run("codespell", "-q", "7", "-L", ",".join(WORDS), *paths))


# These two take a minute of a processor.
SLOW = () if os.environ.get("BACKMEM_QUICK") else (cppcheck, clang_tidy)
RULES = (shellcheck, *SLOW, codespell)
