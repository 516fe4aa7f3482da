#!/bin/sh
# All programs of tests/unit, on this machine: two compilers, two word sizes,
# each optimised and under the address and undefined-behaviour sanitizers.
#
# SPDX-License-Identifier: MIT
set -eu

passed=0
failed=0

# run BUILD-NAME PROGRAM: adds up the program's cases. A crash is one failure.
run() {
    log=$BUILD/log/$1-$2.log
    status=0
    timeout 300 "$BUILD/host/$1/tests/$2" > "$log" 2>&1 || status=$?
    counts=$(tail -n 1 "$log" |
        sed -n 's/^\([0-9]\{1,\}\) passed, \([0-9]\{1,\}\) failed$/\1 \2/p')
    p=${counts% *}
    f=${counts#* }
    p=${p:-0}
    f=${f:-0}
    if [ "$f" -eq 0 ] && { [ "$p" -eq 0 ] || [ "$status" -ne 0 ]; }; then
        f=1
    fi
    echo "$1 $2: $p passed, $f failed"
    [ "$f" -eq 0 ] || cat "$log"
    passed=$((passed + p))
    failed=$((failed + f))
}

# build NAME COMPILER FLAG...: then every test program of it.
build() {
    name=$1
    compiler=$2
    shift 2
    dir=$BUILD/host/$name
    if ! { cmake -S . -B "$dir" -G 'Unix Makefiles' -DCMAKE_C_COMPILER="$compiler" \
            -DCMAKE_RULE_MESSAGES=OFF -DCMAKE_BUILD_TYPE=None \
            -DCMAKE_C_FLAGS="-Werror $*" &&
        cmake --build "$dir" -j "$JOBS"; } > "$BUILD/log/build-$name.log" 2>&1; then
        cat "$BUILD/log/build-$name.log"
        echo "$name: does not build"
        failed=$((failed + 1))
        return 0
    fi
    for source in tests/unit/test_*.c; do
        run "$name" "$(basename "$source" .c)"
    done
}

sanitizers='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'
for compiler in gcc clang; do
    for bits in 64 32; do
        build $compiler-$bits-optimised $compiler -m$bits -O3
        build $compiler-$bits-sanitizers $compiler -m$bits $sanitizers
    done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
