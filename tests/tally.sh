# Sourced by the scripts that run tests: reads verdicts, adds them up.
#
# SPDX-License-Identifier: MIT
# shellcheck shell=sh
passed=0
failed=0

# tally LOG STATUS: sets p and f to the numbers of the log's last line,
# `N passed, M failed`, and adds them to the sums. A program that stopped
# otherwise, or that tested nothing, has failed once.
tally() {
    counts=$(tail -n 1 "$1" |
        sed -n 's/^\([0-9]\{1,\}\) passed, \([0-9]\{1,\}\) failed$/\1 \2/p')
    p=${counts% *}
    f=${counts#* }
    p=${p:-0}
    f=${f:-0}
    if [ "$f" -eq 0 ] && { [ "$p" -eq 0 ] || [ "$2" -ne 0 ]; }; then
        echo "stopped with status $2" >> "$1"
        f=1
    fi
    passed=$((passed + p))
    failed=$((failed + f))
}

# The last line, and the exit status.
verdict() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
