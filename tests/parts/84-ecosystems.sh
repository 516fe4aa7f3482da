#!/bin/sh
# The library for Arduino and PlatformIO and the component for ESP-IDF, built by their
# rules with stand-ins for what is theirs. docs/manual/ tells what was run with theirs.
#
# Needs: arduino/* esp-idf/* idf_component.yml CMakeLists.txt docs/*/arduino.md
# Needs: docs/*/esp-idf.md docs/symptoms/* LICENSE
# Needs: src/* include/* chips/* host/devices/* tools/*.py
# Needs: tests/ecosystems/* tests/check.h tests/cases.py tests/markdown.py
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/ecosystems/run.py
