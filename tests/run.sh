#!/bin/sh
# Runs the parts of the test suite, tests/parts/NN-name.sh.
#
#   tests/run.sh                   all parts
#   tests/run.sh 20 style          the parts whose names contain 20 or style
#   tests/run.sh --changed [REV]   those that a change since REV needs, committed or
#                                  not; without REV, since the branch left main
#   tests/run.sh --quick           what finds most in two minutes, and what that left
#   tests/run.sh --list ...        prints their names, and runs nothing
#
# A part runs from the root of the project with BUILD (an absolute folder) and JOBS in
# its environment, and ends with the line `N passed, M failed`. PARTS_AT_ONCE parts, 3
# without it, run at the same time; the table is in order. Its last column is CPU
# seconds: unlike the wall's they are the same on a machine that does other things.
#
# What the head of a part has to say of it stands in tests/runner/parts.py.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-$PWD/build}
JOBS=${JOBS:-$(nproc)}
LC_ALL=C.UTF-8
PYTHONDONTWRITEBYTECODE=1
export BUILD JOBS LC_ALL PYTHONDONTWRITEBYTECODE
mkdir -p "$BUILD/log"
exec python3 tests/runner/run.py "$@"
