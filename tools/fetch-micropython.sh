#!/bin/sh
# Prints the folder of MicroPython's source, fetching it when it is not there.
#
#   tools/fetch-micropython.sh
#
# With MICROPYTHON_DIR set, that folder is taken, as it is. Otherwise the source
# package of the Debian release below is fetched into $BUILD/micropython/src.
# apt keeps its state in $BUILD/micropython/apt, takes the archive's address from
# this machine's own settings, and checks the signature of the release and by it
# the hash of each file.
#
# SPDX-License-Identifier: MIT
set -eu

release=trixie
version=1.25.0+ds-1

say() {
    echo "fetch-micropython: $*" >&2
}

# Only folders that hold a unix port are of use.
check() {
    [ -f "$1/py/mpconfig.h" ] && [ -f "$1/ports/unix/Makefile" ]
}

if [ -n "${MICROPYTHON_DIR:-}" ]; then
    if ! check "$MICROPYTHON_DIR"; then
        say "MICROPYTHON_DIR=$MICROPYTHON_DIR is no MicroPython source folder"
        exit 1
    fi
    cd "$MICROPYTHON_DIR" && pwd
    exit 0
fi

cd "$(dirname "$0")/.."
out=${BUILD:-$PWD/build}/micropython
mkdir -p "$out"
out=$(cd "$out" && pwd)
tree=$out/src

if [ "$(cat "$out/version" 2> /dev/null)" = "$version" ] && check "$tree"; then
    echo "$tree"
    exit 0
fi

for tool in apt-get dpkg-source xz; do
    if ! command -v "$tool" > /dev/null; then
        say "$tool is missing; run tools/setup.sh micropython, or set" \
            'MICROPYTHON_DIR to a MicroPython 1.25 source folder'
        exit 1
    fi
done
keys=/usr/share/keyrings/debian-archive-keyring.gpg
if [ ! -f "$keys" ]; then
    say "$keys is missing; run tools/setup.sh micropython"
    exit 1
fi

# The archive of this machine's own release, without those of updates and
# security. A machine whose package lists were cleaned has it in its settings only.
archive=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' \
    'Created-By: Packages' |
    awk '$2 !~ /-/ && $1 ~ /\/debian\/?$/ { print $1; exit }')
if [ -z "$archive" ]; then
    archive=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list \
        /etc/apt/sources.list.d/*.sources 2> /dev/null |
        awk '$1 == "deb" || $1 == "URIs:" {
            for (i = 2; i <= NF; i++) if ($i ~ /^http.*\/debian\/?$/) { print $i; exit }
        }')
fi
if [ -z "$archive" ]; then
    say "this machine's apt settings name no Debian archive; set MICROPYTHON_DIR" \
        'to a MicroPython 1.25 source folder'
    exit 1
fi

work=$out/apt
mkdir -p "$work/parts" "$work/lists/partial" "$work/cache/archives/partial" "$work/new"
printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
    "$archive" "$release" "$keys" > "$work/parts/source.sources"

apt() {
    apt-get -qq -o Dir::Etc::SourceList=/dev/null \
        -o Dir::Etc::SourceParts="$work/parts" \
        -o Dir::State::Lists="$work/lists" \
        -o Dir::Cache="$work/cache" \
        -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Retries=3 \
        -o APT::Get::AllowUnauthenticated=false \
        -o Acquire::AllowInsecureRepositories=false \
        "$@" >&2
}

say "fetching micropython $version of Debian $release"
rm -rf "$work/new"
mkdir "$work/new"
cd "$work/new"
if ! { apt update && apt source --download-only "micropython=$version"; }; then
    say "could not fetch it; a MicroPython 1.25 source folder in MICROPYTHON_DIR" \
        'does as well'
    exit 1
fi
# Debian's own patches are for building its packages; none is wanted here.
dpkg-source --skip-patches -x micropython_*.dsc tree > /dev/null 2> unpack.log || {
    cat unpack.log >&2
    exit 1
}
rm -rf "$tree"
mv tree "$tree"
echo "$version" > "$out/version"
echo "$tree"
