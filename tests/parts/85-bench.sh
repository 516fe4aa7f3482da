#!/bin/sh
# The bounds on instructions, in C and in Python.
#
# SPDX-License-Identifier: MIT
set -eu
exec bench/run.sh
