#!/bin/sh
# Which chip the MicroPython module takes, and that it compiles for the CPUs:
# tests/micropython/choice.py.
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/micropython/choice.py
