#!/bin/sh
# Which chip the MicroPython module takes, and that it compiles for the CPUs:
# tests/micropython/choice.py.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* tests/vendor/* tests/cases.py
# Needs: tests/micropython/*.py tests/micropython/functions.csv
# Needs: tests/micropython/devices.c tests/micropython/port/*
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
# Needs: !tests/micropython/cases/*
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/micropython/choice.py
