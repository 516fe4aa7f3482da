#!/bin/sh
# The house rules that a machine can check.
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/style/style.py
