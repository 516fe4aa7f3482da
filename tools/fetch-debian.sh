#!/bin/sh
# Fetches packages of another Debian release than this machine's, and unpacks them.
#
#   tools/fetch-debian.sh RELEASE FOLDER source PACKAGE[=VERSION]
#   tools/fetch-debian.sh RELEASE FOLDER binary PACKAGE[=VERSION]...
#
# FOLDER becomes the source tree, as its authors made it: Debian's own patches are for
# building its packages, and left out. Or it becomes the root of a file system with
# what the binary packages hold. When it is there from the same words, nothing is done;
# FOLDER.packages tells. Nothing is installed. apt keeps its state in $BUILD/debian,
# takes the archive's address from this machine's own settings, and checks the
# signature of the release and by it the hash of each file.
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu

release=$1
folder=$2
kind=$3
shift 3
words="$release $kind $*"
there() {
    [ "$(cat "$folder.packages" 2> /dev/null)" = "$words" ] && [ -d "$folder" ]
}
keys=/usr/share/keyrings/debian-archive-keyring.gpg

say() {
    echo "fetch-debian: $*" >&2
}

if there; then
    exit 0
fi
for tool in apt-get dpkg-source xz; do
    if ! command -v "$tool" > /dev/null; then
        say "$tool is missing; run tools/setup.sh micropython"
        exit 1
    fi
done
if [ ! -f "$keys" ]; then
    say "$keys is missing; run tools/setup.sh micropython"
    exit 1
fi

# The archive of this machine's own release, without those of updates and
# security. A machine whose package lists were cleaned has it in its settings only.
# shellcheck disable=SC2016 # apt's names
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
    say "this machine's apt settings name no Debian archive"
    exit 1
fi

case $kind in
    source) type=deb-src ;;
    binary) type=deb ;;
esac
cd "$(dirname "$0")/.."
work=${BUILD:-$PWD/build}/debian/$release-$kind
mkdir -p "$work/parts" "$work/lists/partial" "$work/cache/archives/partial"
printf 'Types: %s\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
    "$type" "$archive" "$release" "$keys" > "$work/parts/$release.sources"

apt() {
    apt-get -qq -o Dir::Etc::SourceList=/dev/null \
        -o Dir::Etc::SourceParts="$work/parts" \
        -o Dir::State::Lists="$work/lists" \
        -o Dir::State::status=/dev/null \
        -o Dir::Cache="$work/cache" \
        -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Retries=3 \
        -o APT::Get::AllowUnauthenticated=false \
        -o Acquire::AllowInsecureRepositories=false \
        "$@" >&2
}

unpack() {
    if [ "$kind" = source ]; then
        dpkg-source --skip-patches -x ./*.dsc tree
        return
    fi
    for file in ./*.deb; do
        dpkg-deb -x "$file" tree
    done
}

exec 9> "$work.lock" # two of this at a time would write the same files
flock 9
if there; then
    exit 0
fi
say "fetching $* of Debian $release"
new=$work/new
rm -rf "$new"
mkdir -p "$new" "$(dirname "$folder")"
cd "$new"
get=download
[ "$kind" = binary ] || get='source --download-only'
if ! { apt update && apt $get "$@"; }; then
    say "could not fetch $*"
    exit 1
fi
unpack > unpack.log 2>&1 || {
    cat unpack.log >&2
    exit 1
}
rm -rf "$folder"
mv tree "$folder"
rm -rf "$new"
echo "$words" > "$folder.packages"
