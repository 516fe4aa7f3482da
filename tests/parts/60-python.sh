#!/bin/sh
# The MicroPython module in the unix port, 64 and 32 bit: tests/micropython/run.py.
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/micropython/run.py
