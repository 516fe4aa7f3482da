#!/bin/sh
# Builds for microcontrollers, with warnings as errors, and the bounds of code,
# data and stack. `make sizes` runs this too.
#
# Needs: src/* include/* chips/* tests/cross/*
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/cross/cross.py
