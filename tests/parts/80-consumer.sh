#!/bin/sh
# The project as its users meet it: see tests/consumer/run.py.
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/consumer/run.py
