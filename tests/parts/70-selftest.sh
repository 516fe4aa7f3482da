#!/bin/sh
# The board self-test: the C version on simulated memories and on a file, the
# Python version in MicroPython's unix port, killed between arm and verify.
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/selftest/run.py
