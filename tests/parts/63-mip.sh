#!/bin/sh
# The package for stock MicroPython, mip/, in the unix port without the module: the
# module's tests of objects, cuts at each store, both ways between the two, its chips,
# its installation and its sizes: tests/mip/run.py.
#
# Needs: mip/* bindings/micropython/* micropython.mk tests/mip/* tests/micropython/cases/*
# Needs: src/* include/* chips/* host/* tests/cases.py tests/format/format.py
# Needs: tools/build-micropython.sh tools/build-mip.sh tools/mip.sh tools/chips_mip.c
# Needs: tools/chips.sh tools/chip_words.h tools/backmem_chips.c
# Needs: tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/mip/run.py
