#!/bin/sh
# Unpacks Debian packages of a newer release than this machine's into a folder.
#
#   tools/fetch-package.sh FOLDER PACKAGE[=VERSION]...
#
# FOLDER becomes the root of a file system with what the packages hold; packages that
# they need are to be named as well. Nothing is installed. When FOLDER is there from
# the same words, nothing is done. apt keeps its state in $BUILD/packages, takes the
# archive's address from this machine's own settings, and checks the signature of the
# release and by it the hash of each file.
#
# SPDX-License-Identifier: MIT
set -eu

release=trixie
keys=/usr/share/keyrings/debian-archive-keyring.gpg
words="$release $*"
folder=$1
shift

say() {
    echo "fetch-package: $*" >&2
}

if [ -d "$folder" ] && [ "$(cat "$folder.packages" 2> /dev/null)" = "$words" ]; then
    exit 0
fi
for tool in apt-get dpkg-deb; do
    if ! command -v "$tool" > /dev/null; then
        say "$tool is missing; this machine is no Debian"
        exit 1
    fi
done
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
    say "this machine's apt settings name no Debian archive"
    exit 1
fi

cd "$(dirname "$0")/.."
work=${BUILD:-$PWD/build}/packages
mkdir -p "$work/parts" "$work/lists/partial" "$work/cache/archives/partial"
printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
    "$archive" "$release" "$keys" > "$work/parts/$release.sources"

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

say "fetching $* of Debian $release"
new=$work/new
rm -rf "$new"
mkdir -p "$new" "$(dirname "$folder")"
cd "$new"
if ! { apt update && apt download "$@"; }; then
    say "could not fetch $*"
    exit 1
fi
for file in ./*.deb; do
    dpkg-deb -x "$file" tree
done
rm -rf "$folder" "$work/cache"
mv tree "$folder"
rm -rf "$new"
echo "$words" > "$folder.packages"
