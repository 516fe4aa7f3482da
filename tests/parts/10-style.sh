#!/bin/sh
# The house rules that a machine can check.
#
# Needs: * *.md LICENSE Makefile .ci/run .gitignore .clang-* .shellcheckrc
# Needs: tests/style/*
# Quick: cppcheck and clang-tidy
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/style/style.py
