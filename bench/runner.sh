#!/bin/sh
# Builds the runner of workloads and costs, and prints its path.
#
#   bench/runner.sh       from the repository's root, with BUILD set
#
# SPDX-License-Identifier: MIT
set -eu
mkdir -p "${BUILD:?is set by whoever calls this}/bench" "$BUILD/report"
gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror \
    -Ibench bench/workload_runner.c bench/machine.c -lunicorn \
    -o "$BUILD/bench/workload_runner"
echo "$BUILD/bench/workload_runner"
