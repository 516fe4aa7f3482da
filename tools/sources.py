#!/usr/bin/env python3
# Prints the C files of the library, one a line: for meson.build.
#
# SPDX-License-Identifier: MIT
import glob
import os

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
print("\n".join(sorted(glob.glob("src/*.c") + glob.glob("chips/*/*.c"))))
