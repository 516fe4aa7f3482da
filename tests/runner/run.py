# Runs the parts of the test suite; tests/run.sh tells how it is called.
#
# SPDX-License-Identifier: MIT
import argparse
import collections
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time

import parts as the_parts

BUILD = os.environ["BUILD"]
# A part that hangs fails: long after any part ends, on a machine with much else to do.
PART_SECONDS = os.environ.get("PART_SECONDS", "3600")
# While one part compiles a single file and one waits for what another builds, there is
# a third for the processors.
AT_ONCE = int(os.environ.get("PARTS_AT_ONCE", "3"))

Result = collections.namedtuple("Result", "part log passed failed seconds cpu")


# ---- one part ----------------------------------------------------------------------


def tally(log, status):
    """What tests/tally.sh reads in a log: (passed, failed)."""
    with open(log, "rb") as file:
        lines = file.read().decode("utf-8", "backslashreplace").splitlines()
    found = re.fullmatch(r"(\d+) passed, (\d+) failed", lines[-1] if lines else "")
    passed, failed = (int(found[1]), int(found[2])) if found else (0, 0)
    if failed == 0 and (passed == 0 or status != 0):
        with open(log, "a", encoding="utf-8") as file:
            file.write(f"stopped with status {status}\n")
        failed = 1
    return passed, failed


class Running:
    """A part that was started; puts a Result into `done` when it ends."""

    def __init__(self, part, done):
        self.part, self.done = part, done
        self.log = os.path.join(BUILD, "log", part.name + ".log")
        self.start = time.monotonic()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["timeout", PART_SECONDS, "sh", part.path], stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT)
        threading.Thread(target=self.wait, daemon=True).start()

    def wait(self):
        # Of the part, and of all that it waited for.
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = status = os.waitstatus_to_exitcode(status)
        passed, failed = tally(self.log, status)
        self.done.put(Result(self.part, self.log, passed, failed,
                             time.monotonic() - self.start,
                             usage.ru_utime + usage.ru_stime))


# ---- all parts ---------------------------------------------------------------------


def run_parts(wanted, at_once=AT_ONCE, start=Running):
    """Yields the results in the order of `wanted`, as soon as that is possible. Parts
    that others wait for begin first, or those would be left over at the end."""
    awaited = {name for part in wanted for name in part.after}
    waiting = sorted(wanted, key=lambda part: part.name not in awaited)
    running, results = {}, {}
    done = queue.Queue()
    shown = 0
    try:
        while shown < len(wanted):
            for part in list(waiting):
                held = {p.name for p in waiting if p is not part} | set(running)
                if len(running) < at_once and not held & set(part.after):
                    waiting.remove(part)
                    running[part.name] = start(part, done)
            if not running:
                raise ValueError("parts wait for each other: "
                                 + " ".join(part.name for part in waiting))
            result = done.get()
            del running[result.part.name]
            results[result.part.name] = result
            while shown < len(wanted) and wanted[shown].name in results:
                yield results[wanted[shown].name]
                shown += 1
    finally:
        # Somebody stopped the run: `timeout` passes it on to all that it started.
        for part in running.values():
            part.process.send_signal(signal.SIGTERM)


def row(*cells):
    print("{:<16} {:>8} {:>8} {:>8} {:>8}".format(*cells), flush=True)


def show(result):
    row(result.part.name, result.passed, result.failed, round(result.seconds),
        round(result.cpu))
    if result.failed:
        print(f"---- the last 200 lines of {result.log}")
        with open(result.log, encoding="utf-8", errors="backslashreplace") as file:
            sys.stdout.writelines(file.readlines()[-200:])
        print("----")


# ---- which -------------------------------------------------------------------------


def chosen(parts, options):
    """The parts that are wanted; says which a change does not need."""
    wanted = the_parts.with_words(parts, options.words)
    if options.changed is None:
        return wanted
    revision = options.changed or the_parts.base_of()
    paths = the_parts.changed_paths(revision)
    print(f"{len(paths)} paths changed since {revision}")
    for path in the_parts.unknown_paths(parts, paths):
        print(f"no part names {path}: all run")
    needed = the_parts.needed(parts, paths)
    unneeded = [part.name for part in wanted if part not in needed]
    if unneeded:
        print("not needed: " + " ".join(unneeded))
    return [part for part in wanted if part in needed]


def left_out_print(wanted, left):
    """What a quick run did not do."""
    for part in wanted:
        if part.quick != "all":
            print(f"left out of {part.name}: {part.quick}")
    if left:
        print("left out: " + " ".join(part.name for part in left))
    print("`make check` runs all")


def main():
    parser = argparse.ArgumentParser(prog="tests/run.sh", allow_abbrev=False)
    parser.add_argument("--changed", nargs="?", const="", metavar="REV")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("words", nargs="*", metavar="WORD")
    options = parser.parse_intermixed_args()
    try:
        wanted = chosen(the_parts.parts_read(), options)
    except the_parts.NoRevision as error:
        sys.exit(f"tests/run.sh: {error}")
    left = []
    if options.quick:
        os.environ["BACKMEM_QUICK"] = "1"
        left = [part for part in wanted if not part.quick]
        wanted = [part for part in wanted if part.quick]
    if options.list:
        print("\n".join(part.name for part in wanted))
        return 0
    if not wanted:
        print(f"no part is wanted: {' '.join(sys.argv[1:])}", file=sys.stderr)
        print("0 passed, 1 failed")
        return 1
    # Whoever ends this, ends the parts: see run_parts.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begin = time.monotonic()
    passed = failed = cpu = 0
    row("part", "passed", "failed", "seconds", "CPU")
    for result in run_parts(wanted):
        show(result)
        passed += result.passed
        failed += result.failed
        cpu += result.cpu
    row("total", passed, failed, round(time.monotonic() - begin), round(cpu))
    if options.quick:
        left_out_print(wanted, left)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
