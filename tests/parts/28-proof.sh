#!/bin/sh
# Proofs by CBMC, a bounded model checker: tests/proof/. BACKMEM_FULL=1 proves more,
# with larger bounds; PROOFS names some.
#
# CBMC is of a newer Debian release: its packages are unpacked into $BUILD, and it runs
# with the loader and the C library that come with them.
#
# Needs: src/* include/* tests/proof/* tools/fetch-debian.sh !*.md
#
# SPDX-License-Identifier: MIT
set -eu

for tool in gcc python3 dpkg-deb; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh base micropython installs it"
        exit 1
    fi
done

root=$BUILD/cbmc/root
if [ "$(uname -m)" != x86_64 ]; then
    echo "the checker's loader is known for x86_64 only"
    exit 1
fi
tools/fetch-debian.sh trixie "$root" binary \
    cbmc minisat libc6 libgcc-s1 libstdc++6 zlib1g
libraries=$root/usr/lib/x86_64-linux-gnu
exec python3 tests/proof/run.py "$libraries/ld-linux-x86-64.so.2" \
    --library-path "$libraries:$root/usr/lib" "$root/usr/bin/cbmc"
