#!/bin/sh
# The module for Zephyr without Zephyr: its driver on the hostile memory, and what dtc
# and Kconfig make of its files. docs/manual/zephyr.md tells what Zephyr itself ran.
#
# Needs: zephyr/* src/* include/* chips/* tests/zephyr/*
# Needs: tests/hostile*
# Needs: tests/check.h tests/cases.py tests/markdown.py tests/consumer/rtos/*
# Needs: docs/*/zephyr.md docs/manual/retained.md
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/zephyr/run.py
