# Runs statements and expressions that stand beside what must come of them:
#
#   statement -> done
#   expression -> its repr
#   either -> the exception's type, or its type and text
#
# The arrow may begin a line of its own.
#
# SPDX-License-Identifier: MIT
from attempt import attempt


def agree(names, text):
    """Prints the lines that do not agree."""
    lines = [line for line in text.strip().replace("\n-> ", " -> ").split("\n") if line]
    good = 0
    assert lines
    for line in lines:
        at = line.rfind(" -> ")
        want = line[at + 4 :]
        got = attempt(line[:at], names)
        if isinstance(got, Exception):
            kind = type(got).__name__
            got = kind if want == kind else kind + ": " + str(got)
        if got == want:
            good += 1
        else:
            print(line[:at], "->", got, "and not", want)
    if good == len(lines):
        print("all agree")
