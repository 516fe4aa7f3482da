#!/bin/sh
# The project as its users meet it: see tests/consumer/run.py.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: zephyr/drivers/* zephyr/CMakeLists.txt zephyr/no_header.h.in
# Needs: src/* include/* chips/* host/* vchip/* CMakeLists.txt cmake/*
# Needs: *.md docs/* examples/*
# Needs: tests/consumer/* tests/hostile* tests/check.h tests/cases.py tests/markdown.py
# Needs: tests/firmware/micropython/* tests/firmware/common/*
# Needs: tools/chips.sh tools/backmem_chips.c tools/chip_*.h tools/build-firmware.sh
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/consumer/run.py
