#!/bin/sh
# The MicroPython module in the unix port, 64 and 32 bit: tests/micropython/run.py.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* tests/micropython/* tests/cases.py
# Needs: tests/format/format.py
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
# Quick: all builds but the one that users have, and coverage
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/micropython/run.py
