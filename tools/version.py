#!/usr/bin/env python3
# Prints the version that include/backmem/version.h states: the one place that has it.
#
# SPDX-License-Identifier: MIT
import os
import re

HEADER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "include",
                      "backmem", "version.h")


def version():
    with open(HEADER, encoding="utf-8") as file:
        text = file.read()
    return ".".join(re.search(rf"#define BACKMEM_VERSION_{part} (\d+)\n", text)[1]
                    for part in ("MAJOR", "MINOR", "PATCH"))


if __name__ == "__main__":
    print(version())
