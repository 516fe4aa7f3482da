#!/bin/sh
# What tests/run.sh runs after which change, and what the heads of the parts say.
#
# Needs: * tests/runner/* tests/cases.py
# Quick: all
#
# SPDX-License-Identifier: MIT
set -eu
exec python3 tests/runner/test_runner.py
