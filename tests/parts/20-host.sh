#!/bin/sh
# All programs of tests/unit, on this machine: two compilers, two word sizes, optimised
# and under the address and undefined-behaviour sanitizers: three builds, in which each
# of these is. The library as gcc optimises it runs in the suites of power cuts and of
# random use; as clang builds it for 64 bit with sanitizers, in the fuzzers. With
# BACKMEM_FULL=1 all eight are built. Those of gcc with sanitizers count what is run;
# 90-coverage reads it.
#
# Needs: src/* include/* chips/* host/* CMakeLists.txt tests/CMakeLists.txt cmake/*
# Needs: tests/unit/* tests/hostile* tests/check.h tests/facts/* !*.md
# Quick: one of the three builds
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu
. tests/tally.sh

# build NAME COMPILER FLAG...: then runs every test program of it.
build() {
    name=$1
    compiler=$2
    shift 2
    case $name in gcc-*-sanitizers) coverage=--coverage ;; *) coverage= ;; esac
    dir=$BUILD/host/$name
    log=$BUILD/log/build-$name.log
    if ! { cmake -S . -B "$dir" -G 'Unix Makefiles' -DCMAKE_C_COMPILER="$compiler" \
            -DCMAKE_RULE_MESSAGES=OFF -DCMAKE_BUILD_TYPE=None \
            -DBACKMEM_MEASURE=$coverage -DCMAKE_EXE_LINKER_FLAGS=$coverage \
            -DCMAKE_C_FLAGS="-Werror $*" &&
        cmake --build "$dir" -j "$JOBS"; } > "$log" 2>&1; then
        cat "$log"
        echo "$name: does not build"
        failed=$((failed + 1))
        return 0
    fi
    find "$dir" -name '*.gcda' -delete
    programs=$(basename -s .c tests/unit/test_*.c)
    # As many at a time as there are jobs; verdicts afterwards, in order.
    # shellcheck disable=SC2016 # for the shell that xargs starts
    echo "$programs" | xargs -P "$JOBS" -I NAME sh -c '
        status=0
        timeout 1800 "$1/tests/NAME" > "$2-NAME.log" 2>&1 || status=$?
        echo "$status" > "$2-NAME.status"' run "$dir" "$BUILD/log/$name"
    for program in $programs; do
        log=$BUILD/log/$name-$program.log
        tally "$log" "$(cat "$BUILD/log/$name-$program.status")"
        echo "$name $program: $p passed, $f failed"
        [ "$f" -eq 0 ] || cat "$log"
    done
}

# Both variants of the check: with its table at 64 bit.
sanitizers='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'
builds='gcc-64-sanitizers'
if [ -z "${BACKMEM_QUICK:-}" ]; then
    builds="$builds clang-32-optimised gcc-32-sanitizers"
fi
if [ "${BACKMEM_FULL:-}" ]; then
    builds="$builds gcc-64-optimised gcc-32-optimised clang-64-optimised"
    builds="$builds clang-64-sanitizers clang-32-sanitizers"
fi
for name in $builds; do
    case $name in
        *-64-*) flags='-m64 -DBACKMEM_CRC_TABLE=16' ;;
        *) flags='-m32 -DBACKMEM_CRC_TABLE=0' ;;
    esac
    case $name in
        *-sanitizers) flags="$flags $sanitizers" ;;
        *) flags="$flags -O3" ;;
    esac
    build "$name" "${name%%-*}" $flags
done
verdict
