#!/bin/sh
# The packages of a release, and each way of docs/manual/build.md into a user's build,
# in empty folders: tests/packages/run.py.
#
# Needs: src/* include/* chips/* host/* examples/* CMakeLists.txt cmake/* mip/*
# Needs: meson.build meson_options.txt docs/manual/build.md LICENSE .github/* .ci/run
# Needs: tests/packages/* tests/cases.py tests/markdown.py tests/vendor/*
# Needs: tests/cross/size.ld tests/unit/* tests/hostile* tests/check.h
# Needs: arduino/* docs/*/arduino.md docs/symptoms/*.md tools/arduino.py
# Needs: zephyr/* docs/*/zephyr.md tests/zephyr/* tests/consumer/rtos/*
# Needs: esp-idf/* idf_component.yml docs/*/esp-idf.md tests/ecosystems/*
# Needs: tools/package.py tools/bill.py tools/one_file.py tools/version.py
# Needs: tools/firmware.py tools/build-rp2.sh
# Needs: tools/sources.py tools/mip.sh tools/build-mip.sh tools/build-micropython.sh
# Needs: tools/short_names.py tools/chip_names.py
# Needs: tools/fetch-micropython.sh tools/fetch-debian.sh
# After: 63-mip 75-rp2
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/packages/run.py
