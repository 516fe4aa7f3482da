# Test cases in Python: a function under @case passes unless it raises. main()
# runs them all, prints each that fails, and ends with `N passed, M failed`.
#
# SPDX-License-Identifier: MIT
import os
import subprocess
import sys
import traceback

BUILD = os.environ.get("BUILD") or os.path.abspath("build")
JOBS = os.environ.get("JOBS") or "2"

_cases = []


def case(function):
    _cases.append(function)
    return function


def main():
    passed = failed = 0
    for function in _cases:
        name = function.__name__.replace("_", " ")
        try:
            function()
            passed += 1
            print("ok", name)
        except Exception:
            failed += 1
            print("FAILED", name)
            traceback.print_exc(file=sys.stdout)
        sys.stdout.flush()
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


def run(*command, status=0, **options):
    """Runs a command; gives what it printed. Another status raises."""
    options.setdefault("timeout", 1800)
    done = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )
    if done.returncode != status:
        words = " ".join(str(word) for word in command)
        raise RuntimeError(f"{words}: status {done.returncode}\n{done.stdout}")
    return done.stdout


def folder(*names):
    """A folder below BUILD, made when it is not there."""
    path = os.path.join(BUILD, *names)
    os.makedirs(path, exist_ok=True)
    return path


def expect(text, *parts):
    """Each part stands in the text, in this order."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            raise AssertionError(f"not found: {part!r}\n{text}")
        at = found + len(part)
