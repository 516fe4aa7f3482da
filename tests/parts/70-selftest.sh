#!/bin/sh
# The board self-test: the C version on simulated memories and on a file, the
# Python version in MicroPython's unix port, killed between arm and verify.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* examples/selftest* docs/manual/selftest.md
# Needs: tests/selftest/* tests/micropython/chip/* tests/check.h tests/cases.py
# Needs: tests/markdown.py
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
# After: 60-python
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/selftest/run.py
